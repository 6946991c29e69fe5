// @ts-check
// Narrowing a long list: one select a property, kept in the address, counted aloud.
"use strict";

(function (fixbook) {
  /** Items carry data-<property>="key key ..."; a select chooses one key, or "" for any. */
  function start(/** @type {HTMLElement} */ root, /** @type {(undo: () => void) => void} */ collect) {
    const selects = fixbook.all("[data-fb-narrow-by]", root);
    const items = fixbook.all("[data-fb-narrow-item]", root);
    const count = /** @type {HTMLElement} */ (root.querySelector("[data-fb-narrow-count]"));
    const none = /** @type {HTMLElement} */ (root.querySelector("[data-fb-narrow-none]"));

    /** @returns {[string, string][]} */
    const chosen = () => selects.filter((/** @type {HTMLSelectElement} */ select) => select.value).map((/** @type {HTMLSelectElement} */ select) => [select.dataset.fbNarrowBy, select.value]);
    const fits = (/** @type {HTMLElement} */ item) => chosen().every(([name, value]) => (item.getAttribute(`data-${name}`) ?? "").split(" ").includes(value));

    function read() {
      for (const select of selects) {
        const wanted = fixbook.query.get(select.dataset.fbNarrowBy);
        select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
      }
      let shown = 0;
      for (const item of items) {
        item.hidden = !fits(item);
        if (!item.hidden) shown += 1;
      }
      for (const group of fixbook.all("[data-fb-narrow-group]", root)) {
        const here = fixbook.all("[data-fb-narrow-item]:not([hidden])", group).length;
        group.hidden = here === 0;
        for (const number of fixbook.all("[data-fb-narrow-here]", group)) number.textContent = String(here);
      }
      count.textContent = fixbook.fill(count.dataset.fbNarrowCount, { shown, all: items.length });
      none.hidden = shown > 0;
    }

    for (const select of selects) {
      select.addEventListener("change", () => fixbook.query.set({ [select.dataset.fbNarrowBy]: select.value }));
    }
    root.querySelector("[data-fb-narrow-clear]")?.addEventListener("click", () => {
      fixbook.query.set(Object.fromEntries(selects.map((/** @type {HTMLSelectElement} */ select) => [select.dataset.fbNarrowBy, ""])));
      selects[0].focus();
    });
    fixbook.query.watch(read, collect);
  }

  fixbook.onPage((/** @type {(undo: () => void) => void} */ collect) => {
    for (const root of fixbook.all("[data-fb-narrow]")) start(root, collect);
  });
})((/** @type {any} */ (globalThis)).fixbook ??= {});
