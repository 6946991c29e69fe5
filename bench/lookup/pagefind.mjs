// Ranks the bench's questions with Pagefind in Chromium: node pagefind.mjs INPUT.json (as for peers.mjs). Prints {Pagefind: {tops, p50, p99, bytes}}.
// Each article is one custom record, English and Chinese text together, so that one index holds both as ours does.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import * as pagefind from "pagefind";
import { chromium } from "playwright-core";

const TYPES = { ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm", ".html": "text/html" };
const { documents, queries } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const folder = mkdtempSync(path.join(tmpdir(), "pagefind-"));
const { index } = await pagefind.createIndex({ forceLanguage: "en" });
for (const { slug, title, text } of documents) {
  const { errors } = await index.addCustomRecord({ url: `/${slug}/`, content: `${title}\n${title}\n${text}`, language: "en", meta: { title } });
  if (errors.length) throw new Error(errors.join("\n"));
}
await index.writeFiles({ outputPath: path.join(folder, "pagefind") });

let bytes = 0;
const server = createServer((request, response) => {
  const name = new URL(request.url, "http://x").pathname;
  try {
    const content = name === "/" ? "<!doctype html><title>bench</title>" : readFileSync(path.join(folder, name));
    bytes += name === "/" ? 0 : brotliCompressSync(content).length;
    response.writeHead(200, { "content-type": TYPES[path.extname(name) || ".html"] ?? "application/octet-stream" }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}/`);
const first = [];
const tops = [];
const times = [];
for (const [at, { q }] of queries.entries()) {
  const before = bytes;
  const { slugs, ms } = await page.evaluate(async (text) => {
    window.engine ??= await import("/pagefind/pagefind.js");
    const start = performance.now();
    const { results } = await window.engine.search(text);
    const found = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    return { slugs: found.map(({ url }) => url.replaceAll("/", "")), ms: performance.now() - start };
  }, q);
  tops.push(slugs);
  times.push(ms);
  if (at === 0) first.push(bytes - before);
}
await browser.close();
server.close();
await pagefind.close();
rmSync(folder, { recursive: true });
times.sort((a, b) => a - b);
console.log(JSON.stringify({ Pagefind: { tops, p50: times[Math.floor(times.length / 2)], p99: times[Math.floor(times.length * 0.99)], bytes: first[0] } }));
