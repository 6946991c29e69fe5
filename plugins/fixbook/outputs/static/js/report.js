// @ts-check
// The report for support: what was tried and measured, with a visible blank for everything still missing.
"use strict";

/** @typedef {import("./core.js").Fixbook} Fixbook */

(function (/** @type {Fixbook} */ fixbook) {
  const BLANK = "________";

  fixbook.onPage((collect) => {
    const [report] = fixbook.all("[data-report]");
    if (!report) return;
    const output = /** @type {HTMLElement} */ (document.getElementById("fb-report-text"));
    const write = () => void (output.textContent = compose(report));
    report.addEventListener("input", write);
    document.addEventListener("change", write);
    collect(() => document.removeEventListener("change", write));
    const timer = setInterval(write, 30000);
    collect(() => clearInterval(timer));
    const button = report.querySelector("[data-report-copy]");
    button.addEventListener("click", () => {
      write();
      fixbook.copy(output.textContent ?? "", button);
    });
    // After the selectors have taken up the new state.
    fixbook.query.watch(() => void setTimeout(write, 0), collect);
  });

  function compose(/** @type {HTMLElement} */ report) {
    const words = report.dataset;
    const line = (/** @type {string} */ name, /** @type {string} */ value) => `${words[name]}${words.colon}${value || BLANK}`;
    const list = (/** @type {string} */ name, /** @type {string[]} */ items) =>
      items.length ? [`${words[name]}${words.colon}`.trimEnd(), ...items.map((item) => `- ${item}`)] : [line(name, words.none ?? "")];
    const now = new Date();
    const fixed = causes("fixed");
    return [
      `${words.id} ${words.title}`,
      link(report),
      "",
      line("what", fixbook.query.get("q") || (words.title ?? "")),
      ...list("steps", steps()),
      ...list("not", causes("not")),
      ...(fixed.length ? list("fixed", fixed) : []),
      line("local", fixbook.localTime(now)),
      line("utc", now.toISOString().slice(0, 16).replace("T", " ")),
      ...fixbook.all("[data-help] select").map((field) => line(field.dataset.choose, field.value && field.selectedOptions[0].textContent.trim())),
      ...fixbook.all("[data-blank]", report).map((item) => `${item.dataset.blank}${words.colon}${item.querySelector("input").value.trim() || BLANK}`),
    ].join("\n");
  }

  function link(/** @type {HTMLElement} */ report) {
    const ticked = fixbook.all(".fb-tick input:checked").map((box) => box.value);
    return new URL(report.dataset.link ?? "", location.href).href + (ticked.length ? `?done=${ticked.join(",")}` : "");
  }

  const steps = () =>
    fixbook
      .all(".fb-step")
      .filter((step) => step.querySelector("input:checked"))
      .map((step) => `${step.dataset.step} ${step.querySelector(".fb-step__do").textContent.trim()}`);

  const causes = (/** @type {"fixed" | "not"} */ state) =>
    fixbook
      .all(`section[data-cause][data-state=${state}]`)
      .map((section) => `${section.dataset.letter} ${section.querySelector(".fb-cause__name").textContent.trim()}`);
})(/** @type {any} */ (globalThis).fixbook);
