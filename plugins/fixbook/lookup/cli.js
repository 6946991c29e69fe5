// @ts-check
// The command line of the browser's code: node cli.js INDEX_DIR < queries.jsonl, a JSON line out for each line in.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

for (const script of ["text", "letters", "phrases", "spelling", "analysis", "facets", "paste", "contrast", "pieces", "question", "score", "search"]) {
  require(`./${script}.js`);
}
/** @type {any} */
const lookup = /** @type {any} */ (globalThis).fixbookLookup;

const FILTERS = ["scenario", "region", "platform", "plan"];
const KINDS = ["runbook", "postmortem", "checklist", "page"];

function runScript(/** @type {string} */ url) {
  const file = url.split("?")[0];
  if (fs.existsSync(file)) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}

/** The fields of one question, checked. Throws with the reason of a bad line. */
function parse(/** @type {Buffer} */ line) {
  const given = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line));
  if (given === null || typeof given !== "object" || Array.isArray(given)) throw new Error("a line must be an object");
  for (const key of ["q", "lang", ...FILTERS]) {
    if ((key === "q" || given[key] != null) && typeof given[key] !== "string") throw new Error(`"${key}" must be text`);
  }
  const limit = given.limit ?? 5;
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new Error('"limit" must be a whole number from 1 to 100');
  const kinds = given.kinds ?? ["runbook"];
  if (!Array.isArray(kinds) || kinds.some((kind) => !KINDS.includes(kind))) throw new Error(`"kinds" must be a list of ${KINDS.join(", ")}`);
  const filters = Object.fromEntries(FILTERS.filter((key) => given[key]).map((key) => [key, given[key]]));
  return { q: given.q, filters, options: { limit, kinds, lang: given.lang ?? "" } };
}

async function answer(/** @type {any} */ index, /** @type {Buffer} */ line) {
  try {
    const { q, filters, options } = parse(line);
    const { certain, hits } = await index.search(q, filters, options);
    return { q, certain, hits: hits.map((/** @type {any} */ { id, slug, score, why }) => ({ id, slug, score, why })) };
  } catch (error) {
    return { error: /** @type {Error} */ (error).message };
  }
}

function ascii(/** @type {unknown} */ value) {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The lines of standard input as bytes, cut at line feeds only: a JSON string may hold the other line ends. */
async function* lines() {
  /** @type {Buffer[]} */
  let parts = [];
  for await (const chunk of process.stdin) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)]);
      parts = [];
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
  }
  yield Buffer.concat(parts);
}

async function main() {
  const [folder] = process.argv.slice(2);
  if (!folder) {
    process.stderr.write("usage: node cli.js INDEX_DIR < queries.jsonl\n");
    process.exitCode = 2;
    return;
  }
  const index = await lookup.open(path.join(folder, path.sep), runScript);
  for await (const line of lines()) {
    if (/[^ \t\r]/.test(line.toString("latin1"))) process.stdout.write(`${ascii(await answer(index, line))}\n`);
  }
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
