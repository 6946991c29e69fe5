// @ts-check
// The lookup box of the home page: keys and focus of a combobox over a grid of answers, state in the address, support view, report.
"use strict";

(function (box) {
  /** @type {any} */ let fixbook; // what all pages share; its script runs behind this one
  const LIMIT = 6;
  const CARRIED = 300; // characters of the question that go along to an article
  const SETTLE = 700; // milliseconds before a count is spoken

  /** What the page says about itself: words, names and addresses, in its language. */
  function contextOf(/** @type {HTMLElement} */ root) {
    const { base = "", language = "", texts = "{}", names = "{}", more = "{}" } = root.dataset;
    const { evidence, widespread: wide, topics } = JSON.parse(more);
    const site = new URL("../", new URL(base, location.href)).href;
    return {
      lang: language, site, base: new URL(base, location.href).href, texts: JSON.parse(texts), names: JSON.parse(names),
      evidence, wide, topics, prefix: "fb-hit", localTime: fixbook.localTime, said: {}, carried: {}, reply: null,
    };
  }

  const supportView = () => document.documentElement.classList.contains("fb-support-view");

  /** A button that copies a ready reply with the article's lasting link. */
  function replyButton(/** @type {any} */ context) {
    return (/** @type {any} */ hit) => {
      const { texts } = context;
      const button = box.el("button", { type: "button", class: "fb-button fb-button--small", "data-copied": texts.copied, "data-copy-failed": texts["copy-failed"] }, texts["rb-copy-reply"]);
      const link = new URL(`k/${hit.id}/${context.site.startsWith("file:") ? "index.html" : ""}`, context.site).href;
      button.addEventListener("click", () => fixbook.copy(`${box.spoken(hit.shown.reply, context.lang)}\n\n${texts["reply-more"]}${link}`, button));
      return button;
    };
  }

  function start(/** @type {HTMLElement} */ root, /** @type {(undo: () => void) => void} */ collect) {
    const context = /** @type {any} */ (contextOf(root));
    const field = /** @type {HTMLInputElement} */ (root.querySelector("[role=combobox]"));
    const shown = /** @type {HTMLElement} */ (root.querySelector("[data-lookup-answer]"));
    const strip = /** @type {HTMLElement | null} */ (root.querySelector("[data-lookup-outage]"));
    const examples = /** @type {HTMLElement} */ (root.querySelector("[data-lookup-examples]"));
    const reports = /** @type {HTMLElement} */ (root.querySelector("[data-lookup-report]"));
    const output = /** @type {HTMLTextAreaElement} */ (reports.querySelector("textarea"));
    const { ask } = box.connect(context.base, new URL(root.dataset.worker ?? "", location.href).href);
    const input = box.watchInput(root, context.texts, run);
    const filters = box.watchFilters(root, fixbook, run);
    let turn = 0;
    let active = -1;
    /** @type {any} */ let answer = null;
    /** @type {any[]} */ let hits = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */ let speaking;
    collect(() => {
      turn += 1;
      clearTimeout(speaking);
    });

    const rows = () => /** @type {HTMLElement[]} */ (fixbook.all("[role=row]:not([hidden])", shown));

    function point(/** @type {number} */ at) {
      const found = rows();
      active = Math.max(-1, Math.min(at, found.length - 1));
      found.forEach((row, place) => row.setAttribute("aria-selected", String(place === active)));
      if (active < 0) field.removeAttribute("aria-activedescendant");
      else {
        field.setAttribute("aria-activedescendant", found[active].id);
        found[active].scrollIntoView({ block: "nearest" });
      }
    }

    /** Asks what stands in the box; a later question overtakes an earlier one. */
    async function run() {
      const mine = (turn += 1);
      const text = input.text();
      const chosen = filters.chosen();
      fixbook.query.set({ q: input.typed().slice(0, CARRIED) });
      if (!text) return clear();
      shown.setAttribute("aria-busy", "true");
      if (!answer) shown.replaceChildren(box.el("p", { class: "fb-answer__head" }, context.texts.working));
      try {
        const found = await ask(text, chosen, { limit: LIMIT, lang: context.lang });
        if (mine !== turn) return;
        answer = found;
        context.carried = { q: input.typed().slice(0, CARRIED), region: chosen.region, plan: chosen.plan, phase: fixbook.query.get("phase") };
        context.said = {};
        draw();
      } catch (error) {
        if (mine === turn) failed();
        console.warn("fixbook:", error);
      } finally {
        if (mine === turn) shown.removeAttribute("aria-busy");
      }
    }

    function draw() {
      context.reply = supportView() ? replyButton(context) : null;
      hits = box.drawAnswer(shown, answer, context, act);
      point(-1);
      field.setAttribute("aria-expanded", String(hits.length > 0));
      field.setAttribute("aria-controls", hits.length ? `${context.prefix}-answers` : "");
      if (!hits.length) field.removeAttribute("aria-controls");
      examples.hidden = true;
      if (strip) strip.hidden = !box.widespread(answer, context);
      reports.hidden = false;
      if (!hits.length) /** @type {HTMLDetailsElement} */ (reports).open = true;
      write();
      clearTimeout(speaking);
      speaking = setTimeout(() => fixbook.announce(hits.length ? box.counted(context.texts, "count", hits.length) : context.texts["count-none"]), SETTLE);
    }

    function clear() {
      answer = null;
      hits = [];
      shown.replaceChildren();
      shown.removeAttribute("aria-busy");
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
      field.removeAttribute("aria-controls");
      clearTimeout(speaking);
      examples.hidden = false;
      reports.hidden = true;
      if (strip) strip.hidden = true;
    }

    function failed() {
      const retry = box.el("button", { type: "button", class: "fb-button fb-button--small" }, context.texts.retry);
      retry.addEventListener("click", run);
      clear();
      shown.replaceChildren(box.el("p", { role: "alert", class: "fb-answer__hidden" }, context.texts.failed, " ", retry));
    }

    const act = {
      clear: () => {
        filters.clear();
        field.focus();
      },
      // "-" takes an answer back.
      say: (/** @type {string} */ dimension, /** @type {string} */ value) => {
        if (value === "-") delete context.said[dimension];
        else context.said[dimension] = value;
        draw();
        /** @type {HTMLElement | null} */ (shown.querySelector(".fb-answer__head"))?.focus();
      },
    };

    function write() {
      const chosen = /** @type {HTMLSelectElement[]} */ (fixbook.all("select[data-lookup-filter]", root))
        .filter((select) => select.dataset.lookupFilter !== "scenario")
        .map((select) => [root.querySelector(`label[for="${select.id}"]`)?.textContent ?? "", select.value && select.selectedOptions[0].textContent?.trim()]);
      output.value = box.report(input.text(), chosen, hits, context, new Date());
    }

    field.addEventListener("input", () => point(-1));
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        point(active + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (active >= 0) /** @type {HTMLElement} */ (rows()[active].querySelector("a"))?.click();
        else if (hits.length) point(0);
        else input.flush();
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (active >= 0) point(-1);
        else input.set("");
      }
    });
    // Engine and index come with the first sign that somebody asks.
    root.addEventListener("focusin", () => ask(null, {}, {}).catch(() => undefined), { once: true });
    root.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    for (const example of fixbook.all("button", examples)) {
      example.addEventListener("click", () => {
        input.set(example.textContent.trim());
        field.focus();
      });
    }
    reports.addEventListener("toggle", write);
    reports.querySelector("button")?.addEventListener("click", (event) => fixbook.copy(output.value, event.currentTarget));

    const asked = fixbook.query.get("q");
    if (asked) input.set(asked);
  }

  function begin() {
    fixbook = /** @type {any} */ (globalThis).fixbook;
    fixbook.onPage((/** @type {(undo: () => void) => void} */ collect) => {
      for (const root of fixbook.all("[data-fixbook-lookup]")) start(root, collect);
    });
  }

  // A theme that swaps pages without loading them runs this script anew.
  if (box.begun) return;
  box.begun = true;
  if (/** @type {any} */ (globalThis).fixbook) begin();
  else document.addEventListener("DOMContentLoaded", begin, { once: true });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
