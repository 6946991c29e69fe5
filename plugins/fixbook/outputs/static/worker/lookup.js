// @ts-check
// Answers away from the page: questions of the lookup box, and those of the search dialog of Material for MkDocs, whose worker it
// stands in for. Loads engine and index at the first question, so that a page that nobody asks costs nothing.
"use strict";

(function (box) {
  const worker = /** @type {any} */ (globalThis);
  const base = new URL("../../lookup/", worker.location.href).href;
  const language = decodeURIComponent(worker.location.search.slice(1));

  /** @type {Promise<any> | null} */
  let index = null;

  function opened() {
    if (!index) {
      index = open();
      index.catch(() => (index = null));
    }
    return index;
  }

  async function open() {
    if (!worker.fixbookLookup?.open) worker.importScripts(`${base}engine.js`);
    return box.openIndex(base, load, () => undefined);
  }

  /** Reads the JSON that a piece's script hands over. importScripts would wait for one piece after the other, this does not. */
  async function load(/** @type {string} */ url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const script = await response.text();
    const [, name] = /^fixbookLookup\.piece\("([^"]+)",/.exec(script) ?? [];
    if (!name) throw new Error(`${url} is no piece of an index`);
    worker.fixbookLookup.piece(name, JSON.parse(script.slice(script.indexOf(",") + 1, script.lastIndexOf(")"))));
  }

  async function answer(/** @type {any} */ { ask, text, filters, options }) {
    try {
      worker.postMessage({ answer: ask, found: text === null ? await opened().then(() => null) : await box.look(await opened(), text, filters, options) });
    } catch (error) {
      worker.postMessage({ answer: ask, failed: String(error) });
    }
  }

  // Material's protocol: what its dialog sends and expects, by number.
  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const ARTICLES = 7;
  const PAGES = 5;
  const BEHIND = 2; // a hit of less than half the best score is not shown
  const LONGEST = 160; // code points of a line shown
  const CARRIED = 300; // characters of the question that go along to an article, for its report

  let asked = 0;

  async function search(/** @type {string} */ text) {
    const turn = (asked += 1);
    /** @type {any[]} */
    let items = [];
    try {
      if (text.trim()) items = await found(text);
    } catch (error) {
      console.warn("fixbook:", error); // the dialog then says that nothing was found
    }
    if (turn === asked) worker.postMessage({ type: RESULT, data: { items } });
  }

  /** Articles first, then pages. */
  async function found(/** @type {string} */ text) {
    const open = await opened();
    const ask = (/** @type {string[]} */ kinds, /** @type {number} */ limit) => open.search(text, {}, { limit, kinds, lang: language });
    const articles = await ask(["runbook"], ARTICLES);
    const pages = await ask(["postmortem", "checklist", "page"], PAGES);
    const found = [...articles.hits, ...pages.hits];
    const best = Math.max(0, ...found.map((hit) => hit.score));
    const hits = found.filter((hit) => hit.score * BEHIND >= best);
    return hits.map((hit, place) => [item(hit, hits.length - place, text)]);
  }

  /** The dialog inserts title, text and tags as HTML: everything is escaped here, and only our <mark> is not. */
  function item(/** @type {any} */ hit, /** @type {number} */ score, /** @type {string} */ asked) {
    const { urls, shown, kind } = hit.entry;
    const [why] = hit.why;
    const title = spoken(shown.title);
    const inTitle = why?.text === title;
    const line = why && !inTitle ? marked(why.text, why.spans) : escaped(spoken(shown.summary));
    return {
      location: (urls[language] ?? Object.values(urls)[0]) + (kind === "runbook" ? `?q=${encodeURIComponent(asked.slice(0, CARRIED))}` : ""),
      title: inTitle ? marked(title, why.spans) : escaped(title),
      text: line && `<p>${line}</p>`,
      tags: kind === "page" ? undefined : [escaped(hit.id)],
      score,
      terms: {},
    };
  }

  const spoken = (/** @type {Record<string, string> | undefined} */ words) => (words ? (words[language] ?? Object.values(words)[0]) : "");

  /** @type {Record<string, string>} */
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  const escaped = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (char) => ENTITIES[char]);

  function marked(/** @type {string} */ text, /** @type {[number, number][]} */ spans) {
    return box.excerpt(text, spans, LONGEST).map((/** @type {[string, boolean]} */ [part, hit]) => (hit ? `<mark>${escaped(part)}</mark>` : escaped(part))).join("");
  }

  worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
    if ("ask" in data) answer(data);
    else if (data.type === SETUP) worker.postMessage({ type: READY });
    else if (data.type === QUERY) search(data.data);
  });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
