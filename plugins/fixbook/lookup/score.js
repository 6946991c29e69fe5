// @ts-check
// The twin of score.py: adds up what a question and the articles share, compares the best lines, and says how sure the answer is.
"use strict";

(function (lookup) {
  /** @typedef {{field: string, key: string, lang: string, text: string, places: Map<string, [number, number][]>}} Line */

  /** Totals below would fall to nothing when adjusted. */
  const LEAST = 2;

  /** Feature name -> its places. A concept is [number, start, end]. */
  function places(/** @type {{name: string, start: number, end: number}[]} */ features, /** @type {[number, number, number][]} */ concepts) {
    /** @type {Map<string, [number, number][]>} */
    const found = new Map();
    const add = (/** @type {string} */ name, /** @type {number} */ start, /** @type {number} */ end) => {
      const spans = found.get(name);
      if (spans) spans.push([start, end]);
      else found.set(name, [[start, end]]);
    };
    for (const { name, start, end } of features) add(name, start, end);
    for (const [number, start, end] of concepts) add(`#${number}`, start, end);
    return found;
  }

  /** entry -> sum of weight x rarity x impact over the features it shares with the question. */
  function addUp(/** @type {Map<string, number>} */ weights, /** @type {Map<string, any[]>} */ postings, /** @type {number} */ entries) {
    const totals = new Float64Array(entries);
    for (const [name, weight] of weights) {
      const posting = postings.get(name);
      if (!posting) continue;
      for (let level = 1; level < posting.length; level += 1) {
        const gaps = posting[level];
        const worth = weight * posting[0] * gaps[0];
        let entry = 0;
        for (let at = 1; at < gaps.length; at += 1) {
          entry += gaps[at];
          totals[entry] += worth;
        }
      }
    }
    return totals;
  }

  /** The best [entry, score] pairs, at most `most`, ties by number; and how many the filters left out. */
  function adjusted(/** @type {Float64Array} */ totals, /** @type {number[]} */ profiles, /** @type {(number | null)[]} */ adjustments, /** @type {number} */ most) {
    /** @type {[number, number][]} */
    const ranked = [];
    let hidden = 0;
    let least = 0;
    for (let entry = 0; entry < totals.length; entry += 1) {
      if (totals[entry] < LEAST) continue;
      const added = adjustments[profiles[entry]];
      if (added === lookup.OTHER_KIND) continue;
      if (added === null) {
        hidden += 1;
        continue;
      }
      const score = Math.floor((totals[entry] * (100 + added)) / 100);
      if (ranked.length === most && score <= least) continue;
      let at = ranked.length;
      while (at && ranked[at - 1][1] < score) at -= 1;
      ranked.splice(at, 0, [entry, score]);
      if (ranked.length > most) ranked.pop();
      least = ranked[ranked.length - 1][1];
    }
    return { ranked, hidden };
  }

  /** How much each feature of the question tells; what no article has tells nothing. */
  function worths(/** @type {Map<string, number>} */ weights, /** @type {Map<string, any[]>} */ postings) {
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const [name, weight] of weights) {
      const posting = postings.get(name);
      if (posting) found.set(name, weight * posting[0]);
    }
    return found;
  }

  /** How alike a line and the question are, 0 to 1000: what they share over what either has. */
  function likeness(/** @type {Line} */ line, /** @type {Map<string, number>} */ worth, /** @type {number} */ whole, /** @type {number} */ unknown) {
    let shared = 0;
    let other = 0;
    for (const name of line.places.keys()) {
      const value = worth.get(name);
      if (value === undefined) other += unknown;
      else shared += value;
    }
    return shared ? Math.floor((1000 * shared) / (whole + other)) : 0;
  }

  /** Spans in order, those that touch made one. */
  function merged(/** @type {[number, number][]} */ spans) {
    /** @type {[number, number][]} */
    const found = [];
    for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = found[found.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else found.push([start, end]);
    }
    return found;
  }

  /** The lines that say why: the most telling first, each adding something that the ones before did not say. */
  function reasons(/** @type {Line[]} */ lines, /** @type {Map<string, number>} */ worth, /** @type {string} */ lang, /** @type {number} */ most) {
    /** @type {Set<string>} */
    const told = new Set();
    const found = [];
    while (found.length < most) {
      /** @type {Line | null} */
      let best = null;
      let bestWorth = 0;
      for (const line of lines) {
        let gain = 0;
        for (const name of line.places.keys()) if (!told.has(name)) gain += worth.get(name) ?? 0;
        gain *= line.lang === "" || line.lang === lang ? 3 : 2;
        if (gain > bestWorth) {
          best = line;
          bestWorth = gain;
        }
      }
      if (!best) break;
      const shared = [...best.places.keys()].filter((name) => worth.get(name));
      for (const name of shared) told.add(name);
      const { field, key, text, places: held } = best;
      found.push({ field, key, text, spans: merged(shared.flatMap((name) => held.get(name) ?? [])) });
    }
    return found;
  }

  /** Eight times the logarithm to base 2, in whole numbers: linear between powers of two; 0 below 8. */
  function eighths(/** @type {number} */ value) {
    const bits = value ? Math.floor(value).toString(2).length : 0;
    return bits > 3 ? 8 * bits + Math.floor(value / 2 ** (bits - 4)) - 40 : 0;
  }

  /** How well the best answer fits, 0 to 1000: a sum of points, cut to what fitting and misfitting questions reach. */
  function fit(/** @type {{top: number, concepts: number, requests: number, alike: number, code: boolean}} */ evidence, /** @type {any} */ settings) {
    const points =
      settings.strength * eighths(evidence.top) +
      settings.concept * Math.min(evidence.concepts, settings.concepts) +
      Math.floor((settings.alike * evidence.alike) / 1000) +
      (evidence.code ? settings.code : 0) -
      settings.request * evidence.requests;
    return Math.max(0, Math.min(1000, Math.floor((1000 * (points - settings.low)) / (settings.high - settings.low))));
  }

  /** Whether the first can stand alone: points for its lead over the second and the third, how well it fits, and how much more its best
   * line is like the question than any other's (`lead`). */
  function certain(/** @type {number[]} */ scores, /** @type {number} */ fits, /** @type {number} */ lead, /** @type {number} */ requests, /** @type {any} */ settings) {
    const [first = 0, second = 0, third = 0] = scores;
    if (!first || 100 * (first - second) < settings.second * first) return false;
    const leads = Math.floor((100 * (first - second)) / first) + Math.floor((100 * (first - third)) / first);
    return leads + Math.floor((settings.fit * fits) / 1000) + Math.floor((settings.lead * lead) / 1000) - settings.request * requests >= settings.points;
  }

  Object.assign(lookup, { places, addUp, adjusted, worths, likeness, merged, reasons, eighths, fit, certain });
})((/** @type {any} */ (globalThis)).fixbookLookup ??= {});
