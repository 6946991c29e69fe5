// @ts-check
// Links for life: /k/<ID>/ reaches the article in the reader's language and keeps what stands behind it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { PAGES, builtSite, inLanguage, open, openWindow, startBrowser } from './harness.mjs'
import { serve } from './serve.mjs'

/** @type {import('playwright-core').Browser} */ let browser
/** @type {Awaited<ReturnType<typeof serve>>} */ let site
/** @type {Record<string, string>} */ const ids = {}

before(async () => {
  site = await serve(builtSite('FIXBOOK_SITE'), '/fixbook/')
  browser = await startBrowser()
  const view = await openWindow(browser)
  for (const kind of ['runbook', 'postmortem']) {
    await open(view.page, site.base + PAGES[kind])
    const link = await view.page.locator('article a[href*="k/"]').first().getAttribute('href')
    ids[kind] = /k\/([A-Z]+-\d+)\//.exec(link ?? '')?.[1] ?? ''
    assert.match(ids[kind], /^[A-Z]+-\d+$/, `${kind} shows its link for life`)
  }
  await view.close()
})
after(async () => {
  await browser?.close()
  await site?.close()
})

/**
 * Where a reader of these languages lands.
 * @param {string} address @param {string} locale
 */
async function landing(address, locale) {
  const view = await openWindow(browser, { locale })
  await view.page.goto(address)
  await view.page.waitForURL((url) => !/\/k\//i.test(url.pathname))
  const url = view.page.url()
  await view.close()
  return url
}

for (const kind of ['runbook', 'postmortem']) {
  for (const [locale, language] of [['en-US', 'en'], ['zh-CN', 'zh'], ['fr-FR', 'en']]) {
    test(`${kind}: a ${locale} browser lands on the ${language} page, query and step kept`, async () => {
      for (const id of [ids[kind], ids[kind].toLowerCase()]) {
        const behind = '?done=a,b&plan=standard#verify'
        assert.equal(await landing(`${site.base}k/${id}/${behind}`, locale), site.base + inLanguage(PAGES[kind], language) + behind)
      }
    })
  }
}

test('from disk: the link reaches the file of the article', async () => {
  const base = `${pathToFileURL(builtSite('FIXBOOK_FLAT_SITE')).href}/`
  assert.equal(await landing(`${base}k/${ids.runbook}/index.html?done=a#verify`, 'zh-CN'), `${base}zh/${PAGES.runbook}index.html?done=a#verify`)
})

test('without JavaScript the link reaches the article, or a page that offers it in every language', async () => {
  const view = await openWindow(browser, { javaScriptEnabled: false })
  await view.page.goto(`${site.base}k/${ids.runbook}/`)
  await view.page.waitForURL(site.base + PAGES.runbook)
  await view.close()
  const page = await (await fetch(`${site.base}k/${ids.runbook}/`)).text()
  for (const language of ['en', 'zh']) assert.ok(page.includes(`href="../../${inLanguage(PAGES.runbook, language)}"`), language)
})

test('links for life stay out of the site map', async () => {
  const map = await (await fetch(`${site.base}sitemap.xml`)).text()
  assert.match(map, /<loc>/)
  assert.doesNotMatch(map, /\/k\//)
})
