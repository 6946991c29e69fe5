// A checklist's progress and its result as text.
(function (fixbook) {
  "use strict";

  fixbook.onPage(function (collect) {
    var result = document.querySelector("[data-result]");
    if (!result) return;
    var progress = document.querySelector("[data-progress]");
    var bar = progress.querySelector("progress");
    var clear = progress.querySelector("[data-ticks-clear]");
    var steps = fixbook.all(".fb-checklist > .fb-step");
    var boxes = steps.map(function (step) { return step.querySelector("input"); });
    var said = -1;

    function show() {
      var done = boxes.filter(function (box) { return box.checked; }).length;
      var text = fixbook.fill(progress.getAttribute("data-progress"), { done: done, all: boxes.length });
      bar.value = done;
      clear.hidden = !done;
      progress.querySelector("[data-progress-text]").textContent = text;
      document.getElementById("fb-result-text").textContent = compose(result, steps, boxes, done);
      if (said >= 0 && said !== done) fixbook.announce(text);
      said = done;
    }

    clear.addEventListener("click", function () {
      boxes.forEach(function (box) { box.checked = false; });
      fixbook.query.set({ done: [] });
      boxes[0].focus();
    });
    // After the ticks have been read from the address or changed.
    fixbook.query.watch(function () { setTimeout(show, 0); }, collect);
  });

  function compose(result, steps, boxes, done) {
    var link = new URL(result.getAttribute("data-link"), location.href).href;
    var ticked = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    var lines = [
      result.getAttribute("data-title"),
      link + (ticked.length ? "?done=" + ticked.join(",") : ""),
      result.getAttribute("data-date") + new Date().toISOString().slice(0, 10),
      fixbook.fill(result.getAttribute("data-count"), { done: done, all: boxes.length }),
      ""
    ];
    steps.forEach(function (step, place) {
      lines.push((boxes[place].checked ? "[x] " : "[ ] ") + (place + 1) + " " + step.querySelector(".fb-step__do").textContent.trim());
    });
    return lines.join("\n");
  }
})(window.fixbook);
