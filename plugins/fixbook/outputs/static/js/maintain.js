// @ts-check
// Maintainers' pages: one problem area of the coverage grid at a time, and what is due for review today.
"use strict";

(function (fixbook) {
  /** Sum of "area:n area:n", or n of one area. */
  function sum(/** @type {string | undefined} */ counts, /** @type {string} */ area) {
    return (counts ?? "").split(" ").filter(Boolean).reduce((total, each) => {
      const [name, n] = each.split(":");
      return !area || name === area ? total + Number(n) : total;
    }, 0);
  }

  function mark(/** @type {string} */ tag, /** @type {string} */ name, /** @type {string} */ text) {
    const element = document.createElement(tag);
    element.className = `fb-cell__${name}`;
    element.textContent = text;
    return element;
  }

  function showArea(/** @type {HTMLElement} */ grid, /** @type {string} */ area) {
    const totals = { all: 0, borrowed: 0, empty: 0 };
    for (const cell of fixbook.all("td", grid)) {
      const own = sum(cell.dataset.own, area);
      const inherited = sum(cell.dataset.inherited, area);
      const link = cell.querySelector("a");
      link.replaceChildren(
        ...(own ? [mark("b", "own", String(own))] : []),
        ...(inherited ? [mark("span", "inherited", `+${inherited}`)] : []),
        ...(own || inherited ? [] : [mark("span", "gap", grid.dataset.gap ?? "")]),
      );
      link.search = withArea(link.search, area);
      cell.classList.toggle("fb-cell--none", !own && !inherited);
      cell.classList.toggle("fb-cell--borrowed", !own && inherited > 0);
      totals.all += 1;
      if (!own && inherited) totals.borrowed += 1;
      if (!own && !inherited) totals.empty += 1;
    }
    return totals;
  }

  function withArea(/** @type {string} */ search, /** @type {string} */ area) {
    const query = new URLSearchParams(search);
    if (area) query.set("area", area);
    else query.delete("area");
    return query.toString();
  }

  function startGrid(/** @type {(undo: () => void) => void} */ collect) {
    const grid = /** @type {HTMLElement | null} */ (document.querySelector("[data-fb-grid]"));
    if (!grid) return;
    const buttons = fixbook.all("button[data-fb-area]");
    const line = /** @type {HTMLElement} */ (document.querySelector("[data-fb-coverage-sum]"));
    for (const button of buttons) button.addEventListener("click", () => fixbook.query.set({ area: button.dataset.fbArea }));
    fixbook.query.watch(() => {
      const wanted = fixbook.query.get("area");
      const area = buttons.some((/** @type {HTMLElement} */ button) => button.dataset.fbArea === wanted) ? wanted : "";
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.fbArea === area));
      line.textContent = fixbook.fill(line.dataset.fbCoverageSum, showArea(grid, area));
    }, collect);
  }

  /** Articles whose day has come, judged here and now. */
  function markDue() {
    const table = /** @type {HTMLElement | null} */ (document.querySelector("[data-fb-reviews]"));
    if (!table) return;
    const now = new Date();
    const today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    const due = fixbook.all("[data-fb-review]", table).filter((/** @type {HTMLElement} */ row) => (row.dataset.fbReview ?? "") <= today);
    for (const row of due) {
      const word = document.createElement("span");
      word.className = "fb-mark fb-mark--warn";
      word.textContent = table.dataset.fbReviews ?? "";
      row.querySelector(".fb-review__due").append(" ", word);
    }
    const count = /** @type {HTMLElement} */ (document.querySelector("[data-fb-review-count]"));
    count.textContent = fixbook.fill(count.dataset.fbReviewCount, { n: due.length });
    count.hidden = due.length === 0;
  }

  fixbook.onPage((/** @type {(undo: () => void) => void} */ collect) => {
    startGrid(collect);
    markDue();
  });
})((/** @type {any} */ (globalThis)).fixbook ??= {});
