// @ts-check
// What every script of the pages shares: when a page is ready, state in the address, copying, remembering.
// Classic script, no dependency; everything else hangs on window.fixbook.
"use strict";

/** @typedef {(undo: () => void) => void} Collect */
/**
 * @typedef {object} Fixbook
 * @property {(start: (collect: Collect) => void) => void} onPage
 * @property {{get: (name: string) => string, list: (name: string) => string[], set: (values: Record<string, string | string[] | null>) => void, watch: (update: () => void, collect: Collect) => void}} query
 * @property {{get: (name: string) => string, set: (name: string, value: string) => void}} remember
 * @property {(text: string) => void} announce
 * @property {(text: string, button?: HTMLElement) => Promise<boolean>} copy
 * @property {(now: Date) => string} localTime
 * @property {(text: string | null, values: Record<string, string | number>) => string} fill
 * @property {(...texts: (string | undefined)[]) => string} sentences
 * @property {(selector: string, root?: ParentNode) => any[]} all
 * @property {(root?: ParentNode) => void} reveal
 * @property {any} clock
 */

(function () {
  /** @type {(() => void)[]} */
  const cleanups = [];
  /** @type {((collect: Collect) => void)[]} */
  const starters = [];
  let ready = false;

  /**
   * Runs `start(collect)` now (once the document is read) and again for every page that instant navigation brings in.
   * What `start` adds outside the page (listeners on window, timers) it hands to `collect` as a function that removes it.
   * @type {Fixbook["onPage"]}
   */
  function onPage(start) {
    starters.push(start);
    if (ready) run(start);
  }

  function run(/** @type {(collect: Collect) => void} */ start) {
    try {
      start((undo) => cleanups.push(undo));
    } catch (error) {
      console.error("fixbook:", error); // one part that fails leaves the others working
    }
  }

  function pageReady() {
    for (const undo of cleanups.splice(0)) undo();
    ready = true;
    document.documentElement.classList.add("fb-js");
    starters.forEach(run);
  }

  // State of a page lives in the query (never the fragment, which is the address of a step), so that a link shares it.
  /** @type {Fixbook["query"]} */
  const query = {
    // Value of a name, "" where it is absent.
    get: (name) => new URLSearchParams(location.search).get(name) || "",
    // Comma-separated values of a name, without empty ones.
    list: (name) => query.get(name).split(",").filter(Boolean),
    // Sets names to values (a string, a list, or null and "" to remove), keeps all others and the fragment.
    // Parts of the page that show the same state listen for "fixbook:query" on window.
    set(values) {
      const search = new URLSearchParams(location.search);
      for (const [name, given] of Object.entries(values)) {
        const value = Array.isArray(given) ? given.join(",") : given;
        if (value) search.set(name, value);
        else search.delete(name);
      }
      const text = search.toString().replace(/%2C/g, ",");
      try {
        history.replaceState(history.state, "", location.pathname + (text && `?${text}`) + location.hash);
      } catch {
        // A page embedded without an address of its own keeps its state on the screen only.
      }
      window.dispatchEvent(new CustomEvent("fixbook:query", { detail: values }));
    },
    // Calls `update` now and whenever the state changes.
    watch(update, collect) {
      window.addEventListener("fixbook:query", update);
      collect(() => window.removeEventListener("fixbook:query", update));
      update();
    },
  };

  // Remembered in this browser; storage may be full, forbidden or absent, and the page works without.
  /** @type {Fixbook["remember"]} */
  const remember = {
    get(name) {
      try {
        return localStorage.getItem(`fixbook.${name}`) || "";
      } catch {
        return "";
      }
    },
    set(name, value) {
      try {
        if (value) localStorage.setItem(`fixbook.${name}`, value);
        else localStorage.removeItem(`fixbook.${name}`);
      } catch {
        // As above.
      }
    },
  };

  /** Tells people who do not see the screen. The text comes from the page, in its language. @type {Fixbook["announce"]} */
  function announce(text) {
    const live = document.getElementById("fb-live") ?? document.body.appendChild(document.createElement("div"));
    live.id = "fb-live";
    live.className = "fb-hidden";
    live.setAttribute("role", "status");
    live.textContent = "";
    setTimeout(() => (live.textContent = text), 50);
  }

  /** Without the modern clipboard: from a file, or over plain http. */
  function copyByHand(/** @type {string} */ text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "fb-hidden";
    document.body.appendChild(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("copy");
  }

  /**
   * Copies a text; the button shows its data-copied (or data-copy-failed) for two seconds. Promises whether it worked.
   * @type {Fixbook["copy"]}
   */
  async function copy(text, button) {
    let done = true;
    try {
      if (navigator.clipboard && window.isSecureContext) await navigator.clipboard.writeText(text).catch(() => copyByHand(text));
      else copyByHand(text);
    } catch {
      done = false;
    }
    if (button) sayOn(button, button.getAttribute(done ? "data-copied" : "data-copy-failed"), done);
    return done;
  }

  /** @type {WeakMap<HTMLElement, {label: string | null, timer: number}>} */
  const saying = new WeakMap();

  function sayOn(/** @type {HTMLElement} */ button, /** @type {string | null} */ text, /** @type {boolean} */ done) {
    if (!text) return;
    const place = button.querySelector("[data-label]") ?? button;
    const before = saying.get(button);
    if (before) clearTimeout(before.timer);
    const label = before ? before.label : place.textContent;
    place.textContent = text;
    button.setAttribute("data-state", done ? "done" : "failed");
    announce(text);
    const timer = window.setTimeout(() => {
      place.textContent = label;
      button.removeAttribute("data-state");
      saying.delete(button);
    }, 2000);
    saying.set(button, { label, timer });
  }

  /** 2026-11-22 19:30 Asia/Jakarta (UTC+07:00) @type {Fixbook["localTime"]} */
  function localTime(now) {
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const ahead = -now.getTimezoneOffset();
    const offset = `${ahead < 0 ? "-" : "+"}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
    return `${day} ${two(now.getHours())}:${two(now.getMinutes())}${zone && ` ${zone}`} (UTC${offset})`;
  }

  /** "{done} of {all}" with values put in. @type {Fixbook["fill"]} */
  const fill = (text, values) => (text ?? "").replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

  /** @type {Fixbook["all"]} */
  const all = (selector, root) => [...(root ?? document).querySelectorAll(selector)];

  /** Shows what only works with scripts: elements marked data-fb-js come hidden. @type {Fixbook["reveal"]} */
  function reveal(root) {
    for (const element of all("[data-fb-js]", root)) element.hidden = false;
  }

  /** Sentences one after the other, with a space between them where the full stop has none of its own. @type {Fixbook["sentences"]} */
  const sentences = (...texts) => texts.filter(Boolean).join(" ").replace(/([。！？]) /g, "$1");

  /** @type {any} */ (window).fixbook = { onPage, query, remember, announce, copy, localTime, fill, sentences, all, reveal };

  /** A button with data-fb-copy="#id" (or empty: the code block it stands beside) copies that element's text. */
  function copyFrom(/** @type {HTMLElement} */ button) {
    const target = button.getAttribute("data-fb-copy");
    const source = target ? document.querySelector(target) : button.parentElement?.querySelector("pre");
    if (source) copy(source instanceof HTMLTextAreaElement ? source.value : (source.textContent ?? "").replace(/\n$/, ""), button);
  }

  /** A link for life copies its address instead of going there; with a modifier key it is a link like any other. */
  function copyLink(/** @type {MouseEvent} */ event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    event.preventDefault();
    copy(link.href, link);
  }

  onPage(() => {
    reveal();
    for (const button of all("[data-fb-copy]")) button.addEventListener("click", () => copyFrom(button));
    for (const link of all("a[data-fb-copy-link]")) link.addEventListener("click", copyLink);
    for (const button of all("[data-fb-print]")) button.addEventListener("click", () => window.print());
  });

  // From a file the theme ends its stream of pages before the first one, when instant navigation is on.
  const pages = location.protocol === "file:" ? null : /** @type {any} */ (window).document$;
  if (pages?.subscribe) pages.subscribe(pageReady);
  // A deferred script runs when the document is read, but before the scripts and parts behind it.
  else if (document.readyState === "loading" || /** @type {HTMLScriptElement | null} */ (document.currentScript)?.defer) document.addEventListener("DOMContentLoaded", pageReady);
  else pageReady();
})();
