// Narrowing a list: chips and selects whose choice lives in the address; nothing is hidden without a count and a way back.
(function (fixbook) {
  "use strict";

  fixbook.onPage(function (collect) {
    var bar = document.querySelector("[data-filters]");
    if (!bar) return;
    var items = fixbook.all("[data-item]");
    items.forEach(function (item, place) { item.fixbookPlace = place; });
    var controls = fixbook.all("[data-filter]", bar);
    var text = bar.querySelector("[data-filter-text]");

    controls.forEach(function (control) {
      var name = control.getAttribute("data-filter");
      control.addEventListener(control.tagName === "SELECT" ? "change" : "click", function () {
        var values = {};
        values[name] = control.tagName === "SELECT" ? control.value : control.getAttribute("aria-pressed") === "true" ? "" : control.getAttribute("data-value");
        fixbook.query.set(values);
      });
    });
    if (text) {
      text.value = fixbook.query.get("code");
      text.addEventListener("input", function () { fixbook.query.set({ code: text.value.trim() }); });
    }
    bar.querySelector("[data-clear]").addEventListener("click", function () {
      var values = text ? { code: "" } : {};
      controls.forEach(function (control) { values[control.getAttribute("data-filter")] = ""; });
      if (text) text.value = "";
      fixbook.query.set(values);
      (text || controls[0]).focus();
    });
    var said = "";
    fixbook.query.watch(function () {
      var now = show(bar, items, controls, text);
      if (said && said !== now) fixbook.announce(now);
      said = now;
    }, collect);
  });

  // What is chosen: name of the facet -> keys that fit, the most specific first.
  function chosenOf(controls) {
    var chosen = {};
    controls.forEach(function (control) {
      var name = control.getAttribute("data-filter");
      var value = fixbook.query.get(name);
      if (control.tagName === "SELECT") {
        control.value = value;
        if (control.selectedIndex < 0) control.value = "";
        if (control.value) chosen[name] = control.selectedOptions[0].getAttribute("data-chain").split(" ");
      } else {
        var on = control.getAttribute("data-value") === value;
        control.setAttribute("aria-pressed", String(on));
        if (on) chosen[name] = control.getAttribute("data-chain").split(" ");
      }
    });
    return chosen;
  }

  // How far an item is from what is chosen: 0 is its own, more is inherited, -1 does not fit. An item that names no platform fits all.
  function distance(item, chosen, words) {
    var far = 0;
    var fits = Object.keys(chosen).every(function (name) {
      var keys = (item.getAttribute("data-" + name) || "").split(" ").filter(Boolean);
      if (!keys.length && name === "platform") return true;
      var place = chosen[name].findIndex(function (key) { return keys.includes(key); });
      far += Math.max(place, 0);
      return place >= 0;
    });
    var text = item.getAttribute("data-text") || "";
    return fits && words.every(function (word) { return text.includes(word); }) ? far : -1;
  }

  function show(bar, items, controls, text) {
    var chosen = chosenOf(controls);
    var words = text ? text.value.toLowerCase().split(/\s+/).filter(Boolean) : [];
    var shown = items.filter(function (item) {
      item.fixbookFar = distance(item, chosen, words);
      item.hidden = item.fixbookFar < 0;
      return !item.hidden;
    });
    order(items);
    fixbook.all("[data-group]").forEach(function (group) {
      var left = fixbook.all("[data-item]", group).filter(function (item) { return !item.hidden; }).length;
      group.hidden = !left;
      var count = group.querySelector("[data-group-count]");
      if (count) count.textContent = left;
    });
    var narrowed = Object.keys(chosen).length > 0 || words.length > 0;
    bar.querySelector("[data-clear]").hidden = !narrowed;
    bar.querySelector("[data-none]").hidden = shown.length > 0;
    var values = { n: narrowed ? shown.length : items.length, all: items.length, hidden: items.length - shown.length };
    var message = fixbook.fill(bar.getAttribute(narrowed ? "data-some" : "data-all"), values);
    bar.querySelector("[data-count]").textContent = message;
    carryRegion(shown);
    return message;
  }

  // The more specific first, inside each list; else as written.
  function order(items) {
    var lists = new Set(items.map(function (item) { return item.parentElement; }));
    lists.forEach(function (list) {
      Array.from(list.children)
        .sort(function (one, other) { return one.fixbookFar - other.fixbookFar || one.fixbookPlace - other.fixbookPlace; })
        .forEach(function (item) { list.appendChild(item); });
    });
  }

  // An article opened from here shows the notes of the region one has chosen.
  function carryRegion(items) {
    var region = fixbook.query.get("region");
    items.forEach(function (item) {
      var link = item.querySelector("a.fb-row__title");
      if (link) link.search = region ? "?region=" + encodeURIComponent(region) : "";
    });
  }
})(window.fixbook);
