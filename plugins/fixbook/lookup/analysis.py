"""Finds in a text everything the index knows: stems, grams, codes, concepts and facet words, each with its places; the same for articles and questions."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

from fixbook.lookup.phrases import Phrases
from fixbook.lookup.spelling import sound
from fixbook.lookup.text import Feature, Language, Unit, flat, fold


class Analysis(NamedTuple):
    """What one text holds. `concepts` and `facets` have a number for a name; a concept of a weak word only is in `weak`."""

    folded: str
    units: list[Unit]
    features: list[Feature]
    concepts: list[tuple[int, int, int]]
    weak: list[tuple[int, int, int]]
    facets: list[tuple[int, int, int]]


class Analyser:
    """Settings, concepts and facets ready for use: core["settings"], core["concepts"] and core["facets"] of an index."""

    def __init__(self, core: dict[str, Any]) -> None:
        settings = core["settings"]
        self.language = Language(settings)
        self.phrases = Phrases(settings["word_gap"], settings["dense_gap"])
        self.concepts: list[dict[str, Any]] = core["concepts"]
        self.facets: list[dict[str, Any]] = core["facets"]
        for number, concept in enumerate(self.concepts):
            for meaning, words in ((3 * number, concept["words"]), (3 * number + 1, concept.get("weak", ()))):
                for word in words:
                    units = self.split(word)
                    common = len(units) == 1 and units[0] in self.language.stop
                    self.phrases.add(units, 3 * number + 1 if common else meaning)
        self.broader: list[list[int]] = [[] for _ in self.concepts]
        for number, concept in enumerate(self.concepts):
            for other in concept["narrower"]:
                self.broader[other].append(number)
        for number, facet in enumerate(self.facets):
            for word in facet["words"]:
                self.phrases.add(self.split(word), 3 * number + 2)

    @cached_property
    def sounds(self) -> dict[str, list[int]]:
        """How the Chinese words of concepts sound -> the concepts' numbers."""
        found: dict[str, list[int]] = {}
        for number, concept in enumerate(self.concepts):
            for word in concept["words"]:
                if 2 <= len(word) <= 4 and (heard := sound(fold(flat(word)))):
                    found.setdefault(heard, []).append(number)
        return found

    def split(self, phrase: str) -> list[str]:
        text = flat(phrase)
        return [unit.text for unit in self.language.units(text, fold(text))]

    def analyse(self, text: str, listed: bool = False) -> Analysis:
        """Of a flat text; `listed`: one that lists codes."""
        folded = fold(text)
        return self.from_units(text, folded, self.language.units(text, folded), listed)

    def from_units(self, text: str, folded: str, units: list[Unit], listed: bool = False) -> Analysis:
        kinds: tuple[list[tuple[int, int, int]], ...] = ([], [], [])
        for meaning, first, end in self.phrases.find(units):
            kinds[meaning % 3].append((meaning // 3, units[first].start, units[end - 1].end))
        features = self.language.features(units) + self.language.codes(text, folded, listed)
        return Analysis(folded, units, features, *kinds)
