"""Answers a question from an index: loads the pieces it needs, ranks, and says why and how surely. Needs no library, only the pieces.

lookup = open_index(Path("site/lookup"))
answer = lookup.search("everyone says it freezes", {"region": "indonesia"}, limit=5)
answer.certain, [hit.slug for hit in answer.hits]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fixbook.lookup.analysis import Analyser
from fixbook.lookup.facets import Facets
from fixbook.lookup.pieces import CORE, Load, bucket_of, entry_name, postings_name, read
from fixbook.lookup.question import Question
from fixbook.lookup.score import Line, Postings, add_up, adjusted, certain, fit, likeness, places, reasons, worths
from fixbook.lookup.settings import FORMAT
from fixbook.lookup.text import flat


@dataclass(frozen=True)
class Hit:
    """One article found. `score` is 0 to 1000 and can be compared between questions; `entry` holds what a result displays."""

    id: str
    slug: str
    score: int
    why: list[dict[str, Any]]
    entry: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Answer:
    """`hits` empty: nothing fits. `certain`: the first can stand alone. `hidden`: how many articles only the filters left out."""

    certain: bool
    hits: list[Hit]
    hidden: int = 0


class Lookup:
    """An open index. Keeps every piece it has loaded."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self.core: dict[str, Any] = load(CORE)
        if self.core.get("format") != FORMAT:
            raise ValueError(
                f"this index has format {self.core.get('format')}, this program reads {FORMAT}: build it again"
            )
        self.settings: dict[str, Any] = self.core["settings"]
        self.analyser = Analyser(self.core)
        self.facets = Facets(self.core)
        self._buckets: dict[int, dict[str, Postings]] = {}
        self._lines: dict[int, tuple[dict[str, Any], list[Line]]] = {}

    def search(
        self,
        text: str,
        filters: dict[str, str] | None = None,
        *,
        limit: int = 5,
        kinds: Iterable[str] = ("runbook",),
        lang: str = "",
    ) -> Answer:
        """The best articles for a text. Raises ValueError for a filter value that the index does not know."""
        question = Question(self.analyser, text, self.settings, self.core["vocabulary"])
        adjustments = self.facets.adjustments(filters or {}, question.facets, list(kinds))
        weights = dict(question.weights)
        postings = self._postings(weights)
        mended = question.mend(postings)
        weights |= mended
        postings |= self._postings(mended)
        totals = add_up(weights, postings)
        ranked, hidden = adjusted(totals, self.core["entries"], adjustments)
        worth = worths(weights, postings)
        return self._answer(question, ranked, hidden, worth, limit, lang)

    def _answer(
        self,
        question: Question,
        ranked: list[tuple[int, int]],
        hidden: int,
        worth: dict[str, int],
        limit: int,
        lang: str,
    ) -> Answer:
        whole = sum(worth.values())
        candidates = [
            (self._with_best_line(entry, score, worth, whole), entry)
            for entry, score in ranked[: max(self.settings["candidates"], limit)]
        ]
        candidates.sort(key=lambda pair: (-pair[0], pair[1]))
        scores = [score for score, _ in candidates]
        concepts = sum(1 for name in worth if name[0] == "#")
        fits = fit(scores[0], concepts, question.requests, self.settings["fit"]) if scores else 0
        if fits < self.settings["fit"]["floor"]:
            return Answer(False, [], hidden)
        hits = [self._hit(entry, fits * score // scores[0], worth, lang) for score, entry in candidates[:limit]]
        return Answer(certain(scores, fits, self.settings["certain"]), hits, hidden)

    def _with_best_line(self, entry: int, score: int, worth: dict[str, int], whole: int) -> int:
        """The score, raised by how alike the question and the article's best title, symptom or summary are."""
        alike = [
            likeness(line, worth, whole, self.settings["unknown"])
            for line in self._entry(entry)[1]
            if line.field in self.settings["best_of"]
        ]
        part: int = self.settings["line"]
        return score * (1000 + max(alike, default=0) * part // 100) // 1000

    def _hit(self, entry: int, score: int, worth: dict[str, int], lang: str) -> Hit:
        shown, lines = self._entry(entry)
        return Hit(shown["id"], shown["slug"], score, reasons(lines, worth, lang, self.settings["reasons"]), shown)

    def _postings(self, names: Iterable[str]) -> dict[str, Postings]:
        found: dict[str, Postings] = {}
        for name in names:
            bucket = bucket_of(name, self.core["buckets"])
            if bucket not in self._buckets:
                self._buckets[bucket] = self._load(postings_name(bucket))
            if name in self._buckets[bucket]:
                found[name] = self._buckets[bucket][name]
        return found

    def _entry(self, number: int) -> tuple[dict[str, Any], list[Line]]:
        if number not in self._lines:
            shown = self._load(entry_name(number))
            lines = [
                Line(name, key, lang, text, places(self.analyser.analyse(flat(text))))
                for name, key, lang, text in shown["lines"]
            ]
            self._lines[number] = (shown, lines)
        return self._lines[number]


def open_index(folder: Path) -> Lookup:
    """Opens the index that `fixbook index` or a site build wrote into a folder."""
    return Lookup(read(folder))
