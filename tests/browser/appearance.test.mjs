// @ts-check
// How pages stand in a dark room, on a phone and on paper.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NARROW, PAGES, builtSite, inLanguage, open, openWindow, picture, sidewaysScroll, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

/** @type {import('playwright-core').Browser} */ let browser
/** @type {Awaited<ReturnType<typeof serve>>} */ let site
/** @type {import('./harness.mjs').Window} */ let view
/** @type {import('./harness.mjs').Window} */ let night
/** @type {import('./harness.mjs').Window} */ let phone

before(async () => {
  site = await serve(builtSite('FIXBOOK_SITE'), '/fixbook/')
  browser = await startBrowser()
  view = await openWindow(browser, { colorScheme: 'light' })
  night = await openWindow(browser, { colorScheme: 'dark' })
  phone = await openWindow(browser, { viewport: NARROW })
})
after(async () => {
  await browser?.close()
  await site?.close()
})

/**
 * Lightness of the page's background and of its text, 0 to 255.
 * @param {import('playwright-core').Page} page
 */
const lightness = (page) =>
  page.evaluate(() => {
    const mean = (/** @type {string} */ colour) => {
      const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map(Number)
      return (red + green + blue) / 3
    }
    const body = getComputedStyle(document.body)
    const text = getComputedStyle(document.querySelector('article h1') ?? document.body)
    return { paper: mean(body.backgroundColor), ink: mean(text.color) }
  })

/**
 * Controls of ours and lines to unfold that are less than 40 pixels high.
 * @param {import('playwright-core').Page} page
 */
const small = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('article :is(button[class^=fb-], select, summary, .fb-input, a.fb-button, a.fb-tool, a.fb-row__title)')]
      .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < 40)
      .map((node) => `${node.className}: ${node.textContent?.trim()}`),
  )

for (const [kind, path] of Object.entries(PAGES)) {
  test(`${kind}: dark where the system is dark, light where it is light`, async () => {
    for (const [look, window] of /** @type {const} */ ([['light', view], ['dark', night]])) {
      await open(window.page, site.base + path)
      const { paper, ink } = await lightness(window.page)
      assert.equal(paper < 80, look === 'dark', `background ${paper}`)
      assert.equal(ink > 120, look === 'dark', `text ${ink}`)
      await picture(window.page, `${kind}-wide-${look}`)
    }
  })

  test(`${kind}: paper shows the text and nothing to press`, async () => {
    await open(view.page, site.base + path)
    await view.page.emulateMedia({ media: 'print' })
    const chrome = view.page.locator(
      '.md-header:visible, .md-tabs:visible, .md-sidebar:visible, .md-footer:visible, .md-search:visible, article button:visible',
    )
    assert.deepEqual(await chrome.evaluateAll((nodes) => [...new Set(nodes.map((node) => node.className))]), [])
    assert.ok(await view.page.locator('article h1').first().isVisible())
    await picture(view.page, `${kind}-print`)
    await view.page.emulateMedia({ media: null })
  })

  test(`${kind}: nothing scrolls sideways on a narrow window`, async () => {
    for (const language of ['en', 'zh']) {
      await open(phone.page, site.base + inLanguage(path, language))
      for (const width of [320, NARROW.width]) {
        await phone.page.setViewportSize({ width, height: NARROW.height })
        assert.deepEqual(await sidewaysScroll(phone.page), [], `${language} at ${width} pixels`)
      }
      assert.deepEqual(await small(phone.page), [], `${language}: smaller than a finger`)
      await picture(phone.page, `${kind}-narrow-${language}`)
    }
  })
}

test('a palette one has chosen stays on the next page', async () => {
  const own = await openWindow(browser, { colorScheme: 'light' })
  await open(own.page, site.base)
  await own.page.locator('.md-header [data-md-component=palette] label:visible').click()
  assert.ok((await lightness(own.page)).paper < 80)
  await open(own.page, site.base + PAGES.runbook)
  assert.ok((await lightness(own.page)).paper < 80)
  await own.close()
})

test('the likeliest cause and its first step are on the first screen of a phone', async () => {
  for (const language of ['en', 'zh']) {
    await open(phone.page, site.base + inLanguage(PAGES.runbook, language))
    const bottom = await phone.page.locator('article .fb-first').first().evaluate((node) => node.getBoundingClientRect().bottom)
    assert.ok(bottom <= NARROW.height, `${language}: ends at ${bottom}`)
  }
})

test('runbook: paper spells links out and shows what is folded', async () => {
  await open(view.page, site.base + PAGES.runbook)
  await view.page.emulateMedia({ media: 'print' })
  const spelt = await view.page
    .locator('article a[rel~=noopener]:visible')
    .evaluateAll((links) => links.map((link) => getComputedStyle(link, '::after').content))
  assert.ok(spelt.length > 0)
  assert.ok(spelt.every((content) => content.includes('http')), String(spelt))
  const steps = view.page.locator('article input[type=checkbox]')
  for (const step of await steps.all()) assert.ok(await step.locator('xpath=ancestor::li[1]').isVisible())
  await view.page.emulateMedia({ media: null })
})
