// What every script of the pages shares: when a page is ready, state in the address, copying, remembering.
// Classic script, no dependency; everything else hangs on window.fixbook.
(function () {
  "use strict";

  var cleanups = [];
  var starters = [];
  var ready = false;

  // Runs `start(collect)` now (once the document is read) and again for every page that instant navigation brings in.
  // What `start` adds outside the page (listeners on window, timers) it hands to `collect` as a function that removes it.
  function onPage(start) {
    starters.push(start);
    if (ready) run(start);
  }

  function run(start) {
    try {
      start(function (undo) { cleanups.push(undo); });
    } catch (error) {
      console.error("fixbook:", error); // one part that fails leaves the others working
    }
  }

  function pageReady() {
    cleanups.splice(0).forEach(function (undo) { undo(); });
    ready = true;
    document.documentElement.classList.add("fb-js");
    starters.forEach(run);
  }

  // State of a page lives in the query (never the fragment, which is the address of a step), so that a link shares it.
  var query = {
    // Value of a name, "" where it is absent.
    get: function (name) { return new URLSearchParams(location.search).get(name) || ""; },
    // Comma-separated values of a name, without empty ones.
    list: function (name) { return query.get(name).split(",").filter(Boolean); },
    // Sets names to values (a string, a list, or null and "" to remove), keeps all others and the fragment.
    // Parts of the page that show the same state listen for "fixbook:query" on window.
    set: function (values) {
      var search = new URLSearchParams(location.search);
      Object.keys(values).forEach(function (name) {
        var value = Array.isArray(values[name]) ? values[name].join(",") : values[name];
        if (value) search.set(name, value); else search.delete(name);
      });
      var text = search.toString().replace(/%2C/g, ",");
      try {
        history.replaceState(history.state, "", location.pathname + (text ? "?" + text : "") + location.hash);
      } catch (_error) { /* a page embedded without an address of its own keeps its state on the screen only */ }
      window.dispatchEvent(new CustomEvent("fixbook:query", { detail: values }));
    },
    // Calls `update` now and whenever the state changes.
    watch: function (update, collect) {
      window.addEventListener("fixbook:query", update);
      collect(function () { window.removeEventListener("fixbook:query", update); });
      update();
    }
  };

  // Remembered in this browser; storage may be full, forbidden or absent.
  var remember = {
    get: function (name) {
      try { return localStorage.getItem("fixbook." + name) || ""; } catch (_error) { return ""; }
    },
    set: function (name, value) {
      try {
        if (value) localStorage.setItem("fixbook." + name, value); else localStorage.removeItem("fixbook." + name);
      } catch (_error) { /* the page works without */ }
    }
  };

  // Tells people who do not see the screen. The text comes from the page, in its language.
  function announce(text) {
    var live = document.getElementById("fb-live");
    if (!live) {
      live = document.createElement("div");
      live.id = "fb-live";
      live.className = "fb-hidden";
      live.setAttribute("role", "status");
      document.body.appendChild(live);
    }
    live.textContent = "";
    setTimeout(function () { live.textContent = text; }, 50);
  }

  function copyByHand(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.className = "fb-hidden";
    document.body.appendChild(area);
    area.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (_error) { done = false; }
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  // Copies a text; the button shows its data-copied (or data-copy-failed) for two seconds. Returns a promise of true or false.
  function copy(text, button) {
    var modern = navigator.clipboard && window.isSecureContext;
    var copied = modern ? navigator.clipboard.writeText(text).catch(function () { return copyByHand(text); }) : copyByHand(text);
    return copied.then(function () { return true; }, function () { return false; }).then(function (done) {
      if (button) sayOn(button, button.getAttribute(done ? "data-copied" : "data-copy-failed"), done);
      return done;
    });
  }

  function sayOn(button, text, done) {
    if (!text) return;
    var label = button.querySelector("[data-label]") || button;
    if (!button.fixbookLabel) button.fixbookLabel = label.textContent;
    label.textContent = text;
    button.setAttribute("data-state", done ? "done" : "failed");
    announce(text);
    clearTimeout(button.fixbookTimer);
    button.fixbookTimer = setTimeout(function () {
      label.textContent = button.fixbookLabel;
      button.removeAttribute("data-state");
    }, 2000);
  }

  // 2026-11-22 19:30 Asia/Jakarta (UTC+07:00)
  function localTime(now) {
    function two(number) { return String(number).padStart(2, "0"); }
    var ahead = -now.getTimezoneOffset();
    var offset = (ahead < 0 ? "-" : "+") + two(Math.floor(Math.abs(ahead) / 60)) + ":" + two(Math.abs(ahead) % 60);
    var day = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
    var zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
    return day + " " + two(now.getHours()) + ":" + two(now.getMinutes()) + (zone ? " " + zone : "") + " (UTC" + offset + ")";
  }

  // "{done} of {all}" with values put in.
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? String(values[name]) : whole; });
  }

  function all(selector, root) { return Array.from((root || document).querySelectorAll(selector)); }

  // Shows what only works with scripts: elements marked data-fb-js come hidden.
  function reveal(root) { all("[data-fb-js]", root).forEach(function (element) { element.hidden = false; }); }

  window.fixbook = {
    onPage: onPage, query: query, remember: remember, announce: announce, copy: copy, localTime: localTime, fill: fill, all: all, reveal: reveal
  };

  // A button with data-fb-copy="#id" (or empty: the code block it stands in) copies that element's text.
  onPage(function () {
    reveal(document);
    all("[data-fb-copy]").forEach(function (button) {
      button.addEventListener("click", function () {
        var target = button.getAttribute("data-fb-copy");
        var source = target ? document.querySelector(target) : button.parentElement.querySelector("pre");
        copy(source.value === undefined ? source.textContent.replace(/\n$/, "") : source.value, button);
      });
    });
    // A link for life copies its address instead of going there; with a modifier key it is a link like any other.
    all("a[data-fb-copy-link]").forEach(function (link) {
      link.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        copy(link.href, link);
      });
    });
    all("[data-fb-print]").forEach(function (button) {
      button.addEventListener("click", function () { window.print(); });
    });
  });

  // From a file the theme ends its stream of pages before the first one, when instant navigation is on.
  var pages = location.protocol === "file:" ? null : window.document$;
  if (pages && pages.subscribe) pages.subscribe(pageReady);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", pageReady);
  else pageReady();
})();
