// @ts-check
// The twin of spelling.py: mends words the index does not know.
"use strict";

(function (lookup) {
  /** Shorter words have too many neighbours to be mended. */
  const SHORTEST = 4;
  /** @type {[RegExp, string][]} */
  const BY_EAR = [[/^([zcs])h/, "$1"], [/ng$/, "n"], [/uan$/, "un"], [/^l/, "n"]];

  /** Insertions, deletions, substitutions and swaps of neighbours between two words; most + 1 when there are more than `most`. */
  function editDistance(/** @type {string} */ one, /** @type {string} */ other, /** @type {number} */ most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = new Uint16Array(other.length + 1);
    let last = before.map((_, at) => at);
    let row = new Uint16Array(other.length + 1);
    for (let i = 1; i <= one.length; i += 1) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row[j] = cost;
        if (cost < least) least = cost;
      }
      // a swap reaches back two rows, so one row above the limit does not end it yet
      if (least > most + 1) return most + 1;
      [before, last, row] = [last, row, before];
    }
    return Math.min(last[other.length], most + 1);
  }

  function mostSlips(/** @type {string} */ word) {
    return word.length >= 8 ? 2 : 1;
  }

  /** The first of the nearest words that begin with the same letter, and its distance. */
  function nearest(/** @type {string} */ word, /** @type {string[]} */ vocabulary) {
    if (vocabulary.includes(word)) return null;
    let best = mostSlips(word) + 1;
    /** @type {string | null} */
    let found = null;
    for (const known of vocabulary) {
      if (known[0] === word[0] && Math.abs(known.length - word.length) < best) {
        const distance = editDistance(word, known, best - 1);
        if (distance < best) {
          best = distance;
          found = known;
          if (best === 1) break;
        }
      }
    }
    return found === null ? null : { text: found, slips: best };
  }

  /** Syllables that many speakers and input methods take for each other become one. */
  function byEar(/** @type {string} */ syllable) {
    for (const [pattern, to] of BY_EAR) syllable = syllable.replace(pattern, to);
    return syllable;
  }

  /** How a Chinese word sounds, tones apart; "" when a character has no known reading. */
  function sound(/** @type {string} */ word) {
    const found = [];
    for (const char of word) {
      const reading = lookup.syllables().get(char);
      if (!reading) return "";
      found.push(byEar(reading));
    }
    return found.join(" ");
  }

  /** Whether a run that sounds like a word is taken for it: one character at least is right, or it is in Latin letters. */
  function homophone(/** @type {string} */ run, /** @type {string} */ word) {
    return /^[a-z]+$/.test(run) || [...run].some((char, at) => char === word[at]);
  }

  /** The sound that a word in Latin letters writes ("kadun"); "" when it is none or has one syllable only. */
  function spelledOut(/** @type {string} */ word, /** @type {Record<string, string>} */ readings) {
    /** @returns {string[] | null} */
    function split(/** @type {string} */ rest) {
      if (!rest) return [];
      for (let size = Math.min(6, rest.length); size > 0; size -= 1) {
        if (Object.hasOwn(readings, rest.slice(0, size))) {
          const tail = split(rest.slice(size));
          if (tail) return [rest.slice(0, size), ...tail];
        }
      }
      return null;
    }
    const parts = word.length <= 24 ? split(word) : null;
    return parts && parts.length > 1 ? parts.map(byEar).join(" ") : "";
  }

  Object.assign(lookup, { SHORTEST, editDistance, nearest, byEar, sound, homophone, spelledOut });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
