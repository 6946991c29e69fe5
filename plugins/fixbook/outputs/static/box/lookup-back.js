// @ts-check
// Asks back: at most two questions with one tap each, one after the other, when the best answers differ in who is affected or where the fault lies.
"use strict";

(function (box) {
  const DIMENSIONS = ["affects", "where"];
  const LOOKED_AT = 5; // the best answers, which a question must part
  const MOST_CHOICES = 4;

  const values = (/** @type {any} */ hit, /** @type {string} */ dimension) => /** @type {string[]} */ (hit.shown[dimension] ?? []);

  /** Questions worth asking: those of whose answers each keeps some of the best hits and parts them from others. */
  function questions(/** @type {any} */ answer, /** @type {Record<string, string>} */ said) {
    const best = answer.hits.slice(0, LOOKED_AT);
    if (answer.certain || best.length < 2) return [];
    const named = new Set(answer.named.map((/** @type {any} */ facet) => facet.dimension));
    return DIMENSIONS.filter((dimension) => !(dimension in said) && !named.has(dimension))
      .map((dimension) => ({ dimension, choices: parting(best, dimension) }))
      .filter(({ choices }) => choices.length > 1);
  }

  /** The values that some of the hits have and others, which have values too, do not. */
  function parting(/** @type {any[]} */ hits, /** @type {string} */ dimension) {
    /** @type {Map<string, number>} */
    const held = new Map();
    for (const hit of hits) for (const value of values(hit, dimension)) held.set(value, (held.get(value) ?? 0) + 1);
    const telling = hits.filter((hit) => values(hit, dimension).length).length;
    return [...held].filter(([, count]) => count < telling).map(([value]) => value).slice(0, MOST_CHOICES);
  }

  /** Hits that agree with what was said first, then those that say nothing of it; the others are left out. */
  function agreeing(/** @type {any[]} */ hits, /** @type {Record<string, string>} */ said) {
    const told = Object.entries(said).filter(([, value]) => value);
    const fits = (/** @type {any} */ hit) => told.every(([dimension, value]) => !values(hit, dimension).length || values(hit, dimension).includes(value));
    const agrees = (/** @type {any} */ hit) => told.filter(([dimension, value]) => values(hit, dimension).includes(value)).length;
    const kept = hits.filter(fits);
    return kept.map((hit, place) => ({ hit, place })).sort((a, b) => agrees(b.hit) - agrees(a.hit) || a.place - b.place).map(({ hit }) => hit);
  }

  /** The questions as groups of buttons; `say` is called with the dimension and the value, "" for not sure. */
  function askBack(/** @type {any} */ answer, /** @type {Record<string, string>} */ said, /** @type {any} */ context, /** @type {(dimension: string, value: string) => void} */ say) {
    const { texts, names } = context;
    const made = Object.entries(said).filter(([, value]) => value).map(([dimension, value]) => {
      const back = box.el("button", { type: "button", class: "fb-chip", "aria-pressed": "true" }, box.fill(texts.said, { answer: names[dimension][value] ?? value }), box.el("span", { class: "fb-hidden" }, ` ${texts.unsay}`));
      back.addEventListener("click", () => say(dimension, "-"));
      return box.el("div", { class: "fb-back" }, back);
    });
    for (const { dimension, choices } of questions(answer, said).slice(0, 1)) {
      const id = `${context.prefix}-${dimension}`;
      const chips = [...choices, ""].map((value) => {
        const chip = box.el("button", { type: "button", class: "fb-chip" }, value ? (names[dimension][value] ?? value) : texts["not-sure"]);
        chip.addEventListener("click", () => say(dimension, value));
        return chip;
      });
      made.push(box.el("div", { class: "fb-back", role: "group", "aria-labelledby": id }, box.el("span", { class: "fb-back__question", id }, texts[dimension]), ...chips));
    }
    return made;
  }

  Object.assign(box, { agreeing, askBack });
})((/** @type {any} */ (globalThis)).fixbookBox ??= {});
