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
from fixbook.lookup.pieces import CORE, Load, bucket_of, entry_name, postings_name, unwrap
from fixbook.lookup.question import Question
from fixbook.lookup.score import Line, Postings, add_up, adjusted, likeness, places, reasons, worths
from fixbook.lookup.settings import FORMAT


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
            raise ValueError(f"this index has format {self.core.get('format')}, this program reads {FORMAT}: build it again")
        self.settings: dict[str, Any] = self.core["settings"]
        self.analyser = Analyser(self.core)
        self.facets = Facets(self.core)
        self._buckets: dict[int, dict[str, Postings]] = {}
        self._lines: dict[int, tuple[dict[str, Any], list[Line]]] = {}

    def search(self, text: str, filters: dict[str, str] | None = None, *, limit: int = 5, kinds: Iterable[str] = ("runbook",), lang: str = "") -> Answer:
        """The best articles for a text. Raises KeyError for a filter value that the index does not know."""
        question = Question(self.analyser, text, self.settings, self.core["vocabulary"])
        adjustments = self.facets.adjustments(filters or {}, question.facets, list(kinds))
        weights = dict(question.weights)
        postings = self._postings(weights)
        mended = question.mend(lambda name: bool(self._postings([name])))
        weights |= mended
        postings |= self._postings(mended)
        totals = add_up(weights, postings)
        ranked, hidden = adjusted(totals, self.core["entries"], adjustments)
        worth = worths(weights, postings)
        whole = sum(worth.values())
        return self._answer(question, ranked, hidden, worth, whole, limit, lang)

    def _answer(self, question: Question, ranked: list[tuple[int, int]], hidden: int, worth: dict[str, int], whole: int, limit: int, lang: str) -> Answer:
        line_part = self.settings["line"]
        candidates = []
        for entry, score in ranked[: max(self.settings["candidates"], limit)]:
            lines = self._entry(entry)[1]
            best = max((likeness(line, worth, whole, self.settings["unknown"]) for line in lines if line.field in ("title", "symptom", "summary")), default=0)
            candidates.append((score * (1000 + best * line_part // 100) // 1000, entry))
        candidates.sort(key=lambda pair: (-pair[0], pair[1]))
        hits = []
        for score, entry in candidates[:limit]:
            shown, lines = self._entry(entry)
            hits.append(Hit(shown["id"], shown["slug"], score, reasons(lines, worth, lang, 3), shown))
        return Answer(False, hits, hidden)

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
            self._lines[number] = (shown, [Line(*line, places(self.analyser.analyse(line[3]))) for line in shown["lines"]])
        return self._lines[number]


def open_index(folder: Path) -> Lookup:
    """Opens the index that `fixbook index` or a site build wrote into a folder."""

    def load(name: str, /) -> Any:
        return unwrap((folder / f"{name}.js").read_text(encoding="utf-8"))

    return Lookup(load)
