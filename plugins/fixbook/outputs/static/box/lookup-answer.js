// @ts-check
// Shows an answer below the box: certain, not certain and nothing fits look different.
"use strict";

(function (box) {
  const FEWEST = 3;
  const MOST = 5;
  const NEAR = 400; // of a thousand: an answer this far behind the first is not worth a place beside it
  const TOPICS = 3;

  /** Everything below the field for one answer; `act` has what its buttons do. */
  function drawAnswer(/** @type {HTMLElement} */ root, /** @type {any} */ answer, /** @type {any} */ context, /** @type {any} */ act) {
    const hits = box.agreeing(answer.hits, context.said);
    const rows = answer.certain ? hits : close(hits);
    root.replaceChildren(
      ...(rows.length ? [] : nothing(answer, context)),
      ...(rows.length ? [headline(rows.length, answer.certain, context)] : []),
      ...box.askBack(answer, context.said, context, act.say),
      ...grid(rows, answer.certain, context),
      ...(rows.length ? elsewhere(answer, context) : []),
      ...hidden(answer, context, act),
    );
    return rows;
  }

  /** Three to five that are near the first. */
  function close(/** @type {any[]} */ hits) {
    return hits.slice(0, MOST).filter((hit, place) => place < FEWEST || hit.score * 1000 >= hits[0].score * NEAR);
  }

  const counted = (/** @type {Record<string, string>} */ texts, /** @type {string} */ key, /** @type {number} */ n) =>
    box.fill(texts[n === 1 && `${key}-one` in texts ? `${key}-one` : key], { n });

  function headline(/** @type {number} */ count, /** @type {boolean} */ certain, /** @type {any} */ { texts }) {
    const words = certain ? texts.certain : count === 1 ? texts["count-one"] : box.fill(texts.uncertain, { n: count });
    return box.el("p", { class: "fb-answer__head", tabindex: "-1" }, words);
  }

  function grid(/** @type {any[]} */ hits, /** @type {boolean} */ certain, /** @type {any} */ context) {
    if (!hits.length) return [];
    const { texts } = context;
    const rows = hits.map((hit, at) => box.row(hit, at + 1, context, certain && at === 0));
    const table = box.el("div", { class: "fb-hits", role: "grid", id: `${context.prefix}-answers`, "aria-label": texts.results }, ...rows);
    if (!certain || rows.length < 2) return [table];
    for (const row of rows.slice(1)) row.hidden = true;
    const more = counted(texts, "others", rows.length - 1);
    const fold = box.el("button", { type: "button", class: "fb-answer__fold", "aria-expanded": "false", "aria-controls": table.id }, more);
    fold.addEventListener("click", () => {
      const open = fold.getAttribute("aria-expanded") !== "true";
      for (const row of rows.slice(1)) row.hidden = !open;
      fold.setAttribute("aria-expanded", String(open));
      fold.textContent = open ? texts.fewer : more;
    });
    return [table, fold];
  }

  function hidden(/** @type {any} */ answer, /** @type {any} */ { texts }, /** @type {any} */ act) {
    if (!answer.hidden) return [];
    const show = box.el("button", { type: "button", class: "fb-button fb-button--small" }, texts["show-hidden"]);
    show.addEventListener("click", act.clear);
    return [box.el("p", { class: "fb-answer__hidden" }, counted(texts, "hidden", answer.hidden), " ", show)];
  }

  function nothing(/** @type {any} */ answer, /** @type {any} */ context) {
    const { texts, names, topics } = context;
    const areas = [...new Set(answer.nearest.map((/** @type {any} */ shown) => shown.area))].filter((area) => area && area in topics).slice(0, TOPICS);
    const made = [box.el("p", { class: "fb-answer__head fb-answer__head--none", tabindex: "-1" }, texts.none), box.el("p", { class: "fb-answer__none" }, texts["none-what"])];
    const near = areas.map((area) => box.el("a", { class: "fb-chip", href: topics[area] }, names.areas[area] ?? area));
    return [...made, ...links(texts.nearest, near), ...elsewhere(answer, context)];
  }

  function elsewhere(/** @type {any} */ answer, /** @type {any} */ context) {
    return links(context.texts.elsewhere, answer.elsewhere.map((/** @type {any} */ hit) => box.el("a", { href: box.address(hit, context) }, box.spoken(hit.shown.title, context.lang))));
  }

  function links(/** @type {string} */ label, /** @type {HTMLElement[]} */ found) {
    return found.length ? [box.el("p", { class: "fb-answer__near" }, box.el("span", { class: "fb-hit__label" }, label), ...found.flatMap((link) => [" ", link]))] : [];
  }

  /** Many are affected: the text names a key that says so, or a region with words like "all of" before it. */
  function widespread(/** @type {any} */ answer, /** @type {any} */ { texts, wide }) {
    const whole = texts["whole-of"].split("|");
    return answer.named.some((/** @type {any} */ { dimension, key, before }) => {
      if (dimension === "affects") return wide.includes(key);
      const words = before.trimEnd().toLowerCase();
      return dimension === "region" && whole.some((/** @type {string} */ word) => words.endsWith(word));
    });
  }

  Object.assign(box, { drawAnswer, counted, widespread });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
