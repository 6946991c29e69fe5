// @ts-check
// The language switch keeps what was ticked and the step one reads; a browser of another language is offered its own.
"use strict";

/** @typedef {import("./core.js").Fixbook} Fixbook */

(function (/** @type {Fixbook} */ fixbook) {
  function keepPlace(/** @type {Event} */ event) {
    const link = event.target instanceof Element && event.target.closest("a[hreflang]");
    if (link instanceof HTMLAnchorElement && link.origin === location.origin) {
      link.search = location.search;
      link.hash = location.hash;
    }
  }

  document.addEventListener("click", keepPlace, true);
  document.addEventListener("auxclick", keepPlace, true);

  const short = (/** @type {string} */ language) => language.toLowerCase().split("-")[0];

  // An offer stands hidden in the page, in its own language: shown to browsers that prefer it, until it is declined.
  fixbook.onPage(() => {
    const wanted = (navigator.languages ?? [navigator.language]).map(short);
    const own = wanted.indexOf(short(document.documentElement.lang));
    for (const offer of fixbook.all("[data-fb-offer]")) {
      const language = short(offer.getAttribute("data-fb-offer"));
      const place = wanted.indexOf(language);
      if (place < 0 || (own >= 0 && own < place) || fixbook.remember.get(`no-offer.${language}`)) continue;
      offer.hidden = false;
      offer.querySelector("button").addEventListener("click", () => {
        fixbook.remember.set(`no-offer.${language}`, "yes");
        offer.hidden = true;
      });
    }
  });
})(/** @type {any} */ (globalThis).fixbook);
