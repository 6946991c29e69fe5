// @ts-check
// The twin of pieces.py: an index is small classic scripts, each one call that hands over JSON; this takes them in.
"use strict";

(function (lookup) {
  /** Pieces that arrived and nobody has fetched yet. */
  /** @type {Map<string, unknown>} */
  const arrived = new Map();

  /** What a piece's script calls. */
  function piece(/** @type {string} */ name, /** @type {unknown} */ content) {
    arrived.set(name, content);
  }

  /** Which piece a feature, unit or sound lies in. */
  function bucketOf(/** @type {string} */ feature, /** @type {number} */ buckets) {
    let total = 7;
    for (let at = 0; at < feature.length; at += 1) total = (Math.imul(total, 31) + feature.charCodeAt(at)) >>> 0;
    return total % buckets;
  }

  /** Runs the script of a piece through `loader` and gives its content. Rejects when the script did not hand it over. */
  async function fetchPiece(/** @type {string} */ base, /** @type {string} */ name, /** @type {(url: string) => Promise<void> | void} */ loader, /** @type {string} */ stamp) {
    await loader(`${base}${name}.js${stamp ? `?${stamp}` : ""}`);
    if (!arrived.has(name)) throw new Error(`the index has no piece "${name}"`);
    const content = arrived.get(name);
    arrived.delete(name);
    return /** @type {any} */ (content);
  }

  /** A loader for pages, also those opened from a file: a script element. */
  function loadInPage(/** @type {string} */ url) {
    return new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.async = true;
      script.onload = () => {
        script.remove();
        resolve();
      };
      script.onerror = () => {
        script.remove();
        reject(new Error(`${url} did not load`));
      };
      document.head.append(script);
    });
  }

  /** A loader for classic workers. */
  function loadInWorker(/** @type {string} */ url) {
    /** @type {any} */ (globalThis).importScripts(url);
  }

  Object.assign(lookup, { piece, bucketOf, fetchPiece, loadInPage, loadInWorker });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
