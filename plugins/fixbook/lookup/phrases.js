// @ts-check
// The twin of phrases.py: finds the words and phrases of concepts and facets in a run of units.
"use strict";

(function (lookup) {
  /** The key of a node under which its meanings lie; no unit is empty. */
  const END = "";

  /** A tree of phrases, whose branches come one by one from an index; each phrase stands for one or more meanings, which are plain numbers. */
  class Phrases {
    constructor(/** @type {any} */ settings) {
      this.wordGap = settings.word_gap;
      this.denseGap = settings.dense_gap;
      this.particles = new Set(settings.particles);
      this.denials = new Set(settings.denials.map((/** @type {string} */ denial) => denial.trim()));
      /** @type {Map<string, any>} */
      this.root = new Map();
    }

    /** Every phrase in the units, in order of place. A phrase skips particles, and as many other units as the gaps allow, but no denial; between
     * the first two characters of a phrase in a script without spaces there is no gap. */
    find(/** @type {{text: string, dense: boolean}[]} */ units) {
      /** @type {Map<string, [number, number, number]>} */
      const found = new Map();
      for (let first = 0; first < units.length; first += 1) {
        const next = this.root.get(units[first].text);
        if (next) this.walk(next, units, first, first + 1, 0, found);
      }
      return [...found.values()];
    }

    walk(
      /** @type {any} */ node,
      /** @type {{text: string, dense: boolean}[]} */ units,
      /** @type {number} */ first,
      /** @type {number} */ end,
      /** @type {number} */ gaps,
      /** @type {Map<string, [number, number, number]>} */ found,
    ) {
      for (const meaning of Object.hasOwn(node, END) ? node[END] : []) found.set(`${meaning} ${first} ${end}`, [meaning, first, end]);
      const { dense } = units[first];
      const room = dense && end === first + 1 ? 0 : dense ? this.denseGap : this.wordGap;
      for (let place = end; place < units.length; place += 1) {
        const { text } = units[place];
        if (Object.hasOwn(node, text)) this.walk(node[text], units, first, place + 1, gaps, found);
        if (!this.particles.has(text)) gaps += 1;
        if (gaps > room || this.denials.has(text)) return;
      }
    }
  }

  Object.assign(lookup, { Phrases });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
