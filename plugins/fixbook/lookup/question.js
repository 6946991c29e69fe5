// @ts-check
// The twin of question.py: turns what someone typed or pasted into weighted features to look up.
"use strict";

(function (lookup) {
  const GRAMS = ["gram1", "gram2"];
  /** How many characters are compared by ear. */
  const HEARD = [3, 2];
  const LETTERS = /^[a-z]+$/;

  /** The kind of a feature, which sets its weight: its name alone tells it. */
  function kindOf(/** @type {string} */ name, /** @type {any[]} */ concepts) {
    if (name[0] === "=") return lookup.isName(name) ? "name" : "code";
    if (name[0] === "#") return concepts[Number(name.slice(1))].kind;
    return name.charCodeAt(0) >= 0x2e80 && name.length <= GRAMS.length ? GRAMS[name.length - 1] : "word";
  }

  const part = (/** @type {number} */ weight, /** @type {number} */ percent) => Math.floor((weight * percent) / 100);

  /** One question against one index: its features with their weights, whole numbers. Its units are known at once, what they mean
   * (`read`) when the analyser has learnt the phrases they begin. */
  class Question {
    constructor(/** @type {any} */ analyser, /** @type {string} */ text, /** @type {any} */ core) {
      this.analyser = analyser;
      this.core = core;
      this.settings = core.settings;
      const flat = lookup.flat(text);
      /** @type {string[]} */
      this.names = lookup.names(flat, this.settings);
      this.text = lookup.shorten(flat, this.settings);
      /** @type {{text: string, start: number, end: number, dense: boolean}[]} */
      this.units = analyser.units(this.text);
      /** @type {any} */
      this.analysis = null;
      /** @type {Set<string>} */
      this.fine = new Set();
      /** @type {Map<string, number>} */
      this.weights = new Map();
      this.requests = 0;
      /** @type {number[]} */
      this.facets = [];
    }

    read() {
      this.analysis = this.analyser.fromUnits(this.text, lookup.fold(this.text), this.units);
      this.fine = lookup.fine(this.text, this.analysis, this.settings);
      this.weights = this.weigh(this.analysis);
      for (const name of this.names) if (!this.weights.has(name)) this.weights.set(name, this.settings.weights.name);
      this.requests = this.settings.requests.filter((/** @type {string} */ words) => this.analysis.folded.includes(words)).length;
      const numbers = new Set(this.analysis.facets.map((/** @type {any} */ found) => found[0]));
      this.facets = [...numbers].filter((number) => !this.fine.has(`@${number}`)).sort((a, b) => a - b);
    }

    weigh(/** @type {any} */ analysis) {
      const weights = this.settings.weights;
      const concepts = this.core.concepts;
      /** @type {Map<string, number>} */
      const found = new Map();
      for (const feature of analysis.features) found.set(feature.name, weights[kindOf(feature.name, concepts)]);
      for (const [number] of analysis.weak) found.set(`#${number}`, weights.weak);
      const certain = new Set(analysis.concepts.map((/** @type {any} */ concept) => concept[0]));
      for (const number of certain) found.set(`#${number}`, weights[concepts[number].kind]);
      for (const number of certain) {
        const kind = weights[concepts[number].kind];
        for (const side of ["narrower", "broader"]) {
          for (const other of concepts[number][side]) found.set(`#${other}`, Math.max(found.get(`#${other}`) ?? 0, part(kind, weights[side])));
        }
      }
      for (const name of this.fine) if (found.has(name)) found.set(name, part(found.get(name) ?? 0, weights.fine));
      return found;
    }

    /** Once it is clear which names of errors are `known`: the words such a name is made of were not said, and count little; others that
     * stand somewhere in a long paste count nothing. */
    settle(/** @type {Map<string, unknown>} */ known) {
      for (const name of this.names) if (!known.has(name)) this.weights.delete(name);
      const names = this.analysis.features.filter((/** @type {any} */ { name }) => known.has(name) && kindOf(name, this.core.concepts) === "name");
      if (!names.length) return;
      const inside = new Set();
      const outside = new Set(names.map((/** @type {any} */ { name }) => name));
      for (const [name, start, end] of lookup.everyPlace(this.analysis)) {
        (names.some((/** @type {any} */ code) => code.start <= start && end <= code.end) ? inside : outside).add(name);
      }
      for (const [name, weight] of this.weights) {
        if (inside.has(name) && !outside.has(name)) this.weights.set(name, part(weight, this.settings.weights.spelt));
      }
    }

    /** The units, those that are not in `known` replaced by the nearest word; and the most slips one of them had. */
    respelt(/** @type {{has(name: string): boolean}} */ known) {
      let slips = 0;
      const units = this.units.map((unit) => {
        const near = this.weights.has(unit.text) && !known.has(unit.text) ? this.near(unit.text) : null;
        slips = Math.max(slips, near ? near.slips : 0);
        return near ? { ...unit, text: near.text } : unit;
      });
      return { units, slips };
    }

    near(/** @type {string} */ word) {
      if (word.length < lookup.SHORTEST || !LETTERS.test(word) || this.analyser.phrases.root.has(word)) return null;
      return lookup.nearest(word, this.core.vocabulary);
    }

    /** [sound, the run itself] for the runs of characters that are not in `known`, and for words in Latin letters that spell Chinese out. A run
     * whose ends both belong to known words beside it is none. */
    sounds(/** @type {Map<string, unknown>} */ known) {
      /** @type {[string, string][]} */
      const found = [];
      const add = (/** @type {string} */ sound, /** @type {string} */ run) => sound && found.push([sound, run]);
      const unknown = (/** @type {string} */ name) => this.weights.has(name) && !known.has(name);
      const units = this.units.filter(({ text }) => !this.analyser.language.particles.has(text));
      const runOf = (/** @type {number} */ first, /** @type {number} */ size) => units.slice(Math.max(0, first), first + size).map(({ text }) => text).join("");
      units.forEach((unit, first) => {
        if (unit.dense) {
          if (!unknown(runOf(first, 2)) || (known.has(runOf(first - 1, 2)) && known.has(runOf(first + 1, 2)))) return;
          for (const run of HEARD.map((size) => runOf(first, size))) {
            if (HEARD.includes(run.length)) add(lookup.sound(run), run);
          }
        } else if (unknown(unit.text) && LETTERS.test(unit.text) && !this.analyser.phrases.root.has(unit.text)) {
          add(lookup.spelledOut(this.analysis.folded.slice(unit.start, unit.end), lookup.table().syllables), unit.text);
        }
      });
      return found;
    }

    /** Features that only the replaced units have, and concepts that were heard; each weighs less than one that was written. */
    mended(/** @type {any[]} */ units, /** @type {number} */ slips, /** @type {Iterable<number>} */ heard) {
      const parts = this.settings.mended;
      /** @type {Map<string, number>} */
      const found = new Map();
      if (slips) {
        const again = this.weigh(this.analyser.fromUnits(this.text, this.analysis.folded, units));
        for (const [name, weight] of again) found.set(name, part(weight, parts[slips - 1]));
      }
      for (const number of heard) found.set(`#${number}`, part(this.settings.weights[this.core.concepts[number].kind], parts[0]));
      for (const name of this.weights.keys()) found.delete(name);
      return found;
    }
  }

  Object.assign(lookup, { kindOf, Question });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
