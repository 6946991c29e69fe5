// @ts-check
// The lookup where it is a guest: in the theme's search dialog, on pages opened from a file, on pages of other sites; and what hostile
// articles and questions do there.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { NARROW, builtSite, foreignRequests, open, openWindow, startBrowser, violations } from './harness.mjs'
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

const DIALOG = '[data-md-component=search-query]'
const FOUND = '.md-search-result__link'

/** Types into the theme's search. @param {import('playwright-core').Page} page @param {string} text */
async function search(page, text) {
  await page.locator('body').press('/')
  await page.locator(DIALOG).fill(text)
  await page.locator(DIALOG).press('End')
  await page.locator(FOUND).first().waitFor()
}

for (const [language, text, title] of [['en', 'token expired', /token/i], ['zh', 'token 过期', /Token/]]) {
  test(`${language}: the theme's shortcut and dialog are answered by the lookup, in the language of the page`, async () => {
    const view = await openWindow(browser)
    await open(view.page, `${site.base}${language === 'en' ? '' : 'zh/'}glossary/`)
    await search(view.page, String(text))
    const [first] = await view.page.locator(`${FOUND} h1`).allInnerTexts()
    assert.match(first, /** @type {RegExp} */ (title))
    assert.match(String(await view.page.locator(FOUND).first().getAttribute('href')), language === 'en' ? /127[^]*?\d\/runbooks\// : /\/zh\/runbooks\//)
    assert.ok((await view.page.locator(`${FOUND} mark`).count()) > 0)
    await view.page.locator(DIALOG).press('Enter')
    await view.page.waitForURL(/runbooks/)
    assert.deepEqual(view.errors, [])
    await view.close()
  })
}

test('the theme\'s dialog finds hand-written pages, and says when nothing fits', async () => {
  const view = await openWindow(browser)
  await open(view.page, `${site.base}glossary/`)
  await search(view.page, 'write a runbook')
  const links = await view.page.locator(FOUND).evaluateAll((nodes) => nodes.map((node) => /** @type {HTMLAnchorElement} */ (node).pathname))
  assert.ok(links.includes('/guides/write-a-runbook/'), links.join(' '))
  await view.page.locator(DIALOG).fill('qzxv wqpt')
  await view.page.locator(DIALOG).press('End')
  await view.page.locator(FOUND).first().waitFor({ state: 'detached' })
  assert.match(await view.page.locator('.md-search-result__meta').innerText(), /No matching/)
  await view.close()
})

test('the theme loads an empty index of its own', async () => {
  const index = await (await fetch(`${site.base}search/search_index.json`)).json()
  assert.deepEqual(index.docs, [])
})

test('from disk: the box answers, and the theme\'s search leads to it', async () => {
  const base = `${pathToFileURL(builtSite('FIXBOOK_FLAT_SITE')).href}/`
  const view = await openWindow(browser)
  await open(view.page, `${base}index.html`)
  await ask(view.page, 'ERR_TOKEN_EXPIRED')
  await view.page.locator(`${ROWS} a`).first().click()
  await view.page.waitForURL(/runbooks\/.*index\.html/)
  await view.page.locator(DIALOG).click()
  assert.match(await view.page.locator('.md-search-result__meta').innerText(), /Enter/)
  await view.page.locator(DIALOG).fill('black screen')
  await view.page.locator(DIALOG).press('Enter')
  await answered(view.page)
  assert.equal(await view.page.locator(FIELD).inputValue(), 'black screen')
  assert.deepEqual(view.errors, [])
  assert.deepEqual(foreignRequests(view.requests, 'file://'), [])
  await view.close()
})

test('from disk on a phone: the theme\'s magnifier opens its field', async () => {
  const view = await openWindow(browser, { viewport: NARROW })
  await open(view.page, `${pathToFileURL(builtSite('FIXBOOK_FLAT_SITE')).href}/glossary/index.html`)
  await view.page.locator('.md-header [for=__search]').first().click()
  await view.page.locator(`${DIALOG}:focus`).fill('echo')
  await view.page.locator(DIALOG).press('Enter')
  await answered(view.page)
  await view.close()
})

/** A page of another origin that has the element. @param {string} base the site @param {string} attributes */
async function hostPage(base, attributes = '') {
  const folder = mkdtempSync(join(tmpdir(), 'host-'))
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><title>New ticket</title><link rel="icon" href="data:,">
    <main><h1>New ticket</h1><fixbook-lookup src="${base}" ${attributes}></fixbook-lookup></main><script src="${base}assets/fixbook/embed.js"></script></html>`)
  const host = await serve(folder)
  const view = await openWindow(browser)
  await view.page.addInitScript(() => {
    const told = /** @type {any} */ (window).told = /** @type {any[]} */ ([])
    for (const name of ['search', 'miss', 'open']) {
      document.addEventListener(`fixbook:${name}`, (event) => {
        told.push({ name, ...(/** @type {CustomEvent} */ (event).detail) })
        if (name === 'open') event.preventDefault()
      })
    }
  })
  await open(view.page, host.base)
  const close = async () => {
    await view.close()
    await host.close()
    rmSync(folder, { recursive: true })
  }
  return { ...view, host, close, told: () => view.page.evaluate(() => /** @type {any} */ (window).told) }
}

test('embedded on another origin: one script before the first focus, answers by keyboard, events to the page around', async () => {
  const view = await hostPage(site.base, 'limit="2"')
  const ours = () => view.requests.filter((url) => url.startsWith(site.base)).map((url) => url.slice(site.base.length))
  assert.deepEqual(ours(), ['assets/fixbook/embed.js'])
  const field = view.page.locator('fixbook-lookup input')
  await field.fill('token expired')
  await view.page.locator('fixbook-lookup .fb-hit').first().waitFor()
  assert.equal(await view.page.locator('fixbook-lookup .fb-hit').count(), 2)
  assert.deepEqual(await violations(view.page), [])
  await field.press('ArrowDown')
  await field.press('Enter')
  const [searched, opened] = await view.told()
  assert.equal(searched.name, 'search')
  assert.equal(searched.ids.length, 2)
  assert.deepEqual([opened.name, opened.id], ['open', searched.ids[0]])
  assert.ok(opened.url.startsWith(`${site.base}runbooks/`))
  assert.equal(view.page.url(), view.host.base)
  await field.fill('qzxv wqpt')
  await view.page.waitForFunction(() => /** @type {any} */ (window).told.at(-1).name === 'miss')
  await field.press('Escape')
  assert.equal(await field.inputValue(), '')
  assert.deepEqual(view.errors, [])
  await view.close()
})

test('embedded: the language is the element\'s own, then that of the page', async () => {
  for (const [attributes, label] of [['lang="zh"', /描述/], ['', /Describe/], ['lang="fr"', /Describe/]]) {
    const view = await hostPage(site.base, String(attributes))
    assert.match(await view.page.locator('fixbook-lookup label').innerText(), /** @type {RegExp} */ (label))
    await view.close()
  }
})

test('embedded: a key the site does not have narrows nothing', async () => {
  const view = await hostPage(site.base, 'region="atlantis" value="token expired"')
  await view.page.locator('fixbook-lookup .fb-hit').first().waitFor()
  await view.close()
})

test('the page that documents the element has it working in both languages', async () => {
  for (const language of ['', 'zh/']) {
    const view = await openWindow(browser)
    await open(view.page, `${site.base}${language}embed/`)
    await view.page.locator('fixbook-lookup input').fill('token')
    const link = view.page.locator('fixbook-lookup .fb-hit a').first()
    await link.waitFor()
    assert.ok((await link.getAttribute('href'))?.startsWith(`${site.base}${language}runbooks/`))
    await view.close()
  }
})

const HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'

/** The site with every text of every article replaced by markup, kept where a search still finds it. */
function hostileSite() {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  cpSync(builtSite('FIXBOOK_SITE'), folder, { recursive: true })
  for (const name of readdirSync(join(folder, 'lookup', 'e'))) {
    const file = join(folder, 'lookup', 'e', name)
    const [, before, json] = /^(fixbookLookup\.piece\("[^"]+",)([^]*)\);\s*$/.exec(readFileSync(file, 'utf8')) ?? []
    const entry = JSON.parse(json)
    entry.id = `KB${HOSTILE}`
    for (const line of entry.lines) line[3] += HOSTILE
    for (const value of Object.values(entry.shown)) if (value && typeof value === 'object' && !Array.isArray(value)) for (const key in value) value[key] += HOSTILE
    entry.shown.area = HOSTILE
    writeFileSync(file, `${before}${JSON.stringify(entry)});`)
  }
  return folder
}

test('markup in titles, symptoms, steps, ids and questions stays text in all three boxes', async () => {
  const folder = hostileSite()
  const hostile = await serve(folder)
  const untouched = async (/** @type {import('playwright-core').Page} */ page) => {
    await page.waitForTimeout(200)
    assert.equal(await page.evaluate(() => 'hit' in window), false)
  }
  const view = await openBox(browser, hostile.base, `token ${HOSTILE}`)
  assert.ok((await view.page.locator(ROWS).first().innerText()).includes('<img src=x'))
  assert.equal(await view.page.locator('.fb-lookup img').count(), 0)
  await untouched(view.page)

  await search(view.page, `token ${HOSTILE}`)
  assert.ok((await view.page.locator(FOUND).first().innerText()).includes('<img src=x'))
  assert.equal(await view.page.locator('.md-search img').count(), 0)
  await untouched(view.page)
  await view.close()

  const guest = await hostPage(hostile.base)
  await guest.page.locator('fixbook-lookup input').fill(`token ${HOSTILE}`)
  await guest.page.locator('fixbook-lookup .fb-hit').first().waitFor()
  assert.equal(await guest.page.locator('fixbook-lookup img').count(), 0)
  await untouched(guest.page)
  await guest.close()
  await hostile.close()
  rmSync(folder, { recursive: true })
})
