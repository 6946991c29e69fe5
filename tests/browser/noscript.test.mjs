// @ts-check
// Without JavaScript everything can be read: what scripts add is comfort.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PAGES, builtSite, inLanguage, open, openWindow, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

/** @type {import('playwright-core').Browser} */ let browser
/** @type {Awaited<ReturnType<typeof serve>>} */ let site
/** @type {import('./harness.mjs').Window} */ let plain

before(async () => {
  site = await serve(builtSite('FIXBOOK_SITE'))
  browser = await startBrowser()
  plain = await openWindow(browser, { javaScriptEnabled: false })
})
after(async () => {
  await browser?.close()
  await site?.close()
})

for (const [kind, path] of Object.entries(PAGES)) {
  test(`${kind}: headings, paragraphs and steps show`, async () => {
    for (const language of ['en', 'zh']) {
      await plain.page.goto(site.base + inLanguage(path, language))
      const hidden = await plain.page
        .locator('article :is(h1, h2, h3, p, li, td, dd):not(:visible)')
        .evaluateAll((nodes) => nodes.filter((node) => !node.closest('details:not([open]), [hidden]')).map((node) => node.textContent))
      assert.deepEqual(hidden, [])
      const text = await plain.page.locator('article').innerText()
      assert.ok(text.length > 60, text)
    }
  })

  test(`${kind}: what only a script can do does not show`, async () => {
    await plain.page.goto(site.base + path)
    const dead = await plain.page.locator('article button:visible').evaluateAll((nodes) => nodes.map((node) => node.textContent))
    assert.deepEqual(dead, [])
  })
}

test('home: a list of symptoms stands in place of the box', async () => {
  for (const language of ['en', 'zh']) {
    await plain.page.goto(site.base + inLanguage(PAGES.home, language))
    assert.ok((await plain.page.locator('article a[href*="runbooks/"]:visible').count()) >= 5)
  }
})

test('runbook: every step can be read and its link works', async () => {
  await plain.page.goto(site.base + PAGES.runbook)
  const steps = await plain.page.locator('article li[id]:visible').evaluateAll((nodes) => nodes.map((node) => node.id))
  assert.ok(steps.length >= 2)
  await plain.page.goto(`${site.base}${PAGES.runbook}#${steps[1]}`)
  assert.ok(await plain.page.locator(`[id="${steps[1]}"]`).isVisible())
})
