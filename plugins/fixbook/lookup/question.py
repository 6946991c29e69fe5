"""Turns what someone typed or pasted into weighted features to look up, mending what the index does not know."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from fixbook.lookup.analysis import Analyser, Analysis
from fixbook.lookup.contrast import fine
from fixbook.lookup.paste import shorten
from fixbook.lookup.spelling import SHORTEST, nearest, sound, spelled_out
from fixbook.lookup.text import Unit, flat, fold, letters

GRAMS = ("gram1", "gram2")


def kind_of(name: str, concepts: list[dict[str, Any]]) -> str:
    """The kind of a feature, which sets its weight: its name alone tells it."""
    if name[0] == "=":
        return "code"
    if name[0] == "#":
        return str(concepts[int(name[1:])]["kind"])
    return GRAMS[len(name) - 1] if ord(name[0]) >= 0x2E80 and len(name) <= len(GRAMS) else "word"


class Question:
    """One question against one index: its features with their weights, whole numbers."""

    def __init__(self, analyser: Analyser, text: str, settings: dict[str, Any], vocabulary: list[str]) -> None:
        self.analyser = analyser
        self.settings = settings
        self.vocabulary = vocabulary
        text = flat(text)
        self.text = shorten(text, fold(text), settings)
        self.analysis = analyser.analyse(self.text)
        self.fine = fine(self.text, self.analysis, settings)
        self.weights = self._weights(self.analysis)
        self.requests = sum(words in self.analysis.folded for words in settings["requests"])
        self.facets = sorted({number for number, _, _ in self.analysis.facets if f"@{number}" not in self.fine})

    def _weights(self, analysis: Analysis) -> dict[str, int]:
        weights: dict[str, int] = self.settings["weights"]
        concepts = self.analyser.concepts
        found = {feature.name: weights[kind_of(feature.name, concepts)] for feature in analysis.features}
        found |= {f"#{number}": weights["weak"] for number, _, _ in analysis.weak}
        certain = {number for number, _, _ in analysis.concepts}
        found |= {f"#{number}": weights[concepts[number]["kind"]] for number in certain}
        for number in sorted(certain):
            kind = weights[concepts[number]["kind"]]
            for other, part in [
                *((n, "narrower") for n in concepts[number]["narrower"]),
                *((n, "broader") for n in self.analyser.broader[number]),
            ]:
                name = f"#{other}"
                found[name] = max(found.get(name, 0), kind * weights[part] // 100)
        for name in self.fine & found.keys():
            found[name] = found[name] * weights["fine"] // 100
        return found

    def mend(self, known: Container[str]) -> dict[str, int]:
        """More features for those that are not in `known`: words spelt nearly so, Chinese that sounds so."""
        unknown = {name for name in self.weights if name not in known}
        mended: list[Unit] = []
        slips = 0
        for unit in self.analysis.units:
            near = self._near(unit, unknown)
            mended.append(unit if near is None else unit._replace(text=near[0]))
            slips = max(slips, 0 if near is None else near[1])
        found: dict[str, int] = {}
        if slips:
            again = self.analyser.from_units(self.text, self.analysis.folded, mended)
            part = self.settings["mended"][slips - 1]
            found = {
                name: weight * part // 100 for name, weight in self._weights(again).items() if name not in self.weights
            }
        return found | self._by_ear(unknown)

    def _near(self, unit: Unit, unknown: set[str]) -> tuple[str, int] | None:
        word = unit.text
        if (
            word not in unknown
            or len(word) < SHORTEST
            or not word.isascii()
            or not word.isalpha()
            or self.analyser.phrases.knows(word)
        ):
            return None
        return nearest(word, self.vocabulary)

    def _by_ear(self, unknown: set[str]) -> dict[str, int]:
        """Concepts whose Chinese words sound like a run of characters that no article has, or like a word in Latin letters."""
        heard: set[int] = set()
        units = self.analysis.units
        for first, unit in enumerate(units):
            if (
                unit.text in unknown
                and not unit.dense
                and unit.text.isalpha()
                and not self.analyser.phrases.knows(unit.text)
            ):
                written = self.analysis.folded[unit.start : unit.end]
                heard.update(self.analyser.sounds.get(spelled_out(written, letters()["syllables"]), ()))
            if unit.dense and "".join(u.text for u in units[first : first + 2]) in unknown:
                for size in (4, 3, 2):
                    gram = "".join(u.text for u in units[first : first + size])
                    heard.update(self.analyser.sounds.get(sound(gram), ()) if len(gram) == size else ())
        weights = self.settings["weights"]
        part = self.settings["mended"][0]
        return {
            f"#{n}": weights[self.analyser.concepts[n]["kind"]] * part // 100
            for n in sorted(heard)
            if f"#{n}" not in self.weights
        }
