// Measures one engine of a built site in Chromium, in wall time: node in_chromium.mjs ENGINE INPUT.json SITE. ENGINE is fixbook, pagefind or material.
// Reports lines of JSON: {bytes: {p50, max}, requests, cold_ms} of first answers in a browser that has loaded nothing yet, what answerAll of
// asking.mjs says, and for ours {paste: {chromium: {kind: ms}}}. CHROMIUM names another binary.

import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { chromium } from "playwright-core";
import { answerAll, distinct, median, packed, readInput, report } from "./asking.mjs";

const TYPES = { ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
const LONGEST = 60_000; // ms spent on cold answers; after that, fewer questions must do
const [name, file, site] = process.argv.slice(2);
const input = readInput(file);

/** `open` and `ask` run in the page. `ask` gives the paths or slugs of a ranking, the score of the first, and how long it took in ms. */
const ENGINES = {
  fixbook: {
    open: () => {
      const worker = new Worker("/assets/javascripts/lookup-worker.js?en");
      window.engine = (text) => new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => (data.failed ? reject(new Error(data.failed)) : resolve(data.found));
        worker.postMessage({ ask: 1, text, filters: {}, options: { limit: 5 } });
      });
    },
    ask: async (text) => {
      const start = performance.now();
      const { hits } = await window.engine(text);
      return { ms: performance.now() - start, paths: hits.map(({ id }) => `/${id}`), score: hits[0]?.score ?? 0 };
    },
  },
  pagefind: {
    byLanguage: true, // it keeps an index a language and asks that of the page
    open: async () => {
      window.engine = await import("/pagefind/pagefind.js");
    },
    ask: async (text) => {
      const start = performance.now();
      const { results } = await window.engine.search(text);
      const shown = await Promise.all(results.slice(0, 3).map((result) => result.data()));
      const ms = performance.now() - start;
      const paths = shown.map(({ url }) => url);
      const articles = new Set(paths.map((url) => url.split("/")[1]));
      for (const result of results.slice(3)) {
        if (articles.size >= 3) break;
        const { url } = await result.data(); // variations of an article take one place
        paths.push(url);
        articles.add(url.split("/")[1]);
      }
      return { ms, paths, score: results[0]?.score ?? 0 };
    },
  },
  material: {
    open: async (worker) => {
      const { config, docs } = await (await fetch("/search/search_index.json")).json();
      const engine = new Worker(`/assets/javascripts/workers/${worker}`);
      window.engine = (message) => new Promise((answer) => {
        engine.onmessage = ({ data }) => answer(data);
        engine.postMessage(message);
      });
      await window.engine({ type: 0, data: { config, docs, options: { suggest: false } } });
    },
    ask: async (text) => {
      const start = performance.now();
      const { data } = await window.engine({ type: 2, data: text });
      const items = data?.items ?? [];
      return { ms: performance.now() - start, paths: items.map(([hit]) => `/${hit.location}`), score: items[0]?.[0].score ?? 0 };
    },
  },
};

/** Serves the site and remembers what was asked for. The page is isolated, for a finer clock. */
async function serve() {
  const taken = [];
  const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp", "cross-origin-resource-policy": "same-origin" };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    const [, lang] = /^\/(en|zh)$/.exec(pathname) ?? [];
    if (lang) return response.writeHead(200, { ...isolated, "content-type": "text/html" }).end(`<!doctype html><html lang="${lang}"><title>bench</title>`);
    try {
      const content = readFileSync(path.join(site, pathname));
      taken.push(pathname);
      return response.writeHead(200, { ...isolated, "content-type": TYPES[path.extname(pathname)] ?? "application/octet-stream" }).end(content);
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { taken, address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const server = await serve();
const { open, ask, byLanguage = false } = ENGINES[name];
const spoken = ({ chinese }) => (byLanguage && chinese ? "zh" : "en");
const workers = path.join(site, "assets/javascripts/workers");
const worker = name === "material" ? readdirSync(workers).find((each) => /^search\.\w+\.min\.js$/.test(each)) : "";

/** A page of a browser that has loaded nothing yet. */
async function fresh(lang) {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(0);
  await page.goto(server.address + lang);
  return page;
}

async function cold(question) {
  const page = await fresh(spoken(question));
  server.taken.length = 0;
  const start = performance.now();
  await page.evaluate(open, worker);
  await page.evaluate(ask, question.q);
  const ms = performance.now() - start;
  await page.context().close();
  return { ms, taken: [...server.taken] };
}

async function coldFigures() {
  const sizes = new Map();
  const size = (each) => {
    if (!sizes.has(each)) sizes.set(each, packed(readFileSync(path.join(site, each))));
    return sizes.get(each);
  };
  const first = [];
  const started = performance.now();
  for (const question of input.questions["as typed"].slice(0, input.cold)) {
    if (performance.now() - started < LONGEST) first.push(await cold(question));
  }
  const bytes = first.map(({ taken }) => taken.reduce((sum, each) => sum + size(each), 0));
  return { cold_asked: first.length, cold_ms: median(first.map(({ ms }) => ms)), requests: median(first.map(({ taken }) => taken.length)), bytes: { p50: median(bytes), max: Math.max(...bytes) } };
}

async function warmFigures() {
  const pages = {};
  for (const lang of byLanguage ? ["en", "zh"] : ["en"]) {
    pages[lang] = await fresh(lang);
    await pages[lang].evaluate(open, worker);
  }
  const questions = name === "fixbook" ? { "as typed": input.questions["as typed"] } : input.questions;
  await answerAll(async (question) => {
    const { paths, score, ms } = await pages[spoken(question)].evaluate(ask, question.q);
    return { slugs: distinct(paths.map((each) => each.split("/")[1])), score, ms };
  }, "chromium", { ...input, questions });
  if (name !== "fixbook") return;
  const paste = {};
  for (const [kind, text] of Object.entries(input.pastes)) {
    const times = [];
    for (let round = 0; round < 5; round += 1) times.push((await pages.en.evaluate(ask, text)).ms);
    paste[kind] = median(times);
  }
  report({ paste: { chromium: paste } });
}

report(await coldFigures());
await warmFigures();
await browser.close();
server.close();
