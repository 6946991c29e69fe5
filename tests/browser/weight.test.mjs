// @ts-check
// What of ours a page loads before the reader types: the theme is counted apart, the lookup waits for the first word.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { PAGES, builtSite, inLanguage, open, openWindow, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

const LARGEST = 60_000 // bytes, gzip

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

/** @param {string} url */
const compressed = async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length

for (const [kind, address] of Object.entries(PAGES)) for (const language of ['en', 'zh']) {
  test(`${kind}, ${language}: at most ${LARGEST} bytes`, async () => {
    const path = inLanguage(address, language)
    const view = await openWindow(browser)
    await open(view.page, site.base + path)
    await view.page.waitForLoadState('networkidle')
    await view.close()
    const ours = [...new Set(view.requests)].filter((url) => url === site.base + path || url.includes('/assets/fixbook/'))
    assert.ok(ours.length >= 2, 'the page and what it loads')
    const sizes = await Promise.all(ours.map(compressed))
    const total = sizes.reduce((sum, size) => sum + size, 0)
    assert.ok(total <= LARGEST, `${total} bytes: ${ours.map((url, index) => `${sizes[index]} ${url}`).join(', ')}`)
  })
}
