// @ts-check
// The lookup box as tests use it: a page with a question asked and answered.
import { inLanguage, open, openWindow } from './harness.mjs'

export const FIELD = '#lookup_text'
export const ROWS = '.fb-answer [role=row]:visible'

/**
 * The home page with a question asked and answered.
 * @param {import('playwright-core').Browser} browser
 * @param {string} base the site's address
 * @param {string} [asked]
 * @param {import('playwright-core').BrowserContextOptions & {language?: string, query?: string}} [options]
 */
export async function openBox(browser, base, asked, { language = 'en', query = '', ...options } = {}) {
  const view = await openWindow(browser, options)
  await open(view.page, base + inLanguage('', language) + query)
  if (asked) await ask(view.page, asked)
  return view
}

/** @param {import('playwright-core').Page} page @param {string} text */
export async function ask(page, text) {
  await page.locator(FIELD).fill(text)
  await page.waitForURL((url) => url.searchParams.get('q') === text)
  await answered(page)
}

/** Waits until the question that stands in the box is answered. @param {import('playwright-core').Page} page */
export const answered = (page) => page.locator('.fb-answer:not([aria-busy]) .fb-answer__head').first().waitFor()
