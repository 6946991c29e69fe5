// The report for support: what was tried and measured, with a visible blank for everything still missing.
(function (fixbook) {
  "use strict";

  var BLANK = "________";

  fixbook.onPage(function (collect) {
    var report = document.querySelector("[data-report]");
    if (!report) return;
    var output = document.getElementById("fb-report-text");
    function write() { output.textContent = compose(report); }
    report.addEventListener("input", write);
    document.addEventListener("change", write);
    collect(function () { document.removeEventListener("change", write); });
    var timer = setInterval(write, 30000);
    collect(function () { clearInterval(timer); });
    report.querySelector("[data-report-copy]").addEventListener("click", function (event) {
      write();
      fixbook.copy(output.textContent, event.currentTarget);
    });
    // After the selectors have taken up the new state.
    fixbook.query.watch(function () { setTimeout(write, 0); }, collect);
  });

  function compose(report) {
    function line(name, value) { return report.getAttribute("data-" + name) + report.getAttribute("data-colon") + (value || BLANK); }
    function list(name, items) {
      var none = report.getAttribute("data-none");
      return items.length ? [line(name, " ").trimEnd()].concat(items.map(function (item) { return "- " + item; })) : [line(name, none)];
    }
    var now = new Date();
    var fixed = causes("fixed");
    return [report.getAttribute("data-id") + " " + report.getAttribute("data-title"), link(report), "",
      line("what", fixbook.query.get("q") || report.getAttribute("data-title"))]
      .concat(list("steps", steps()), list("not", causes("not")), fixed.length ? list("fixed", fixed) : [])
      .concat(line("local", fixbook.localTime(now)), line("utc", now.toISOString().slice(0, 16).replace("T", " ")))
      .concat(chosen(line), evidence(report))
      .join("\n");
  }

  function link(report) {
    var url = new URL(report.getAttribute("data-link"), location.href);
    var ticked = fixbook.all(".fb-tick input:checked").map(function (box) { return box.value; });
    return url.href + (ticked.length ? "?done=" + ticked.join(",") : "");
  }

  function steps() {
    return fixbook.all(".fb-step").filter(function (step) { return step.querySelector("input:checked"); }).map(function (step) {
      return step.getAttribute("data-step") + " " + step.querySelector(".fb-step__do").textContent.trim();
    });
  }

  function causes(state) {
    return fixbook.all("section[data-cause][data-state=" + state + "]").map(function (section) {
      return section.getAttribute("data-letter") + " " + section.querySelector(".fb-cause__name").textContent.trim();
    });
  }

  function chosen(line) {
    return fixbook.all("[data-help] select[data-choose]").map(function (field) {
      return line(field.getAttribute("data-choose"), field.value && field.selectedOptions[0].textContent.trim());
    });
  }

  function evidence(report) {
    return fixbook.all("[data-blank]", report).map(function (item) {
      return item.getAttribute("data-blank") + report.getAttribute("data-colon") + (item.querySelector("input").value.trim() || BLANK);
    });
  }
})(window.fixbook);
