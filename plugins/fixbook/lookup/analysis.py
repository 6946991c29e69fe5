"""Finds in a text everything the index knows: stems, grams, codes, concepts and facet words, each with its places; the same for articles and questions."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from fixbook.lookup.phrases import Phrases
from fixbook.lookup.text import Feature, Language, Unit, flat, fold

_CAPITALS = re.compile("[A-Z]+")
CONCEPT, WEAK, FACET = range(3)
"""What a phrase can mean: meaning = 3 x number + one of these."""


Place = tuple[int, int, int]
"""Number of a concept or facet, and the code points [start, end) where it stands."""


class Analysis(NamedTuple):
    """What one text holds. `concepts` and `facets` have a number for a name; a concept of a weak word only is in `weak`."""

    folded: str
    units: list[Unit]
    features: list[Feature]
    concepts: list[Place]
    weak: list[Place]
    facets: list[Place]

    def places(self) -> list[tuple[str, int, int]]:
        """(name, start, end) of everything found; concepts are called "#number", facets "@number"."""
        found = [(feature.name, feature.start, feature.end) for feature in self.features]
        found += [(f"#{number}", start, end) for number, start, end in [*self.concepts, *self.weak]]
        return found + [(f"@{number}", start, end) for number, start, end in self.facets]


class Analyser:
    """The word lists of the settings and the phrases learnt so far."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.language = Language(settings)
        self.phrases = Phrases(settings)

    def units(self, text: str) -> list[Unit]:
        """Of a flat text."""
        return self.language.units(text, fold(text))

    def split(self, phrase: str) -> list[str]:
        return [unit.text for unit in self.units(flat(phrase))]

    def analyse(self, text: str, listed: bool = False) -> Analysis:
        """Of a flat text; `listed`: one that lists codes."""
        folded = fold(text)
        return self.from_units(text, folded, self.language.units(text, folded), listed)

    def from_units(self, text: str, folded: str, units: list[Unit], listed: bool = False) -> Analysis:
        features = self.language.features(units) + self.language.codes(text, folded, listed)
        return Analysis(folded, units, features, *self.meanings(text, units))

    def meanings(self, text: str, units: list[Unit]) -> tuple[list[Place], list[Place], list[Place]]:
        """Concepts, those of weak words, and facets in the units of a flat text."""
        concepts: list[Place] = []
        weak: list[Place] = []
        facets: list[Place] = []
        kinds = (concepts, weak, facets)
        for meaning, first, end in self.phrases.find(units):
            if meaning % 3 == FACET and end == first + 1 and self._everyday(text, units[first]):
                continue
            kinds[meaning % 3].append((meaning // 3, units[first].start, units[end - 1].end))
        return concepts, _meant(weak, concepts), facets

    def _everyday(self, text: str, unit: Unit) -> bool:
        """Whether a unit is a word of every day rather than the name that is written like it in capitals: us and US, time and TIM."""
        return unit.text in self.language.stop and not _CAPITALS.fullmatch(text, unit.start, unit.end)


def _meant(weak: list[Place], concepts: list[Place]) -> list[Place]:
    """Weak words but those of one character inside a word of which it is a mere part: the 卡 of 卡顿 is meant, that of 信用卡 is not."""
    alone = {start for _, start, end in weak if end - start == 1}
    if not alone:
        return weak
    around: dict[int, set[int]] = {}
    for number, start, end in concepts:
        if end - start > 1:
            for at in alone.intersection(range(start, end)):
                around.setdefault(at, set()).add(number)
    if not around:
        return weak
    meant = {start for number, start, _ in weak if number in around.get(start, ())}
    return [place for place in weak if place[2] - place[1] > 1 or place[1] not in around or place[1] in meant]
