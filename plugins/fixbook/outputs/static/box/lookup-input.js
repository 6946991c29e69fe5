// @ts-check
// What goes into the box: typed text (never in the middle of a composition), a long paste, a text file. Nothing of it leaves the page.
"use strict";

(function (box) {
  const LONG_PASTE = 400; // characters; a longer paste, or one of several lines, is kept beside the field
  const LARGEST = 2_000_000; // bytes read from a file
  const PAUSE = 90; // milliseconds without a key before a question is asked

  const lines = (/** @type {string} */ text) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

  function size(/** @type {number} */ bytes) {
    if (bytes < 1000) return `${bytes}\u202fB`;
    return bytes < 1e6 ? `${Math.round(bytes / 1000)}\u202fKB` : `${(bytes / 1e6).toFixed(1)}\u202fMB`;
  }

  /**
   * Watches the field in `root`. `changed` is called with the whole text, at once where it was pasted or cleared.
   * @returns {{text: () => string, typed: () => string, set: (typed: string) => void, flush: () => void}}
   */
  function watchInput(/** @type {HTMLElement} */ root, /** @type {Record<string, string>} */ texts, /** @type {() => void} */ changed) {
    const field = /** @type {HTMLInputElement} */ (root.querySelector("[role=combobox]"));
    const kept = /** @type {HTMLElement} */ (root.querySelector("[data-lookup-kept]"));
    const chooser = /** @type {HTMLInputElement} */ (root.querySelector("input[type=file]"));
    let beside = "";
    let composing = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;

    function later() {
      clearTimeout(timer);
      if (!composing) timer = setTimeout(changed, PAUSE);
    }

    function flush() {
      clearTimeout(timer);
      if (!composing) changed();
    }

    function keep(/** @type {string} */ text, /** @type {string} */ label) {
      beside = text;
      const remove = box.el("button", { type: "button", class: "fb-button fb-button--small" }, texts.remove);
      remove.addEventListener("click", () => {
        beside = "";
        kept.replaceChildren();
        kept.hidden = true;
        field.focus();
        flush();
      });
      const said = label ? [label] : [];
      kept.replaceChildren(box.el("span", {}, ...said, " ", box.el("span", { class: "fb-quiet" }, texts.stays)), remove);
      kept.hidden = false;
      flush();
    }

    async function read(/** @type {File} */ file) {
      const text = await file.slice(0, LARGEST).text();
      if (text.includes("\u0000")) {
        kept.replaceChildren(box.el("span", { role: "alert" }, box.fill(texts["not-text"], { name: file.name })));
        kept.hidden = false;
        return;
      }
      const form = file.size > LARGEST ? texts["file-cut"] : texts["file-read"];
      keep(text, box.fill(form, { name: file.name, lines: lines(text), size: size(Math.min(file.size, LARGEST)) }));
    }

    field.addEventListener("compositionstart", () => {
      composing = true;
      clearTimeout(timer);
    });
    field.addEventListener("compositionend", () => {
      composing = false;
      later();
    });
    field.addEventListener("input", later);
    field.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.length <= LONG_PASTE && !text.trim().includes("\n")) return;
      event.preventDefault();
      keep(text, box.fill(texts.pasted, { lines: lines(text), size: size(new Blob([text]).size) }));
    });
    chooser.addEventListener("change", () => {
      const [file] = chooser.files ?? [];
      if (file) read(file);
      chooser.value = "";
    });
    root.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      root.classList.add("fb-lookup--drop");
    });
    root.addEventListener("dragleave", () => root.classList.remove("fb-lookup--drop"));
    root.addEventListener("drop", (event) => {
      root.classList.remove("fb-lookup--drop");
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      read(file);
    });

    return {
      text: () => [field.value.trim(), beside].filter(Boolean).join("\n"),
      typed: () => field.value.trim(),
      set: (typed) => {
        field.value = typed;
        flush();
      },
      flush,
    };
  }

  Object.assign(box, { watchInput });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
