// @ts-check
// The twin of analysis.py: finds in a text everything the index knows, each with its places.
"use strict";

(function (lookup) {
  /** Settings, concepts and facets ready for use. */
  class Analyser {
    constructor(/** @type {any} */ core) {
      this.language = new lookup.Language(core.settings);
      this.phrases = new lookup.Phrases(core.settings.word_gap, core.settings.dense_gap);
      this.concepts = core.concepts;
      this.facets = core.facets;
      /** @type {number[][]} */
      this.broader = this.concepts.map(() => []);
      /** @type {Map<string, number[]> | null} */
      this.heard = null;
      this.concepts.forEach((/** @type {any} */ concept, /** @type {number} */ number) => {
        for (const word of concept.words) {
          const units = this.split(word);
          const common = units.length === 1 && this.language.stop.has(units[0]);
          this.phrases.add(units, common ? 3 * number + 1 : 3 * number);
        }
        for (const word of concept.weak) this.phrases.add(this.split(word), 3 * number + 1);
        for (const other of concept.narrower) this.broader[other].push(number);
      });
      this.facets.forEach((/** @type {any} */ facet, /** @type {number} */ number) => {
        for (const word of facet.words) this.phrases.add(this.split(word), 3 * number + 2);
      });
    }

    /** How the Chinese words of concepts sound -> the concepts' numbers. */
    get sounds() {
      if (!this.heard) {
        /** @type {Map<string, number[]>} */
        const found = new Map();
        this.concepts.forEach((/** @type {any} */ concept, /** @type {number} */ number) => {
          for (const word of concept.words) {
            const folded = lookup.fold(lookup.flat(word));
            const heard = folded.length >= 2 && folded.length <= 4 ? lookup.sound(folded) : "";
            if (heard) found.set(heard, [...(found.get(heard) ?? []), number]);
          }
        });
        this.heard = found;
      }
      return this.heard;
    }

    split(/** @type {string} */ phrase) {
      const text = lookup.flat(phrase);
      return this.language.units(text, lookup.fold(text)).map((/** @type {any} */ unit) => unit.text);
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
