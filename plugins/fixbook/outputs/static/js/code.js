// The theme puts the copy button of each code block into a landmark without a name: two blocks, and a reader
// of landmarks hears the same nothing twice. The button alone says all there is.
(function (fixbook) {
  "use strict";

  function mend() {
    fixbook.all(".md-code__nav:not([role])").forEach(function (nav) { nav.setAttribute("role", "none"); });
  }

  fixbook.onPage(function (collect) {
    var article = document.querySelector("article");
    if (!article) return;
    var watch = new MutationObserver(mend); // the theme adds the buttons later, when it sees a block
    watch.observe(article, { childList: true, subtree: true });
    collect(function () { watch.disconnect(); });
    mend();
  });
})(window.fixbook);
