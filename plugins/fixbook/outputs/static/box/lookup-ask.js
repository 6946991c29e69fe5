// @ts-check
// Asks the lookup: through a worker where the browser gives us one, else in this page. Nothing is loaded before the first question.
"use strict";

(function (box) {
  /** One connection a base address, kept from page to page. @type {Map<string, {ask: Ask}>} */
  const connections = new Map();

  /** @typedef {(text: string | null, filters: Record<string, string>, options: {limit?: number, lang?: string}) => Promise<any>} Ask */

  /** `base` ends in "/" and holds the index; `worker` is the address of the worker, "" for none. */
  function connect(/** @type {string} */ base, /** @type {string} */ worker) {
    let connection = connections.get(base);
    if (!connection) {
      connection = { ask: worker && workersAllowed(worker) ? askWorker(worker, askPage(base)) : askPage(base) };
      connections.set(base, connection);
    }
    return connection;
  }

  /** Browsers refuse workers from files and from other origins. */
  function workersAllowed(/** @type {string} */ worker) {
    return location.protocol !== "file:" && new URL(worker, location.href).origin === location.origin && typeof Worker === "function";
  }

  /** Where the worker does not start (a content policy, say), `instead` answers. @returns {Ask} */
  function askWorker(/** @type {string} */ address, /** @type {Ask} */ instead) {
    /** @type {Map<number, {question: Parameters<Ask>, done: (found: any) => void, failed: (error: Error) => void}>} */
    const waiting = new Map();
    /** @type {Worker | null} */
    let worker = null;
    let broken = false;
    let count = 0;

    function start() {
      worker = new Worker(address);
      worker.onmessage = ({ data }) => {
        const one = waiting.get(data.answer);
        waiting.delete(data.answer);
        if (data.failed) one?.failed(new Error(data.failed));
        else one?.done(data.found);
      };
      worker.onerror = giveUp;
      return worker;
    }

    function giveUp() {
      broken = true;
      const left = [...waiting.values()];
      waiting.clear();
      for (const { question, done, failed } of left) instead(...question).then(done, failed);
    }

    return (...question) => {
      if (broken) return instead(...question);
      return new Promise((done, failed) => {
        const ask = (count += 1);
        waiting.set(ask, { question, done, failed });
        const [text, filters, options] = question;
        try {
          (worker ?? start()).postMessage({ ask, text, filters, options });
        } catch {
          giveUp();
        }
      });
    };
  }

  /** @returns {Ask} */
  function askPage(/** @type {string} */ base) {
    /** @type {Promise<any> | null} */
    let index = null;

    async function open() {
      const page = /** @type {any} */ (globalThis);
      if (!page.fixbookLookup?.open) await load(`${base}engine.js`);
      return box.openIndex(base, page.fixbookLookup.loadInPage, box.slices());
    }

    function opened() {
      if (!index) {
        index = open();
        index.catch(() => (index = null));
      }
      return index;
    }

    return async (text, filters, options) => {
      const open = await opened();
      return text === null ? null : box.look(open, text, filters, options);
    };
  }

  function load(/** @type {string} */ url) {
    return new Promise((/** @type {(nothing: void) => void} */ done, failed) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = () => done();
      script.onerror = () => failed(new Error(`${url} did not load`));
      document.head.append(script);
    });
  }

  Object.assign(box, { connect });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
