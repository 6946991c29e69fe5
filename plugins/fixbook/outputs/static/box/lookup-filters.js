// @ts-check
// The filters of the box: chips on a wide window, selects on a narrow one, both showing what the address says.
"use strict";

(function (box) {
  const DIMENSIONS = ["scenario", "region", "platform", "plan"];

  /** Watches chips and selects in `root`; `chosen()` has the values that the page knows, `changed` is called after a choice. */
  function watchFilters(/** @type {HTMLElement} */ root, /** @type {any} */ fixbook, /** @type {() => void} */ changed) {
    const selects = /** @type {HTMLSelectElement[]} */ (fixbook.all("select[data-lookup-filter]", root));
    const chips = /** @type {HTMLButtonElement[]} */ (fixbook.all("button[data-lookup-filter]", root));
    const count = root.querySelector("[data-lookup-filter-count]");
    const fold = root.querySelector(".fb-lookup__narrow");

    const known = (/** @type {string} */ name, /** @type {string} */ value) =>
      selects.some((select) => select.dataset.lookupFilter === name && [...select.options].some((option) => option.value === value));

    function chosen() {
      return Object.fromEntries(DIMENSIONS.map((name) => [name, fixbook.query.get(name)]).filter(([name, value]) => value && known(name, value)));
    }

    function show() {
      const values = chosen();
      for (const select of selects) select.value = values[select.dataset.lookupFilter ?? ""] ?? "";
      for (const chip of chips) {
        chip.setAttribute("aria-pressed", String((values[chip.dataset.lookupFilter ?? ""] ?? "") === chip.value));
      }
      const total = Object.keys(values).length;
      if (count) count.textContent = total ? ` (${total})` : "";
    }

    function set(/** @type {Record<string, string>} */ values) {
      fixbook.query.set(values);
      show();
      changed();
    }

    for (const select of selects) select.addEventListener("change", () => set({ [select.dataset.lookupFilter ?? ""]: select.value }));
    for (const chip of chips) {
      chip.addEventListener("click", () => {
        const pressed = chip.getAttribute("aria-pressed") === "true";
        set({ [chip.dataset.lookupFilter ?? ""]: pressed ? "" : chip.value });
      });
    }
    fold?.addEventListener("click", () => {
      const open = root.querySelector(".fb-lookup__choices")?.toggleAttribute("data-open");
      fold.setAttribute("aria-expanded", String(Boolean(open)));
    });
    show();
    return { chosen, clear: () => set(Object.fromEntries(DIMENSIONS.map((name) => [name, ""]))) };
  }

  Object.assign(box, { watchFilters });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
