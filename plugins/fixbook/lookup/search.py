"""Answers a question from an index: loads the pieces it needs, ranks, and says why and how surely. Needs no library, only the pieces.

lookup = open_index(Path("site/lookup"))
answer = lookup.search("everyone says it freezes", {"region": "indonesia"}, limit=5)
answer.certain, [hit.slug for hit in answer.hits]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from fixbook.lookup.analysis import Analyser
from fixbook.lookup.facets import Facets
from fixbook.lookup.pieces import CORE, Load, bucket_of, entry_name, postings_name, read
from fixbook.lookup.question import Question
from fixbook.lookup.score import (
    Evidence,
    Line,
    Postings,
    add_up,
    adjusted,
    certain,
    fit,
    likeness,
    places,
    reasons,
    worths,
)
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


class _Asked(NamedTuple):
    """A question looked up: the weight of its features, what those that some article has tell, and the sum of that."""

    weights: dict[str, int]
    worth: dict[str, int]
    whole: int
    requests: int


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
        asked = _Asked(weights, worth, sum(worth.values()), question.requests)
        return self._answer(asked, ranked, hidden, limit, lang)

    def _answer(self, asked: _Asked, ranked: list[tuple[int, int]], hidden: int, limit: int, lang: str) -> Answer:
        part: int = self.settings["line"]
        candidates = []
        for entry, score in ranked[: max(self.settings["candidates"], limit)]:
            alike = self._best_line(entry, asked)
            candidates.append((score * (1000 + alike * part // 100) // 1000, entry, alike))
        candidates.sort(key=lambda row: (-row[0], row[1]))
        fits = self._fit(asked, *candidates[0]) if candidates else 0
        if fits < self.settings["fit"]["floor"]:
            return Answer(False, [], hidden)
        scores = [score for score, _, _ in candidates]
        hits = [
            self._hit(entry, fits * score // scores[0], asked.worth, lang) for score, entry, _ in candidates[:limit]
        ]
        return Answer(certain(scores, fits, self.settings["certain"]), hits, hidden)

    def _best_line(self, entry: int, asked: _Asked) -> int:
        """How alike the question and the article's best title, symptom or summary are."""
        fields, unknown = self.settings["best_of"], self.settings["unknown"] * self.settings["weights"]["word"]
        lines = [line for line in self._entry(entry)[1] if line.field in fields]
        return max((likeness(line, asked.worth, asked.whole, unknown) for line in lines), default=0)

    def _fit(self, asked: _Asked, score: int, entry: int, alike: int) -> int:
        unknown = sum(weight for name, weight in asked.weights.items() if name not in asked.worth)
        codes = [name for name in asked.worth if name[0] == "="]
        settings = self.settings["fit"]
        evidence = Evidence(
            top=score * settings["rarest"] // max(1, self.core["rarest"]),
            concepts=sum(name[0] == "#" for name in asked.worth),
            requests=asked.requests,
            alike=alike,
            known=1000 * asked.whole // max(1, asked.whole + unknown * self.settings["unknown"]),
            code=any(name in line.places for line in self._entry(entry)[1] for name in codes),
        )
        return fit(evidence, settings)

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
                Line(name, key, lang, text, places(self.analyser.analyse(flat(text), name == "code")))
                for name, key, lang, text in shown["lines"]
            ]
            self._lines[number] = (shown, lines)
        return self._lines[number]


def open_index(folder: Path) -> Lookup:
    """Opens the index that `fixbook index` or a site build wrote into a folder."""
    return Lookup(read(folder))
