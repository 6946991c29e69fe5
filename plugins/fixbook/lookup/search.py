"""Answers a question from an index: loads the pieces it needs, ranks, and says why and how surely. Needs no library, only the pieces.

lookup = open_index(Path("site/lookup"))
answer = lookup.search("everyone says it freezes", {"region": "indonesia"}, limit=5)
answer.certain, [hit.slug for hit in answer.hits]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from fixbook.lookup.analysis import Analyser
from fixbook.lookup.facets import Facets
from fixbook.lookup.pieces import BRANCH, CORE, NAMES, SOUND, Load, bucket_name, bucket_of, entry_name, read
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
from fixbook.lookup.spelling import homophone
from fixbook.lookup.text import Unit, flat, fold


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
    """A question looked up: what those of its features tell that some article has, and the sum of that."""

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
        self.analyser = Analyser(self.settings)
        self.facets = Facets(self.core)
        self._buckets: dict[int, dict[str, Any]] = {}
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
        question = self.read(text)
        adjustments = self.facets.adjustments(filters or {}, question.facets, list(kinds))
        postings = self._postings(question.weights)
        question.settle(postings)
        weights = dict(question.weights)
        mended = self._mended(question, postings)
        weights |= mended
        postings |= self._postings(mended)
        totals = add_up(weights, postings)
        most = max(self.settings["candidates"], limit)
        ranked, hidden = adjusted(totals, self.core["entries"], adjustments, most)
        worth = worths(weights, postings)
        asked = _Asked(worth, sum(worth.values()), question.requests)
        return self._answer(asked, ranked, hidden, limit, lang)

    def read(self, text: str) -> Question:
        """What a text means to this index: its features, concepts and facets, before anything is mended."""
        question = Question(self.analyser, text, self.core)
        self._learn(question.units)
        question.read()
        return question

    @cached_property
    def concept_ids(self) -> list[str]:
        """Ids of the concepts, by number."""
        return [str(name) for name in self._load(NAMES)]

    def _answer(self, asked: _Asked, ranked: list[tuple[int, int]], hidden: int, limit: int, lang: str) -> Answer:
        part: int = self.settings["line"]
        candidates = []
        for entry, score in ranked:
            alike = self._best_line(entry, asked)
            candidates.append((score * (1000 + alike * part // 100) // 1000, entry, alike))
        candidates.sort(key=lambda row: (-row[0], row[1]))
        if not candidates:
            return Answer(False, [], hidden)
        fits = self._fit(asked, *candidates[0])
        if fits < self.settings["fit"]["floor"]:
            return Answer(False, [], hidden)
        scores = [score for score, _, _ in candidates]
        hits = [
            self._hit(entry, fits * score // scores[0], asked.worth, lang) for score, entry, _ in candidates[:limit]
        ]
        lead = candidates[0][2] - max((alike for _, _, alike in candidates[1:]), default=0)
        return Answer(certain(scores, fits, lead, asked.requests, self.settings["certain"]), hits, hidden)

    def _best_line(self, entry: int, asked: _Asked) -> int:
        """How alike the question and the article's best title, symptom or summary are."""
        fields, unknown = self.settings["best_of"], self.settings["unknown"] * self.settings["weights"]["word"]
        lines = [line for line in self._entry(entry)[1] if line.field in fields]
        return max((likeness(line, asked.worth, asked.whole, unknown) for line in lines), default=0)

    def _fit(self, asked: _Asked, score: int, entry: int, alike: int) -> int:
        codes = [name for name in asked.worth if name[0] == "="]
        settings = self.settings["fit"]
        evidence = Evidence(
            top=score * settings["rarest"] // max(1, self.core["rarest"]),
            concepts=max(sum(name[0] == "#" for name in asked.worth), self._concepts_assumed()),
            requests=asked.requests,
            alike=alike,
            code=any(name in line.places for line in self._entry(entry)[1] for name in codes),
        )
        return fit(evidence, settings)

    def _concepts_assumed(self) -> int:
        """A site with few concepts cannot be held to find them: the fewer, the more are taken for granted."""
        settings = self.settings["fit"]
        few: int = settings["few"]
        return int(settings["assumed"] * max(0, few - len(self.core["concepts"])) // few)

    def _hit(self, entry: int, score: int, worth: dict[str, int], lang: str) -> Hit:
        shown, lines = self._entry(entry)
        return Hit(shown["id"], shown["slug"], score, reasons(lines, worth, lang, self.settings["reasons"]), shown)

    def _learn(self, units: Iterable[Unit]) -> None:
        """Takes in the phrases that begin with one of the units."""
        root = self.analyser.phrases.root
        for text in {unit.text for unit in units} - root.keys():
            branch = self._bucket(text).get(f"{BRANCH}{text}")
            if branch is not None:
                root[text] = branch

    def _mended(self, question: Question, known: dict[str, Postings]) -> dict[str, int]:
        heard: set[int] = set()
        spelled_out: set[str] = set()
        for sound, run in question.sounds(known):
            for number, word in self._bucket(sound).get(f"{SOUND}{sound}", ()):
                if homophone(run, word):
                    heard.add(number)
                    spelled_out.add(run)
        units, slips = question.respelt(known.keys() | spelled_out)
        self._learn(units)
        return question.mended(units, slips, sorted(heard))

    def _postings(self, names: Iterable[str]) -> dict[str, Postings]:
        return {name: found for name in names if (found := self._bucket(name).get(name)) is not None}

    def _bucket(self, name: str) -> dict[str, Any]:
        number = bucket_of(name, self.core["buckets"])
        if number not in self._buckets:
            self._buckets[number] = self._load(bucket_name(number))
        return self._buckets[number]

    def _entry(self, number: int) -> tuple[dict[str, Any], list[Line]]:
        if number not in self._lines:
            shown = self._load(entry_name(number))
            self._lines[number] = (shown, [self._line(row) for row in shown["lines"]])
        return self._lines[number]

    def _line(self, row: list[Any]) -> Line:
        field, key, lang, text, concepts = row
        plain = flat(text)
        folded = fold(plain)
        language = self.analyser.language
        features = [*language.features(language.units(plain, folded)), *language.codes(plain, folded, field == "code")]
        return Line(field, key, lang, text, places(features, concepts))


def open_index(folder: Path) -> Lookup:
    """Opens the index that `fixbook index` or a site build wrote into a folder."""
    return Lookup(read(folder))
