// @ts-check
// The twin of derive/clock.py: which instant a promise falls due at, and whether someone is there now.
// Instants are milliseconds since 1970; a clock is the plain data that derive/clock.py makes of a cover.
"use strict";

(function (fixbook) {
  const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
  const SECONDS = /** @type {Record<string, number>} */ ({ s: 1, m: 60, h: 3600, d: 86400, w: 604800 });
  const FURTHEST = 3660;
  const DAY = 86400000;

  /** @typedef {{zone: string, hours: Record<string, string[][]> | null, holidays: Record<string, string[]> | null}} Clock */
  /** @typedef {{at: number, unknownYears: number[]}} Due */

  /** Whether someone is there at an instant; the minute of closing is closed. */
  function isOpen(/** @type {Clock} */ clock, /** @type {number} */ at) {
    return !clock.hours || spansOf(clock, localDay(clock.zone, at)).some(([start, end]) => start <= at && at < end);
  }

  /** The instant itself while open, else the next opening; null where there is none in ten years. */
  function nextOpening(/** @type {Clock} */ clock, /** @type {number} */ at) {
    if (!clock.hours) return at;
    for (const [start] of spans(clock, at)) return Math.max(start, at);
    return null;
  }

  /** When an open clock closes next; null while closed, or if it never closes. */
  function closing(/** @type {Clock} */ clock, /** @type {number} */ at) {
    if (!clock.hours || !isOpen(clock, at)) return null;
    /** @type {number | null} */
    let end = null;
    for (const [start, stop] of spans(clock, at)) {
      if (end !== null && start > end) return end;
      end = stop;
      if (end - at >= 15 * DAY) return null;
    }
    return end;
  }

  /**
   * When a length of cover such as "4h" that begins at `start` is over; null where that is more than ten years away.
   * @param {Clock} clock @param {number} start @param {string} length @returns {Due | null}
   */
  function due(clock, start, length) {
    const value = parseInt(length, 10);
    const unit = length.slice(-1);
    const seconds = value * SECONDS[unit];
    let at;
    if (!clock.hours) at = seconds > FURTHEST * 86400 ? null : start + seconds * 1000;
    else if (unit === "d" || unit === "w") at = afterDays(clock, start, value * (unit === "w" ? Object.keys(clock.hours).length : 1));
    else at = afterSeconds(clock, start, seconds);
    return at === null ? null : { at, unknownYears: unknownYears(clock, start, at) };
  }

  function afterSeconds(/** @type {Clock} */ clock, /** @type {number} */ start, /** @type {number} */ seconds) {
    let left = seconds * 1000;
    for (const [opening, end] of spans(clock, start)) {
      const begin = Math.max(opening, start);
      if (begin + left <= end) return begin + left;
      left -= end - begin;
    }
    return null;
  }

  function afterDays(/** @type {Clock} */ clock, /** @type {number} */ start, /** @type {number} */ days) {
    const begin = nextOpening(clock, start);
    if (begin === null) return null;
    const first = localDay(clock.zone, begin);
    const time = begin + offset(clock.zone, begin) - first;
    let day = first;
    let n = 0;
    for (let left = days; left > 0; left--) {
      do n += 1;
      while (n < FURTHEST && spansOf(clock, first + n * DAY).length === 0);
      if (n >= FURTHEST) return null;
      day = first + n * DAY;
    }
    const at = instant(clock.zone, day + time);
    return spansOf(clock, day).some(([opening, end]) => opening <= at && at <= end) ? at : nextOpening(clock, at);
  }

  /** Years from one instant to another whose holidays are not known. */
  function unknownYears(/** @type {Clock} */ clock, /** @type {number} */ start, /** @type {number} */ end) {
    /** @type {number[]} */
    const years = [];
    if (!clock.holidays) return years;
    const last = yearOf(localDay(clock.zone, end));
    for (let year = yearOf(localDay(clock.zone, start)); year <= last; year++) if (!clock.holidays[year]) years.push(year);
    return years;
  }

  const yearOf = (/** @type {number} */ day) => new Date(day).getUTCFullYear();

  /** Spans of cover as instants in order, from the one that holds `at` or comes next. */
  function* spans(/** @type {Clock} */ clock, /** @type {number} */ at) {
    const first = localDay(clock.zone, at);
    for (let n = 0; n < FURTHEST; n++) {
      for (const span of spansOf(clock, first + n * DAY)) if (span[1] > at) yield span;
    }
  }

  /** The spans of one day of the calendar (its midnight as if in UTC); none on a holiday. @returns {number[][]} */
  function spansOf(/** @type {Clock} */ clock, /** @type {number} */ day) {
    const date = new Date(day).toISOString().slice(0, 10);
    if (clock.holidays?.[date.slice(0, 4)]?.includes(date)) return [];
    const hours = clock.hours?.[WEEKDAYS[new Date(day).getUTCDay()]] ?? [];
    return hours
      .map((span) => span.map((time) => instant(clock.zone, day + minutes(time) * 60000)))
      .filter(([start, end]) => start < end);
  }

  const minutes = (/** @type {string} */ time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

  /** Midnight of the day of the calendar in a zone, as if it were UTC. */
  function localDay(/** @type {string} */ zone, /** @type {number} */ at) {
    return Math.floor((at + offset(zone, at)) / DAY) * DAY;
  }

  /**
   * A time on the wall (as if it were UTC) in a zone as an instant. A time that a change of the clocks skips is read
   * with the offset before the change, one that comes twice is the first of the two.
   */
  function instant(/** @type {string} */ zone, /** @type {number} */ wall) {
    const before = offset(zone, wall - DAY);
    const after = offset(zone, wall + DAY);
    if (before === after || offset(zone, wall - before) === before) return wall - before;
    return offset(zone, wall - after) === after ? wall - after : wall - before;
  }

  /** @type {Map<string, Intl.DateTimeFormat>} */
  const formats = new Map();

  /** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
  function offset(/** @type {string} */ zone, /** @type {number} */ at) {
    if (zone === "UTC") return 0;
    let format = formats.get(zone);
    if (!format) {
      const parts = /** @type {const} */ ({ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
      format = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...parts });
      formats.set(zone, format);
    }
    /** @type {Record<string, number>} */
    const part = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const wall = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
    return wall - Math.floor(at / 1000) * 1000;
  }

  /** The page's language for dates; English ones are written day first, as in the page's text. */
  const locale = () => (document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang);

  fixbook.clock = { isOpen, nextOpening, closing, due, unknownYears, instant, offset, locale };
})((/** @type {any} */ (globalThis)).fixbook ??= {});
