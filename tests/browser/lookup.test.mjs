// @ts-check
// The lookup box of the home page: its three kinds of answer, by keyboard, narrowed, in every palette and language.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NARROW, WIDE, builtSite, foreignRequests, open, openWindow, picture, sidewaysScroll, startBrowser, violations } from './harness.mjs'
import { FIELD, ROWS, answered, ask, openBox } from './lookup.mjs'
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

/** Words that find something surely, several things, and nothing. @type {Record<string, {certain: string, several: string, nothing: string}>} */
const SAID = {
  en: { certain: 'ERR_TOKEN_EXPIRED', several: 'it stutters', nothing: 'my invoice has the wrong address' },
  zh: { certain: '画面是绿的', several: '卡', nothing: '发票抬头写错了' },
}

/** @type {(asked?: string, options?: Parameters<typeof openBox>[3]) => ReturnType<typeof openBox>} */
const home = (asked, options) => openBox(browser, site.base, asked, options)

test('nothing of the lookup loads before somebody asks', async () => {
  const view = await home()
  await view.page.waitForLoadState('networkidle')
  assert.deepEqual(view.requests.filter((url) => url.includes('/lookup/')), [])
  await view.page.locator(FIELD).focus()
  await view.page.waitForResponse((response) => response.url().includes('/lookup/core.js'))
  await view.close()
})

test('answers come as one types, each with its reason, the check and the first step', async () => {
  const view = await home()
  await view.page.locator(FIELD).pressSequentially('host uplink too short, picture freezes')
  await answered(view.page)
  const first = view.page.locator(ROWS).first()
  assert.ok((await first.locator('mark').count()) > 0)
  assert.match(await first.innerText(), /How to tell[^]*First step/)
  assert.match(await first.locator('.fb-hit__badges').innerText(), /^KB-\d{4}/)
  assert.match(String(await first.locator('a').first().getAttribute('href')), /\/runbooks\/[a-z0-9-]+\/\?q=host/)
  assert.deepEqual(view.errors, [])
  await view.close()
})

test('certain, not certain and nothing fits are three different answers', async () => {
  const view = await home(SAID.en.certain)
  assert.equal(await view.page.locator(`${ROWS}.fb-hit--large`).count(), 1)
  assert.equal(await view.page.locator(ROWS).count(), 1)
  const fold = view.page.locator('.fb-answer__fold')
  await fold.click()
  assert.equal(await fold.getAttribute('aria-expanded'), 'true')
  assert.ok((await view.page.locator(ROWS).count()) > 1)

  await ask(view.page, SAID.en.several)
  await view.page.locator('.fb-hit--large').waitFor({ state: 'detached' })
  const several = await view.page.locator(ROWS).count()
  assert.ok(several >= 2 && several <= 5, `${several} answers`)

  await view.page.locator(FIELD).fill(SAID.en.nothing)
  await view.page.locator('.fb-answer__head--none').waitFor()
  assert.equal(await view.page.locator(ROWS).count(), 0)
  assert.match(await view.page.locator('[data-lookup-report] textarea').inputValue(), /What we see: my invoice[^]*UTC: \d{4}-[^]*________/)
  await view.close()
})

