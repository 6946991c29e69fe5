// @ts-check
// Opens an index and shapes its answers for showing: the same in a worker, in the page and on pages of other sites.
"use strict";

(function (box) {
  const SLICE = 10; // milliseconds of work in a page before it may draw again
  const OTHER_KINDS = ["postmortem", "checklist", "page"];
  const ELSEWHERE = 3;
  const PLACES = ["region", "scenario", "plan"]; // dimensions whose keys have pages

  /** Opens the index under a base address; `pause` is awaited after each piece, before work goes on with it. */
  async function openIndex(/** @type {string} */ base, /** @type {(url: string) => any} */ loader, /** @type {() => Promise<void> | void} */ pause) {
    const index = await /** @type {any} */ (globalThis).fixbookLookup.open(base, loader);
    const piece = index.piece.bind(index);
    index.piece = async (/** @type {string} */ name) => {
      const content = await piece(name);
      await pause();
      return content;
    };
    return index;
  }

  /** Gives the page time to draw when the slice is used up. */
  function slices() {
    let started = performance.now();
    return () => {
      if (performance.now() - started < SLICE) return;
      return new Promise((/** @type {(nothing: void) => void} */ go) => {
        setTimeout(() => {
          started = performance.now();
          go();
        });
      });
    };
  }

  const shaped = (/** @type {any} */ { id, score, why, entry }) => ({ id, score, why, kind: entry.kind, urls: entry.urls, shown: entry.shown });

  /**
   * What the box shows for a text: {certain, hits, hidden, named, nearest, elsewhere}. `hidden` counts articles that only the
   * filters left out; `nearest` is filled when nothing fits, `elsewhere` then too, and when the text names places: with their pages.
   */
  async function look(/** @type {any} */ index, /** @type {string} */ text, /** @type {Record<string, string>} */ filters, /** @type {{limit?: number, lang?: string}} */ options) {
    const ask = (/** @type {Record<string, string>} */ chosen) => index.search(text, chosen, { limit: 5, kinds: ["runbook"], ...options });
    const known = await ask(filters).catch((/** @type {Error} */ error) => {
      if (!(error instanceof RangeError)) throw error;
      console.warn("fixbook:", error.message); // a page elsewhere names a key this site does not have
      filters = {};
      return ask(filters);
    });
    const answer = {
      certain: known.certain, hits: known.hits.map(shaped), hidden: 0, named: known.named ?? [],
      nearest: (known.nearest ?? []).map((/** @type {any} */ entry) => entry.shown), elsewhere: /** @type {any[]} */ ([]),
    };
    if (Object.values(filters).some(Boolean)) {
      const open = await ask({});
      answer.hidden = open.hits.filter((/** @type {any} */ hit) => !answer.hits.some((/** @type {any} */ kept) => kept.id === hit.id)).length;
    }
    const places = answer.named.filter((/** @type {any} */ { dimension }) => PLACES.includes(dimension)).map((/** @type {any} */ { key }) => key);
    if (!answer.hits.length || places.length) {
      const kinds = answer.hits.length ? ["page"] : OTHER_KINDS;
      const { hits } = await index.search(text, {}, { ...options, limit: ELSEWHERE, kinds });
      answer.elsewhere = hits.filter((/** @type {any} */ hit) => !answer.hits.length || places.includes(hit.slug)).map(shaped);
    }
    return answer;
  }

  Object.assign(box, { openIndex, slices, look });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
