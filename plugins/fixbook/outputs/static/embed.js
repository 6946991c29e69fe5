// @ts-check
// The lookup on pages of other sites, such as a ticket form: <fixbook-lookup src="https://site/">. Everything is loaded as scripts
// from that site, so no server setting is needed, and what is typed stays in the page.
//
// Attributes: src (the site), lang (else that of the page around it), limit (1 to 5), scenario, region, platform, plan, value.
// Events, which leave the shadow tree: fixbook:search {text, certain, ids}, fixbook:miss {text}, fixbook:open {id, url};
// preventing the last keeps the browser on the page.
"use strict";

(function (box) {
  const PAUSE = 150; // milliseconds without a key before a question is asked
  const MOST = 5;
  const FILTERS = ["scenario", "region", "platform", "plan"];
  const STYLE = `
    :host { --ink: var(--fixbook-ink, inherit); --quiet: var(--fixbook-quiet, color-mix(in srgb, currentcolor 72%, transparent)); --line: var(--fixbook-line, color-mix(in srgb, currentcolor 55%, transparent)); --accent: var(--fixbook-accent, #0a5fb4); --tint: color-mix(in srgb, var(--accent) 14%, transparent); display: block; font: 14px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: var(--ink); text-align: start; }
    @supports (color: light-dark(#000, #fff)) { :host { --accent: var(--fixbook-accent, light-dark(#0a5fb4, #7ab8ff)); } }
    :host([hidden]) { display: none; }
    label { display: block; margin-bottom: 4px; color: var(--quiet); }
    input { box-sizing: border-box; width: 100%; min-height: 44px; padding: 0 12px; font: inherit; font-size: 16px; color: inherit; background: var(--fixbook-paper, transparent); border: 1px solid var(--line); border-radius: 3px; }
    input:focus { border-color: var(--accent); outline: 1px solid var(--accent); }
    a { color: var(--accent); font-weight: 600; text-decoration: none; }
    a:hover { text-decoration: underline; }
    a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    p { margin: 0; }
    ul { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; font-size: 12px; color: var(--quiet); }
    li:not(:last-child)::after { content: "·"; margin: 0 .5em; }
    mark { font-weight: 600; color: inherit; background: var(--tint); }
    .fb-hit { display: grid; grid-template-columns: 20px minmax(0, 1fr); padding: 10px 0; border-top: 1px solid color-mix(in srgb, var(--line) 50%, transparent); }
    .fb-hit[aria-selected="true"] { background: var(--tint); }
    .fb-hit__place, .fb-hit__label, .fb-hit__field, .status { font-size: 12px; color: var(--quiet); }
    .fb-hit__line { display: grid; grid-template-columns: 84px minmax(0, 1fr); align-items: baseline; }
    .status { padding: 8px 0; }
    .status:empty { padding: 0; }
    .by { padding-top: 8px; font-size: 12px; border-top: 1px solid color-mix(in srgb, var(--line) 50%, transparent); }`;

  class FixbookLookup extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      const site = new URL(this.getAttribute("src") ?? "./", document.baseURI).href;
      this.site = site.endsWith("/") ? site : `${site}/`;
      const lang = spokenLanguage(this.closest("[lang]")?.getAttribute("lang") ?? navigator.language);
      const { texts, names } = box.spoken[lang];
      this.context = { lang, site: this.site, texts, names, prefix: "hit", carried: {}, reply: null };
      this.turn = 0;
      this.active = -1;
      this.build(root, texts);
      if (this.getAttribute("value")) this.run();
    }

    build(/** @type {ShadowRoot} */ root, /** @type {Record<string, string>} */ texts) {
      this.field = /** @type {HTMLInputElement} */ (box.el("input", {
        id: "text", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", enterkeyhint: "search",
        "aria-autocomplete": "list", "aria-haspopup": "grid", "aria-expanded": "false", value: this.getAttribute("value"),
      }));
      this.status = box.el("p", { class: "status", role: "status" });
      this.list = box.el("div", { role: "grid", id: "answers", "aria-label": texts.results, hidden: true });
      const home = `${this.site}${location.protocol === "file:" ? "index.html" : ""}`;
      const by = box.el("p", { class: "by" }, box.el("a", { href: home }, box.fill(texts.powered, { site: new URL(/** @type {string} */ (this.site)).host || "Fixbook" })));
      root.append(box.el("label", { for: "text" }, texts.label), this.field, this.status, this.list, by);
      this.listen(root);
    }

    listen(/** @type {ShadowRoot} */ root) {
      const field = /** @type {HTMLInputElement} */ (this.field);
      let composing = false;
      const later = () => {
        clearTimeout(this.timer);
        if (!composing) this.timer = setTimeout(() => this.run(), PAUSE);
      };
      field.addEventListener("focus", () => this.ask(null).catch(() => undefined), { once: true });
      field.addEventListener("compositionstart", () => {
        composing = true;
        clearTimeout(this.timer);
      });
      field.addEventListener("compositionend", () => {
        composing = false;
        later();
      });
      field.addEventListener("input", later);
      field.addEventListener("keydown", (event) => this.key(event));
      root.addEventListener("click", (event) => {
        const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[data-id]"));
        if (link && !this.tell("open", { id: link.dataset.id, url: link.href })) event.preventDefault();
      });
    }

    /** The lookup's answer; nothing is loaded before the first call. */
    ask(/** @type {string | null} */ text) {
      const filters = Object.fromEntries(FILTERS.map((name) => [name, this.getAttribute(name) ?? ""]).filter(([, value]) => value));
      const limit = Math.max(1, Math.min(Number(this.getAttribute("limit")) || 3, MOST));
      return box.connect(`${this.site}lookup/`, "").ask(text, filters, { limit, lang: this.context?.lang });
    }

    async run() {
      const text = this.field?.value.trim() ?? "";
      const turn = (this.turn = (this.turn ?? 0) + 1);
      if (!text) return this.show([], "");
      try {
        const { certain, hits } = await this.ask(text);
        if (turn !== this.turn) return;
        const texts = this.context?.texts;
        this.show(hits, hits.length ? box.fill(texts[hits.length === 1 ? "count-one" : "count"], { n: hits.length }) : texts["count-none"]);
        this.tell("search", { text, certain, ids: hits.map((/** @type {any} */ hit) => hit.id) });
        if (!hits.length) this.tell("miss", { text });
      } catch {
        if (turn === this.turn) this.show([], this.context?.texts.failed);
      }
    }

    show(/** @type {any[]} */ hits, /** @type {string} */ status) {
      const context = { ...this.context, carried: { q: this.field?.value.trim().slice(0, 300), region: this.getAttribute("region"), plan: this.getAttribute("plan") } };
      this.list?.replaceChildren(...hits.map((hit, at) => box.row(hit, at + 1, context, false)));
      if (this.list) this.list.hidden = !hits.length;
      if (this.status) this.status.textContent = status;
      this.field?.setAttribute("aria-expanded", String(hits.length > 0));
      if (hits.length) this.field?.setAttribute("aria-controls", "answers");
      else this.field?.removeAttribute("aria-controls");
      this.point(-1);
    }

    point(/** @type {number} */ at) {
      const rows = [...(this.list?.children ?? [])];
      this.active = Math.max(-1, Math.min(at, rows.length - 1));
      rows.forEach((row, place) => row.setAttribute("aria-selected", String(place === this.active)));
      if (this.active < 0) this.field?.removeAttribute("aria-activedescendant");
      else this.field?.setAttribute("aria-activedescendant", rows[this.active].id);
    }

    key(/** @type {KeyboardEvent} */ event) {
      const active = this.active ?? -1;
      if (event.isComposing || !["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      if (event.key === "ArrowDown") this.point(active + 1);
      else if (event.key === "ArrowUp") this.point(active - 1);
      else if (event.key === "Enter" && active >= 0) this.list?.children[active].querySelector("a")?.click();
      else if (event.key === "Enter") this.list?.childElementCount ? this.point(0) : this.run();
      else if (active >= 0) this.point(-1);
      else if (this.field) {
        this.field.value = "";
        this.run();
      }
    }

    /** Sends an event to the page around; false where it was prevented. */
    tell(/** @type {string} */ name, /** @type {Record<string, unknown>} */ detail) {
      return this.dispatchEvent(new CustomEvent(`fixbook:${name}`, { detail, bubbles: true, composed: true, cancelable: name === "open" }));
    }
  }

  /** The site's language nearest to a wanted one; its first where there is none. */
  function spokenLanguage(/** @type {string} */ wanted) {
    const known = Object.keys(box.spoken);
    return known.find((language) => language === wanted) ?? known.find((language) => language.split("-")[0] === wanted.split("-")[0]) ?? known[0];
  }

  if (!customElements.get("fixbook-lookup")) customElements.define("fixbook-lookup", FixbookLookup);
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
