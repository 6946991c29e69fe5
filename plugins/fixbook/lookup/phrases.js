// @ts-check
// The twin of phrases.py: finds the words and phrases of concepts and facets in a run of units.
"use strict";

(function (lookup) {
  /** @typedef {{next: Map<string, Node>, meanings: number[]}} Node */

  const node = () => /** @type {Node} */ ({ next: new Map(), meanings: [] });

  /** A tree of phrases; each stands for one or more meanings, which are plain numbers. */
  class Phrases {
    constructor(/** @type {number} */ wordGap, /** @type {number} */ denseGap) {
      this.wordGap = wordGap;
      this.denseGap = denseGap;
      this.root = node();
      /** @type {Set<string>} */
      this.known = new Set();
    }

    knows(/** @type {string} */ unit) {
      return this.known.has(unit);
    }

    add(/** @type {string[]} */ units, /** @type {number} */ meaning) {
      let at = this.root;
      for (const unit of units) {
        this.known.add(unit);
        let next = at.next.get(unit);
        if (!next) at.next.set(unit, (next = node()));
        at = next;
      }
      if (at !== this.root && !at.meanings.includes(meaning)) at.meanings.push(meaning);
    }

    /** Every phrase in the units, in order of place; a phrase may skip a unit or two where the gaps allow it. */
    find(/** @type {{text: string, dense: boolean}[]} */ units) {
      /** @type {Map<string, [number, number, number]>} */
      const found = new Map();
      for (let first = 0; first < units.length; first += 1) {
        const next = this.root.next.get(units[first].text);
        if (next) this.walk(next, units, first, first + 1, 0, found);
      }
      return [...found.values()];
    }

    walk(
      /** @type {Node} */ at,
      /** @type {{text: string, dense: boolean}[]} */ units,
      /** @type {number} */ first,
      /** @type {number} */ end,
      /** @type {number} */ gaps,
      /** @type {Map<string, [number, number, number]>} */ found,
    ) {
      for (const meaning of at.meanings) found.set(`${meaning} ${first} ${end}`, [meaning, first, end]);
      if (!at.next.size) return;
      for (let skip = 0; skip <= Math.max(this.wordGap, this.denseGap) - gaps; skip += 1) {
        const unit = units[end + skip];
        if (!unit) return;
        if (skip > (unit.dense ? this.denseGap : this.wordGap) - gaps) continue;
        const deeper = at.next.get(unit.text);
        if (deeper) this.walk(deeper, units, first, end + skip + 1, gaps + skip, found);
      }
    }
  }

  Object.assign(lookup, { Phrases });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
