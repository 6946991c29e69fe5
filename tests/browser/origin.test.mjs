// @ts-check
// A page asks nothing of anyone but the site it stands on, wherever that site is put.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { PAGES, builtSite, foreignRequests, here, inLanguage, open, openWindow, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

/** @type {import('playwright-core').Browser} */ let browser
before(async () => {
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
})

/**
 * Opens every kind of page in both languages, reads it to its end, and tells what went out and what went wrong.
 * @param {string} base
 * @param {string} home
 * @param {(path: string) => string} file
 */
async function walk(base, home, file) {
  const view = await openWindow(browser)
  for (const path of Object.values(PAGES)) {
    for (const language of ['en', 'zh']) {
      await open(view.page, base + file(inLanguage(path, language)))
      await view.page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      await view.page.waitForLoadState('networkidle')
    }
  }
  await view.close()
  assert.ok(view.requests.length > Object.keys(PAGES).length)
  return { foreign: foreignRequests(view.requests, home), errors: view.errors }
}

const CLEAN = { foreign: [], errors: [] }

/** The policy that docs/publish/ tells people to send: pages must work under it. */
const POLICY = /Content-Security-Policy "([^"]+)"/.exec(readFileSync(here('../../docs/publish/nginx.conf'), 'utf8'))?.[1] ?? ''

for (const prefix of ['/', '/fixbook/']) {
  test(`served at ${prefix}: no request leaves the origin, nothing is missing, no script fails`, async () => {
    assert.match(POLICY, /default-src 'self'/)
    const site = await serve(builtSite('FIXBOOK_SITE'), prefix, { 'content-security-policy': POLICY })
    try {
      assert.deepEqual(await walk(site.base, site.origin, (path) => path), CLEAN)
    } finally {
      await site.close()
    }
  })
}

test('opened from disk: the same', async () => {
  const base = `${pathToFileURL(builtSite('FIXBOOK_FLAT_SITE')).href}/`
  assert.deepEqual(await walk(base, 'file://', flat), CLEAN)
})

test('from disk: links of a page open files', async () => {
  const base = `${pathToFileURL(builtSite('FIXBOOK_FLAT_SITE')).href}/`
  const view = await openWindow(browser)
  await open(view.page, base + flat(PAGES.runbook))
  const links = await view.page
    .locator('a[href]')
    .evaluateAll((nodes) => nodes.map((node) => /** @type {HTMLAnchorElement} */ (node).href.split(/[?#]/)[0]))
  const inside = [...new Set(links.filter((link) => link.startsWith('file:')))]
  assert.ok(inside.length > 5)
  for (const link of inside) assert.match(link, /\.[a-z]+$/, 'a link to a folder shows a list of files')
  await view.page.locator('.md-header a.md-logo').first().click()
  assert.equal(view.page.url().split(/[?#]/)[0], `${base}index.html`)
  await view.close()
})

/** The file of a generated page when `use_directory_urls` is off. @param {string} path */
function flat(path) {
  return `${path}index.html`
}
