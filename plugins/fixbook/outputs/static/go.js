// @ts-check
// A link for life: go to the page in the reader's language and keep ?query and #step.
"use strict";
(function () {
  function go() {
    const links = Array.from(document.querySelectorAll("a[hreflang]"));
    if (!links.length) return;
    let wanted = /** @type {string[]} */ ([]);
    try {
      wanted = [localStorage.getItem("fixbook.language") || ""];
    } catch (_) {
      // Storage may be switched off: the browser's languages decide.
    }
    wanted = wanted.concat(navigator.languages || [navigator.language]);
    const found = wanted
      .map((tag) => links.find((link) => tag && tag.toLowerCase().split("-")[0] === link.getAttribute("hreflang")))
      .find(Boolean);
    const target = new URL(String((found || links[0]).getAttribute("href")), location.href);
    target.search = location.search;
    target.hash = location.hash;
    location.replace(target.href);
  }
  document.addEventListener("DOMContentLoaded", go);
})();
