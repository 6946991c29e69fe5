// The language switch keeps what was ticked and the step one reads; a browser of another language is offered its own.
(function (fixbook) {
  "use strict";

  function keepPlace(event) {
    var link = event.target instanceof Element && event.target.closest("a[hreflang]");
    if (link && link.origin === location.origin) {
      link.search = location.search;
      link.hash = location.hash;
    }
  }

  document.addEventListener("click", keepPlace, true);
  document.addEventListener("auxclick", keepPlace, true);

  // An offer stands hidden in the page, in its own language: shown to browsers that prefer it, until it is declined.
  fixbook.onPage(function () {
    var wanted = (navigator.languages || [navigator.language || ""]).map(function (one) { return one.toLowerCase().split("-")[0]; });
    var here = document.documentElement.lang.toLowerCase().split("-")[0];
    fixbook.all("[data-fb-offer]").forEach(function (offer) {
      var language = offer.getAttribute("data-fb-offer").toLowerCase().split("-")[0];
      var place = wanted.indexOf(language);
      var own = wanted.indexOf(here);
      if (place < 0 || (own >= 0 && own < place) || fixbook.remember.get("no-offer." + language)) return;
      offer.hidden = false;
      offer.querySelector("button").addEventListener("click", function () {
        fixbook.remember.set("no-offer." + language, "yes");
        offer.hidden = true;
      });
    });
  });
})(window.fixbook);
