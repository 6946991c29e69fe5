// @ts-check
// The twin of phrases.py: finds the words and phrases of concepts and facets in a run of units.
"use strict";

(function (lookup) {
  /** The key of a node under which its meanings lie; no unit is empty. */
  const END = "";

  /** A tree of phrases, whose branches come one by one from an index; each phrase stands for one or more meanings, which are plain numbers. */
  class Phrases {
    constructor(/** @type {number} */ wordGap, /** @type {number} */ denseGap) {
      this.wordGap = wordGap;
      this.denseGap = denseGap;
      /** @type {Map<string, any>} */
      this.root = new Map();
    }

    /** Every phrase in the units, in order of place; a phrase may skip a unit or two where the gaps allow it. */
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
      for (let skip = 0; skip <= Math.max(this.wordGap, this.denseGap) - gaps; skip += 1) {
        const unit = units[end + skip];
        if (!unit) return;
        if (skip > (unit.dense ? this.denseGap : this.wordGap) - gaps) continue;
        if (Object.hasOwn(node, unit.text)) this.walk(node[unit.text], units, first, end + skip + 1, gaps + skip, found);
      }
    }
  }

  Object.assign(lookup, { Phrases });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
