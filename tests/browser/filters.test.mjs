// @ts-check
// Narrowing lists: what is chosen stands in the address, what is hidden is counted, and one click shows all again.
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

const shown = () => view.page.locator('[data-item]:visible')
const count = () => view.page.locator('[data-count]').innerText()
const regions = () => shown().evaluateAll((nodes) => nodes.map((node) => String(node.getAttribute('data-region')).split(' ')))

test('a region keeps its own, its ancestors and what holds everywhere, and counts the rest', async () => {
  await open(view.page, site.base + PAGES.runbooks)
  const all = await shown().count()
  await view.page.locator('select[data-filter=region]').selectOption('indonesia')
  assert.equal(new URL(view.page.url()).searchParams.get('region'), 'indonesia')
  for (const keys of await regions()) assert.ok(keys.some((key) => ['indonesia', 'southeast-asia', 'global'].includes(key)), keys.join())
  const left = await shown().count()
  assert.ok(left < all)
  assert.match(await count(), new RegExp(`\\b${left} of ${all}\\b.*\\b${all - left}\\b`))
})

test('the more specific stands first in its group', async () => {
  await open(view.page, `${site.base}${PAGES.runbooks}?region=indonesia`)
  const groups = await view.page.locator('[data-group]:visible').evaluateAll((nodes) =>
    nodes.map((node) => [...node.querySelectorAll('[data-item]:not([hidden])')].map((item) => String(item.getAttribute('data-region')).split(' '))),
  )
  const far = (/** @type {string[]} */ keys) => ['indonesia', 'southeast-asia', 'global'].findIndex((key) => keys.includes(key))
  for (const group of groups) assert.deepEqual(group.map(far), group.map(far).sort((one, other) => one - other))
})

test('a shared link shows the same choice, in the other language too', async () => {
  await open(view.page, `${site.base}${PAGES.runbooks}?scenario=showroom&area=stutter`)
  const wanted = await shown().evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-item')))
  assert.ok(wanted.length >= 1)
  assert.equal(await view.page.locator('button[data-value=showroom]').getAttribute('aria-pressed'), 'true')
  await open(view.page, `${site.base}${inLanguage(PAGES.runbooks, 'zh')}?scenario=showroom&area=stutter`)
  assert.deepEqual(await shown().evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-item'))), wanted)
})

test('one click shows all again and cleans the address', async () => {
  await open(view.page, site.base + PAGES.runbooks)
  const all = await shown().count()
  await view.page.locator('button[data-value=showroom]').click()
  assert.ok((await shown().count()) < all)
  await view.page.locator('[data-clear]').click()
  assert.equal(await shown().count(), all)
  assert.equal(view.page.url(), site.base + PAGES.runbooks)
})

test('an article opened from a narrowed list knows the region', async () => {
  await open(view.page, `${site.base}${PAGES.runbooks}?region=indonesia`)
  assert.match(String(await shown().first().locator('a').first().getAttribute('href')), /\?region=indonesia$/)
})

test('nothing fits: it says so and how to go on', async () => {
  await open(view.page, site.base + PAGES['product codes'])
  await view.page.locator('[data-filter-text]').fill('no such code 4711')
  assert.equal(await shown().count(), 0)
  assert.ok(await view.page.locator('[data-none]').isVisible())
})

test('codes are found as one types, by number, name or meaning', async () => {
  await open(view.page, site.base + PAGES['product codes'])
  for (const [typed, found] of [['err_invalid_token', /ERR_INVALID_TOKEN/], ['110', /110/], ['TOKEN expired', /expired/i]]) {
    await view.page.locator('[data-filter-text]').fill(String(typed))
    assert.match(await shown().first().innerText(), /** @type {RegExp} */ (found))
  }
})

test('shifts of support stand in the region\'s own time', async () => {
  await open(view.page, site.base + PAGES.region)
  const cells = await view.page.locator('[data-covers] td[data-clock]').allInnerTexts()
  assert.ok(cells.length >= 1)
  assert.ok(cells.some((text) => /\d\d:\d\d–\d\d:\d\d Asia\/Jakarta/.test(text)), cells.join('\n'))
})
