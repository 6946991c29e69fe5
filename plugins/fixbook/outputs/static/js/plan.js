// @ts-check
// Plan guides: the phase switch, who is there now, and an example of when an answer is due.
"use strict";

(function (fixbook) {
  const CLOSED_LONG = 36 * 3600000; // longer than a night: a weekend or a holiday

  const own = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

  /** A weekday and time; with the date where it is more than six days away. */
  function when(/** @type {number} */ at, /** @type {string} */ zone, from = Date.now()) {
    /** @type {Intl.DateTimeFormatOptions} */
    const far = Math.abs(at - from) > 6 * 86400000 ? { day: "numeric", month: "short" } : {};
    const options = /** @type {const} */ ({ weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return new Intl.DateTimeFormat(fixbook.clock.locale(), { ...options, ...far, timeZone: zone }).format(at);
  }

  /** "Jakarta" of Asia/Jakarta. */
  const place = (/** @type {string} */ zone) => (zone.split("/").pop() ?? zone).replace(/_/g, " ");

  /** Parts marked data-fb-phase: one phase at a time, kept as ?phase=; a link to an anchor opens its phase. */
  function choosePhase(/** @type {(undo: () => void) => void} */ collect) {
    const buttons = fixbook.all("button[data-fb-choose-phase]");
    if (!buttons.length) return;
    const set = (/** @type {string} */ phase) => fixbook.query.set({ phase: phase === "warranty" ? "" : phase });
    for (const button of buttons) button.addEventListener("click", () => set(button.dataset.fbChoosePhase));

    function show() {
      const phase = fixbook.query.get("phase") === "after" ? "after" : "warranty";
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.fbChoosePhase === phase));
      for (const part of fixbook.all("[data-fb-phase]")) part.hidden = part.dataset.fbPhase !== phase;
    }
    function follow() {
      const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
      const part = /** @type {HTMLElement | null} */ (target?.closest("[data-fb-phase]") ?? null);
      if (!part?.hidden) return;
      set(part.dataset.fbPhase ?? "");
      target?.scrollIntoView();
    }
    fixbook.query.watch(show, collect);
    follow();
    window.addEventListener("hashchange", follow);
    collect(() => window.removeEventListener("hashchange", follow));
  }

  /** Whether somebody is there now, beside every channel; looked at again each minute. */
  function showOpen(/** @type {(undo: () => void) => void} */ collect) {
    const places = fixbook.all("[data-fb-now]").filter((/** @type {HTMLElement} */ element) => element.dataset.fbNow);
    if (!places.length) return;
    const update = () => places.forEach((/** @type {HTMLElement} */ element) => sayOpen(element, JSON.parse(element.dataset.fbNow ?? "")));
    update();
    const timer = setInterval(update, 60000);
    collect(() => clearInterval(timer));
  }

  function sayOpen(/** @type {HTMLElement} */ element, /** @type {any} */ clock) {
    const words = /** @type {HTMLElement} */ (element.closest("[data-fb-clocks]")).dataset;
    const now = Date.now();
    const open = fixbook.clock.isOpen(clock, now);
    const change = open ? fixbook.clock.closing(clock, now) : fixbook.clock.nextOpening(clock, now);
    const unknown = fixbook.clock.unknownYears(clock, now, change ?? now);
    const text = open ? (change ? words.open : words.always) : change ? words.closed : words.never;
    element.textContent = fixbook.fill(text, { time: change ? when(change, own()) : "", place: place(own()) });
    if (unknown.length) element.append(doubt(fixbook.fill(words.unknown, { years: unknown.join(", ") })));
    element.className = `fb-channels__now fb-channels__now--${open ? "open" : "closed"}`;
    element.hidden = false;
  }

  function doubt(/** @type {string} */ text) {
    const note = document.createElement("span");
    note.className = "fb-channels__note";
    note.textContent = text;
    return note;
  }

  /** One minute before the next long closing of a shift: the report that shows best how a clock runs. */
  function lastMinute(/** @type {any} */ clock) {
    let end = null;
    for (let at = fixbook.clock.nextOpening(clock, Date.now()), n = 0; at !== null && n < 14; n++) {
      end = fixbook.clock.closing(clock, at);
      if (end === null) return null;
      at = fixbook.clock.nextOpening(clock, end);
      if (at !== null && at - end > CLOSED_LONG) break;
    }
    return end === null ? null : end - 60000;
  }

  function showExample(/** @type {HTMLElement} */ part) {
    const places = fixbook.all("[data-fb-example]", part).filter((/** @type {HTMLElement} */ element) => element.dataset.clock);
    const clocks = places.map((/** @type {HTMLElement} */ element) => JSON.parse(element.dataset.clock ?? ""));
    const shift = clocks.filter((/** @type {any} */ clock) => clock.hours).pop();
    const start = shift ? lastMinute(shift) : null;
    if (start === null) return;
    const head = /** @type {HTMLElement} */ (part.querySelector("[data-fb-example-head]"));
    head.textContent = fixbook.fill(head.dataset.fbExampleHead, { start: when(start, shift.zone, start), place: place(shift.zone) });
    head.hidden = false;
    places.forEach((/** @type {HTMLElement} */ element, /** @type {number} */ n) => {
      const due = fixbook.clock.due(clocks[n], start, element.dataset.fbExample);
      element.textContent = due ? `→ ${when(due.at, shift.zone, start)}` : "";
      element.hidden = false;
    });
  }

  fixbook.onPage((/** @type {(undo: () => void) => void} */ collect) => {
    choosePhase(collect);
    showOpen(collect);
    for (const part of fixbook.all("[data-fb-examples]")) showExample(part);
  });

  fixbook.planTimes = { when, place, own };
})((/** @type {any} */ (globalThis)).fixbook ??= {});
