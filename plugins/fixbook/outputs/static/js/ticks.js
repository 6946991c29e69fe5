// Ticked steps and what became of each cause, kept in the address: ?done=a,b&not=c&fixed=d.
(function (fixbook) {
  "use strict";

  fixbook.onPage(function (collect) {
    var boxes = fixbook.all(".fb-tick input");
    if (!boxes.length) return;
    startTicks(boxes);
    var sections = fixbook.all("section[data-cause]");
    if (sections.length) startCauses(sections, collect);
  });

  function startTicks(boxes) {
    var now = new Map(); // keys as they are and as they were, so that old links still tick
    boxes.forEach(function (box) {
      (box.getAttribute("data-former") || "").split(" ").concat(box.value).forEach(function (key) { if (key) now.set(key, box); });
    });
    fixbook.query.list("done").forEach(function (key) { if (now.has(key)) now.get(key).checked = true; });
    boxes.forEach(function (box) {
      box.addEventListener("change", function () {
        fixbook.query.set({ done: boxes.filter(function (one) { return one.checked; }).map(function (one) { return one.value; }) });
      });
    });
  }

  function startCauses(sections, collect) {
    var strip = document.querySelector(".fb-first");
    var keys = sections.map(function (section) { return section.getAttribute("data-cause"); });
    var label = strip && strip.querySelector("[data-first-label]").textContent;

    function ruledOut() { return fixbook.query.list("not").filter(function (key) { return keys.includes(key); }); }

    function show() {
      var not = ruledOut();
      var fixed = fixbook.query.get("fixed");
      sections.forEach(function (section, place) {
        showState(section, fixed === keys[place] ? "fixed" : not.includes(keys[place]) ? "not" : "");
      });
      if (strip) showFirst(strip, label, sections.find(function (section) { return !not.includes(section.getAttribute("data-cause")); }));
    }

    function change(key, state) {
      var not = ruledOut().filter(function (one) { return one !== key; });
      if (state === "not") not.push(key);
      var fixed = fixbook.query.get("fixed");
      fixbook.query.set({ not: not, fixed: state === "fixed" ? key : fixed === key ? "" : fixed });
    }

    sections.forEach(function (section, place) {
      var key = keys[place];
      section.querySelector("[data-fixed]").addEventListener("click", function () {
        change(key, "fixed");
        goTo(document.getElementById("verify") || title(section));
      });
      section.querySelector("[data-not]").addEventListener("click", function () {
        change(key, "not");
        var next = sections.slice(place + 1).concat(sections.slice(0, place)).find(isOpen);
        goTo(next ? title(next) : document.getElementById("escalate"));
      });
      section.querySelector("[data-again]").addEventListener("click", function () {
        change(key, "");
        goTo(title(section));
      });
    });

    // A link to a step of a folded cause unfolds it.
    function unfold() {
      var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      var section = target && target.closest(".fb-cause__body[hidden]") && target.closest("section[data-cause]");
      if (!section) return;
      change(section.getAttribute("data-cause"), "");
      target.scrollIntoView();
    }

    window.addEventListener("hashchange", unfold);
    collect(function () { window.removeEventListener("hashchange", unfold); });
    fixbook.query.watch(show, collect);
    unfold();
  }

  function title(section) { return section.querySelector("h3"); }
  function isOpen(section) { return !section.hasAttribute("data-state"); }

  function showState(section, state) {
    var row = fixbook.all("tr[data-row]").find(function (one) { return one.getAttribute("data-row") === section.getAttribute("data-cause"); });
    [section, row].forEach(function (element) {
      if (!element) return;
      if (state) element.setAttribute("data-state", state); else element.removeAttribute("data-state");
    });
    section.querySelector(".fb-cause__body").hidden = Boolean(state);
    section.querySelector("[data-again]").hidden = !state;
    fixbook.all("[data-state-mark]", section).forEach(function (mark) { mark.hidden = mark.getAttribute("data-state-mark") !== state; });
  }

  // The strip on top of the page names the likeliest cause that is not ruled out.
  function showFirst(strip, label, section) {
    var step = section && section.querySelector(".fb-step__do");
    strip.hidden = !step;
    if (!step) return;
    var first = section === document.querySelector("section[data-cause]");
    strip.href = "#" + section.getAttribute("data-cause");
    strip.querySelector(".fb-letter").textContent = section.getAttribute("data-letter");
    strip.querySelector("[data-first-label]").textContent = first ? label : strip.getAttribute("data-next");
    strip.querySelector("[data-first-title]").textContent = section.querySelector(".fb-cause__name").textContent;
    strip.querySelector("[data-first-step]").textContent = step.textContent;
    var time = strip.querySelector(".fb-first__time");
    if (time) time.hidden = !first;
  }

  function goTo(element) {
    if (!element) return;
    var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  }
})(window.fixbook);
