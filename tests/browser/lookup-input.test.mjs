// @ts-check
// What goes into the lookup box: words still being composed, a long paste, a text file.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { builtSite, startBrowser } from './harness.mjs'
import { FIELD, ROWS, answered, openBox } from './lookup.mjs'
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

/** @type {(asked?: string, options?: Parameters<typeof openBox>[3]) => ReturnType<typeof openBox>} */
const home = (asked, options) => openBox(browser, site.base, asked, options)

/** @param {import('playwright-core').Page} page @param {string} text */
const paste = (page, text) =>
  page.locator(FIELD).evaluate((field, pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)

test('nothing is looked up in the middle of a composition', async () => {
  const view = await home(undefined, { language: 'zh' })
  await view.page.locator(FIELD).focus()
  const keyboard = await view.page.context().newCDPSession(view.page)
  for (const text of ['k', 'ka', 'kadun']) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await view.page.waitForTimeout(250)
  }
  assert.equal(await view.page.locator(FIELD).inputValue(), 'kadun')
  assert.equal(await view.page.locator('.fb-answer > *').count(), 0)
  assert.doesNotMatch(view.page.url(), /q=/)
  await keyboard.send('Input.insertText', { text: '卡顿' })
  await answered(view.page)
  assert.equal(await view.page.locator(FIELD).inputValue(), '卡顿')
  assert.ok((await view.page.locator(ROWS).count()) > 0)
  await view.close()
})

test('a pasted log of 1 MB is answered, stays beside the field and leaves the page by no way', async () => {
  const view = await home('warm up')
  const lines = Array.from({ length: 14000 }, (_, n) => `2026-10-12T03:00:${n % 60}Z info worker ${n} heartbeat sequence=${n * 7919} payload ok`)
  lines.splice(13_990, 0, '2026-10-12T03:14:15Z error join failed code=109 ERR_TOKEN_EXPIRED')
  const log = lines.join('\n')
  assert.ok(log.length > 1_000_000)
  await view.page.locator(FIELD).press('Escape')
  /** @type {{url: string, method: string, sent: string | null}[]} */ const asked = []
  view.page.on('request', (request) => asked.push({ url: request.url(), method: request.method(), sent: request.postData() }))
  await paste(view.page, log)
  await view.page.locator(ROWS).first().waitFor()
  assert.match(await view.page.locator(`${ROWS} a`).first().innerText(), /token/i)
  assert.match(await view.page.locator('[data-lookup-kept]').innerText(), /14001 lines.*MB.*stays on this page/s)
  assert.doesNotMatch(view.page.url(), /heartbeat|TOKEN/)
  // Parts of the index are fetched by number and the browser may ask for the icon at any time: each is a file of the site and none carries a word of the log.
  const own = new RegExp(`^${site.base}(lookup/[pe]/\\d+\\.js\\?[0-9a-f]+|assets/images/[\\w-]+\\.(png|ico))$`)
  assert.deepEqual(asked.filter(({ url, method, sent }) => !own.test(url) || method !== 'GET' || sent !== null), [])
  await view.page.locator('[data-lookup-kept] button').click()
  assert.equal(await view.page.locator(ROWS).count(), 0)
  await view.close()
})

test('a dropped or chosen text file is read, one that is no text is refused in words', async () => {
  const view = await home()
  const choose = (/** @type {string} */ name, /** @type {Buffer} */ buffer) => view.page.locator('#lookup_file').setInputFiles({ name, mimeType: 'text/plain', buffer })
  await choose('join.log', Buffer.from('start\nERR_TOKEN_EXPIRED\n'))
  await answered(view.page)
  assert.match(await view.page.locator('[data-lookup-kept]').innerText(), /join\.log, 2 lines/)
  await choose('photo.png', Buffer.from([0x89, 0x50, 0, 0, 1]))
  await view.page.locator('[data-lookup-kept] [role=alert]').waitFor()
  await view.page.locator('.fb-lookup').evaluate((box) => {
    const data = new DataTransfer()
    data.items.add(new File(['no permission to publish\nERR_TOKEN_EXPIRED'], 'ticket.txt'))
    box.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await view.page.getByText('ticket.txt, 2 lines').waitFor()
  await view.close()
})
