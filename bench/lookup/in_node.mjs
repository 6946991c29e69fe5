// Measures one engine in node, in CPU: node in_node.mjs ENGINE INPUT.json [INDEX]. ENGINE is "fixbook", with the folder of its index, or one of
// peers.mjs. Reports lines of JSON: {build_s}, {write_s, bytes} (unless no rounds are timed), what answerAll of asking.mjs says, and for ours {paste: {node: {kind: ms}}}.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { answerAll, distinct, median, packed, readInput, repeated, report, spent } from "./asking.mjs";
import { PEERS } from "./peers.mjs";

const [name, file, folder] = process.argv.slice(2);
const input = readInput(file);
const require = createRequire(import.meta.url);

async function timed(ask) {
  const start = spent();
  const hits = await ask();
  return { hits, ms: spent() - start };
}

async function ours() {
  require(path.resolve(folder, "engine.js"));
  const load = (url) => vm.runInThisContext(readFileSync(url.split("?")[0], "utf8"));
  const index = await globalThis.fixbookLookup.open(path.join(folder, path.sep), load);
  const ask = async (text) => {
    const { hits, ms } = await timed(() => index.search(text));
    return { slugs: distinct(hits.hits.map(({ slug }) => slug)), score: hits.hits[0]?.score ?? 0, ms };
  };
  await answerAll(({ q }) => ask(q), "node", { ...input, questions: { "as typed": input.questions["as typed"] } });
  const paste = {};
  for (const [kind, text] of Object.entries(input.pastes)) {
    const times = [];
    for (let round = 0; round < 5; round += 1) times.push((await ask(text)).ms);
    paste[kind] = median(times);
  }
  report({ paste: { node: paste } });
}

async function peer() {
  const [library, build] = PEERS[name];
  const [build_s, engine] = input.rounds ? repeated(() => build(input.documents)) : [null, build(input.documents)];
  if (input.rounds) {
    report({ build_s });
    const [write_s, written] = repeated(() => engine.write());
    const bytes = (library ? packed(readFileSync(require.resolve(library))) : 0) + packed(written);
    report({ write_s, bytes: { p50: bytes, max: bytes } });
  }
  await answerAll(async (question) => {
    const { hits, ms } = await timed(() => engine.ask(question));
    return { slugs: distinct(hits.map(([slug]) => slug)), score: hits[0]?.[1] ?? 0, ms };
  }, "node", input);
}

await (name === "fixbook" ? ours() : peer());
