// @ts-check
// Ticked steps and what became of each cause, kept in the address: ?done=a,b&not=c&fixed=d.
"use strict";

/** @typedef {import("./core.js").Fixbook} Fixbook */
/** @typedef {import("./core.js").Collect} Collect */

(function (/** @type {Fixbook} */ fixbook) {
  fixbook.onPage((collect) => {
    const boxes = /** @type {HTMLInputElement[]} */ (fixbook.all(".fb-tick input"));
    if (!boxes.length) return;
    startTicks(boxes);
    const sections = /** @type {HTMLElement[]} */ (fixbook.all("section[data-cause]"));
    if (sections.length) startCauses(sections, collect);
  });

  function startTicks(/** @type {HTMLInputElement[]} */ boxes) {
    /** Keys as they are and as they were, so that old links still tick. @type {Map<string, HTMLInputElement>} */
    const byKey = new Map();
    for (const box of boxes) for (const key of [box.value, ...(box.dataset.former ?? "").split(" ")]) byKey.set(key, box);
    for (const key of fixbook.query.list("done")) {
      const box = byKey.get(key);
      if (box) box.checked = true;
    }
    const keep = () => fixbook.query.set({ done: boxes.filter((box) => box.checked).map((box) => box.value) });
    for (const box of boxes) box.addEventListener("change", keep);
  }

  function startCauses(/** @type {HTMLElement[]} */ sections, /** @type {Collect} */ collect) {
    const strip = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".fb-first"));
    const label = strip?.querySelector("[data-first-label]")?.textContent ?? "";
    const ruledOut = () => fixbook.query.list("not").filter((key) => sections.some((section) => keyOf(section) === key));

    function show() {
      const not = ruledOut();
      const fixed = fixbook.query.get("fixed");
      for (const section of sections) {
        const key = keyOf(section);
        showState(section, fixed === key ? "fixed" : not.includes(key) ? "not" : "");
      }
      if (strip) showFirst(strip, label, sections.find((section) => !not.includes(keyOf(section))));
    }

    function change(/** @type {HTMLElement} */ section, /** @type {"fixed" | "not" | ""} */ state) {
      const key = keyOf(section);
      const others = ruledOut().filter((one) => one !== key);
      const fixed = fixbook.query.get("fixed");
      fixbook.query.set({ not: state === "not" ? [...others, key] : others, fixed: state === "fixed" ? key : fixed === key ? "" : fixed });
    }

    sections.forEach((section, place) => {
      onClick(section, "[data-fixed]", () => {
        change(section, "fixed");
        goTo(document.getElementById("verify") ?? title(section));
      });
      onClick(section, "[data-not]", () => {
        change(section, "not");
        const next = [...sections.slice(place + 1), ...sections.slice(0, place)].find((one) => !one.dataset.state);
        goTo(next ? title(next) : document.getElementById("escalate"));
      });
      onClick(section, "[data-again]", () => {
        change(section, "");
        goTo(title(section));
      });
    });

    // A link to a step of a folded cause unfolds it.
    function unfold() {
      const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
      const section = target?.closest(".fb-cause__body[hidden]")?.closest("section[data-cause]");
      if (!(section instanceof HTMLElement)) return;
      change(section, "");
      target?.scrollIntoView();
    }

    window.addEventListener("hashchange", unfold);
    collect(() => window.removeEventListener("hashchange", unfold));
    fixbook.query.watch(show, collect);
    unfold();
  }

  const keyOf = (/** @type {HTMLElement} */ section) => section.dataset.cause ?? "";
  const title = (/** @type {HTMLElement} */ section) => section.querySelector("h3");

  function onClick(/** @type {HTMLElement} */ section, /** @type {string} */ selector, /** @type {() => void} */ act) {
    section.querySelector(selector)?.addEventListener("click", act);
  }

  function showState(/** @type {HTMLElement} */ section, /** @type {string} */ state) {
    const row = fixbook.all("tr[data-row]").find((one) => one.dataset.row === keyOf(section));
    for (const element of row ? [section, row] : [section]) {
      if (state) element.dataset.state = state;
      else delete element.dataset.state;
    }
    for (const body of fixbook.all(".fb-cause__body", section)) body.hidden = Boolean(state);
    for (const button of fixbook.all("[data-again]", section)) button.hidden = !state;
    for (const mark of fixbook.all("[data-state-mark]", section)) mark.hidden = mark.dataset.stateMark !== state;
  }

  /** The strip on top of the page names the likeliest cause that is not ruled out. */
  function showFirst(/** @type {HTMLAnchorElement} */ strip, /** @type {string} */ label, /** @type {HTMLElement | undefined} */ section) {
    const step = section?.querySelector(".fb-step__do");
    strip.hidden = !step;
    if (!section || !step) return;
    const first = section === document.querySelector("section[data-cause]");
    const put = (/** @type {string} */ selector, /** @type {string | null | undefined} */ text) => {
      for (const place of fixbook.all(selector, strip)) place.textContent = text ?? "";
    };
    strip.href = `#${keyOf(section)}`;
    put(".fb-letter", section.dataset.letter);
    put("[data-first-label]", first ? label : strip.dataset.next);
    put("[data-first-title]", section.querySelector(".fb-cause__name")?.textContent);
    put("[data-first-step]", step.textContent);
    for (const time of fixbook.all(".fb-first__time", strip)) time.hidden = !first;
  }

  function goTo(/** @type {HTMLElement | null} */ element) {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  }
})(/** @type {any} */ (globalThis).fixbook);
