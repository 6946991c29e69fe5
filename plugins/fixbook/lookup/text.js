// @ts-check
// The twin of text.py: turns any text into folded characters, words, Chinese grams and codes with their places.
"use strict";

(function (lookup) {
  const TRANSPARENT = "\u00ad";
  const LETTERS_FORMAT = 1;
  /** Letters that a name of an error has at least. */
  const LONG_CODE = 8;
  /** @type {any} */
  let table = null;
  /** Folded code unit for each code unit of the basic plane, and by code point for letters beyond it. */
  /** @type {Uint16Array} */
  let folding = new Uint16Array(0);
  /** @type {Map<number, number>} */
  let beyond = new Map();
  /** @type {Uint8Array} */
  let dense = new Uint8Array(0);
  /** @type {RegExp} */
  let unitsPattern = /$^/g;
  /** @type {Map<string, string> | null} */
  let readings = null;

  /** Takes the generated table of letters.js. */
  function takeLetters(/** @type {any} */ given) {
    if (given.format !== LETTERS_FORMAT) throw new Error(`letters.js has format ${given.format}, this program reads ${LETTERS_FORMAT}`);
    table = given;
    dense = new Uint8Array(0x10000);
    for (const [first, end] of points(table.dense)) dense.fill(1, first, end);
    makeFolding();
    const group = (/** @type {number[][]} */ ranges) => points(ranges).map(([first, end]) => `${escaped(first)}-${escaped(end - 1)}`).join("");
    const word = `[${group(table.words)}0-9]`;
    unitsPattern = new RegExp(`${word}(?:['${TRANSPARENT}]*${word})*|[${group(table.dense)}][${group(table.dense)}${TRANSPARENT}]*`, "g");
  }

  function escaped(/** @type {number} */ unit) {
    return `\\u${unit.toString(16).padStart(4, "0")}`;
  }

  function letters() {
    if (!table) throw new Error("letters.js is not loaded");
    return table;
  }

  function points(/** @type {number[][]} */ ranges) {
    const found = [];
    let end = 0;
    for (const [gap, length] of ranges) {
      found.push([end + gap, end + gap + length]);
      end += gap + length;
    }
    return found;
  }

  function makeFolding() {
    folding = new Uint16Array(0x10000).fill(0x20);
    beyond = new Map();
    for (const [first, end] of [...points(table.words), ...points(table.dense), [0x20, 0x41]]) {
      for (let point = first; point < end; point += 1) folding[point] = point;
    }
    folding[0x5f] = 0x5f;
    folding[0x2019] = 0x27;
    folding[0x0a] = folding[0x0d] = 0x0a;
    for (const [first, count, target, stepFrom = 1, stepTo = 1] of table.fold) {
      for (let index = 0; index < count; index += 1) {
        const point = first + index * stepFrom;
        if (point > 0xffff) beyond.set(point, target + index * stepTo);
        else folding[point] = target + index * stepTo;
      }
    }
    for (let index = 0; index < table.traditional.length; index += 1) {
      folding[table.traditional.charCodeAt(index)] = table.simplified.charCodeAt(index);
    }
  }

  /** The text with one code unit for each code point, so that places are the same in both twins: what lies beyond the basic plane is replaced by what it folds to. */
  function flat(/** @type {string} */ text) {
    return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, (pair) => String.fromCharCode(beyond.get(/** @type {number} */ (pair.codePointAt(0))) ?? 0x20));
  }

  /** Lower case, no accents, half width, simplified Chinese, of a flat text. */
  function fold(/** @type {string} */ text) {
    letters();
    const parts = [];
    for (let start = 0; start < text.length; start += 8192) {
      const end = Math.min(start + 8192, text.length);
      const units = new Array(end - start);
      for (let at = start; at < end; at += 1) units[at - start] = folding[text.charCodeAt(at)];
      parts.push(String.fromCharCode.apply(null, units));
    }
    return parts.join("");
  }

  /** Character -> its commonest reading without tone. */
  function syllables() {
    if (!readings) {
      readings = new Map();
      for (const [reading, chars] of Object.entries(letters().syllables)) for (const char of chars) readings.set(char, reading);
    }
    return readings;
  }

  const VOWEL = /[aeiouy]/;
  const CAMEL = /[A-Za-z][a-z](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g;
  const CODE = /[a-z0-9]+(?:_+[a-z0-9]+)*/g;
  const BESIDE_NUMBER = /^[.:,/][0-9]/;
  const LATIN = /[a-z]+/g;
  const DIGITS = /^[0-9]+$/;
  /** @type {Map<string, string>} */
  const stems = new Map();

  /** A light English stem: plural, -ing, -ed, -ly and the last e go; what is left need not be a word. */
  function stem(/** @type {string} */ word) {
    if (word.length < 4 || /[^\0-\x7f]/.test(word)) return word;
    let found = stems.get(word);
    if (found === undefined) {
      if (stems.size > 20000) stems.clear();
      found = stemmed(word);
      stems.set(word, found);
    }
    return found;
  }

  function stemmed(/** @type {string} */ word) {
    if (word.endsWith("ies")) word = word.length > 4 ? word.slice(0, -3) + "y" : word.slice(0, -1);
    else if (/(?:sses|shes|ches|xes|zes)$/.test(word)) word = word.slice(0, -2);
    else if (word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) word = word.slice(0, -1);
    for (const ending of ["ing", "ed"]) {
      const rest = word.slice(0, -ending.length);
      if (word.endsWith(ending) && rest.length >= 3 && VOWEL.test(rest)) {
        word = rest;
        if (word.at(-1) === word.at(-2) && !"lsz".includes(/** @type {string} */ (word.at(-1)))) word = word.slice(0, -1);
        break;
      }
    }
    if (word.endsWith("ly") && word.length > 5) word = word.slice(0, -2);
    return word.endsWith("e") && word.length > 3 ? word.slice(0, -1) : word;
  }

  /** Whether a code is a name that nobody writes by chance, such as an error's; numbers, versions and 720p are not. */
  function isName(/** @type {string} */ feature) {
    return feature.length > LONG_CODE && /^[a-z]+$/.test(feature.slice(1));
  }

  /** The word lists of the settings, ready for use. One instance serves an index and its questions alike. */
  class Language {
    constructor(/** @type {any} */ settings) {
      this.same = new Map(Object.entries(settings.same));
      this.light = new Set(settings.light);
      this.stop = new Set(settings.stop.map((/** @type {string} */ word) => stem(this.same.get(word) ?? word)));
      this.sameDense = new Map(Object.entries(settings.same_dense));
      this.particles = new Set(settings.particles);
      this.fillers = new Set(settings.fillers);
      this.context = new Set(settings.code_context);
      this.contextRuns = settings.code_context.filter((/** @type {string} */ word) => !/^[a-z]+$/.test(word));
      this.longest = Math.max(...[...this.sameDense.keys(), ...this.fillers, ...this.particles].map((word) => word.length));
    }

    /** Words as stems and single characters, in order, for phrases; words that carry nothing are left out. */
    units(/** @type {string} */ text, /** @type {string} */ folded) {
      /** @type {{text: string, start: number, end: number, dense: boolean}[]} */
      const found = [];
      for (const match of folded.matchAll(unitsPattern)) {
        const start = /** @type {number} */ (match.index);
        const end = start + match[0].length;
        if (dense[folded.charCodeAt(start)]) this.denseUnits(folded, start, end, found);
        else this.wordUnits(text, folded, start, end, found);
      }
      return found;
    }

    wordUnits(/** @type {string} */ text, /** @type {string} */ folded, /** @type {number} */ start, /** @type {number} */ end, /** @type {any[]} */ found) {
      const written = text.slice(start, end);
      const stops = written === folded.slice(start, end) ? [] : [...written.matchAll(CAMEL)].map((m) => start + /** @type {number} */ (m.index) + m[0].length);
      let first = start;
      for (const last of [...stops, end]) {
        const word = folded.slice(first, last).replace(/['\u00ad]/g, "");
        if (word && !this.light.has(word)) found.push({ text: stem(this.same.get(word) ?? word), start: first, end: last, dense: false });
        first = last;
      }
    }

    denseUnits(/** @type {string} */ folded, /** @type {number} */ start, /** @type {number} */ end, /** @type {any[]} */ found) {
      let at = start;
      while (at < end) {
        let length = Math.min(this.longest, end - at);
        while (length > 1 && !this.sameDense.has(folded.slice(at, at + length))) length -= 1;
        if (length > 1) {
          for (const char of this.sameDense.get(folded.slice(at, at + length))) found.push({ text: char, start: at, end: at + length, dense: true });
          at += length;
          continue;
        }
        if (folded[at] !== TRANSPARENT) found.push({ text: folded[at], start: at, end: at + 1, dense: true });
        at += 1;
      }
    }

    /** Stems, and single characters and pairs of them between filler words. */
    features(/** @type {{text: string, start: number, end: number, dense: boolean}[]} */ units) {
      /** @type {{name: string, start: number, end: number}[]} */
      const found = [];
      /** @type {typeof units} */
      let piece = [];
      for (const unit of units) {
        if (this.particles.has(unit.text)) continue;
        if (piece.length && !(unit.dense && unit.start <= piece[piece.length - 1].end + 1)) {
          this.grams(piece, found);
          piece = [];
        }
        if (unit.dense) piece.push(unit);
        else if (unit.text.length > 1 && !this.stop.has(unit.text) && !DIGITS.test(unit.text)) found.push({ name: unit.text, start: unit.start, end: unit.end });
      }
      this.grams(piece, found);
      return found;
    }

    grams(/** @type {{text: string, start: number, end: number}[]} */ piece, /** @type {{name: string, start: number, end: number}[]} */ found) {
      const text = piece.map((unit) => unit.text).join("");
      let joined = false;
      let at = 0;
      while (at < piece.length) {
        const filler = this.filler(text, at);
        if (filler) at += filler;
        else {
          found.push({ name: text[at], start: piece[at].start, end: piece[at].end });
          if (joined) found.push({ name: text.slice(at - 1, at + 1), start: piece[at - 1].start, end: piece[at].end });
          at += 1;
        }
        joined = !filler;
      }
    }

    /** The length of the filler word at a place; 0 where there is none. */
    filler(/** @type {string} */ text, /** @type {number} */ at) {
      let size = Math.min(this.longest, text.length - at);
      while (size > 0 && !this.fillers.has(text.slice(at, at + size))) size -= 1;
      return size;
    }

    /** Identifiers, error names and numbers, as "=code". In a text that lists codes every number is one. */
    codes(/** @type {string} */ text, /** @type {string} */ folded, listed = false) {
      const found = [];
      for (const match of folded.matchAll(CODE)) {
        const name = match[0];
        const start = /** @type {number} */ (match.index);
        const end = start + name.length;
        if (DIGITS.test(name)) {
          if (listed || this.isCodeNumber(folded, start, end)) found.push({ name: "=" + name.replace(/^0+/, ""), start, end });
        } else if (name.length > 3 && (/[_0-9]/.test(name) || text.slice(start, end).search(CAMEL) >= 0)) {
          found.push({ name: "=" + name.replace(/_/g, ""), start, end });
        }
      }
      return found;
    }

    /** Not part of a version, time or decimal; a short one only where it is alone, negative or called a code, three figures also at an end. */
    isCodeNumber(/** @type {string} */ folded, /** @type {number} */ start, /** @type {number} */ end) {
      const before = folded.slice(Math.max(0, start - 16), start);
      if (BESIDE_NUMBER.test(folded.slice(end, end + 2)) || /[0-9][.:,/]$/.test(before)) return false;
      if (end - start >= 4 || /(?:^|[^0-9])-$/.test(before)) return end - start < 12;
      const first = !/[^ \n]/.test(folded.slice(0, start));
      const last = !/[^ \n]/.test(folded.slice(end));
      const called = (before.match(LATIN) ?? []).some((word) => this.context.has(word)) || this.contextRuns.some((/** @type {string} */ word) => before.includes(word));
      if (called || end - start < 3) return called || (first && last); // "2 errors" counts them
      const after = folded.slice(end, end + 16).replace(/^ +/, "");
      return first || last || this.contextRuns.some((/** @type {string} */ word) => after.startsWith(word)) || this.context.has(after.match(/^[a-z]+/)?.[0]);
    }
  }

  Object.assign(lookup, { letters: takeLetters, table: letters, flat, fold, syllables, stem, isName, Language });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
