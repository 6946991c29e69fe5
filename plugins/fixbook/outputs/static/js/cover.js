// @ts-check
// Cover hours of support plans in the local time of a region, as the clocks stand today.
"use strict";

/** @typedef {import("./core.js").Fixbook} Fixbook */

(function (/** @type {Fixbook} */ fixbook) {
  const WEEK = 7 * 1440;
  const KEYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

  /** @typedef {{zone: string, hours: Record<string, string[][]> | null}} Shift */
  /** @typedef {{names: string[], comma: string}} Words */

  fixbook.onPage(() => {
    const [table] = fixbook.all("[data-covers]");
    if (!table || !fixbook.clock) return;
    const zones = table.dataset.zones.split(" ").filter(Boolean).slice(0, 4);
    const words = { names: table.dataset.days.split(" "), comma: table.dataset.comma };
    for (const cell of fixbook.all("[data-clock]", table)) {
      const shift = JSON.parse(cell.dataset.clock);
      const lines = shift.hours ? zones.map((/** @type {string} */ zone) => `${shifted(shift, zone, words)} ${zone}`) : [table.dataset.always];
      for (const line of lines) cell.appendChild(document.createElement("div")).textContent = line;
    }
    if (!zones.length) for (const cell of fixbook.all("[data-fb-js]", table)) cell.hidden = true;
  });

  /** "Mon–Fri 08:00–17:00": the shift's hours moved into another zone, days with the same hours taken together. */
  function shifted(/** @type {Shift} */ shift, /** @type {string} */ zone, /** @type {Words} */ words) {
    const now = Date.now();
    const ahead = Math.round((fixbook.clock.offset(zone, now) - fixbook.clock.offset(shift.zone, now)) / 60000);
    /** @type {Map<string, number[]>} */
    const byHours = new Map();
    KEYS.forEach((key, day) => {
      for (const [from, to] of shift.hours?.[key] ?? []) {
        const start = (((day * 1440 + minutes(from) + ahead) % WEEK) + WEEK) % WEEK;
        const end = time(start + minutes(to) - minutes(from));
        const hours = `${time(start)}–${end === "00:00" ? "24:00" : end}`;
        byHours.set(hours, [...(byHours.get(hours) ?? []), Math.floor(start / 1440)]);
      }
    });
    return [...byHours].map(([hours, days]) => `${named(days.sort(), words)} ${hours}`).join(words.comma);
  }

  const minutes = (/** @type {string} */ text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

  function time(/** @type {number} */ minute) {
    const inDay = minute % 1440;
    return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
  }

  /** Three or more days in a row are written from-to. */
  function named(/** @type {number[]} */ days, /** @type {Words} */ words) {
    /** @type {number[][]} */
    const runs = [];
    for (const day of days) {
      const run = runs.at(-1);
      if (run && run.at(-1) === day - 1) run.push(day);
      else runs.push([day]);
    }
    const spoken = runs.flatMap((run) => {
      const names = run.map((day) => words.names[day]);
      return names.length > 2 ? [`${names[0]}–${names.at(-1)}`] : names;
    });
    return spoken.join(words.comma);
  }
})(/** @type {any} */ (globalThis).fixbook);
