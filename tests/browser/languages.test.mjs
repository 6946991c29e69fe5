// @ts-check
// One page in two languages: the switch stays on the page, links into a page work in both.
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

/** @param {string} language */
async function switchTo(language) {
  const before = await view.page.locator('article h1').first().innerText()
  await view.page.locator('.md-header .md-select > button').focus()
  await view.page.locator(`.md-header .md-select a[hreflang^="${language}"]`).click()
  await view.page.waitForFunction(
    ([wanted, old]) => {
      const title = /** @type {HTMLElement | null} */ (document.querySelector('article h1'))
      return document.documentElement.lang.startsWith(wanted) && document.readyState === 'complete' && title && title.innerText !== old
    },
    [language, before],
  )
}

/** Ids inside the article, sorted: what a link may point at. Lists may stand in another order in another language. */
const anchors = () =>
  view.page.evaluate(() => [...document.querySelectorAll('article [id]')].map((node) => node.id).filter((id) => !id.startsWith('__')).sort())

/** What stands in one list alone. @param {string[]} one @param {string[]} other */
const difference = (one, other) => [...one.filter((id) => !other.includes(id)), ...other.filter((id) => !one.includes(id))]

for (const [kind, path] of Object.entries(PAGES)) {
  test(`${kind}: the switch stays on the page, there and back, and anchors are the same`, async () => {
    await open(view.page, site.base + path)
    assert.match(await view.page.evaluate(() => document.documentElement.lang), /^en/)
    const english = await anchors()
    assert.equal(new Set(english).size, english.length, 'an id stands twice')
    await switchTo('zh')
    assert.deepEqual(difference(english, await anchors()), [])
    assert.equal(view.page.url(), site.base + inLanguage(path, 'zh'))
    assert.match(await view.page.locator('h1').first().innerText(), /\p{Script=Han}/u)
    await switchTo('en')
    assert.equal(view.page.url(), site.base + path)
  })
}

test('the switch keeps what was ticked and the step one reads', async () => {
  await open(view.page, `${site.base}${PAGES.runbook}`)
  const step = await view.page.locator('article input[type=checkbox]').first().getAttribute('value')
  assert.ok(step)
  await open(view.page, `${site.base}${PAGES.runbook}?done=${step}#${step}`)
  await switchTo('zh')
  assert.equal(view.page.url(), `${site.base}${inLanguage(PAGES.runbook, 'zh')}?done=${step}#${step}`)
})

test('a Chinese browser is offered Chinese on the home page and not sent there', async () => {
  const chinese = await openWindow(browser, { locale: 'zh-CN' })
  await open(chinese.page, site.base)
  assert.equal(chinese.page.url(), site.base)
  await chinese.page.locator('[data-fb-offer] a[hreflang^="zh"]:visible').click()
  await chinese.page.waitForURL(`${site.base}zh/`)
  await chinese.close()
})

test('an English browser is not offered Chinese', async () => {
  await open(view.page, site.base)
  assert.equal(await view.page.locator('[data-fb-offer]:visible').count(), 0)
})

test('a missing page answers in the language of its address, with the way home', async () => {
  // Its links start at the address that mkdocs.yml names, since it stands in for a page at any depth.
  const root = await serve(builtSite('FIXBOOK_SITE'))
  for (const [language, text] of /** @type {const} */ ([['en', /not found|no page/i], ['zh', /\p{Script=Han}{4}/u]])) {
    await view.page.goto(root.base + inLanguage('no-such/page/', language))
    assert.match(await view.page.locator('article').innerText(), text)
    assert.match(await view.page.evaluate(() => document.documentElement.lang), new RegExp(`^${language}`))
    const home = view.page.locator('.md-header a.md-logo').first()
    assert.equal(await home.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href), root.base + inLanguage('', language))
  }
  await root.close()
})
