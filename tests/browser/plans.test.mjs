// @ts-check
// Support plans in the browser: the phase in the address, who is there now, when an answer is due.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NARROW, PAGES, builtSite, inLanguage, open, openWindow, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

/** @type {import('playwright-core').Browser} */ let browser
/** @type {Awaited<ReturnType<typeof serve>>} */ let site
/** @type {import('./harness.mjs').Window} */ let view

// One minute before a working day of eight to nine hours ends in Shanghai; the week after has no holidays.
const FRIDAY = new Date('2026-11-27T09:59:00Z')

before(async () => {
  site = await serve(builtSite('FIXBOOK_SITE'))
  browser = await startBrowser()
  view = await openWindow(browser, { timezoneId: 'Asia/Jakarta' })
  await view.page.clock.setFixedTime(FRIDAY)
})
after(async () => {
  await browser?.close()
  await site?.close()
})

const shownPhases = () => view.page.locator('[data-fb-phase]:visible').evaluateAll((parts) => [...new Set(parts.map((part) => part.getAttribute('data-fb-phase')))])
const cells = () => view.page.locator('[data-fb-clock-result] tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)))

for (const kind of ['plan', 'plans', "buyer's checklist"]) {
  test(`${kind}: one phase at a time, kept in the address`, async () => {
    await open(view.page, site.base + PAGES[kind])
    assert.deepEqual(await shownPhases(), ['warranty'])
    await view.page.click('[data-fb-choose-phase="after"]')
    assert.deepEqual(await shownPhases(), ['after'])
    assert.match(view.page.url(), /\?phase=after$/)
    await view.page.reload()
    assert.deepEqual(await shownPhases(), ['after'])
    await view.page.click('[data-fb-choose-phase="warranty"]')
    assert.equal(view.page.url(), site.base + PAGES[kind])
  })
}

test('a link to a clause of the other phase opens that phase', async () => {
  await open(view.page, `${site.base}${PAGES.plan}#escalation-after`)
  assert.deepEqual(await shownPhases(), ['after'])
  await view.page.evaluate(() => { location.hash = '#escalation' })
  await view.page.waitForFunction(() => !document.querySelector('[data-fb-phase="warranty"]')?.hasAttribute('hidden'))
  assert.deepEqual(await shownPhases(), ['warranty'])
})

test('channels say whether somebody is there, in the reader\'s own time', async () => {
  await open(view.page, site.base + PAGES.plan)
  const now = await view.page.locator('[data-fb-phase="warranty"] [data-fb-now]').allTextContents()
  assert.ok(now.includes('Open, until Fri 17:00 (Jakarta)'), String(now)) // 18:00 in Shanghai
  await view.page.clock.setFixedTime(new Date('2026-11-27T10:00:00Z'))
  await view.page.reload()
  const later = await view.page.locator('[data-fb-phase="warranty"] [data-fb-now]').allTextContents()
  assert.ok(later.includes('Closed, opens Mon 08:00 (Jakarta)'), String(later))
  await view.page.clock.setFixedTime(FRIDAY)
})

test('the response table shows when an answer to a report just before the weekend is due', async () => {
  await open(view.page, site.base + PAGES.plan)
  assert.match(await view.page.locator('[data-fb-phase="warranty"] [data-fb-example-head]').innerText(), /^Example: reported Fri 17:59 \(Shanghai\)/)
  const due = await view.page.locator('[data-fb-phase="warranty"] [data-fb-example]:visible').allTextContents()
  assert.ok(due.length > 0)
  assert.ok(due.some((text) => text.startsWith('→ Mon')), String(due))
})

test('the response clock answers from the address, at once and aloud', async () => {
  await open(view.page, `${site.base}${PAGES['response clock']}?plan=standard&severity=minor&at=2026-11-27T17:59&zone=Asia/Shanghai`)
  const [first] = await cells()
  assert.deepEqual(first, ['First response', '8 h', 'Mon, 30 Nov 2026, 16:59', 'Mon, 30 Nov 2026, 16:59', 'Mon, 30 Nov 2026, 08:59'])
  assert.equal(await view.page.locator('[data-fb-clock-live]').textContent(), 'First response: Mon, 30 Nov 2026, 16:59')
})

test('sentences follow each other as their language writes them', async () => {
  const query = '?plan=basic&severity=critical&at=2026-11-22T22:00&zone=Asia/Shanghai'
  for (const [language, wrong] of /** @type {const} */ ([['en', /\.\w/], ['zh', /。\s/]])) {
    await open(view.page, site.base + inLanguage(PAGES['response clock'], language) + query)
    const said = (await view.page.locator('[data-fb-clock-starts]').textContent()) ?? ''
    assert.match(said, /[.。].+[.。]$/)
    assert.doesNotMatch(said, wrong)
  }
})

test('choosing another severity or zone answers again and is kept in the address', async () => {
  await open(view.page, `${site.base}${PAGES['response clock']}?plan=standard&severity=minor&at=2026-11-27T17:59&zone=Asia/Shanghai`)
  await view.page.selectOption('#clock-zone', 'Europe/Berlin')
  assert.equal((await cells())[0][2], 'Mon, 30 Nov 2026, 10:00') // past closing there: counted from Monday
  assert.match(await view.page.locator('[data-fb-clock-starts]').innerText(), /^Nobody is there at that time\. The clock starts Mon, 30 Nov 2026, 02:00\./)
  assert.match(view.page.url(), /zone=Europe%2FBerlin/)
})

test('a year without holiday dates is said to be unknown', async () => {
  await open(view.page, `${site.base}${PAGES['response clock']}?plan=standard&severity=minor&at=2035-03-05T10:00&zone=Asia/Shanghai`)
  assert.match(await view.page.locator('[data-fb-clock-unknown]').innerText(), /^Holidays of 2035 are not known yet/)
})

test('nonsense in the address is passed over', async () => {
  await open(view.page, `${site.base}${PAGES['response clock']}?plan=none&severity=%3Cb%3E&at=yesterday&zone=Mars/Olympus`)
  assert.equal(await view.page.inputValue('#clock-at'), '2026-11-27T16:59')
  assert.equal(await view.page.inputValue('#clock-zone'), 'Asia/Jakarta')
  const errors = view.errors.filter((error) => !error.includes('ERR_ABORTED')) // what the page before had not loaded yet
  assert.deepEqual(errors, [])
})

for (const language of ['en', 'zh']) {
  test(`${language}: nothing scrolls sideways on a phone`, async () => {
    const phone = await openWindow(browser, { viewport: NARROW })
    for (const kind of ['plan', 'plans', "buyer's checklist", 'response clock', 'postmortems', 'postmortem', 'trends', 'actions', 'coverage', 'reviews']) {
      await open(phone.page, site.base + inLanguage(PAGES[kind], language))
      assert.equal(await phone.page.evaluate(() => document.documentElement.scrollWidth), NARROW.width, kind)
    }
    await phone.close()
  })
}
