// @ts-check
// The harness finds what is planted: a check that cannot fail would prove nothing about the site.
import assert from 'node:assert/strict'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { foreignRequests, open, openWindow, sidewaysScroll, startBrowser, violations } from './harness.mjs'
import { serve } from './serve.mjs'

const GOOD = '<p>A calm page.</p>'
const PLANTED = {
  'wide.html': '<div class="plank" style="width: 2000px">too wide</div>',
  'grey.html': '<p style="color: #ccc; background: #fff">too pale</p>',
  'foreign.html': '<img alt="" src="http://127.0.0.2:9/spy.png">',
  'broken.html': '<script>throw new Error("planted")</script><img alt="" src="missing.png">',
}

/** @type {string} */ let root
/** @type {import('playwright-core').Browser} */ let browser
/** @type {Awaited<ReturnType<typeof serve>>} */ let site

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'fixbook-harness-'))
  const page = (/** @type {string} */ body) =>
    `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>t</title><link rel="icon" href="data:,"><main><h1>t</h1>${body}</main></html>`
  for (const [name, body] of Object.entries({ 'good.html': GOOD, ...PLANTED })) await writeFile(join(root, name), page(body))
  await mkdir(join(root, 'folder'))
  await writeFile(join(root, 'folder', 'index.html'), page(GOOD))
  await writeFile(join(root, '404.html'), page('not here'))
  site = await serve(root, '/below/')
  browser = await startBrowser()
})

after(async () => {
  await browser?.close()
  await site?.close()
  await rm(root, { recursive: true, force: true })
})

/** @param {string} name */
async function look(name) {
  const window = await openWindow(browser)
  await open(window.page, site.base + name)
  const seen = {
    violations: await violations(window.page),
    sideways: await sidewaysScroll(window.page),
    foreign: foreignRequests(window.requests, site.origin),
    errors: window.errors,
  }
  await window.close()
  return seen
}

test('a page without faults gives none', async () => {
  assert.deepEqual(await look('good.html'), { violations: [], sideways: [], foreign: [], errors: [] })
})

test('text that is too pale is found', async () => {
  assert.match((await look('grey.html')).violations.join('\n'), /color-contrast \(1\): p: .*contrast/)
})

test('what makes the page scroll sideways is named', async () => {
  assert.deepEqual((await look('wide.html')).sideways, ['div.plank'])
})

test('a request to another origin is found', async () => {
  assert.deepEqual((await look('foreign.html')).foreign, ['http://127.0.0.2:9/spy.png'])
})

test('an exception and a missing file are found', async () => {
  const { errors } = await look('broken.html')
  assert.match(errors.join('\n'), /planted/)
  assert.match(errors.join('\n'), /missing\.png: 404/)
})

test('opening a missing page fails', async () => {
  await assert.rejects(look('nowhere.html'), /answered 404/)
})

test('the server adds the slash of a folder, serves 404.html and nothing outside its folder', async () => {
  const to = await fetch(`${site.base}folder`, { redirect: 'manual' })
  assert.equal(to.headers.get('location'), '/below/folder/')
  const missing = await fetch(`${site.base}nowhere`)
  assert.equal(missing.status, 404)
  assert.match(await missing.text(), /not here/)
  assert.equal((await fetch(`${site.base}..%2f..%2fetc%2fpasswd`)).status, 404)
  assert.equal((await fetch(`${site.origin}/elsewhere`)).status, 404)
})
