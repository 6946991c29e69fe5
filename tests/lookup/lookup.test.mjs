// The browser's code answers the table of cases from the small index, and mends spelling as a slow, obvious referee does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const here = path.dirname(fileURLToPath(import.meta.url));
const twins = path.join(here, "../../plugins/fixbook/lookup");
const require = createRequire(import.meta.url);
for (const name of readFileSync(path.join(twins, "pieces.py"), "utf8").match(/SCRIPTS = \(([^)]*)\)/)[1].match(/[a-z]+/g)) {
  require(path.join(twins, `${name}.js`));
}
const lookup = globalThis.fixbookLookup;
const cases = JSON.parse(readFileSync(path.join(here, "cases.json"), "utf8"));
let loaded = [];
const load = (url) => {
  const file = url.split("?")[0];
  loaded.push(path.relative(path.join(here, "fixture"), file));
  vm.runInThisContext(readFileSync(file, "utf8"));
};
const index = await lookup.open(path.join(here, "fixture/"), load);
const FILTERS = ["scenario", "region", "platform", "plan"];

for (const asked of cases.answers) {
  test(asked.what, async () => {
    const filters = Object.fromEntries(FILTERS.filter((key) => asked[key]).map((key) => [key, asked[key]]));
    const answer = index.search(asked.q, filters, { limit: 10, kinds: asked.kinds });
    if (asked.error) {
      await assert.rejects(answer, { name: "RangeError", message: asked.error });
      return;
    }
    const slugs = (await answer).hits.map(({ slug }) => slug);
    if (asked.first) assert.equal(slugs[0], asked.first);
    if (asked.slugs) assert.deepEqual([...slugs].sort(), asked.slugs);
    if (asked.absent) assert.ok(slugs.length > 0 && !slugs.includes(asked.absent));
  });
}

for (const asked of cases.spans) {
  test(`reasons mark ${asked.what}`, async () => {
    const hit = (await index.search(asked.q)).hits.find(({ slug }) => slug === asked.slug);
    const reason = hit.why.find(({ field }) => field === asked.field);
    const points = Array.from(reason.text);
    assert.deepEqual(reason.spans.map(([start, end]) => points.slice(start, end).join("")), asked.marked);
  });
}

test("a first question loads the core and what it needs, and the same question nothing more", async () => {
  loaded = [];
  const fresh = await lookup.open(path.join(here, "fixture/"), load);
  await fresh.search("black screen");
  assert.equal(loaded[0], "core.js");
  assert.equal(new Set(loaded).size, loaded.length);
  const before = loaded.length;
  await fresh.search("black screen");
  assert.equal(loaded.length, before);
});

test("a piece that fails to load is asked for again", async () => {
  let broken = true;
  const fresh = await lookup.open(path.join(here, "fixture/"), (url) => {
    if (broken && url.includes("/p/")) throw new Error("offline");
    load(url);
  });
  await assert.rejects(fresh.search("black screen"), /offline/);
  broken = false;
  assert.ok((await fresh.search("black screen")).hits.length > 0);
});

test("many questions at once get their own answers", async () => {
  const fresh = await lookup.open(path.join(here, "fixture/"), async (url) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    load(url);
  });
  const questions = cases.answers.filter((asked) => !asked.error).map((asked) => asked.q);
  const together = await Promise.all(questions.map((q) => fresh.search(q)));
  for (const [at, q] of questions.entries()) assert.deepEqual(together[at], await index.search(q));
});

/** Optimal string alignment, written as its definition. */
function referee(one, other, i = one.length, j = other.length, known = new Map()) {
  if (!i || !j) return i + j;
  const key = i * 64 + j;
  if (!known.has(key)) {
    const at = (a, b) => referee(one, other, a, b, known);
    let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(one[i - 1] !== other[j - 1]));
    if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, at(i - 2, j - 2) + 1);
    known.set(key, cost);
  }
  return known.get(key);
}

test("edit distance is the referee's up to the limit", () => {
  let seed = 9;
  const next = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const word = () => Array.from({ length: next(10) }, () => "abcd"[next(4)]).join("");
  for (let n = 0; n < 20000; n += 1) {
    const [one, other, most] = [word(), word(), next(4)];
    assert.equal(lookup.editDistance(one, other, most), Math.min(referee(one, other), most + 1), `${one} ${other} ${most}`);
  }
});

test("a megabyte of anything is answered within a second", async () => {
  for (const part of ["a", "卡", "\n", "error ", '{"a":[', "-1.", "\u0301", "aA", "1_", "can not "]) {
    const started = process.cpuUsage();
    await index.search(part.repeat(1e6 / part.length));
    assert.ok(process.cpuUsage(started).user < 1e6, part);
  }
});
