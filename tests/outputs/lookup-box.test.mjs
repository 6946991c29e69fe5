// @ts-check
// What the lookup box computes without a page: parts of a line, what to ask back, which answers agree, the report.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { runInNewContext } from 'node:vm'

const STATIC = new URL('../../plugins/fixbook/outputs/static/box/', import.meta.url)

/** The box's functions from classic scripts, as a page has them. @param {string[]} names */
function box(...names) {
  const page = /** @type {any} */ ({})
  for (const name of names) runInNewContext(readFileSync(new URL(`${name}.js`, STATIC), 'utf8'), page)
  return page.fixbookBox
}
/** Values of another realm as ours. @param {unknown} value */
const plain = (value) => JSON.parse(JSON.stringify(value))

/** @type {[string, string, [number, number][], number, [string, boolean][]][]} */
const EXCERPTS = [
  ['nothing matched', 'all is well', [], 80, [['all is well', false]]],
  ['one match', 'it freezes often', [[3, 10]], 80, [['it ', false], ['freezes', true], [' often', false]]],
  ['the whole line', 'freeze', [[0, 6]], 80, [['freeze', true]]],
  ['spans count code points', '😀😀 卡 顿', [[3, 4]], 80, [['😀😀 ', false], ['卡', true], [' 顿', false]]],
  ['a long line is cut', 'abcdefghij', [[0, 1]], 4, [['a', true], ['bcd', false], ['…', false]]],
  ['a late match keeps its surroundings', `${'x'.repeat(90)}HIT${'y'.repeat(90)}`, [[90, 93]], 60, [['…', false], ['x'.repeat(24), false], ['HIT', true], ['y'.repeat(33), false], ['…', false]]],
  ['a match over the cut is marked up to it', 'abcdef', [[2, 6]], 4, [['ab', false], ['cd', true], ['…', false]]],
  ['matches behind the cut are left out', 'abcdef', [[0, 1], [5, 6]], 3, [['a', true], ['bc', false], ['…', false]]],
]
for (const [name, text, spans, longest, parts] of EXCERPTS) {
  test(`excerpt: ${name}`, () => assert.deepEqual(plain(box('lookup-excerpt').excerpt(text, spans, longest)), parts))
}

test('excerpt: parts joined give the text back where nothing is cut', () => {
  const { excerpt } = box('lookup-excerpt')
  const text = 'a😀b卡c\u0301d'
  for (let start = 0; start < 7; start += 1) {
    for (let end = start; end <= 7; end += 1) {
      const parts = excerpt(text, start === end ? [] : [[start, end]], 100)
      assert.equal(parts.map((/** @type {[string, boolean]} */ [part]) => part).join(''), text)
    }
  }
})

/** @param {string} id @param {string[]} affects @param {string[]} [where] */
const hit = (id, affects, where = []) => ({ id, shown: { affects, where } })
const HITS = [hit('A', ['one']), hit('B', ['all']), hit('C', []), hit('D', ['one', 'all']), hit('E', ['one'])]

/** @type {[string, Record<string, string>, string][]} */
const AGREEING = [
  ['nothing said leaves the order', {}, 'ABCDE'],
  ['not sure leaves the order', { affects: '' }, 'ABCDE'],
  ['what agrees goes first, what says nothing stays, what differs goes', { affects: 'one' }, 'ADEC'],
  ['the same for another answer', { affects: 'all' }, 'BDC'],
]
for (const [name, said, order] of AGREEING) {
  test(`agreeing: ${name}`, () => assert.equal(box('lookup-back').agreeing(HITS, said).map((/** @type {any} */ { id }) => id).join(''), order))
}

/** A stand-in for elements: what a test reads of them. */
function asked(/** @type {any} */ answer, /** @type {Record<string, string>} */ said) {
  const page = box('lookup-back')
  page.el = (/** @type {string} */ tag, /** @type {any} */ attributes, /** @type {any[]} */ ...children) => ({ tag, ...attributes, children, addEventListener() {} })
  const context = { texts: { affects: 'Who?', where: 'Where?', 'not-sure': 'Not sure', said: 'You said: {answer}' }, names: { affects: { one: 'One', all: 'All' }, where: {} }, prefix: 'p' }
  page.fill = (/** @type {string} */ text, /** @type {any} */ values) => text.replace('{answer}', values.answer)
  return page.askBack(answer, said, context, () => undefined).map((/** @type {any} */ { children }) => children.map((/** @type {any} */ child) => child.children[0]).join(' | '))
}

/** @type {[string, any, Record<string, string>, string[]][]} */
const ASKED = [
  ['a sure answer needs no question', { certain: true, hits: HITS, named: [] }, {}, []],
  ['answers that differ are parted', { certain: false, hits: HITS, named: [] }, {}, ['Who? | One | All | Not sure']],
  ['what the text says is not asked', { certain: false, hits: HITS, named: [{ dimension: 'affects', key: 'one' }] }, {}, []],
  ['what was said is shown, not asked again', { certain: false, hits: HITS, named: [] }, { affects: 'one' }, ['You said: One']],
  ['not sure is not asked again', { certain: false, hits: HITS, named: [] }, { affects: '' }, []],
  ['answers that agree are not asked about', { certain: false, hits: [hit('A', ['one']), hit('B', ['one'])], named: [] }, {}, []],
  ['one question at a time', { certain: false, hits: [hit('A', ['one'], ['client']), hit('B', ['all'], ['server'])], named: [] }, {}, ['Who? | One | All | Not sure']],
]
for (const [name, answer, said, lines] of ASKED) {
  test(`asking back: ${name}`, () => assert.deepEqual(plain(asked(answer, said)), lines))
}

test('the report names what is known and leaves a visible blank for the rest', () => {
  const page = box('lookup-report')
  page.spoken = (/** @type {Record<string, string>} */ words, /** @type {string} */ lang) => words[lang]
  const texts = { colon: ': ', 'rb-report-what': 'What', 'rb-report-local': 'Local', 'rb-report-utc': 'UTC', 'report-looked': 'Looked at' }
  const context = { texts, evidence: ['User id'], lang: 'en', localTime: () => '2026-03-01 19:30 Asia/Jakarta (UTC+07:00)' }
  const hits = [{ id: 'KB-0001', shown: { title: { en: 'Black screen' } } }]
  const report = page.report('it is black', [['Region', 'Indonesia'], ['Plan', '']], hits, context, new Date('2026-03-01T12:30:00Z'))
  assert.deepEqual(report.split('\n'), [
    'What: it is black', 'Local: 2026-03-01 19:30 Asia/Jakarta (UTC+07:00)', 'UTC: 2026-03-01 12:30',
    'Region: Indonesia', 'Plan: ________', 'User id: ________', 'Looked at:', '- KB-0001 Black screen',
  ])
  assert.ok(page.report('x'.repeat(100_000), [], [], context, new Date(0)).length < 3000)
})
