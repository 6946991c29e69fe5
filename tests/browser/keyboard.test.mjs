// @ts-check
// Everything by keyboard, focus always visible.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NARROW, PAGES, builtSite, open, openWindow, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

/** @type {import('playwright-core').Browser} */ let browser
/** @type {Awaited<ReturnType<typeof serve>>} */ let site
/** @type {import('./harness.mjs').Window} */ let view

before(async () => {
  site = await serve(builtSite('FIXBOOK_SITE'))
  browser = await startBrowser()
  view = await openWindow(browser)
})
after(async () => {
  await browser?.close()
  await site?.close()
})

/**
 * What has the focus: what it is, whether one can see it, and whether a mark around it shows.
 * @param {import('playwright-core').Page} page
 */
const focused = (page) =>
  page.evaluate(() => {
    const node = /** @type {HTMLElement} */ (document.activeElement ?? document.body)
    const box = node.getBoundingClientRect()
    const labelled = node.matches('input') && node.id ? document.querySelector(`label[for="${node.id}"]`) : undefined
    const marks = [node, labelled, node.parentElement].filter(Boolean).map((one) => getComputedStyle(/** @type {Element} */ (one)))
    return {
      name: `${node.tagName.toLowerCase()} ${node.id || node.className} ${node.textContent?.trim().slice(0, 30)}`,
      inArticle: Boolean(node.closest('article')),
      key: `${node.tagName} ${[...document.querySelectorAll('*')].indexOf(node)}`,
      seen: box.width > 0 && box.height > 0,
      marked: marks.some((style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'),
    }
  })

for (const [kind, path] of Object.entries(PAGES)) {
  test(`${kind}: Tab reaches every control of the article once, and each shows that it has the focus`, async () => {
    await open(view.page, site.base + path)
    await view.page.evaluate(() => {
      document.body.tabIndex = -1
      document.body.focus()
    })
    const wanted = await view.page
      .locator('article :is(a[href], button, input, select, textarea, summary, [tabindex="0"]):visible:not(:disabled)')
      .evaluateAll((nodes) => {
        // Radio buttons of one name are one stop.
        const stops = nodes.filter((node) => /** @type {HTMLElement} */ (node).tabIndex >= 0)
        return new Set(stops.map((node, index) => (node.matches('[type=radio]') ? node.getAttribute('name') : index))).size
      })
    const seen = new Map()
    const marked = new Set()
    for (let presses = 0; presses < wanted + 250; presses++) {
      await view.page.keyboard.press('Tab')
      const here = await focused(view.page)
      if (here.key.startsWith('BODY')) break
      if (!here.inArticle) continue
      seen.set(here.key, here.name)
      // A date has several stops in one control; the browser marks the inner ones itself.
      if (here.marked) marked.add(here.key)
    }
    assert.deepEqual([...seen].filter(([key]) => !marked.has(key)).map(([, name]) => name), [])
    assert.ok(seen.size >= wanted, `${seen.size} of ${wanted} reached: ${[...seen.values()].join('; ')}`)
  })
}

test('the first Tab offers to skip to the content', async () => {
  await open(view.page, site.base + PAGES.runbook)
  await view.page.keyboard.press('Tab')
  const skip = view.page.locator(':focus')
  assert.match(String(await skip.getAttribute('href')), /#./)
  await view.page.keyboard.press('Enter')
  await view.page.waitForFunction(() => document.querySelector(':target'))
  await view.page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
  await view.page.keyboard.press('Tab')
  assert.ok((await focused(view.page)).inArticle)
})

test('a step is ticked with the space bar', async () => {
  await open(view.page, site.base + PAGES.runbook)
  const box = view.page.locator('article input[type=checkbox]').first()
  await box.focus()
  await view.page.keyboard.press('Space')
  assert.ok(await box.isChecked())
  assert.match(view.page.url(), /\?done=/)
})

// The theme's own copy buttons on code keep the theme's size.
test('on a phone what is to be touched is at least 44 pixels high', async () => {
  const phone = await openWindow(browser, { viewport: NARROW, hasTouch: true, isMobile: true })
  for (const path of Object.values(PAGES)) {
    await open(phone.page, site.base + path)
    const small = await phone.page.locator('article :is(button:not(.md-code__button), select, label:has(input), summary):visible').evaluateAll((nodes) =>
      nodes
        .map((node) => ({ name: `${node.tagName.toLowerCase()} "${node.textContent?.trim().slice(0, 30)}"`, box: node.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 43.5)
        .map(({ name, box }) => `${name} ${Math.round(box.height)}`),
    )
    assert.deepEqual(small, [], path)
  }
  await phone.close()
})
