// @ts-check
// The twin of analysis.py: finds in a text everything the index knows, each with its places.
"use strict";

(function (lookup) {
  /** The word lists of the settings and the phrases learnt so far. */
  class Analyser {
    constructor(/** @type {any} */ settings) {
      this.language = new lookup.Language(settings);
      this.phrases = new lookup.Phrases(settings.word_gap, settings.dense_gap);
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
        kinds[meaning % 3].push([Math.floor(meaning / 3), units[first].start, units[end - 1].end]);
      }
      const features = [...this.language.features(units), ...this.language.codes(text, folded, listed)];
      return { folded, units, features, concepts: kinds[0], weak: kinds[1], facets: kinds[2] };
    }
  }

  Object.assign(lookup, { Analyser });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
