// @ts-check
// Opens pages of the built site in headless Chromium and answers what tests ask about them.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const require = createRequire(import.meta.url)

/**
 * One page of each kind, by its address below the site: what most tests go through.
 * @type {Record<string, string>}
 */
export const PAGES = JSON.parse(readFileSync(new URL('pages.json', import.meta.url), 'utf8'))

export const WIDE = { width: 1280, height: 800 }
export const NARROW = { width: 390, height: 844 }

/**
 * The folder a build of the site stands in, from the environment: `./do browser` sets it.
 * @param {'FIXBOOK_SITE' | 'FIXBOOK_FLAT_SITE'} name
 */
export function builtSite(name) {
  const folder = process.env[name]
  if (!folder) throw new Error(`${name} names no built site; run ./do browser`)
  return folder
}

/** The address of the same page in another language. @param {string} path @param {string} language */
export const inLanguage = (path, language) => (language === 'en' ? path : `${language}/${path}`)

/** Starts the browser that FIXBOOK_BROWSER names. */
export function startBrowser() {
  const executablePath = process.env.FIXBOOK_BROWSER || '/usr/bin/chromium'
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  const chromiumSandbox = process.getuid?.() !== 0
  return chromium.launch({ executablePath, chromiumSandbox, args: ['--disable-dev-shm-usage'] })
}

/**
 * A window of its own (storage, palette, size), and what went wrong in it.
 * @typedef {{page: import('playwright-core').Page, requests: string[], errors: string[], close: () => Promise<void>}} Window
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} [options]
 * @returns {Promise<Window>}
 */
export async function openWindow(browser, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, locale: 'en-GB', reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  /** @type {string[]} */
  const requests = []
  /** @type {string[]} */
  const errors = []
  context.on('request', (request) => requests.push(request.url()))
  context.on('requestfailed', (request) => errors.push(`${request.url()}: ${request.failure()?.errorText}`))
  context.on('response', (response) => {
    if (response.status() >= 400) errors.push(`${response.url()}: ${response.status()}`)
  })
  context.on('weberror', (error) => errors.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { page, requests, errors, close: () => context.close() }
}

/**
 * Goes to a page of the site and waits until it stands still.
 * @param {import('playwright-core').Page} page
 * @param {string} address absolute
 */
export async function open(page, address) {
  const response = await page.goto(address, { waitUntil: 'load' })
  const status = response?.status() ?? 0
  if (address.startsWith('http') && status !== 200) throw new Error(`${address} answered ${status}`)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/**
 * Requests that left the site. What a page makes itself (data:, blob:) does not leave it.
 * @param {string[]} requests
 * @param {string} home the origin, or `file://`
 */
export function foreignRequests(requests, home) {
  const own = (/** @type {string} */ url) => url === home || url.startsWith(`${home}/`)
  return requests.filter((url) => !own(url) && !/^(data|blob):/.test(url))
}

/**
 * What axe-core finds on the page as it stands: a line each rule, with where and why.
 * @param {import('playwright-core').Page} page
 */
export async function violations(page) {
  await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') })
  return page.evaluate(async () => {
    // @ts-expect-error axe is what the script above defines
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
    return violations.map((/** @type {any} */ { id, nodes }) => {
      const places = nodes.slice(0, 5).map((/** @type {any} */ node) => node.target.join(' '))
      return `${id} (${nodes.length}): ${places.join(' | ')}: ${nodes[0].failureSummary.split('\n')[1]?.trim()}`
    })
  })
}

/**
 * Elements that make the page scroll sideways. Code and tables may scroll inside a box of their own.
 * @param {import('playwright-core').Page} page
 */
export function sidewaysScroll(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const tooWide = (/** @type {Element | null} */ node) => Boolean(node && node.getBoundingClientRect().right > width + 1)
    const wide = [...document.querySelectorAll('body *')].filter((node) => tooWide(node) && !tooWide(node.parentElement))
    return wide.length ? wide.map((node) => `${node.tagName.toLowerCase()}.${node.className}`) : ['the page itself']
  })
}

/**
 * Keeps a picture of the window when FIXBOOK_SHOTS names a folder.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function picture(page, name) {
  const folder = process.env.FIXBOOK_SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** The path of a file of the test folder. @param {string} name */
export const here = (name) => fileURLToPath(new URL(name, import.meta.url))
