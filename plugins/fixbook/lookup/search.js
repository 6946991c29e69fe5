// @ts-check
// The twin of search.py: answers a question from an index, in a page, a worker or node, also from file://.
//
//   const index = await fixbookLookup.open("lookup/", fixbookLookup.loadInPage);   // loadInWorker in a classic worker
//   const answer = await index.search("everyone says it freezes", { region: "indonesia" }, { limit: 5, kinds: ["runbook"], lang: "en" });
//   answer.certain    the first hit can stand alone
//   answer.hits       [{id, slug, score, why: [{field, key, text, spans}], entry}], empty: nothing fits
//   answer.hidden     how many articles only the filters left out
//   answer.named      [{dimension, key, before}]: facets the text names; a page asks back or shows more for them
//   answer.nearest    where nothing fits: the entries that came nearest
//
// Spans count code points: Array.from(text). `entry` is what a result displays: {urls: {lang: path}, kind, lines, shown}.
// Rejects with RangeError for a filter value that the index does not know. Load the scripts in the order of SCRIPTS in pieces.py, or
// their concatenation, engine.js beside the index. Nothing is kept but the pieces, so one index serves any number of questions at once.
"use strict";

(function (lookup) {
  const FORMAT = 2;
  const BEFORE = 16; // characters before a named facet

  /** A question looked up: what those of its features tell that some article has, and the sum of that. */
  /** @typedef {{worth: Map<string, number>, whole: number, requests: number}} Asked */

  /** An open index. Keeps every piece it has loaded. */
  class Lookup {
    constructor(/** @type {any} */ core, /** @type {(name: string) => Promise<any>} */ load) {
      if (core.format !== FORMAT) throw new Error(`this index has format ${core.format}, this program reads ${FORMAT}: build it again`);
      this.core = core;
      this.load = load;
      this.settings = core.settings;
      this.analyser = new lookup.Analyser(core.settings);
      this.facets = new lookup.Facets(core);
      /** @type {Map<string, Promise<any>>} */
      this.pieces = new Map();
      /** @type {Map<number, {shown: any, lines: any[]}>} */
      this.lines = new Map();
    }

    /** The best articles for a text. */
    async search(
      /** @type {string} */ text,
      /** @type {Record<string, string | undefined>} */ filters = {},
      { limit = 5, kinds = ["runbook"], lang = "" } = {},
    ) {
      const question = new lookup.Question(this.analyser, text, this.core);
      await this.learn(question.units);
      question.read();
      const adjustments = this.facets.adjustments(filters, question.facets, kinds);
      const postings = await this.postings(question.weights.keys());
      question.settle(postings);
      const weights = new Map(question.weights);
      const mended = await this.mended(question, postings);
      for (const [name, weight] of mended) weights.set(name, weight);
      for (const [name, posting] of await this.postings(mended.keys())) postings.set(name, posting);
      const totals = lookup.addUp(weights, postings, this.core.entries.length);
      const { ranked, hidden } = lookup.adjusted(totals, this.core.entries, adjustments, Math.max(this.settings.candidates, limit));
      await Promise.all(ranked.map((/** @type {[number, number]} */ [entry]) => this.entry(entry)));
      const worth = lookup.worths(weights, postings);
      let whole = 0;
      for (const value of worth.values()) whole += value;
      const found = this.answer({ worth, whole, requests: question.requests }, ranked, hidden, limit, lang);
      return { ...found, named: this.named(question) };
    }

    answer(
      /** @type {Asked} */ asked,
      /** @type {[number, number][]} */ ranked,
      /** @type {number} */ hidden,
      /** @type {number} */ limit,
      /** @type {string} */ lang,
    ) {
      const candidates = ranked.map(([entry, score]) => {
        const alike = this.bestLine(entry, asked);
        return { entry, alike, score: Math.floor((score * (1000 + Math.floor((alike * this.settings.line) / 100))) / 1000) };
      });
      candidates.sort((a, b) => b.score - a.score || a.entry - b.entry);
      if (!candidates.length) return { certain: false, hits: [], hidden };
      const fits = this.fit(asked, candidates[0]);
      if (fits < this.settings.fit.floor) return { certain: false, hits: [], hidden, nearest: candidates.slice(0, limit).map(({ entry }) => this.held(entry).shown) };
      const scores = candidates.map(({ score }) => score);
      const hits = candidates.slice(0, limit).map(({ entry, score }) => this.hit(entry, Math.floor((fits * score) / scores[0]), asked.worth, lang));
      const lead = candidates[0].alike - Math.max(0, ...candidates.slice(1).map(({ alike }) => alike));
      return { certain: lookup.certain(scores, fits, lead, asked.requests, this.settings.certain), hits, hidden };
    }

    /** The facets a text names, each with the words before it ("all of", "except"). */
    named(/** @type {any} */ question) {
      return question.analysis.facets.map((/** @type {[number, number, number]} */ [facet, start]) => {
        const { dimension, key } = this.core.facets[facet];
        return { dimension, key, before: question.text.slice(Math.max(0, start - BEFORE), start) };
      });
    }

    /** How alike the question and the article's best title, symptom or summary are. */
    bestLine(/** @type {number} */ entry, /** @type {Asked} */ asked) {
      const unknown = this.settings.unknown * this.settings.weights.word;
      let best = 0;
      for (const line of this.held(entry).lines) {
        if (this.settings.best_of.includes(line.field)) best = Math.max(best, lookup.likeness(line, asked.worth, asked.whole, unknown));
      }
      return best;
    }

    fit(/** @type {Asked} */ asked, /** @type {{entry: number, score: number, alike: number}} */ best) {
      const names = [...asked.worth.keys()];
      const codes = names.filter((name) => name[0] === "=");
      const settings = this.settings.fit;
      const evidence = {
        top: Math.floor((best.score * settings.rarest) / Math.max(1, this.core.rarest)),
        concepts: Math.max(names.filter((name) => name[0] === "#").length, this.conceptsAssumed()),
        requests: asked.requests,
        alike: best.alike,
        code: this.held(best.entry).lines.some((line) => codes.some((name) => line.places.has(name))),
      };
      return lookup.fit(evidence, settings);
    }

    /** A site with few concepts cannot be held to find them: the fewer, the more are taken for granted. */
    conceptsAssumed() {
      const { assumed, few } = this.settings.fit;
      return Math.floor((assumed * Math.max(0, few - this.core.concepts.length)) / few);
    }

    hit(/** @type {number} */ entry, /** @type {number} */ score, /** @type {Map<string, number>} */ worth, /** @type {string} */ lang) {
      const { shown, lines } = this.held(entry);
      return { id: shown.id, slug: shown.slug, score, why: lookup.reasons(lines, worth, lang, this.settings.reasons), entry: shown };
    }

    /** Takes in the phrases that begin with one of the units. */
    async learn(/** @type {{text: string}[]} */ units) {
      const root = this.analyser.phrases.root;
      const texts = new Set(units.map(({ text }) => text));
      await Promise.all(
        [...texts].map(async (text) => {
          if (root.has(text)) return;
          const branch = (await this.bucket(text))[`>${text}`];
          if (branch) root.set(text, branch);
        }),
      );
    }

    async mended(/** @type {any} */ question, /** @type {Map<string, any[]>} */ known) {
      /** @type {Set<number>} */
      const heard = new Set();
      /** @type {Set<string>} */
      const spelledOut = new Set();
      await Promise.all(
        question.sounds(known).map(async (/** @type {[string, string]} */ [sound, run]) => {
          for (const [number, word] of (await this.bucket(sound))[`~${sound}`] ?? []) {
            if (!lookup.homophone(run, word)) continue;
            heard.add(number);
            spelledOut.add(run);
          }
        }),
      );
      const { units, slips } = question.respelt({ has: (/** @type {string} */ name) => known.has(name) || spelledOut.has(name) });
      await this.learn(units);
      return question.mended(units, slips, heard);
    }

    async postings(/** @type {Iterable<string>} */ names) {
      /** @type {Map<string, any[]>} */
      const found = new Map();
      await Promise.all(
        [...names].map(async (name) => {
          const bucket = await this.bucket(name);
          if (Object.hasOwn(bucket, name)) found.set(name, bucket[name]);
        }),
      );
      return found;
    }

    bucket(/** @type {string} */ name) {
      return this.piece(`p/${lookup.bucketOf(name, this.core.buckets)}`);
    }

    async entry(/** @type {number} */ number) {
      if (this.lines.has(number)) return;
      const shown = await this.piece(`e/${number}`);
      this.lines.set(number, { shown, lines: shown.lines.map((/** @type {any[]} */ row) => this.line(row)) });
    }

    line(/** @type {any[]} */ [field, key, lang, text, concepts]) {
      const flat = lookup.flat(text);
      const folded = lookup.fold(flat);
      const language = this.analyser.language;
      const features = [...language.features(language.units(flat, folded)), ...language.codes(flat, folded, field === "code")];
      return { field, key, lang, text, places: lookup.places(features, concepts) };
    }

    held(/** @type {number} */ number) {
      return /** @type {{shown: any, lines: any[]}} */ (this.lines.get(number));
    }

    /** Each piece is asked for once; one that failed is asked for again by the next question. */
    piece(/** @type {string} */ name) {
      let piece = this.pieces.get(name);
      if (!piece) {
        piece = this.load(name);
        this.pieces.set(name, piece);
        piece.catch(() => this.pieces.delete(name));
      }
      return piece;
    }
  }

  /** Opens the index under a base address that ends in "/". `loader` runs the script at an address. */
  async function open(/** @type {string} */ base, /** @type {(url: string) => Promise<void> | void} */ loader) {
    const core = await lookup.fetchPiece(base, "core", loader, "");
    return new Lookup(core, (name) => lookup.fetchPiece(base, name, loader, core.stamp));
  }

  Object.assign(lookup, { Lookup, open });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
