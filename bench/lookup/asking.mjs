// What every engine of the bench is asked, and how its answers are timed: the part that node and Chromium share.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const LEVEL = 9; // of brotli, for everybody
const WANTED = 3; // places that are compared

/** {documents, questions: {set: [{q, concepts, chinese}]}, pastes: {kind: text}, rounds, sample, slow, patience, cold}; ours.py writes it. */
export const readInput = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Figures go out as they are found: an engine that is stopped has told what it knew. */
export const report = (figures) => process.stdout.write(`${JSON.stringify(figures)}\n`);

export function packed(content) {
  const bytes = Buffer.from(content);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: LEVEL, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

/** CPU of this process so far, user and system, in ms. */
export function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** The value below which a share of the numbers lies. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (numbers) => quantile(numbers, 0.5);

/** Does something up to three times, not again after 20 s of CPU: the median of its CPU in s, and what it gave last. */
export function repeated(action) {
  const times = [];
  let given;
  for (let total = 0; times.length < 3 && total < 20_000; total += times.at(-1)) {
    const start = spent();
    given = action();
    times.push(spent() - start);
  }
  return [median(times) / 1e3, given];
}

/** The first articles of a ranking; variations of one article have its slug and take one place. */
export function distinct(slugs, wanted = WANTED) {
  const found = new Set();
  for (const slug of slugs) {
    found.add(slug);
    if (found.size === wanted) break;
  }
  return [...found];
}

/** Whether most of the first questions take longer than `slow` ms when asked again; one that takes twenty times as long is enough. */
async function isSlow(ask, questions, slow) {
  const times = [];
  for (const question of questions) {
    if ((await ask(question)).ms > 20 * slow) return true;
    times.push((await ask(question)).ms);
  }
  return median(times) > slow;
}

/**
 * Asks every set of questions and reports {asked, tops: {set: [[slug]]}, scores, [runtime]: {p50, p99}}. `ask` gives {slugs, score, ms}.
 * An engine slower than `slow` ms is asked the first `sample` questions as typed, once, and as many of them as it answers in `patience` s;
 * they come in an order that is always the same.
 */
export async function answerAll(ask, runtime, { questions, rounds, sample, slow, patience }) {
  const typed = questions["as typed"];
  const hurried = await isSlow(ask, typed.slice(0, 5), slow);
  const started = performance.now();
  const answers = [];
  for (const question of hurried ? typed.slice(0, sample) : typed) {
    if (!hurried || performance.now() - started < patience * 1000) answers.push(await ask(question));
  }
  const times = answers.map(({ ms }) => [ms]);
  for (let round = 0; round < rounds && !hurried; round += 1) {
    if (!round) for (const each of times) each.pop(); // the first time something is loaded or compiled
    for (const [at, question] of typed.entries()) times[at].push((await ask(question)).ms);
  }
  const each = times.map(median);
  const tops = { "as typed": answers.map(({ slugs }) => slugs) };
  report({ asked: answers.length, [runtime]: { p50: median(each), p99: quantile(each, 0.99) }, scores: answers.map(({ score }) => score), tops });
  if (hurried) return;
  for (const [set, some] of Object.entries(questions)) {
    if (set === "as typed") continue;
    tops[set] = [];
    for (const question of some) tops[set].push((await ask(question)).slugs);
  }
  report({ tops });
}
