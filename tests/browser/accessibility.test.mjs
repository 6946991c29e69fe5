// @ts-check
// axe-core finds nothing on any kind of page, the theme's own parts included. There is no list of exceptions.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NARROW, PAGES, WIDE, builtSite, inLanguage, open, openWindow, startBrowser, violations } from './harness.mjs'
import { serve } from './serve.mjs'

/** @type {import('playwright-core').Browser} */ let browser
/** @type {Awaited<ReturnType<typeof serve>>} */ let site

before(async () => {
  site = await serve(builtSite('FIXBOOK_SITE'))
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await site?.close()
})

/** @type {{language: string, colorScheme: 'light' | 'dark', viewport: {width: number, height: number}}[]} */
const VIEWS = [
  { language: 'en', colorScheme: 'light', viewport: WIDE },
  { language: 'en', colorScheme: 'dark', viewport: WIDE },
  { language: 'zh', colorScheme: 'light', viewport: NARROW },
  { language: 'zh', colorScheme: 'dark', viewport: NARROW },
]

for (const { language, ...look } of VIEWS) {
  test(`${language}, ${look.colorScheme}, ${look.viewport.width} pixels`, async (t) => {
    const view = await openWindow(browser, look)
    for (const [kind, path] of Object.entries(PAGES)) {
      await t.test(kind, async () => {
        await open(view.page, site.base + inLanguage(path, language))
        assert.deepEqual(await violations(view.page), [])
      })
    }
    await view.close()
  })
}
