"""Finds what a question says is fine ("Wi-Fi is OK, only 4G freezes"), so that it does not count as what is wrong."""

from __future__ import annotations

import re
from typing import Any

from fixbook.lookup.analysis import Analysis

_STOP = re.compile("[,.;:!?\n，。；：！？、]")


def fine(text: str, analysis: Analysis, settings: dict[str, Any]) -> set[str]:
    """Names of the features, concepts and facets ("@number") that stand only in clauses that say something is fine.

    A phrase that holds the very word stays.
    """
    places = [clause for clause in _clauses(text, analysis, settings) if clause]
    if not places:
        return set()
    outside: set[str] = set()
    inside: set[str] = set()
    for name, start, end in analysis.places():
        held = any(
            first <= start and end <= last and not (start <= word and word_end <= end)
            for first, last, word, word_end in places
        )
        (inside if held else outside).add(name)
    return inside - outside


def _clauses(text: str, analysis: Analysis, settings: dict[str, Any]) -> list[tuple[int, int, int, int] | None]:
    """(start, end, start and end of the word) for each clause that says something is fine and denies nothing; None for the others."""
    found: list[tuple[int, int, int, int] | None] = []
    units: list[tuple[str, int, int]] = []
    for unit in analysis.units:
        turn = unit.text in settings["turns"]
        if units and (turn or _STOP.search(text, units[-1][2], unit.start)):
            found.append(_fine_clause(units, settings))
            units = []
        if not turn:
            units.append((unit.text if unit.dense else f" {unit.text} ", unit.start, unit.end))
    found.append(_fine_clause(units, settings))
    return found


def _fine_clause(units: list[tuple[str, int, int]], settings: dict[str, Any]) -> tuple[int, int, int, int] | None:
    joined = "".join(text for text, _, _ in units)
    word = next((word for word in settings["fine_words"] if word in joined), None)
    if word is None or any(denial in joined.replace(word, "") for denial in settings["denials"]):
        return None
    at = joined.index(word)
    covered = [
        (start, end)
        for (_, start, end), (first, last) in zip(units, _extents(units), strict=True)
        if first < at + len(word) and at < last
    ]
    return units[0][1], units[-1][2], covered[0][0], covered[-1][1]


def _extents(units: list[tuple[str, int, int]]) -> list[tuple[int, int]]:
    extents = []
    at = 0
    for text, _, _ in units:
        extents.append((at, at + len(text)))
        at += len(text)
    return extents
