// @ts-check
// The twin of question.py: turns what someone typed or pasted into weighted features to look up.
"use strict";

(function (lookup) {
  const GRAMS = ["gram1", "gram2"];
  const LETTERS = /^[a-z]+$/;

  /** The kind of a feature, which sets its weight: its name alone tells it. */
  function kindOf(/** @type {string} */ name, /** @type {any[]} */ concepts) {
    if (name[0] === "=") return "code";
    if (name[0] === "#") return concepts[Number(name.slice(1))].kind;
    return name.charCodeAt(0) >= 0x2e80 && name.length <= GRAMS.length ? GRAMS[name.length - 1] : "word";
  }

  const part = (/** @type {number} */ weight, /** @type {number} */ percent) => Math.floor((weight * percent) / 100);

  /** One question against one index: its features with their weights, whole numbers. */
  class Question {
    constructor(/** @type {any} */ analyser, /** @type {string} */ text, /** @type {any} */ settings, /** @type {string[]} */ vocabulary) {
      this.analyser = analyser;
      this.settings = settings;
      this.vocabulary = vocabulary;
      this.text = lookup.shorten(lookup.flat(text), settings);
      this.analysis = analyser.analyse(this.text);
      /** @type {Set<string>} */
      this.fine = lookup.fine(this.text, this.analysis, settings);
      this.weights = this.weigh(this.analysis);
      this.requests = settings.requests.filter((/** @type {string} */ words) => this.analysis.folded.includes(words)).length;
      /** @type {number[]} */
      this.facets = [...new Set(this.analysis.facets.map((/** @type {any} */ found) => found[0]))].filter((number) => !this.fine.has(`@${number}`)).sort((a, b) => a - b);
    }

    weigh(/** @type {any} */ analysis) {
      const weights = this.settings.weights;
      const concepts = this.analyser.concepts;
      /** @type {Map<string, number>} */
      const found = new Map();
      for (const feature of analysis.features) found.set(feature.name, weights[kindOf(feature.name, concepts)]);
      for (const [number] of analysis.weak) found.set(`#${number}`, weights.weak);
      const certain = new Set(analysis.concepts.map((/** @type {any} */ concept) => concept[0]));
      for (const number of certain) found.set(`#${number}`, weights[concepts[number].kind]);
      for (const number of certain) {
        const kind = weights[concepts[number].kind];
        const widen = (/** @type {number} */ other, /** @type {number} */ percent) => found.set(`#${other}`, Math.max(found.get(`#${other}`) ?? 0, part(kind, percent)));
        for (const other of concepts[number].narrower) widen(other, weights.narrower);
        for (const other of this.analyser.broader[number]) widen(other, weights.broader);
      }
      for (const name of this.fine) if (found.has(name)) found.set(name, part(found.get(name) ?? 0, weights.fine));
      return found;
    }

    /** More features for those that are not in `known`: words spelt nearly so, Chinese that sounds so. */
    mend(/** @type {Map<string, unknown>} */ known) {
      const unknown = new Set([...this.weights.keys()].filter((name) => !known.has(name)));
      let slips = 0;
      const mended = this.analysis.units.map((/** @type {any} */ unit) => {
        const near = this.near(unit, unknown);
        slips = Math.max(slips, near ? near.slips : 0);
        return near ? { ...unit, text: near.text } : unit;
      });
      /** @type {Map<string, number>} */
      const found = new Map();
      if (slips) {
        const again = this.weigh(this.analyser.fromUnits(this.text, this.analysis.folded, mended));
        for (const [name, weight] of again) if (!this.weights.has(name)) found.set(name, part(weight, this.settings.mended[slips - 1]));
      }
      for (const [name, weight] of this.byEar(unknown)) found.set(name, weight);
      return found;
    }

    near(/** @type {any} */ unit, /** @type {Set<string>} */ unknown) {
      const word = unit.text;
      if (!unknown.has(word) || word.length < lookup.SHORTEST || !LETTERS.test(word) || this.analyser.phrases.knows(word)) return null;
      return lookup.nearest(word, this.vocabulary);
    }

    /** Concepts whose Chinese words sound like a run of characters that no article has, or like a word in Latin letters. */
    byEar(/** @type {Set<string>} */ unknown) {
      /** @type {Set<number>} */
      const heard = new Set();
      const units = this.analysis.units;
      const hear = (/** @type {string} */ sound) => (this.analyser.sounds.get(sound) ?? []).forEach((/** @type {number} */ number) => heard.add(number));
      const joined = (/** @type {number} */ first, /** @type {number} */ size) => units.slice(first, first + size).map((/** @type {any} */ unit) => unit.text).join("");
      units.forEach((/** @type {any} */ unit, /** @type {number} */ first) => {
        if (!unit.dense && unknown.has(unit.text) && LETTERS.test(unit.text) && !this.analyser.phrases.knows(unit.text)) {
          hear(lookup.spelledOut(this.analysis.folded.slice(unit.start, unit.end), lookup.table().syllables));
        }
        if (unit.dense && unknown.has(joined(first, 2))) {
          for (const size of [4, 3, 2]) {
            const gram = joined(first, size);
            if (gram.length === size) hear(lookup.sound(gram));
          }
        }
      });
      const weights = this.settings.weights;
      const numbers = [...heard].sort((a, b) => a - b).filter((number) => !this.weights.has(`#${number}`));
      return new Map(numbers.map((number) => [`#${number}`, part(weights[this.analyser.concepts[number].kind], this.settings.mended[0])]));
    }
  }

  Object.assign(lookup, { kindOf, Question });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
