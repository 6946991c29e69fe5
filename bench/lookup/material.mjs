// Ranks the bench's questions with Material's own search in Chromium: node material.mjs INPUT.json (as for peers.mjs). Prints {Material: {tops, p50, p99, bytes}}.
// Each article is one page, English and Chinese text together, in a site that mkdocs builds with Material's search plugin in both languages.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";

const { documents, queries } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const folder = mkdtempSync(path.join(tmpdir(), "material-"));
const site = path.join(folder, "site");
mkdirSync(path.join(folder, "docs"));
for (const { slug, title, text } of documents) writeFileSync(path.join(folder, "docs", `${slug}.md`), `# ${title}\n\n${text.replaceAll("<", "&lt;").replaceAll("\n", "\n\n")}\n`);
writeFileSync(path.join(folder, "docs", "index.md"), "# Home\n");
const settings = { site_name: "bench", theme: { name: "material", font: false }, plugins: [{ search: { lang: ["en", "zh"], separator: "[\\s\\u200b\\-]" } }] };
writeFileSync(path.join(folder, "mkdocs.yml"), JSON.stringify(settings)); // JSON is YAML
execFileSync(process.env.PYTHON ?? "python3", ["-m", "mkdocs", "build", "--quiet"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });

const worker = readdirSync(path.join(site, "assets/javascripts/workers")).find((name) => /^search\.\w+\.min\.js$/.test(name));
let bytes = 0;
const server = createServer((request, response) => {
  const name = new URL(request.url, "http://x").pathname;
  try {
    const content = readFileSync(path.join(site, name === "/" ? "index.html" : name));
    if (name !== "/") bytes += brotliCompressSync(content).length;
    response.writeHead(200, { "content-type": name.endsWith(".js") ? "text/javascript" : name === "/" ? "text/html" : "application/json" }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
await page.route("**/bundle.*.js", (route) => route.abort()); // the search alone
await page.goto(`http://127.0.0.1:${server.address().port}/`);
bytes = 0;
await page.evaluate(async (name) => {
  const { config, docs } = await (await fetch("/search/search_index.json")).json();
  window.engine = new Worker(`/assets/javascripts/workers/${name}`);
  window.ask = (message) => new Promise((answer) => {
    window.engine.onmessage = (event) => answer(event.data);
    window.engine.postMessage(message);
  });
  await window.ask({ type: 0, data: { config, docs, options: { suggest: false } } });
}, worker);
const first = bytes;
const tops = [];
const times = [];
for (const { q } of queries) {
  const { slugs, ms } = await page.evaluate(async (text) => {
    const start = performance.now();
    const { data } = await window.ask({ type: 2, data: text });
    return { slugs: (data?.items ?? []).slice(0, 3).map(([hit]) => hit.location.split("/")[0]), ms: performance.now() - start };
  }, q);
  tops.push(slugs);
  times.push(ms);
}
await browser.close();
server.close();
rmSync(folder, { recursive: true });
times.sort((a, b) => a - b);
console.log(JSON.stringify({ Material: { tops, p50: times[Math.floor(times.length / 2)], p99: times[Math.floor(times.length * 0.99)], bytes: first } }));
