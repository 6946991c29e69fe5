// Answers on standard output what test_clock.py asks the browser's clock on standard input.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");

require(join(__dirname, "../../plugins/fixbook/outputs/static/js/clock.js"));

const { clocks, asked, open } = JSON.parse(readFileSync(0, "utf8"));
const { due, isOpen, nextOpening, closing } = globalThis.fixbook.clock;

const dues = asked.map(([name, start, length]) => {
  const answer = due(clocks[name], start, length);
  return answer && [answer.at, answer.unknownYears];
});
const opens = open.map(({ clock, at }) => {
  const moment = Date.parse(at);
  return [isOpen(clocks[clock], moment), nextOpening(clocks[clock], moment), closing(clocks[clock], moment)];
});
process.stdout.write(JSON.stringify({ due: dues, open: opens }));
