// @ts-check
// Ticked steps live in the address: they survive a reload and go with the link to another device.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PAGES, builtSite, inLanguage, open, openWindow, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

/** @type {import('playwright-core').Browser} */ let browser
/** @type {Awaited<ReturnType<typeof serve>>} */ let site
/** @type {import('./harness.mjs').Window} */ let view

before(async () => {
  site = await serve(builtSite('FIXBOOK_SITE'), '/fixbook/')
  browser = await startBrowser()
  view = await openWindow(browser)
})
after(async () => {
  await browser?.close()
  await site?.close()
})

const boxes = () => view.page.locator('article input[type=checkbox]')
const ticked = () => boxes().evaluateAll((nodes) => nodes.map((node) => /** @type {HTMLInputElement} */ (node).checked))

for (const kind of ['runbook', 'checklist']) {
  test(`${kind}: ticks survive a reload`, async () => {
    await open(view.page, site.base + PAGES[kind])
    const count = await boxes().count()
    assert.ok(count >= 2)
    await boxes().nth(0).check()
    await boxes().nth(1).check()
    assert.match(view.page.url(), /\?done=[\w-]+,[\w-]+$/)
    const before = await ticked()
    await view.page.reload()
    assert.deepEqual(await ticked(), before)
    assert.equal(before.filter(Boolean).length, 2)
  })

  test(`${kind}: the link shows the same ticks on another device and in the other language`, async () => {
    await open(view.page, site.base + PAGES[kind])
    await boxes().nth(1).check()
    const wanted = await ticked()
    const query = new URL(view.page.url()).search
    const phone = await openWindow(browser)
    await open(phone.page, site.base + inLanguage(PAGES[kind], 'zh') + query)
    const seen = phone.page.locator('article input[type=checkbox]')
    assert.deepEqual(await seen.evaluateAll((nodes) => nodes.map((node) => /** @type {HTMLInputElement} */ (node).checked)), wanted)
    await phone.close()
  })

  test(`${kind}: taking the last tick back leaves a clean address`, async () => {
    await open(view.page, site.base + PAGES[kind])
    await boxes().nth(0).check()
    await boxes().nth(0).uncheck()
    assert.equal(view.page.url(), site.base + PAGES[kind])
  })
}

test('a tick keeps the rest of the query and the step one reads', async () => {
  await open(view.page, `${site.base}${PAGES.runbook}?plan=standard#verify`)
  await boxes().nth(0).check()
  const url = new URL(view.page.url())
  assert.equal(url.searchParams.get('plan'), 'standard')
  assert.match(String(url.searchParams.get('done')), /^[\w-]+$/)
  assert.equal(url.hash, '#verify')
})

test('a name in the address that is no step does no harm', async () => {
  const fresh = await openWindow(browser)
  await open(fresh.page, `${site.base}${PAGES.runbook}?done=%3Cimg%20src=x%20onerror=alert(1)%3E,constructor,__proto__`)
  assert.deepEqual(fresh.errors, [])
  assert.equal(await fresh.page.locator('article input[type=checkbox]:checked').count(), 0)
  await fresh.close()
})
