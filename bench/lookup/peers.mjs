// Ranks the bench's questions with other search engines, set up as a competent user would: node peers.mjs INPUT.json
// INPUT: {documents: [{slug, title, text, concepts}], queries: [{q, concepts}]}. Prints {engine: {tops: [[slug...]...], p50, p99, bytes}} as JSON.
// `concepts` are names of our concept list found in a text; the engines marked "+ concepts" are given them as extra words.

import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";
import Fuse from "fuse.js";
import lunr from "lunr";
import MiniSearch from "minisearch";

const { documents, queries } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const require = createRequire(import.meta.url);
const STOP = new Set("a an the is are was were be been am i you he she it we they me my your our to of in on at for and or but if then so that this with as by from have has had do does did not no can will would what how why when".split(" "));

/** Latin words, and Chinese in pairs of characters. */
function tokens(text) {
  const found = [];
  for (const run of text.toLowerCase().match(/[\p{Script=Han}]+|[\p{L}\p{N}]+/gu) ?? []) {
    if (/\p{Script=Han}/u.test(run)) {
      if (run.length === 1) found.push(run);
      for (let at = 0; at + 1 < run.length; at += 1) found.push(run.slice(at, at + 2));
    } else if (!STOP.has(run)) found.push(run);
  }
  return found;
}

const packed = (text) => brotliCompressSync(Buffer.from(text)).length;
const library = (name) => packed(readFileSync(require.resolve(name)));

function bm25(withConcepts) {
  const texts = documents.map((d) => [...tokens(`${d.title} ${d.title} ${d.text}`), ...(withConcepts ? d.concepts : [])]);
  const average = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const counts = texts.map((text) => text.reduce((map, word) => map.set(word, (map.get(word) ?? 0) + 1), new Map()));
  const holders = new Map();
  for (const count of counts) for (const word of count.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  return (query) => {
    const words = [...new Set([...tokens(query.q), ...(withConcepts ? query.concepts : [])])];
    const scores = counts.map((count, at) => {
      let score = 0;
      for (const word of words) {
        const times = count.get(word);
        if (!times) continue;
        const rarity = Math.log(1 + (texts.length - holders.get(word) + 0.5) / (holders.get(word) + 0.5));
        score += (rarity * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * texts[at].length) / average));
      }
      return [score, documents[at].slug];
    });
    return scores.sort((a, b) => b[0] - a[0]).slice(0, 10).map(([, slug]) => slug);
  };
}

function miniSearch(withConcepts) {
  const engine = new MiniSearch({ fields: ["title", "text", "concepts"], idField: "slug", tokenize: (text) => tokens(text), processTerm: (word) => word });
  engine.addAll(documents.map((d) => ({ slug: d.slug, title: d.title, text: d.text, concepts: withConcepts ? d.concepts.join(" ") : "" })));
  const options = { combineWith: "OR", boost: { title: 2 }, fuzzy: (word) => (/^[a-z]{5,}$/.test(word) ? 0.2 : false), prefix: (word) => /^[a-z]{4,}$/.test(word) };
  const ask = (query) => engine.search(withConcepts ? `${query.q} ${query.concepts.join(" ")}` : query.q, options).slice(0, 10).map((hit) => hit.id);
  return [ask, library("minisearch") + packed(JSON.stringify(engine))];
}

function fuse() {
  const engine = new Fuse(documents, { keys: [{ name: "title", weight: 2 }, "text"], ignoreLocation: true, includeScore: true, threshold: 0.5, ignoreFieldNorm: false });
  return [(query) => engine.search(query.q.slice(0, 200), { limit: 10 }).map((hit) => hit.item.slug), library("fuse.js") + packed(JSON.stringify(documents.map(({ slug, title, text }) => ({ slug, title, text }))))];
}

function lunrEngine() {
  const engine = lunr(function () {
    this.pipeline.remove(lunr.trimmer); // it would cut Chinese off
    this.ref("slug");
    this.field("title", { boost: 2 });
    this.field("text");
    for (const d of documents) this.add({ slug: d.slug, title: tokens(d.title).join(" "), text: tokens(d.text).join(" ") });
  });
  const ask = (query) =>
    engine.query((builder) => {
      for (const word of tokens(query.q)) builder.term(word, { usePipeline: true });
    }).slice(0, 10).map((hit) => hit.ref);
  return [ask, library("lunr") + packed(JSON.stringify(engine))];
}

function measured(ask, bytes) {
  for (const query of queries.slice(0, 20)) ask(query);
  const times = [];
  const tops = queries.map((query) => {
    const start = process.hrtime.bigint();
    const top = ask(query);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
    return top;
  });
  times.sort((a, b) => a - b);
  return { tops, p50: times[Math.floor(times.length / 2)], p99: times[Math.floor(times.length * 0.99)], bytes };
}

console.log(
  JSON.stringify({
    "BM25, Chinese bigrams": measured(bm25(false), null),
    "BM25, Chinese bigrams + concepts": measured(bm25(true), null),
    "MiniSearch, Chinese bigrams": measured(...miniSearch(false)),
    "MiniSearch, Chinese bigrams + concepts": measured(...miniSearch(true)),
    "lunr, Chinese bigrams": measured(...lunrEngine()),
    "Fuse.js": measured(...fuse()),
  }),
);
