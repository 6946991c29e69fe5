"""Turns what someone typed or pasted into weighted features to look up, mending what the index does not know."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from fixbook.lookup.analysis import Analyser, Analysis
from fixbook.lookup.contrast import fine
from fixbook.lookup.paste import names, shorten
from fixbook.lookup.spelling import SHORTEST, nearest, sound, spelled_out
from fixbook.lookup.text import Unit, flat, fold, is_name, letters

GRAMS = ("gram1", "gram2")
HEARD = (3, 2)
"""How many characters are compared by ear."""


def kind_of(name: str, concepts: list[dict[str, Any]]) -> str:
    """The kind of a feature, which sets its weight: its name alone tells it."""
    if name[0] == "=":
        return "name" if is_name(name) else "code"
    if name[0] == "#":
        return str(concepts[int(name[1:])]["kind"])
    return GRAMS[len(name) - 1] if ord(name[0]) >= 0x2E80 and len(name) <= len(GRAMS) else "word"


def run_of(units: list[Unit], first: int, size: int) -> str:
    return "".join(unit.text for unit in units[max(0, first) : first + size])


class Question:
    """One question against one index: its features with their weights, whole numbers.

    Made in two stages: its units are known at once, what they mean (`read`) when the analyser has learnt the phrases they begin.
    """

    def __init__(self, analyser: Analyser, text: str, core: dict[str, Any]) -> None:
        self.analyser = analyser
        self.core = core
        self.settings: dict[str, Any] = core["settings"]
        text = flat(text)
        self.names = names(text, self.settings)
        self.text = shorten(text, fold(text), self.settings)
        self.units = analyser.units(self.text)

    def read(self) -> None:
        self.analysis = self.analyser.from_units(self.text, fold(self.text), self.units)
        self.fine = fine(self.text, self.analysis, self.settings)
        self.weights = dict.fromkeys(self.names, self.settings["weights"]["name"]) | self._weights(self.analysis)
        self.requests = sum(words in self.analysis.folded for words in self.settings["requests"])
        self.facets = sorted({number for number, _, _ in self.analysis.facets if f"@{number}" not in self.fine})

    def _weights(self, analysis: Analysis) -> dict[str, int]:
        weights: dict[str, int] = self.settings["weights"]
        concepts = self.core["concepts"]
        found = {feature.name: weights[kind_of(feature.name, concepts)] for feature in analysis.features}
        found |= {f"#{number}": weights["weak"] for number, _, _ in analysis.weak}
        certain = {number for number, _, _ in analysis.concepts}
        found |= {f"#{number}": weights[concepts[number]["kind"]] for number in certain}
        for number in sorted(certain):
            kind = weights[concepts[number]["kind"]]
            for side in ("narrower", "broader"):
                for other in concepts[number][side]:
                    name = f"#{other}"
                    found[name] = max(found.get(name, 0), kind * weights[side] // 100)
        for name in self.fine & found.keys():
            found[name] = found[name] * weights["fine"] // 100
        return found

    def settle(self, known: Container[str]) -> None:
        """Once it is clear which names of errors are `known`: the words such a name is made of were not said, and count little; others
        that stand somewhere in a long paste count nothing."""
        self.weights = {
            name: weight for name, weight in self.weights.items() if name in known or name not in self.names
        }
        names = [
            f for f in self.analysis.features if f.name in known and kind_of(f.name, self.core["concepts"]) == "name"
        ]
        if not names:
            return
        inside: set[str] = set()
        outside = {name.name for name in names}
        for name, start, end in self.analysis.places():
            held = any(code.start <= start and end <= code.end for code in names)
            (inside if held else outside).add(name)
        share = self.settings["weights"]["spelt"]
        for name in (inside - outside) & self.weights.keys():
            self.weights[name] = self.weights[name] * share // 100

    def respelt(self, known: Container[str]) -> tuple[list[Unit], int]:
        """The units, those that are not in `known` replaced by the nearest word; and the most slips one of them had."""
        units: list[Unit] = []
        most = 0
        for unit in self.units:
            near = self._near(unit.text) if unit.text in self.weights and unit.text not in known else None
            units.append(unit if near is None else unit._replace(text=near[0]))
            most = max(most, 0 if near is None else near[1])
        return units, most

    def _near(self, word: str) -> tuple[str, int] | None:
        return nearest(word, self.core["vocabulary"]) if len(word) >= SHORTEST and self._strange(word) else None

    def _strange(self, word: str) -> bool:
        """Whether a word in Latin letters begins no phrase either."""
        return word.isascii() and word.isalpha() and word not in self.analyser.phrases.root

    def sounds(self, known: Container[str]) -> list[tuple[str, str]]:
        """(sound, the run itself) for the runs of characters that are not in `known`, and for words in Latin letters that spell Chinese out.
        A run whose ends both belong to known words beside it is none."""
        found: list[tuple[str, str]] = []
        units = [unit for unit in self.units if unit.text not in self.analyser.language.particles]
        for first, unit in enumerate(units):
            if unit.dense:
                pair = run_of(units, first, 2)
                beside = run_of(units, first - 1, 2) in known and run_of(units, first + 1, 2) in known
                if pair in self.weights and pair not in known and not beside:
                    found += [(sound(run), run) for size in HEARD if len(run := run_of(units, first, size)) == size]
            elif unit.text in self.weights and unit.text not in known and self._strange(unit.text):
                written = self.analysis.folded[unit.start : unit.end]
                found.append((spelled_out(written, letters()["syllables"]), unit.text))
        return [(heard, run) for heard, run in dict.fromkeys(found) if heard]

    def mended(self, units: list[Unit], slips: int, heard: Iterable[int]) -> dict[str, int]:
        """Features that only the replaced units have, and concepts that were heard; each weighs less than one that was written."""
        parts: list[int] = self.settings["mended"]
        found: dict[str, int] = {}
        if slips:
            again = self._weights(self.analyser.from_units(self.text, self.analysis.folded, units))
            found = {name: weight * parts[slips - 1] // 100 for name, weight in again.items()}
        weights = self.settings["weights"]
        for number in heard:
            found[f"#{number}"] = weights[self.core["concepts"][number]["kind"]] * parts[0] // 100
        return {name: weight for name, weight in found.items() if name not in self.weights}
