// @ts-check
// Draws one result: title, badges, why it matched, how to tell, first step. Text nodes and elements only, no markup from data.
"use strict";

(function (box) {
  const LONGEST_REASON = 110; // code points
  const LONGEST_LINE = 200;
  const FEW = 2; // names of a kind before "+3"

  /** An element; attributes that are null or false are left out. */
  function el(/** @type {string} */ tag, /** @type {Record<string, any>} */ attributes = {}, /** @type {(Node | string)[]} */ ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
    }
    made.append(...children);
    return made;
  }

  const fill = (/** @type {string} */ text, /** @type {Record<string, any>} */ values) =>
    text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

  /** A text in the reader's language, or the first there is. */
  const spoken = (/** @type {Record<string, string> | undefined} */ words, /** @type {string} */ lang) => (words ? (words[lang] ?? Object.values(words)[0] ?? "") : "");

  /** A number and its unit stay on one line, as in markup.py. */
  const joined = (/** @type {string} */ text) => text.replace(/(?<=\d) (?=%|(?:[kMG]?(?:bps|B|Hz)|[mµ]?s|min|h|fps|px|dB|km|V|W)\b)/g, "\u202f");

  const marked = (/** @type {string} */ text, /** @type {[number, number][]} */ spans, /** @type {number} */ longest) =>
    box.excerpt(joined(text), spans, longest).map((/** @type {[string, boolean]} */ [part, hit]) => (hit ? el("mark", {}, part) : part));

  /** Address of a hit with what the article's page takes up: the question, region, plan and view. */
  function address(/** @type {any} */ hit, /** @type {any} */ context) {
    const url = new URL(hit.urls[context.lang] ?? Object.values(hit.urls)[0], context.site);
    for (const [name, value] of Object.entries(context.carried)) if (value) url.searchParams.set(name, /** @type {string} */ (value));
    return url.href;
  }

  /** Id, problem area, scenarios, regions, platforms: what tells results apart at a glance. */
  function badges(/** @type {any} */ hit, /** @type {any} */ { texts, names }) {
    const { shown } = hit;
    const list = (/** @type {string} */ group, /** @type {string[]} */ keys) => {
      const everywhere = keys.find((key) => key in names.everywhere);
      if (everywhere) return names[group][everywhere];
      const more = keys.length > FEW ? ` +${keys.length - FEW}` : "";
      return keys.slice(0, FEW).map((key) => names[group][key] ?? key).join(texts["list-comma"]) + more;
    };
    const facts = [hit.id];
    if (shown.area) facts.push(list("areas", [shown.area]));
    if (shown.scenarios) facts.push(list("scenarios", shown.scenarios));
    if (shown.regions) facts.push(list("regions", shown.regions));
    if (shown.platforms?.length) facts.push(list("platforms", shown.platforms));
    return el("ul", { class: "fb-hit__badges" }, ...facts.map((fact) => el("li", {}, fact)));
  }

  /** What matched is the title itself, which then is marked instead. */
  const inTitle = (/** @type {any} */ hit, /** @type {string} */ lang) => hit.why[0]?.text === spoken(hit.shown.title, lang);

  function reason(/** @type {any} */ hit, /** @type {any} */ { texts, lang }) {
    const [why] = hit.why;
    if (!why || inTitle(hit, lang)) return [];
    const where = texts[`in-${why.field}`] ?? "";
    return line(texts.matched, el("q", {}, ...marked(why.text, why.spans, LONGEST_REASON)), " ", el("span", { class: "fb-hit__field" }, where));
  }

  /** A labelled line. */
  const line = (/** @type {string} */ label, /** @type {(Node | string)[]} */ ...words) => [el("p", { class: "fb-hit__line" }, el("span", { class: "fb-hit__label" }, label), " ", el("span", {}, ...words))];

  const told = (/** @type {string} */ label, /** @type {string} */ text) => (text ? line(label, ...marked(text, [], LONGEST_LINE)) : []);

  /** A row of the grid of answers; `large` for an answer that stands alone. */
  function row(/** @type {any} */ hit, /** @type {number} */ place, /** @type {any} */ context, /** @type {boolean} */ large) {
    const { texts, lang } = context;
    const { shown } = hit;
    const href = address(hit, context);
    const title = spoken(shown.title, lang) || hit.id;
    const link = el("a", { class: "fb-hit__title", href, "data-id": hit.id }, ...marked(title, inTitle(hit, lang) ? hit.why[0].spans : [], LONGEST_LINE));
    const main = el("div", { class: "fb-hit__main", role: "gridcell" }, link, badges(hit, context));
    if (large) main.append(el("p", { class: "fb-hit__summary" }, joined(spoken(shown.summary, lang))));
    main.append(...reason(hit, context), ...told(texts.check, spoken(shown.check, lang)), ...told(texts["first-step"], spoken(shown.step, lang)));
    const cells = [el("div", { class: "fb-hit__place", role: "gridcell" }, String(place)), main];
    const actions = buttons(hit, href, context, large);
    if (actions.length) cells.push(el("div", { class: "fb-hit__actions", role: "gridcell" }, ...actions));
    return el("div", { class: large ? "fb-hit fb-hit--large" : "fb-hit", role: "row", id: `${context.prefix}-${place}`, "aria-selected": "false" }, ...cells);
  }

  function buttons(/** @type {any} */ hit, /** @type {string} */ href, /** @type {any} */ context, /** @type {boolean} */ large) {
    const { texts } = context;
    const made = [];
    if (large) made.push(el("a", { class: "fb-button fb-button--main", href, "data-id": hit.id, tabindex: "-1", "aria-hidden": "true" }, texts.open));
    if (context.reply && hit.shown.reply) made.push(context.reply(hit));
    return made;
  }

  Object.assign(box, { el, fill, spoken, row, address });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
