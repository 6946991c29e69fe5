// @ts-check
// The twin of analysis.py: finds in a text everything the index knows, each with its places.
"use strict";

(function (lookup) {
  const FACET = 2;
  const CAPITALS = /^[A-Z]+$/;

  /** [name, start, end] of everything found; concepts are called "#number", facets "@number". */
  function everyPlace(/** @type {any} */ { features, concepts, weak, facets }) {
    /** @type {[string, number, number][]} */
    const found = features.map((/** @type {any} */ { name, start, end }) => [name, start, end]);
    for (const [number, start, end] of [...concepts, ...weak]) found.push([`#${number}`, start, end]);
    for (const [number, start, end] of facets) found.push([`@${number}`, start, end]);
    return found;
  }

  /** The word lists of the settings and the phrases learnt so far. */
  class Analyser {
    constructor(/** @type {any} */ settings) {
      this.language = new lookup.Language(settings);
      this.phrases = new lookup.Phrases(settings);
    }

    /** Of a flat text. */
    units(/** @type {string} */ text) {
      return this.language.units(text, lookup.fold(text));
    }

    /** Of a flat text; `listed`: one that lists codes. */
    analyse(/** @type {string} */ text, listed = false) {
      const folded = lookup.fold(text);
      return this.fromUnits(text, folded, this.language.units(text, folded), listed);
    }

    fromUnits(/** @type {string} */ text, /** @type {string} */ folded, /** @type {any[]} */ units, listed = false) {
      /** @type {[number, number, number][][]} */
      const kinds = [[], [], []];
      for (const [meaning, first, end] of this.phrases.find(units)) {
        if (meaning % 3 === FACET && end === first + 1 && this.everyday(text, units[first])) continue;
        kinds[meaning % 3].push([Math.floor(meaning / 3), units[first].start, units[end - 1].end]);
      }
      const features = [...this.language.features(units), ...this.language.codes(text, folded, listed)];
      return { folded, units, features, concepts: kinds[0], weak: meant(kinds[1], kinds[0]), facets: kinds[2] };
    }

    /** Whether a unit is a word of every day rather than the name that is written like it in capitals: us and US, time and TIM. */
    everyday(/** @type {string} */ text, /** @type {any} */ unit) {
      return this.language.stop.has(unit.text) && !CAPITALS.test(text.slice(unit.start, unit.end));
    }
  }

  /** Weak words but those of one character inside a word of which it is a mere part: the 卡 of 卡顿 is meant, that of 信用卡 is not. */
  function meant(/** @type {[number, number, number][]} */ weak, /** @type {[number, number, number][]} */ concepts) {
    /** @type {Map<number, Set<number>>} */
    const around = new Map();
    for (const [number, start, end] of concepts) {
      for (let at = start; end - start > 1 && at < end; at += 1) {
        const held = around.get(at);
        if (held) held.add(number);
        else around.set(at, new Set([number]));
      }
    }
    const kept = new Set();
    for (const [number, start] of weak) if (around.get(start)?.has(number)) kept.add(start);
    return weak.filter(([, start, end]) => end - start > 1 || !around.has(start) || kept.has(start));
  }

  Object.assign(lookup, { Analyser, everyPlace });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
