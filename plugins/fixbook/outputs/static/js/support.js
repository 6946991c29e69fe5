// Below the causes: by when support answers under the chosen plan, the region's notes, and the support view.
(function (fixbook) {
  "use strict";

  fixbook.onPage(function (collect) {
    startView();
    var help = document.querySelector("[data-help]");
    if (help) startHelp(help, collect);
    var notes = document.querySelector(".fb-regions");
    if (notes) fixbook.query.watch(function () { showRegion(notes, fixbook.query.get("region")); }, collect);
  });

  // ?view=support is remembered; any other value forgets it.
  function startView() {
    var asked = fixbook.query.get("view");
    if (asked) fixbook.remember.set("view", asked === "support" ? asked : "");
    show(fixbook.remember.get("view") === "support");
    fixbook.all("[data-fb-support]").forEach(function (button) {
      button.addEventListener("click", function () {
        var on = button.getAttribute("aria-pressed") !== "true";
        fixbook.remember.set("view", on ? "support" : "");
        fixbook.query.set({ view: on ? "support" : "" });
        show(on);
      });
    });
    function show(on) {
      document.documentElement.classList.toggle("fb-support-view", on);
      fixbook.all("[data-fb-support]").forEach(function (button) { button.setAttribute("aria-pressed", String(on)); });
    }
  }

  function startHelp(help, collect) {
    var plan = help.querySelector("[data-choose=plan]");
    var fields = fixbook.all("select[data-choose]", help);
    fields.forEach(function (field) {
      field.addEventListener("change", function () {
        var values = {};
        values[field.getAttribute("data-choose")] = field.value;
        if (field === plan) values.phase = field.value ? field.selectedOptions[0].getAttribute("data-phase") : "";
        fixbook.query.set(values);
      });
    });

    function show() {
      fields.forEach(function (field) {
        if (field === plan) choosePlan(plan); else choose(field, fixbook.query.get(field.getAttribute("data-choose")));
      });
      var guide = plan && plan.value ? fixbook.all(".fb-help__plan", help).find(function (one) { return one.getAttribute("data-plan") === plan.value; }) : null;
      fixbook.all(".fb-help__plan", help).forEach(function (one) {
        one.hidden = Boolean(guide) && one !== guide;
        if (guide && one === guide && !one.dataset.seen) { one.open = true; one.dataset.seen = "yes"; }
      });
      showAnswer(help, guide, guide && plan.selectedOptions[0].getAttribute("data-phase"));
    }

    var timer = setInterval(show, 30000);
    collect(function () { clearInterval(timer); });
    fixbook.query.watch(show, collect);
  }

  function choose(field, value) {
    field.value = value;
    if (field.selectedIndex < 0) field.value = "";
  }

  function choosePlan(field) {
    var key = fixbook.query.get("plan");
    var phase = fixbook.query.get("phase") || "warranty";
    var same = Array.from(field.options).filter(function (option) { return option.value === key; });
    var option = same.find(function (one) { return one.getAttribute("data-phase") === phase; }) || same[0] || field.options[0];
    option.selected = true;
  }

  function showAnswer(help, guide, phase) {
    var line = help.querySelector("[data-answer]");
    line.hidden = !guide;
    if (!guide) return;
    var severity = fixbook.query.get("severity");
    var row = inPhase(guide, "data-severity", severity, phase);
    var due = row && row.getAttribute("data-first") && dueOf(guide, row, phase);
    line.toggleAttribute("data-known", Boolean(due));
    if (due) line.textContent = answer(help, due);
    else line.textContent = help.getAttribute(row && !row.getAttribute("data-first") ? "data-no-first" : "data-choose");
  }

  // The line of a plan with a value of an attribute, in the list that holds for a phase.
  function inPhase(guide, name, value, phase) {
    return fixbook.all("[" + name + "]", guide).find(function (one) {
      return one.getAttribute(name) === value && one.parentElement.getAttribute("data-phases").split(" ").includes(phase);
    });
  }

  function dueOf(guide, row, phase) {
    var cover = inPhase(guide, "data-cover", row.getAttribute("data-on"), phase);
    return cover && fixbook.clock && fixbook.clock.due(JSON.parse(cover.getAttribute("data-clock")), Date.now(), row.getAttribute("data-first"));
  }

  function answer(help, due) {
    var language = document.documentElement.lang;
    var at = new Date(due.at);
    var clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    var utcDay = at.toISOString().slice(0, 10) === new Date().toISOString().slice(0, 10) ? "" : at.toISOString().slice(0, 10) + " ";
    var values = {
      time: at.toLocaleTimeString(language, clock),
      utc: utcDay + at.toISOString().slice(11, 16),
      day: at.toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long" })
    };
    var today = at.toDateString() === new Date().toDateString();
    var text = fixbook.fill(help.getAttribute(today ? "data-answered" : "data-answered-day"), values);
    return due.unknownYears.length ? text + " " + fixbook.fill(help.getAttribute("data-unknown-year"), { years: due.unknownYears.join(", ") }) : text;
  }

  // The notes of the chosen region and of the regions it lies in: opened, and first.
  function showRegion(notes, region) {
    function holds(element, name) { return Boolean(region) && element.getAttribute(name).split(" ").includes(region); }
    var all = fixbook.all(".fb-region", notes);
    all.filter(function (note) { return holds(note, "data-regions"); }).reverse().forEach(function (note) {
      note.open = true;
      notes.insertBefore(note, notes.querySelector(".fb-region"));
    });
    all.forEach(function (note) { note.toggleAttribute("data-chosen", holds(note, "data-regions")); });
    fixbook.all("[data-first-in]").forEach(function (mark) { mark.hidden = !holds(mark, "data-first-in"); });
  }
})(window.fixbook);
