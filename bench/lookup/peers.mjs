// The engines that run in node, set up as a competent user would: each is given documents [{id, slug, title, text, concepts}] and gives
// {ask, write}: ask({q, concepts}) gives [slug, score], best first; write() gives what a site would ship, as text.
// `concepts` are names of our concept list found in a text; with `listed`, an engine is given them as extra words.

import Fuse from "fuse.js";
import lunr from "lunr";
import MiniSearch from "minisearch";

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

const titles = (documents) => documents.map(({ id, slug, title }) => [id, slug, title]);

function bm25(documents, listed) {
  /** @type {Map<string, number[]>} */
  const postings = new Map(); // place of a document, how often, and so on
  const lengths = documents.map((d, at) => {
    const words = [...tokens(`${d.title} ${d.title} ${d.text}`), ...(listed ? d.concepts : [])];
    const counts = new Map();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, times] of counts) {
      if (!postings.has(word)) postings.set(word, []);
      postings.get(word).push(at, times);
    }
    return words.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const ask = (query) => {
    const scores = new Map();
    for (const word of new Set([...tokens(query.q), ...(listed ? query.concepts : [])])) {
      const held = postings.get(word) ?? [];
      const holders = held.length / 2;
      const rarity = Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
      for (let n = 0; n < held.length; n += 2) {
        const [at, times] = [held[n], held[n + 1]];
        const worth = (rarity * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * lengths[at]) / average));
        scores.set(at, (scores.get(at) ?? 0) + worth);
      }
    }
    return [...scores].sort((a, b) => b[1] - a[1]).map(([at, score]) => [documents[at].slug, score]);
  };
  return { ask, write: () => JSON.stringify([[...postings], lengths, titles(documents)]) };
}

function miniSearch(documents, listed) {
  const fields = listed ? ["title", "text", "concepts"] : ["title", "text"];
  const engine = new MiniSearch({ fields, storeFields: ["slug", "title"], tokenize: (text) => tokens(text), processTerm: (word) => word });
  engine.addAll(listed ? documents.map((d) => ({ ...d, concepts: d.concepts.join(" ") })) : documents);
  const options = { combineWith: "OR", boost: { title: 2 }, fuzzy: (word) => (/^[a-z]{5,}$/.test(word) ? 0.2 : false), prefix: (word) => /^[a-z]{4,}$/.test(word) };
  const ask = (query) => engine.search(listed ? `${query.q} ${query.concepts.join(" ")}` : query.q, options).map(({ slug, score }) => [slug, score]);
  return { ask, write: () => JSON.stringify(engine) };
}

function fuse(documents) {
  const engine = new Fuse(documents, { keys: [{ name: "title", weight: 2 }, "text"], ignoreLocation: true, includeScore: true, threshold: 0.5 });
  const ask = (query) => engine.search(query.q.slice(0, 200)).map(({ item, score }) => [item.slug, 1 - score]);
  return { ask, write: () => JSON.stringify([engine.getIndex(), documents.map(({ id, slug, title, text }) => ({ id, slug, title, text }))]) };
}

function lunrEngine(documents) {
  const slugs = new Map(documents.map(({ id, slug }) => [id, slug]));
  const engine = lunr(function () {
    this.pipeline.remove(lunr.trimmer); // it would cut Chinese off
    this.ref("id");
    this.field("title", { boost: 2 });
    this.field("text");
    for (const d of documents) this.add({ id: d.id, title: tokens(d.title).join(" "), text: tokens(d.text).join(" ") });
  });
  const ask = (query) => {
    const hits = engine.query((builder) => {
      for (const word of tokens(query.q)) builder.term(word, { usePipeline: true });
    });
    return hits.map(({ ref, score }) => [slugs.get(ref), score]);
  };
  return { ask, write: () => JSON.stringify([engine, titles(documents)]) };
}

/** Name -> [the package a site ships along, how to build it]. */
export const PEERS = {
  bm25: ["", (documents) => bm25(documents, false)],
  "bm25+concepts": ["", (documents) => bm25(documents, true)],
  minisearch: ["minisearch", (documents) => miniSearch(documents, false)],
  "minisearch+concepts": ["minisearch", (documents) => miniSearch(documents, true)],
  lunr: ["lunr", lunrEngine],
  fuse: ["fuse.js", fuse],
};
