// @ts-check
// The twin of contrast.py: finds what a question says is fine, so that it does not count as what is wrong.
"use strict";

(function (lookup) {
  const STOP = /[,.;:!?\n，。；：！？、]/;

  /** Names of the features, concepts and facets ("@number") that stand only in clauses that say something is fine. A phrase that holds the very word stays. */
  function fine(/** @type {string} */ text, /** @type {any} */ analysis, /** @type {any} */ settings) {
    const places = clauses(text, analysis, settings);
    /** @type {Set<string>} */
    const inside = new Set();
    if (!places.length) return inside;
    /** @type {Set<string>} */
    const outside = new Set();
    for (const [name, start, end] of lookup.everyPlace(analysis)) {
      const held = places.some(([first, last, word, wordEnd]) => first <= start && end <= last && !(start <= word && wordEnd <= end));
      (held ? inside : outside).add(name);
    }
    for (const name of outside) inside.delete(name);
    return inside;
  }

  /** [start, end, start and end of the word] for each clause that says something is fine and denies nothing. */
  function clauses(/** @type {string} */ text, /** @type {any} */ analysis, /** @type {any} */ settings) {
    /** @type {[number, number, number, number][]} */
    const found = [];
    /** @type {[string, number, number][]} */
    let units = [];
    const close = () => {
      const clause = fineClause(units, settings);
      if (clause) found.push(clause);
      units = [];
    };
    for (const unit of analysis.units) {
      const turn = settings.turns.includes(unit.text);
      if (units.length && (turn || STOP.test(text.slice(units[units.length - 1][2], unit.start)))) close();
      if (!turn) units.push([unit.dense ? unit.text : ` ${unit.text} `, unit.start, unit.end]);
    }
    close();
    return found;
  }

  /** @returns {[number, number, number, number] | null} */
  function fineClause(/** @type {[string, number, number][]} */ units, /** @type {any} */ settings) {
    const joined = units.map(([text]) => text).join("");
    const word = settings.fine_words.find((/** @type {string} */ known) => joined.includes(known));
    if (word === undefined) return null;
    const rest = joined.split(word).join("");
    if (settings.denials.some((/** @type {string} */ denial) => rest.includes(denial))) return null;
    const place = joined.indexOf(word);
    let at = 0;
    const covered = units.filter(([text]) => {
      const first = at;
      at += text.length;
      return first < place + word.length && place < at;
    });
    return [units[0][1], units[units.length - 1][2], covered[0][1], covered[covered.length - 1][2]];
  }

  Object.assign(lookup, { fine });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
