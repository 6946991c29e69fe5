// @ts-check
// A runbook at three in the morning: one cause ruled out, the next tried, and a report for support when nothing helped.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { PAGES, builtSite, inLanguage, open, openWindow, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

/** @type {import('playwright-core').Browser} */ let browser
/** @type {Awaited<ReturnType<typeof serve>>} */ let site
/** @type {import('./harness.mjs').Window} */ let view

before(async () => {
  site = await serve(builtSite('FIXBOOK_SITE'), '/fixbook/')
  browser = await startBrowser()
  view = await openWindow(browser, { timezoneId: 'Asia/Jakarta' })
})
after(async () => {
  await browser?.close()
  await site?.close()
})
beforeEach(() => open(view.page, site.base + PAGES.runbook))

const sections = () => view.page.locator('section[data-cause]')
const keys = () => sections().evaluateAll((nodes) => nodes.map((node) => String(node.getAttribute('data-cause'))))
const query = () => new URL(view.page.url()).searchParams
const report = () => view.page.locator('[data-report] pre').innerText()
const focus = () => view.page.evaluate(() => document.activeElement?.id)

test('a cause that is not the one folds to a line and the next one has the focus', async () => {
  const [first, second] = await keys()
  await view.page.locator('[data-not]').first().click()
  assert.equal(query().get('not'), first)
  assert.equal(await focus(), second)
  assert.ok(!(await sections().first().locator('.fb-step').first().isVisible()))
  assert.match(await view.page.locator('.fb-first').innerText(), /^B\b/)
  assert.equal(await view.page.locator('tr[data-state=not]').count(), 1)
})

test('what was ruled out goes with the link and comes back when asked for', async () => {
  const [first] = await keys()
  await open(view.page, `${site.base}${inLanguage(PAGES.runbook, 'zh')}?not=${first}`)
  assert.ok(!(await sections().first().locator('.fb-step').first().isVisible()))
  await view.page.locator('[data-again]:visible').click()
  assert.equal(query().get('not'), null)
  assert.ok(await sections().first().locator('.fb-step').first().isVisible())
})

test('a link to a step of a folded cause unfolds it', async () => {
  const [first] = await keys()
  const step = String(await view.page.locator('.fb-step').first().getAttribute('id'))
  await open(view.page, `${site.base}${PAGES.runbook}?not=${first}#${step}`)
  assert.ok(await view.page.locator(`[id="${step}"]`).isVisible())
})

test('after the last cause support is next', async () => {
  const count = await sections().count()
  for (let place = 0; place < count; place++) await view.page.locator('[data-not]').nth(place).click()
  assert.equal(await focus(), 'escalate')
  assert.ok(!(await view.page.locator('.fb-first').isVisible()))
})

test('fixed leads to how to confirm it', async () => {
  const [first] = await keys()
  await view.page.locator('[data-fixed]').first().click()
  assert.equal(query().get('fixed'), first)
  assert.equal(await focus(), 'verify')
})

test('the report has what was tried, both times, and a blank for what is missing', async () => {
  await view.page.locator('article input[type=checkbox]').first().check()
  await view.page.locator('[data-not]').first().click()
  await view.page.locator('[data-choose=region]').selectOption('indonesia')
  await view.page.locator('.fb-evidence input').first().fill('room-42')
  const text = await report()
  assert.match(text, /^KB-\d+ /)
  assert.match(text, /\/k\/KB-\d+\/\?done=[\w-]+\n/)
  assert.match(text, /Steps done:\n- A1 .+\nRuled out:\n- A .+/)
  assert.match(text, /Local time: \d{4}-\d\d-\d\d \d\d:\d\d Asia\/Jakarta \(UTC\+07:00\)\nUTC: \d{4}-\d\d-\d\d \d\d:\d\d\n/)
  assert.match(text, /Region: Indonesia\n/)
  assert.match(text, /: room-42\n/)
  assert.match(text, /: ________$/m)
})

test('a plan and a severity say by when support answers, in local time and in UTC', async () => {
  await view.page.locator('[data-choose=plan]').selectOption({ index: 1 })
  await view.page.locator('[data-choose=severity]').selectOption({ index: 1 })
  assert.ok(query().get('plan'))
  assert.match(await view.page.locator('[data-answer]').innerText(), /\d\d:\d\d.*UTC/)
  assert.equal(await view.page.locator('.fb-help__plan:visible').count(), 1)
  assert.match(await report(), /Plan: \w+/)
})

test('the notes of the chosen region and of the one around it are open and first', async () => {
  await open(view.page, `${site.base}${PAGES.runbook}?region=indonesia`)
  const note = view.page.locator('.fb-region').first()
  assert.ok(await note.evaluate((node) => /** @type {HTMLDetailsElement} */ (node).open))
  assert.match(String(await note.getAttribute('data-regions')), /\bindonesia\b/)
})

test('the reply stands in the support view alone, which is remembered', async () => {
  const reply = view.page.locator('#fb-reply')
  assert.ok(!(await reply.isVisible()))
  await open(view.page, `${site.base}${PAGES.runbook}?view=support`)
  assert.ok(await reply.isVisible())
  await open(view.page, site.base + PAGES.runbook)
  assert.ok(await reply.isVisible())
  await view.page.locator('[data-fb-support]').click()
  assert.ok(!(await reply.isVisible()))
})

test('names in the address that are none of the page do no harm', async () => {
  const fresh = await openWindow(browser)
  const foul = '%3Cimg%20src=x%20onerror=alert(1)%3E'
  await open(fresh.page, `${site.base}${PAGES.runbook}?not=${foul},__proto__&fixed=constructor&plan=${foul}&severity=x&region=${foul}&view=${foul}`)
  assert.deepEqual(fresh.errors, [])
  assert.equal(await fresh.page.locator('section[data-state]').count(), 0)
  await fresh.close()
})
