// @ts-check
// Postmortems: the reader's local time beside UTC, what is overdue today, own and retold incidents kept apart.
"use strict";

(function (fixbook) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  /** Local times beside the times of a timeline, with the day where it is another one there. */
  function localTimes(/** @type {HTMLElement} */ list) {
    const language = fixbook.clock.locale();
    const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const dayAndTime = new Intl.DateTimeFormat(language, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    for (const element of fixbook.all("time[data-fb-moment]", list)) {
      const moment = new Date(element.dateTime);
      const sameDay = moment.getDate() === moment.getUTCDate();
      const shown = document.createElement("span");
      shown.className = "fb-event__local";
      shown.textContent = fixbook.fill(list.dataset.fbMoments, { time: (sameDay ? time : dayAndTime).format(moment) });
      element.parentElement.append(shown);
    }
  }

  function showLocalTimes() {
    if (new Date().getTimezoneOffset() === 0 && zone === "UTC") return;
    for (const list of fixbook.all("[data-fb-moments]")) localTimes(list);
    for (const note of fixbook.all("[data-fb-zone]")) note.textContent = fixbook.fill(note.dataset.text, { zone });
  }

  /** Action items whose day has passed, judged here and now; `data-fb-overdue` on the page has the word for it. */
  function markOverdue() {
    const word = document.querySelector("[data-fb-overdue]");
    if (!(word instanceof HTMLElement)) return;
    const now = new Date();
    const today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    const late = fixbook.all("[data-fb-due]").filter((/** @type {HTMLElement} */ item) => (item.dataset.fbDue ?? "") < today);
    for (const item of late) {
      const mark = document.createElement("span");
      mark.className = "fb-mark fb-mark--bad";
      mark.textContent = word.dataset.fbOverdue ?? "";
      item.append(" ", mark);
    }
    for (const count of fixbook.all("[data-fb-overdue-count]")) {
      count.textContent = fixbook.fill(count.dataset.fbOverdueCount, { n: late.length });
      count.hidden = late.length === 0;
    }
  }

  /** Parts marked data-fb-set="own" or "retold": one of them at a time, kept as ?set=. */
  function chooseSet(/** @type {(undo: () => void) => void} */ collect) {
    const buttons = fixbook.all("button[data-fb-choose-set]");
    if (!buttons.length) return;
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const chosen = button.dataset.fbChooseSet;
        fixbook.query.set({ set: chosen === "own" ? "" : chosen });
      });
    }
    fixbook.query.watch(() => {
      const chosen = fixbook.query.get("set") === "retold" ? "retold" : "own";
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.fbChooseSet === chosen));
      for (const part of fixbook.all("[data-fb-set]")) part.hidden = part.dataset.fbSet !== chosen;
    }, collect);
  }

  fixbook.onPage((/** @type {(undo: () => void) => void} */ collect) => {
    showLocalTimes();
    markOverdue();
    chooseSet(collect);
  });
})((/** @type {any} */ (globalThis)).fixbook ??= {});
