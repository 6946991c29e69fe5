// @ts-check
// The twin of facets.py: filters that respect inheritance, and soft boosts for what a question names in passing.
"use strict";

(function (lookup) {
  const FILTERS = ["scenario", "region", "platform", "plan"];
  /** An article that names none of these holds for all of them. */
  const OPEN = ["platform", "plan"];

  /** The adjustment of articles of a kind that was not asked for: they are neither found nor counted. */
  const OTHER_KIND = -1000;

  /** The facets of an index. */
  class Facets {
    constructor(/** @type {any} */ core) {
      this.rows = core.facets;
      this.boosts = core.settings.boosts;
      this.profiles = core.profiles;
      /** @type {Map<string, number>} */
      this.number = new Map(this.rows.map((/** @type {any} */ row, /** @type {number} */ n) => [`${row.dimension} ${row.key}`, n]));
    }

    /** A facet and its ancestors, nearest first. */
    chain(/** @type {number} */ number) {
      const found = [number];
      for (;;) {
        const row = this.rows[found[found.length - 1]];
        const parent = this.number.get(`${row.dimension} ${row.parent}`);
        if (parent === undefined || found.includes(parent)) return found;
        found.push(parent);
      }
    }

    /** For each profile the per cent to add to a score, or null where a filter leaves the article out. */
    adjustments(/** @type {Record<string, string | undefined>} */ filters, /** @type {number[]} */ named, /** @type {string[]} */ kinds) {
      const chosen = FILTERS.filter((dimension) => filters[dimension]).map((dimension) => {
        const number = this.number.get(`${dimension} ${filters[dimension]}`);
        if (number === undefined) throw new RangeError(`the index knows no ${dimension} "${filters[dimension]}"`);
        return number;
      });
      return this.profiles.map((/** @type {any} */ profile) => (kinds.includes(profile.kind) ? this.adjust(profile, chosen, named) : OTHER_KIND));
    }

    adjust(/** @type {any} */ profile, /** @type {number[]} */ chosen, /** @type {number[]} */ named) {
      let total = 0;
      for (const number of chosen) {
        const added = this.chosen(profile.facets, number);
        if (added === null) return null;
        total += added;
      }
      for (const number of named) total += this.named(profile.facets, number);
      if (this.elsewhere(profile.facets, [...chosen, ...named])) total += this.boosts.elsewhere;
      return Math.max(-50, Math.min(total, 100));
    }

    own(/** @type {number[]} */ facets, /** @type {number} */ number) {
      const dimension = this.rows[number].dimension;
      return facets.filter((facet) => this.rows[facet].dimension === dimension);
    }

    /** Its own and its ancestors' articles stay, those for everywhere too; the more specific ranks higher. */
    chosen(/** @type {number[]} */ facets, /** @type {number} */ number) {
      const own = this.own(facets, number);
      const chain = this.chain(number);
      const ranks = own.filter((facet) => chain.includes(facet) && !this.rows[facet].everywhere).map((facet) => chain.indexOf(facet));
      if (ranks.length) return Math.floor(this.boosts.chosen / (1 + Math.min(...ranks)));
      const everywhere = own.some((facet) => this.rows[facet].everywhere);
      return everywhere || (!own.length && OPEN.includes(this.rows[number].dimension)) ? 0 : null;
    }

    named(/** @type {number[]} */ facets, /** @type {number} */ number) {
      const row = this.rows[number];
      const own = this.own(facets, number).filter((facet) => !this.rows[facet].everywhere);
      if (row.everywhere || !own.length) return 0;
      if (own.some((facet) => this.meet(facet, number))) return this.boosts[row.dimension];
      return OPEN.includes(row.dimension) ? Math.floor(-this.boosts[row.dimension] / 2) : 0;
    }

    /** Whether an article is about some regions only, and none of them is wanted. */
    elsewhere(/** @type {number[]} */ facets, /** @type {number[]} */ wanted) {
      const own = facets.filter((facet) => this.rows[facet].dimension === "region");
      if (!own.length || own.some((facet) => this.rows[facet].everywhere)) return false;
      return !own.some((facet) => wanted.some((number) => this.meet(facet, number)));
    }

    /** Whether two facets are the same or one lies within the other. */
    meet(/** @type {number} */ one, /** @type {number} */ other) {
      return this.chain(other).includes(one) || this.chain(one).includes(other);
    }
  }

  Object.assign(lookup, { Facets, OTHER_KIND });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
