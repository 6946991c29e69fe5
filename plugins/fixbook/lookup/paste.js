// @ts-check
// The twin of paste.py: pulls the signal out of a long paste.
"use strict";

(function (lookup) {
  const LINE = /\n+|[,;{}] *(?=["{[])/g;
  const NAME = /[A-Za-z][A-Za-z_]{8,80}/g;
  const INNER = /[a-z][A-Z]/;
  const NUMBER = /[0-9a-f]*[0-9][0-9a-f]*/g;

  /** A flat text itself where it is short; else its telling lines in their order. */
  function shorten(/** @type {string} */ text, /** @type {any} */ settings) {
    const limits = settings.paste;
    if (text.length <= limits.keep) return text;
    if (text.length > limits.read) {
      const half = Math.floor(limits.read / 2);
      text = text.slice(0, half) + "\n" + text.slice(-half);
    }
    return chosen(lines(text, lookup.fold(text), limits.line), limits).join("\n");
  }

  /** What looks like the name of an error or a call anywhere in a long flat text, as features, the telling ones first. */
  function names(/** @type {string} */ text, /** @type {any} */ settings) {
    const limits = settings.paste;
    if (text.length <= limits.keep) return [];
    const found = [...new Set(text.match(NAME) ?? [])].filter((name) => name.includes("_") || INNER.test(name));
    const named = found.map((name) => "=" + name.replace(/_/g, "").toLowerCase()).filter(lookup.isName);
    const telling = new RegExp(anyOf(limits.telling).source);
    const ordered = [...named.filter((name) => telling.test(name)), ...named.filter((name) => !telling.test(name))];
    return [...new Set(ordered)].slice(0, limits.names);
  }

  /** [as written, folded] for each different line, long ones cut in pieces. */
  function lines(/** @type {string} */ text, /** @type {string} */ folded, /** @type {number} */ longest) {
    /** @type {Map<string, [string, string]>} */
    const seen = new Map();
    const stops = [...folded.matchAll(LINE)].map((m) => [/** @type {number} */ (m.index), /** @type {number} */ (m.index) + m[0].length]);
    let at = 0;
    for (const [stop, next] of [...stops, [folded.length, folded.length]]) {
      for (let start = at; start < stop; start += longest) {
        const end = Math.min(start + longest, stop);
        const key = folded.slice(start, end).replace(NUMBER, "0").replace(/^[ \n]+|[ \n]+$/g, "");
        if (key.length > 1 && !seen.has(key)) seen.set(key, [text.slice(start, end), folded.slice(start, end)]);
      }
      at = next;
    }
    return [...seen.values()];
  }

  function anyOf(/** @type {string[]} */ words) {
    return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g");
  }

  function chosen(/** @type {[string, string][]} */ found, /** @type {any} */ limits) {
    const telling = anyOf(limits.telling);
    const quiet = anyOf(limits.quiet);
    const last = found.length - 1;
    const ranks = found.map(([, folded], n) => {
      const hits = Math.min(3, (folded.match(telling) ?? []).length);
      const edge = n < 2 ? 3 : n > last - 2 ? 2 : 0;
      return -2 * hits - edge + (folded.search(quiet) >= 0 ? 2 : 0);
    });
    let room = limits.keep;
    const kept = [];
    for (const n of found.map((_, at) => at).sort((a, b) => ranks[a] - ranks[b] || a - b)) {
      const size = found[n][0].length + 1;
      if (size > room) break;
      kept.push(n);
      room -= size;
    }
    return kept.sort((a, b) => a - b).map((n) => found[n][0]);
  }

  Object.assign(lookup, { shorten, names });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