test('the page of a region or plan that a question names stands below its answers', async () => {
  const view = await home('calls from Vietnam freeze')
  const links = view.page.locator('.fb-answer__near a')
  assert.ok((await view.page.locator(ROWS).count()) > 0)
  assert.deepEqual(await links.allInnerTexts(), ['Vietnam'])
  assert.match(String(await links.first().getAttribute('href')), /regions\/vietnam\//)
  await ask(view.page, 'enterprise plan calls freeze')
  assert.deepEqual(await links.allInnerTexts(), ['Enterprise'])
  await ask(view.page, 'it stutters')
  assert.equal(await links.count(), 0)
  await view.close()
})

test('the keys of a combobox: arrows choose, Enter opens, Escape goes back step by step', async () => {
  const view = await home(SAID.en.several)
  const field = view.page.locator(FIELD)
  assert.equal(await field.getAttribute('aria-expanded'), 'true')
  await field.press('ArrowDown')
  await field.press('ArrowDown')
  const chosen = String(await field.getAttribute('aria-activedescendant'))
  assert.equal(await view.page.locator(`#${chosen}`).getAttribute('aria-selected'), 'true')
  assert.equal(await view.page.locator('[aria-selected=true]').count(), 1)
  await field.press('ArrowUp')
  assert.notEqual(await field.getAttribute('aria-activedescendant'), chosen)
  await field.press('Escape')
  assert.equal(await field.getAttribute('aria-activedescendant'), null)
  assert.equal(await field.inputValue(), SAID.en.several)
  await field.press('ArrowDown')
  const target = await view.page.locator('[aria-selected=true] a').first().getAttribute('href')
  await field.press('Enter')
  await view.page.waitForURL(String(target))
  await view.page.goBack()
  await answered(view.page)
  assert.equal(await field.inputValue(), SAID.en.several)
  await field.press('Escape')
  assert.equal(await field.inputValue(), '')
  assert.equal(await view.page.locator(ROWS).count(), 0)
  assert.equal(await field.getAttribute('aria-expanded'), 'false')
  await view.close()
})

test('the number of answers is told once the reader stops typing', async () => {
  const view = await home('token')
  const live = view.page.locator('#fb-live')
  await view.page.waitForFunction(() => /\d+ answers?/.test(document.getElementById('fb-live')?.textContent ?? ''))
  assert.equal(await live.getAttribute('role'), 'status')
  await view.close()
})

test('a link with ?q= and filters shows its answer, and the theme\'s dialog stays shut', async () => {
  const view = await home(undefined, { query: '?q=token&region=indonesia&platform=web' })
  await answered(view.page)
  assert.equal(await view.page.locator(FIELD).inputValue(), 'token')
  assert.equal(await view.page.locator('#lookup_region').inputValue(), 'indonesia')
  assert.equal(await view.page.locator('[data-md-toggle=search]').isChecked(), false)
  assert.match(view.page.url(), /q=token/)
  await view.close()
})

test('filters are kept in the address, and what they hide is counted and can be shown', async () => {
  const view = await home('calls never connect in Dubai')
  const first = await view.page.locator(`${ROWS} a`).first().getAttribute('data-id')
  await view.page.locator('#lookup_region').selectOption('indonesia')
  await view.page.locator('.fb-answer__hidden button').waitFor()
  assert.match(view.page.url(), /region=indonesia/)
  assert.match(await view.page.locator('.fb-answer__hidden').innerText(), /\d+ matching articles? (is|are) hidden/)
  assert.equal(await view.page.locator(`${ROWS} a[data-id="${first}"]`).count(), 0)
  await view.page.locator('.fb-answer__hidden button').click()
  await view.page.locator(`${ROWS} a[data-id="${first}"]`).first().waitFor()
  assert.doesNotMatch(view.page.url(), /region=/)
  const chip = view.page.locator('.fb-lookup__chips button').first()
  await chip.click()
  assert.equal(await chip.getAttribute('aria-pressed'), 'true')
  assert.match(view.page.url(), /scenario=/)
  await view.close()
})

test('a question narrows answers that differ in who is affected, and can be left open or taken back', async () => {
  const view = await home('it stutters')
  const question = view.page.locator('.fb-back[role=group]')
  const before = await view.page.locator(ROWS).count()
  await question.locator('button').first().click()
  await view.page.locator('.fb-back > [aria-pressed=true]').waitFor()
  assert.ok((await view.page.locator(ROWS).count()) <= before)
  await view.page.locator('.fb-back > [aria-pressed=true]').click()
  assert.equal(await view.page.locator('.fb-back > [aria-pressed=true]').count(), 0)
  for (let asked = 0; await question.count(); asked += 1) {
    assert.ok(asked < 2, 'at most two questions')
    await question.locator('button').last().click()
  }
  assert.equal(await view.page.locator(ROWS).count(), before)
  await view.close()
})

for (const [text, shows] of /** @type {[string, boolean][]} */ ([['everyone says it freezes', true], ['all of Indonesia is down', true], ['one user in Indonesia has no sound', false]])) {
  test(`"${text}" ${shows ? 'first shows' : 'does not show'} where providers tell of outages`, async () => {
    const view = await home(text)
    assert.equal(await view.page.locator('[data-lookup-outage]').isVisible(), shows)
    await view.close()
  })
}

test('an example is one tap away', async () => {
  const view = await home()
  const example = view.page.locator('[data-lookup-examples] button').first()
  const words = (await example.innerText()).trim()
  await example.click()
  await answered(view.page)
  assert.equal(await view.page.locator(FIELD).inputValue(), words)
  assert.ok((await view.page.locator(ROWS).count()) > 0)
  await view.close()
})

test('the support view, once chosen, offers the reply of every answer that has one', async () => {
  const view = await home(undefined, { permissions: ['clipboard-read', 'clipboard-write'], query: '?view=support&q=ERR_TOKEN_EXPIRED' })
  await answered(view.page)
  await view.page.locator('.fb-hit__actions button').first().click()
  const copied = await view.page.evaluate(() => navigator.clipboard.readText())
  assert.match(copied, /\n\n.*\/k\/KB-\d{4}\/$/)
  await open(view.page, `${site.base}?q=ERR_TOKEN_EXPIRED`)
  await view.page.locator('.fb-hit__actions button').first().waitFor()
  await view.close()
  const other = await home(SAID.en.certain)
  assert.equal(await other.page.locator('.fb-hit__actions button').count(), 0)
  await other.close()
})

test('an answer leads to its article and back without a full load, and the box works again', async () => {
  const view = await home('token')
  await view.page.locator(`${ROWS} a`).first().click()
  await view.page.waitForURL(/runbooks/)
  await view.page.locator('a.md-logo').first().click()
  await view.page.locator(FIELD).waitFor()
  await ask(view.page, 'black screen')
  assert.ok((await view.page.locator(ROWS).count()) > 0)
  assert.deepEqual(view.errors, [])
  await view.close()
})

test('where workers are forbidden the page answers itself', async () => {
  const strict = await serve(builtSite('FIXBOOK_SITE'), '/', { 'content-security-policy': "worker-src 'none'" })
  const view = await openWindow(browser)
  await open(view.page, `${strict.base}?q=token`)
  await answered(view.page)
  assert.ok((await view.page.locator(ROWS).count()) > 0)
  await view.close()
  await strict.close()
})

test('when the lookup does not load, the page says so and tries again on request', async () => {
  const view = await home()
  await view.page.route('**/lookup/core.js*', (route) => route.abort())
  await view.page.locator(FIELD).fill('token')
  const alert = view.page.locator('.fb-answer [role=alert]')
  await alert.waitFor()
  await view.page.unroute('**/lookup/core.js*')
  await alert.locator('button').click()
  await answered(view.page)
  assert.ok((await view.page.locator(ROWS).count()) > 0)
  await view.close()
})

for (const language of ['en', 'zh']) {
  for (const [name, look] of /** @type {[string, import('playwright-core').BrowserContextOptions][]} */ ([
    ['wide, light', { viewport: WIDE }],
    ['wide, dark', { viewport: WIDE, colorScheme: 'dark' }],
    ['narrow, dark', { viewport: NARROW, colorScheme: 'dark' }],
    ['narrow, light', { viewport: NARROW }],
  ])) {
    test(`${language}, ${name}: no state has a flaw that axe-core sees, none scrolls sideways`, async () => {
      const view = await home(undefined, { ...look, language, query: '?view=support' })
      for (const [state, text] of Object.entries(SAID[language])) {
        await ask(view.page, text)
        await view.page.locator(FIELD).press('ArrowDown')
        assert.deepEqual(await violations(view.page), [], state)
        assert.deepEqual(await sidewaysScroll(view.page), [], state)
        await picture(view.page, `lookup-${language}-${name.replace(', ', '-')}-${state}`)
      }
      assert.deepEqual(foreignRequests(view.requests, site.origin), [])
      await view.close()
    })
  }
}
