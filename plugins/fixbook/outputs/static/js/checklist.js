// @ts-check
// A checklist's progress and its result as text.
"use strict";

/** @typedef {import("./core.js").Fixbook} Fixbook */
/** @typedef {import("./core.js").Collect} Collect */

(function (/** @type {Fixbook} */ fixbook) {
  fixbook.onPage((collect) => {
    const result = /** @type {HTMLElement | null} */ (document.querySelector("[data-result]"));
    if (result) start(result, collect);
  });

  function start(/** @type {HTMLElement} */ result, /** @type {Collect} */ collect) {
    const [progress] = fixbook.all("[data-progress]");
    const clear = progress.querySelector("[data-ticks-clear]");
    const steps = /** @type {HTMLElement[]} */ (fixbook.all(".fb-checklist > .fb-step"));
    const boxes = steps.map((step) => /** @type {HTMLInputElement} */ (step.querySelector("input")));
    const output = /** @type {HTMLElement} */ (document.getElementById("fb-result-text"));
    let said = -1;

    function show() {
      const done = boxes.filter((box) => box.checked).length;
      const text = fixbook.fill(progress.getAttribute("data-progress"), { done, all: boxes.length });
      progress.querySelector("progress").value = done;
      progress.querySelector("[data-progress-text]").textContent = text;
      clear.hidden = !done;
      output.textContent = compose(result, steps, boxes);
      if (said >= 0 && said !== done) fixbook.announce(text);
      said = done;
    }

    clear.addEventListener("click", () => {
      for (const box of boxes) box.checked = false;
      fixbook.query.set({ done: [] });
      boxes[0].focus();
    });
    // After the ticks have been read from the address or changed.
    fixbook.query.watch(() => void setTimeout(show, 0), collect);
  }

  function compose(/** @type {HTMLElement} */ result, /** @type {HTMLElement[]} */ steps, /** @type {HTMLInputElement[]} */ boxes) {
    const { link = "", title = "", date = "", count = "" } = result.dataset;
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    return [
      title,
      new URL(link, location.href).href + (ticked.length ? `?done=${ticked.join(",")}` : ""),
      date + new Date().toISOString().slice(0, 10),
      fixbook.fill(count, { done: ticked.length, all: boxes.length }),
      "",
      ...steps.map((step, place) => `${boxes[place].checked ? "[x]" : "[ ]"} ${place + 1} ${step.querySelector(".fb-step__do")?.textContent?.trim()}`),
    ].join("\n");
  }
})(/** @type {any} */ (globalThis).fixbook);
