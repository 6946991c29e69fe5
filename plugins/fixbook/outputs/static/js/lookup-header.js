// @ts-check
// The theme's search where it meets ours: ?q= in the address belongs to our pages, and on pages opened from a file, where browsers
// refuse Material for MkDocs its worker, its field leads to the box on the home page.
"use strict";

(function () {
  // The theme's script ran just before this one. It takes ?q= for its own dialog, opens it, and removes q when it closes.
  function giveBack() {
    const asked = new URLSearchParams(location.search).get("q");
    const open = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-md-toggle=search]"));
    const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-md-component=search-query]"));
    if (asked === null || !open?.checked || !field) return;
    const address = location.href;
    field.value = "";
    field.blur();
    open.click();
    history.replaceState(history.state, "", address);
  }

  // The theme "mkdocs" opens its own dialog for ?q= once the page is ready.
  function closeDialog() {
    if (!new URLSearchParams(location.search).has("q")) return;
    const close = (/** @type {Event} */ event) => /** @type {any} */ (globalThis).bootstrap?.Modal.getInstance(event.target)?.hide();
    document.addEventListener("shown.bs.modal", close, { once: true });
  }

  /** The theme hides its search where a worker fails; shown again, it sends what was typed to the home page. */
  function leadHome(/** @type {HTMLElement} */ search) {
    const field = /** @type {HTMLInputElement} */ (search.querySelector("[data-md-component=search-query]"));
    const home = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.md-logo"));
    const toggle = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-md-toggle=search]"));
    const hint = search.querySelector(".md-search-result__meta");
    if (!field || !home) return;
    search.hidden = false;
    field.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      const url = new URL(home.href);
      url.searchParams.set("q", field.value);
      if (field.value.trim()) location.href = url.href;
    });
    toggle?.addEventListener("change", () => toggle.checked && field.focus());
    field.addEventListener("focus", () => {
      if (toggle && !toggle.checked) toggle.click();
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle?.checked) toggle.click();
    });
    if (hint) hint.textContent = search.dataset.lookupHeader ?? "";
  }

  giveBack();
  closeDialog();
  const search = /** @type {HTMLElement | null} */ (document.querySelector("[data-md-component=search]"));
  if (search?.hidden) leadHome(search);
})();
