// @ts-check
// Makes the pictures of README.md from the built site: node screenshots.mjs FOLDER
import assert from 'node:assert/strict'
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PAGES, WIDE, builtSite, inLanguage, open, openWindow, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

const LARGEST = 200_000 // bytes: README is read on phones too
const PHONE = { width: 390, height: 780 }

/** @type {{name: string, path: string, from?: string, look: import('playwright-core').BrowserContextOptions}[]} */
const SCREENS = [
  { name: 'lookup', path: `${PAGES.home}?q=${encodeURIComponent('everyone says it freezes, host in Jakarta')}`, look: { viewport: WIDE } },
  { name: 'runbook', path: PAGES.runbook, look: { viewport: WIDE } },
  { name: 'postmortem', path: PAGES.postmortem, from: '.fb-figures', look: { viewport: WIDE, colorScheme: 'dark' } },
  { name: 'runbook-phone-zh', path: inLanguage(PAGES.runbook, 'zh'), look: { viewport: PHONE } },
]

const folder = process.argv[2]
assert.ok(folder, 'name the folder the pictures go to')
mkdirSync(folder, { recursive: true })

const site = await serve(builtSite('FIXBOOK_SITE'))
const browser = await startBrowser()
for (const { name, path, from, look } of SCREENS) {
  const view = await openWindow(browser, look)
  await open(view.page, site.base + path)
  await view.page.waitForLoadState('networkidle') // answers of the lookup
  if (from) await view.page.locator(from).first().evaluate((node) => scrollTo(0, node.getBoundingClientRect().top - 120))
  const file = join(folder, `${name}.png`)
  await view.page.screenshot({ path: file })
  await view.close()
  const { size } = statSync(file)
  assert.ok(size <= LARGEST, `${file} has ${size} bytes; at most ${LARGEST}`)
  console.log(`${file} ${size} bytes`)
}
await browser.close()
await site.close()
