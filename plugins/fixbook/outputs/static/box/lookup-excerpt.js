// @ts-check
// Cuts a line into matched and other parts, shortened around what matched; spans count code points.
"use strict";

(function (box) {
  const LEAD = 24; // code points kept before the first match

  /** [[part, whether it matched], ...] of at most `longest` code points, with an ellipsis where something is left out. */
  function excerpt(/** @type {string} */ text, /** @type {[number, number][]} */ spans, /** @type {number} */ longest) {
    const points = Array.from(text);
    const first = spans.length ? spans[0][0] : 0;
    const start = points.length > longest && first > LEAD ? Math.min(first - LEAD, points.length - longest) : 0;
    const end = Math.min(points.length, start + longest);
    /** @type {[string, boolean][]} */
    const parts = start > 0 ? [["…", false]] : [];
    const add = (/** @type {number} */ from, /** @type {number} */ to, /** @type {boolean} */ matched) => {
      if (to > from) parts.push([points.slice(from, to).join(""), matched]);
    };
    let at = start;
    for (const [from, to] of spans) {
      if (from >= end) break;
      add(at, Math.max(at, from), false);
      add(Math.max(at, from), Math.min(to, end), true);
      at = Math.max(at, Math.min(to, end));
    }
    add(at, end, false);
    if (end < points.length) parts.push(["…", false]);
    return parts;
  }

  Object.assign(box, { excerpt });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
