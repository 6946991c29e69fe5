// @ts-check
// The report for support from the home page: what one sees, when and where, with a visible blank for everything missing.
"use strict";

(function (box) {
  const BLANK = "________";
  const LONGEST = 2000; // characters of a pasted text that go into the report

  /** The text of the report. `chosen` has the names of the filters by label. */
  function report(/** @type {string} */ text, /** @type {[string, string][]} */ chosen, /** @type {any[]} */ hits, /** @type {any} */ context, /** @type {Date} */ now) {
    const { texts, evidence, lang } = context;
    const line = (/** @type {string} */ label, /** @type {string} */ value) => `${label}${texts.colon}${value || BLANK}`;
    const seen = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    const looked = hits.map((hit) => `- ${hit.id} ${box.spoken(hit.shown.title, lang)}`);
    return [
      line(texts["rb-report-what"], seen),
      line(texts["rb-report-local"], context.localTime(now)),
      line(texts["rb-report-utc"], now.toISOString().slice(0, 16).replace("T", " ")),
      ...chosen.map(([label, value]) => line(label, value)),
      ...evidence.map((/** @type {string} */ name) => line(name, "")),
      ...(looked.length ? [`${texts["report-looked"]}${texts.colon}`.trimEnd(), ...looked] : []),
    ].join("\n");
  }

  Object.assign(box, { report });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
