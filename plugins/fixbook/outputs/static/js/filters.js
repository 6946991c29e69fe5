// @ts-check
// Narrowing a list: chips and selects whose choice lives in the address; nothing is hidden without a count and a way back.
"use strict";

/** @typedef {import("./core.js").Fixbook} Fixbook */
/** @typedef {import("./core.js").Collect} Collect */

(function (/** @type {Fixbook} */ fixbook) {
  /** @typedef {HTMLSelectElement | HTMLButtonElement} Control */
  /** @typedef {{element: HTMLElement, place: number, far: number}} Item */

  fixbook.onPage((collect) => {
    const [bar] = fixbook.all("[data-filters]");
    if (bar) start(bar, collect);
  });

  function start(/** @type {HTMLElement} */ bar, /** @type {Collect} */ collect) {
    /** @type {Item[]} */
    const items = fixbook.all("[data-item]").map((element, place) => ({ element, place, far: 0 }));
    const controls = /** @type {Control[]} */ (fixbook.all("[data-filter]", bar));
    const text = /** @type {HTMLInputElement | null} */ (bar.querySelector("[data-filter-text]"));
    const nothing = () => Object.fromEntries(controls.map((control) => [control.dataset.filter, ""]));

    for (const control of controls) {
      control.addEventListener(control instanceof HTMLSelectElement ? "change" : "click", () => {
        const pressed = control.getAttribute("aria-pressed") === "true";
        const value = control instanceof HTMLSelectElement ? control.value : pressed ? "" : (control.dataset.value ?? "");
        fixbook.query.set({ [control.dataset.filter ?? ""]: value });
      });
    }
    if (text) {
      text.value = fixbook.query.get("code");
      text.addEventListener("input", () => fixbook.query.set({ code: text.value.trim() }));
    }
    bar.querySelector("[data-clear]")?.addEventListener("click", () => {
      if (text) text.value = "";
      fixbook.query.set(text ? { code: "" } : nothing());
      (text ?? controls[0]).focus();
    });
    let said = "";
    fixbook.query.watch(() => {
      const now = show(bar, items, chosenOf(controls), text ? text.value.toLowerCase().split(/\s+/).filter(Boolean) : []);
      if (said && said !== now) fixbook.announce(now);
      said = now;
    }, collect);
  }

  /** What is chosen: by name of the facet the keys that fit, the most specific first. */
  function chosenOf(/** @type {Control[]} */ controls) {
    /** @type {Map<string, string[]>} */
    const chosen = new Map();
    for (const control of controls) {
      const name = control.dataset.filter ?? "";
      const value = fixbook.query.get(name);
      let option = /** @type {HTMLElement | undefined} */ (control);
      if (control instanceof HTMLSelectElement) {
        control.value = value;
        if (control.selectedIndex < 0) control.value = "";
        option = control.value ? control.selectedOptions[0] : undefined;
      } else {
        if (control.dataset.value !== value) option = undefined;
        control.setAttribute("aria-pressed", String(Boolean(option)));
      }
      if (option) chosen.set(name, (option.dataset.chain ?? "").split(" "));
    }
    return chosen;
  }

  /** How far an item is from what is chosen: 0 is its own, more is inherited, -1 does not fit. An item that names no platform fits all. */
  function distance(/** @type {HTMLElement} */ item, /** @type {Map<string, string[]>} */ chosen, /** @type {string[]} */ words) {
    let far = 0;
    for (const [name, chain] of chosen) {
      const keys = (item.getAttribute(`data-${name}`) ?? "").split(" ").filter(Boolean);
      if (!keys.length && name === "platform") continue;
      const place = chain.findIndex((key) => keys.includes(key));
      if (place < 0) return -1;
      far += place;
    }
    const text = words.length ? (item.textContent ?? "").toLowerCase() : "";
    return words.every((word) => text.includes(word)) ? far : -1;
  }

  /** Shows what fits and says how many; returns what it said. */
  function show(/** @type {HTMLElement} */ bar, /** @type {Item[]} */ items, /** @type {Map<string, string[]>} */ chosen, /** @type {string[]} */ words) {
    for (const item of items) {
      item.far = distance(item.element, chosen, words);
      item.element.hidden = item.far < 0;
    }
    order(items);
    for (const group of fixbook.all("[data-group]")) {
      const left = fixbook.all("[data-item]:not([hidden])", group).length;
      group.hidden = !left;
      for (const count of fixbook.all("[data-group-count]", group)) count.textContent = left;
    }
    const shown = items.filter((item) => item.far >= 0);
    const narrowed = chosen.size > 0 || words.length > 0;
    const message = fixbook.fill(bar.dataset[narrowed ? "some" : "all"] ?? "", {
      n: shown.length,
      all: items.length,
      hidden: items.length - shown.length,
    });
    for (const button of fixbook.all("[data-clear]", bar)) button.hidden = !narrowed;
    for (const note of fixbook.all("[data-none]", bar)) note.hidden = shown.length > 0 || !narrowed;
    for (const count of fixbook.all("[data-count]", bar)) count.textContent = message;
    carryRegion(shown);
    return message;
  }

  /** The more specific first, inside each list; else as written. */
  function order(/** @type {Item[]} */ items) {
    const sorted = [...items].sort((one, other) => one.far - other.far || one.place - other.place);
    for (const { element } of sorted) element.parentElement?.appendChild(element);
  }

  /** An article opened from here shows the notes of the region one has chosen. */
  function carryRegion(/** @type {Item[]} */ items) {
    const region = fixbook.query.get("region");
    for (const { element } of items) {
      const link = element.querySelector("a.fb-row__title");
      if (link instanceof HTMLAnchorElement) link.search = region ? `?region=${encodeURIComponent(region)}` : "";
    }
  }
})(/** @type {any} */ (globalThis).fixbook);
