// @ts-check
// Postmortems and maintainers' pages in the browser: narrowing, own and retold apart, what is due today.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PAGES, builtSite, open, openWindow, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

/** @type {import('playwright-core').Browser} */ let browser
/** @type {Awaited<ReturnType<typeof serve>>} */ let site
/** @type {import('./harness.mjs').Window} */ let view

before(async () => {
  site = await serve(builtSite('FIXBOOK_SITE'))
  browser = await startBrowser()
  view = await openWindow(browser, { timezoneId: 'Asia/Jakarta' })
})
after(async () => {
  await browser?.close()
  await site?.close()
})

const items = () => view.page.locator('[data-item]:visible')
const count = () => view.page.locator('[data-count]').innerText()

test('postmortems are narrowed by a select, counted, and kept in the address', async () => {
  await open(view.page, site.base + PAGES.postmortems)
  const all = await items().count()
  const year = await view.page.locator('#filter_year option').nth(1).getAttribute('value')
  await view.page.selectOption('#filter_year', year)
  const shown = await items().count()
  assert.ok(shown > 0 && shown < all)
  assert.equal(await count(), `Showing ${shown} of ${all} postmortems`)
  assert.match(view.page.url(), new RegExp(`\\?year=${year}$`))
  assert.deepEqual(await view.page.locator('article h2:visible').evaluateAll((heads) => heads.map((head) => head.id)), [year])
  await view.page.reload()
  assert.equal(await items().count(), shown)
})

test('nothing that fits is said, with the way back', async () => {
  await open(view.page, site.base + PAGES.postmortems)
  const all = await items().count()
  const years = await view.page.locator('#filter_year option').evaluateAll((options) => options.map((option) => option.getAttribute('value')))
  const severities = await view.page.locator('#filter_severity option').evaluateAll((options) => options.map((option) => option.getAttribute('value')))
  /** Whether no incident has both. @param {string | null} year @param {string | null} severity */
  const free = async (year, severity) => (await view.page.locator(`[data-year="${year}"][data-severity="${severity}"]`).count()) === 0
  for (const year of years.slice(1)) {
    for (const severity of severities.slice(1)) {
      if (!(await free(year, severity))) continue
      await view.page.selectOption('#filter_year', year)
      await view.page.selectOption('#filter_severity', severity)
      assert.equal(await items().count(), 0)
      await view.page.click('[data-clear]')
      assert.equal(await items().count(), all)
      assert.equal(view.page.url(), site.base + PAGES.postmortems)
      return
    }
  }
  assert.fail('every year has incidents of every severity: narrow by something else here')
})

test('times of the timeline have the local time beside them', async () => {
  await open(view.page, site.base + PAGES.postmortem)
  const times = await view.page.locator('.fb-event__time').evaluateAll((cells) => cells.map((cell) => (cell.textContent ?? '').trim()))
  assert.ok(times.includes('13 Jul 14:5221:52 local'), String(times))
  assert.match(await view.page.locator('[data-fb-zone]').innerText(), /Asia\/Jakarta/)
})

for (const kind of ['trends', 'actions']) {
  test(`${kind}: own incidents by default, retold ones on a switch, never both`, async () => {
    await open(view.page, site.base + PAGES[kind])
    const shown = () => view.page.locator('[data-fb-set]:visible').evaluateAll((parts) => parts.map((part) => part.getAttribute('data-fb-set')))
    assert.deepEqual(await shown(), ['own'])
    await view.page.click('[data-fb-choose-set="retold"]')
    assert.deepEqual(await shown(), ['retold'])
    assert.match(view.page.url(), /\?set=retold$/)
  })
}

test('the coverage grid shows one problem area, its gaps counted', async () => {
  await open(view.page, site.base + PAGES.coverage)
  const total = () => view.page.locator('[data-fb-grid] .fb-cell__own').evaluateAll((cells) => cells.reduce((sum, cell) => sum + Number(cell.textContent), 0))
  const whole = await total()
  let parts = 0
  const areas = await view.page.locator('[data-fb-area]').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-fb-area')).filter(Boolean))
  for (const area of areas) {
    await view.page.click(`[data-fb-area="${area}"]`)
    parts += await total()
    const gaps = await view.page.locator('[data-fb-grid] .fb-cell--none').count()
    assert.match(await view.page.locator('[data-fb-coverage-sum]').innerText(), new RegExp(`, ${gaps} have nothing$`))
  }
  assert.equal(parts, whole)
  assert.match(view.page.url(), new RegExp(`\\?area=${areas.at(-1)}$`))
})

test('articles are due for review on their day, not the day before', async () => {
  await open(view.page, site.base + PAGES.reviews)
  const [day] = await view.page.locator('[data-fb-review]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-fb-review')).sort())
  assert.ok(day)
  for (const [time, due] of /** @type {[string, boolean][]} */ ([[`${day}T00:30:00+07:00`, true], [new Date(Date.parse(`${day}T23:30:00+07:00`) - 86400000).toISOString(), false]])) {
    await view.page.clock.setFixedTime(new Date(time))
    await view.page.reload()
    assert.equal(await view.page.locator('[data-fb-review-count]').isVisible(), due)
  }
})
