// Times the browser's code in node, in ms of CPU: node latency.mjs INDEX_DIR QUERIES.json; prints JSON. Also names the pieces that a first answer loads.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const [folder, queriesFile] = process.argv.slice(2);
createRequire(import.meta.url)(path.resolve(folder, "engine.js"));
const lookup = globalThis.fixbookLookup;
const queries = JSON.parse(readFileSync(queriesFile, "utf8"));
const base = path.join(folder, path.sep);
let loaded = [];
const load = (url) => {
  const file = url.split("?")[0];
  loaded.push(path.relative(folder, file));
  vm.runInThisContext(readFileSync(file, "utf8"));
};

const firsts = [];
for (const q of queries.slice(0, 40)) {
  loaded = [];
  const index = await lookup.open(base, load);
  await index.search(q);
  firsts.push(loaded);
}
loaded = [];
const index = await lookup.open(base, load);
for (const q of queries) await index.search(q);
const times = [];
for (let round = 0; round < 3; round += 1) {
  for (const q of queries) {
    const start = process.cpuUsage();
    await index.search(q);
    times.push(process.cpuUsage(start).user / 1e3);
  }
}
times.sort((a, b) => a - b);
const paste = "12:00:01 INFO frame sent in 17 ms, rtt 42\n".repeat(25000).slice(0, 1e6);
const started = process.cpuUsage();
await index.search(`everyone freezes\n${paste}`);
const pasted = process.cpuUsage(started).user / 1e3;
console.log(JSON.stringify({ p50: times[Math.floor(times.length / 2)], p99: times[Math.floor(times.length * 0.99)], pasted, firsts }));
