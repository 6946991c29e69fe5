// @ts-check
// The response clock: from plan, phase, severity and the time of a report to every instant something is due at.
"use strict";

(function (fixbook) {
  const FIELDS = ["plan", "phase", "severity", "at", "zone"];

  /** The text of a datetime-local field for an instant in a zone. */
  const wallText = (/** @type {number} */ at, /** @type {string} */ zone) =>
    new Date(at + fixbook.clock.offset(zone, at)).toISOString().slice(0, 16);

  /** A full time in a zone: Fri 27 Nov 2026, 17:59. */
  function full(/** @type {number} */ at, /** @type {string} */ zone) {
    const options = /** @type {const} */ ({ weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return new Intl.DateTimeFormat(fixbook.clock.locale(), { ...options, timeZone: zone }).format(at);
  }

  /** Zones to choose from: one's own, those of the plans, UTC, then all the browser knows. */
  function fillZones(/** @type {HTMLSelectElement} */ select, /** @type {any} */ plans, /** @type {string} */ ownText) {
    const own = fixbook.planTimes.own();
    const theirs = Object.values(plans).flatMap((plan) => Object.values(plan).flatMap((phase) => Object.values(phase.clocks).map((clock) => clock.zone)));
    const known = "supportedValuesOf" in Intl ? /** @type {any} */ (Intl).supportedValuesOf("timeZone") : [];
    for (const zone of new Set([own, ...theirs.sort(), "UTC", ...known])) {
      const option = document.createElement("option");
      option.value = zone;
      option.textContent = zone === own ? fixbook.fill(ownText, { zone }) : zone;
      select.append(option);
    }
  }

  /** A length such as 30m in words of the page. */
  const inWords = (/** @type {DOMStringMap} */ words, /** @type {string} */ length) =>
    fixbook.fill(words[`unit${length.slice(-1).toUpperCase()}`] ?? length, { n: parseInt(length, 10) });

  /** Rows [step, within, length] of a severity: its promises, then the rungs that hold for it. */
  function steps(/** @type {any} */ phase, /** @type {string} */ severity, /** @type {DOMStringMap} */ words) {
    const promises = phase.response[severity].promises.map((/** @type {string[]} */ [name, length, shown]) => [words[name], shown, length]);
    const rungs = phase.rungs
      .filter((/** @type {any} */ rung) => rung.after && (!rung.severities.length || rung.severities.includes(severity)))
      .map((/** @type {any} */ rung) => [rung.to, fixbook.fill(words.after, { time: inWords(words, rung.after) }), rung.after]);
    return [...promises, ...rungs];
  }

  function start(/** @type {HTMLFormElement} */ form, /** @type {(undo: () => void) => void} */ collect) {
    const plans = JSON.parse(form.dataset.fbResponseClock ?? "{}");
    const words = form.dataset;
    const field = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (form.querySelector(`[data-fb-clock-${name}]`));
    fillZones(field("zone"), plans, words.ownZone ?? "");

    function read() {
      for (const name of FIELDS) {
        const wanted = fixbook.query.get(name);
        const known = name === "at" ? /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wanted) : [...(field(name).options ?? [])].some((option) => option.value === wanted);
        if (wanted && known) field(name).value = wanted;
      }
      if (!field("at").value) field("at").value = wallText(Date.now(), field("zone").value);
      answer();
    }

    function answer() {
      const phase = plans[field("plan").value]?.[field("phase").value];
      const response = phase?.response[field("severity").value];
      const clock = response && phase.clocks[response.cover];
      const zone = field("zone").value;
      const [day, time] = field("at").value.split("T");
      const wall = Date.parse(`${day}T${time}:00Z`);
      const body = /** @type {HTMLTableSectionElement} */ (part("result").querySelector("tbody"));
      body.replaceChildren();
      part("result").hidden = !clock || Number.isNaN(wall);
      part("unknown").hidden = true;
      part("starts").textContent = clock ? response.note : words.none ?? "";
      if (part("result").hidden) return;

      const at = fixbook.clock.instant(zone, wall);
      const opening = fixbook.clock.nextOpening(clock, at);
      if (opening !== at && opening !== null) {
        part("starts").textContent = fixbook.sentences(fixbook.fill(words.closed, { time: full(opening, zone) }), response.note);
      }
      const unknown = new Set();
      for (const [step, within, length] of steps(phase, field("severity").value, words)) {
        const due = fixbook.clock.due(clock, at, length);
        due?.unknownYears.forEach((/** @type {number} */ year) => unknown.add(year));
        body.append(row([step, within, due ? full(due.at, zone) : words.far ?? "", due ? full(due.at, clock.zone) : "", due ? full(due.at, "UTC") : ""], clock.name));
      }
      part("unknown").hidden = unknown.size === 0;
      part("unknown").textContent = fixbook.fill(words.unknown, { years: [...unknown].join(", ") });
      const first = body.rows[0];
      if (first) part("live").textContent = fixbook.fill(words.said, { what: first.cells[0].textContent, time: first.cells[2].textContent });
    }

    const labels = [...part("result").querySelectorAll("thead th")].map((cell) => cell.textContent ?? "");
    function row(/** @type {string[]} */ texts, /** @type {string} */ clockName) {
      const line = document.createElement("tr");
      texts.forEach((text, n) => {
        const cell = document.createElement(n === 0 ? "th" : "td");
        if (n === 0) cell.setAttribute("scope", "row");
        else cell.setAttribute("data-label", labels[n]);
        cell.textContent = text;
        if (n === 3) cell.title = clockName;
        line.append(cell);
      });
      return line;
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => fixbook.query.set(Object.fromEntries(FIELDS.map((name) => [name, field(name).value]))));
    fixbook.query.watch(read, collect);
  }

  fixbook.onPage((/** @type {(undo: () => void) => void} */ collect) => {
    for (const form of fixbook.all("[data-fb-response-clock]")) start(form, collect);
  });
})((/** @type {any} */ (globalThis)).fixbook ??= {});
