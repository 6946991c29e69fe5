// @ts-check
// Below the causes: by when support answers under the chosen plan, the region's notes, and the support view.
"use strict";

/** @typedef {import("./core.js").Fixbook} Fixbook */
/** @typedef {import("./core.js").Collect} Collect */

(function (/** @type {Fixbook} */ fixbook) {
  fixbook.onPage((collect) => {
    startView();
    const [help] = fixbook.all("[data-help]");
    if (help) startHelp(help, collect);
    const [notes] = fixbook.all(".fb-regions");
    if (notes) fixbook.query.watch(() => showRegion(notes, fixbook.query.get("region")), collect);
  });

  /** ?view=support is remembered; any other value forgets it. */
  function startView() {
    const buttons = fixbook.all("[data-fb-support]");
    const asked = fixbook.query.get("view");
    if (asked) fixbook.remember.set("view", asked === "support" ? asked : "");

    function show(/** @type {boolean} */ on) {
      document.documentElement.classList.toggle("fb-support-view", on);
      for (const button of buttons) button.setAttribute("aria-pressed", String(on));
    }

    for (const button of buttons) {
      button.addEventListener("click", () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        fixbook.remember.set("view", on ? "support" : "");
        fixbook.query.set({ view: on ? "support" : "" });
        show(on);
      });
    }
    show(fixbook.remember.get("view") === "support");
  }

  function startHelp(/** @type {HTMLElement} */ help, /** @type {Collect} */ collect) {
    const fields = /** @type {HTMLSelectElement[]} */ (fixbook.all("select[data-choose]", help));
    const plan = fields.find((field) => field.dataset.choose === "plan");
    for (const field of fields) {
      field.addEventListener("change", () => {
        /** @type {Record<string, string>} */
        const values = { [field.dataset.choose ?? ""]: field.value };
        if (field === plan) values.phase = field.value && (phaseOf(field) ?? "");
        fixbook.query.set(values);
      });
    }

    function show() {
      for (const field of fields) {
        if (field === plan) choosePlan(field);
        else choose(field, fixbook.query.get(field.dataset.choose ?? ""));
      }
      const guides = /** @type {HTMLDetailsElement[]} */ (fixbook.all(".fb-help__plan", help));
      const guide = guides.find((one) => plan?.value && one.dataset.plan === plan.value);
      for (const one of guides) {
        one.hidden = Boolean(guide) && one !== guide;
        if (one === guide && !one.dataset.seen) {
          one.open = true;
          one.dataset.seen = "yes";
        }
      }
      showAnswer(help, guide, plan ? phaseOf(plan) ?? "" : "");
    }

    const timer = setInterval(show, 30000);
    collect(() => clearInterval(timer));
    fixbook.query.watch(show, collect);
  }

  const phaseOf = (/** @type {HTMLSelectElement} */ plan) => plan.selectedOptions[0]?.dataset.phase;

  function choose(/** @type {HTMLSelectElement} */ field, /** @type {string} */ value) {
    field.value = value;
    if (field.selectedIndex < 0) field.value = "";
  }

  function choosePlan(/** @type {HTMLSelectElement} */ field) {
    const key = fixbook.query.get("plan");
    const phase = fixbook.query.get("phase") || "warranty";
    const same = [...field.options].filter((option) => option.value === key);
    const option = same.find((one) => one.dataset.phase === phase) ?? same[0] ?? field.options[0];
    option.selected = true;
  }

  function showAnswer(/** @type {HTMLElement} */ help, /** @type {HTMLElement | undefined} */ guide, /** @type {string} */ phase) {
    const [line] = fixbook.all("[data-answer]", help);
    line.hidden = !guide;
    if (!guide) return;
    const row = inPhase(guide, "severity", fixbook.query.get("severity"), phase);
    const cover = row && inPhase(guide, "cover", row.dataset.on ?? "", phase);
    const due = row?.dataset.first && cover ? fixbook.clock?.due(JSON.parse(cover.dataset.clock ?? ""), Date.now(), row.dataset.first) : null;
    line.toggleAttribute("data-known", Boolean(due));
    line.textContent = due ? answer(help, due) : help.dataset[row && !row.dataset.first ? "noFirst" : "choose"];
  }

  /**
   * The line of a plan with a value of an attribute, in the list that holds for a phase.
   * @param {HTMLElement} guide @param {string} name @param {string} value @param {string} phase @returns {HTMLElement | undefined}
   */
  function inPhase(guide, name, value, phase) {
    return fixbook.all(`[data-phases] > [data-${name}]`, guide).find((one) => {
      return one.dataset[name] === value && one.parentElement.dataset.phases.split(" ").includes(phase);
    });
  }

  function answer(/** @type {HTMLElement} */ help, /** @type {{at: number, unknownYears: number[]}} */ due) {
    const language = fixbook.clock.locale();
    const at = new Date(due.at);
    const now = new Date();
    const day = at.toISOString().slice(0, 10);
    const text = fixbook.fill(help.dataset[at.toDateString() === now.toDateString() ? "answered" : "answeredDay"] ?? "", {
      time: at.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      utc: (day === now.toISOString().slice(0, 10) ? "" : `${day} `) + at.toISOString().slice(11, 16),
      day: at.toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long" }),
    });
    return due.unknownYears.length ? fixbook.sentences(text, fixbook.fill(help.dataset.unknownYear ?? "", { years: due.unknownYears.join(", ") })) : text;
  }

  /** The notes of the chosen region and of the regions it lies in: opened, and first. */
  function showRegion(/** @type {HTMLElement} */ notes, /** @type {string} */ region) {
    const holds = (/** @type {string} */ regions) => Boolean(region) && regions.split(" ").includes(region);
    const all = /** @type {HTMLDetailsElement[]} */ (fixbook.all(".fb-region", notes));
    for (const note of all) note.toggleAttribute("data-chosen", holds(note.dataset.regions ?? ""));
    for (const note of all.filter((one) => one.hasAttribute("data-chosen")).reverse()) {
      note.open = true;
      notes.insertBefore(note, notes.querySelector(".fb-region"));
    }
    for (const mark of fixbook.all("[data-first-in]")) mark.hidden = !holds(mark.dataset.firstIn);
  }
})(/** @type {any} */ (globalThis).fixbook);
