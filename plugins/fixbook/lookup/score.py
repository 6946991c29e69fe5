"""Adds up what a question and the articles share, compares the best lines, and says how sure the answer is; whole numbers only."""

from __future__ import annotations

import heapq
from typing import Any, NamedTuple

from fixbook.lookup.facets import OTHER_KIND
from fixbook.lookup.text import Feature

LEAST = 2
"""Totals below would fall to nothing when adjusted."""

Postings = list[Any]
"""[rarity, [impact, entry, gap, gap...], ...]: how telling a feature is, and who has it how strongly."""


class Line(NamedTuple):
    """A line of an article, ready to compare: feature name -> its places."""

    field: str
    key: str
    lang: str
    text: str
    places: dict[str, list[tuple[int, int]]]


def places(features: list[Feature], concepts: list[list[int]]) -> dict[str, list[tuple[int, int]]]:
    """Feature name -> its places. A concept is [number, start, end]."""
    found: dict[str, list[tuple[int, int]]] = {}
    for name, start, end in features:
        found.setdefault(name, []).append((start, end))
    for number, start, end in concepts:
        found.setdefault(f"#{number}", []).append((start, end))
    return found


def add_up(weights: dict[str, int], postings: dict[str, Postings]) -> dict[int, int]:
    """entry -> sum of weight x rarity x impact over the features it shares with the question."""
    totals: dict[int, int] = {}
    for name, weight in weights.items():
        rarity, *levels = postings.get(name, (0,))
        for impact, *gaps in levels:
            worth = weight * rarity * impact
            entry = 0
            for gap in gaps:
                entry += gap
                totals[entry] = totals.get(entry, 0) + worth
    return totals


def adjusted(
    totals: dict[int, int], profiles: list[int], adjustments: list[int | None], most: int
) -> tuple[list[tuple[int, int]], int]:
    """The best (entry, score), at most `most`, ties by number; and how many the filters left out."""
    kept: list[tuple[int, int]] = []
    hidden = 0
    for entry, total in totals.items():
        if total < LEAST:
            continue
        added = adjustments[profiles[entry]]
        if added is None:
            hidden += 1
        elif added != OTHER_KIND:
            kept.append((-(total * (100 + added) // 100), entry))
    return [(entry, -score) for score, entry in heapq.nsmallest(most, kept)], hidden


def worths(weights: dict[str, int], postings: dict[str, Postings]) -> dict[str, int]:
    """How much each feature of the question tells; what no article has tells nothing."""
    return {name: weight * postings[name][0] for name, weight in weights.items() if name in postings}


def likeness(line: Line, worth: dict[str, int], whole: int, unknown: int) -> int:
    """How alike a line and the question are, 0 to 1000: what they share over what either has (Jaccard over worths)."""
    common = worth.keys() & line.places.keys()
    shared = sum(worth[name] for name in common)
    return 1000 * shared // (whole + unknown * (len(line.places) - len(common))) if shared else 0


def merged(spans: list[tuple[int, int]]) -> list[list[int]]:
    """Spans in order, those that touch made one."""
    found: list[list[int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


def reasons(lines: list[Line], worth: dict[str, int], lang: str, most: int) -> list[dict[str, Any]]:
    """The lines that say why: the most telling first, each adding something that the ones before did not say."""
    untold = [({name: worth[name] for name in worth.keys() & line.places.keys()}, line) for line in lines]
    found: list[dict[str, Any]] = []
    while len(found) < most:
        gains = [sum(shared.values()) * (3 if line.lang in ("", lang) else 2) for shared, line in untold]
        best = max(gains, default=0)
        if not best:
            break
        told, line = untold[gains.index(best)]
        names = [name for name in line.places if worth.get(name)]
        spans = merged([span for name in names for span in line.places[name]])
        found.append({"field": line.field, "key": line.key, "text": line.text, "spans": spans})
        untold = [({name: gain for name, gain in shared.items() if name not in told}, line) for shared, line in untold]
    return found


def eighths(value: int) -> int:
    """Eight times the logarithm to base 2, in whole numbers: linear between powers of two; 0 below 8."""
    bits = value.bit_length()
    return 8 * bits + (value >> (bits - 4)) - 40 if bits > 3 else 0


class Evidence(NamedTuple):
    """What speaks for and against the best answer. `alike` is in 1000ths."""

    top: int
    """Its score, as if the rarest feature of the index had the rarity settings["rarest"]."""
    concepts: int
    requests: int
    alike: int
    code: bool
    """Whether it has a code of the question."""


def fit(evidence: Evidence, settings: dict[str, int]) -> int:
    """How well the best answer fits, 0 to 1000: a sum of points, cut to what fitting and misfitting questions reach."""
    points = (
        settings["strength"] * eighths(evidence.top)
        + settings["concept"] * min(evidence.concepts, settings["concepts"])
        + settings["alike"] * evidence.alike // 1000
        + settings["code"] * evidence.code
        - settings["request"] * evidence.requests
    )
    return max(0, min(1000, 1000 * (points - settings["low"]) // (settings["high"] - settings["low"])))


def certain(scores: list[int], fits: int, lead: int, requests: int, settings: dict[str, int]) -> bool:
    """Whether the first can stand alone: points for its lead over the second and the third (per cent), how well it fits, and how much more
    its best line is like the question than any other's (`lead`, in 1000ths, below 0 where another's is more like it); less for each word
    that asks for something (`requests`).
    """
    first, second, third = [*scores, 0, 0, 0][:3]
    if not first or 100 * (first - second) < settings["second"] * first:
        return False
    points = 100 * (first - second) // first + 100 * (first - third) // first
    points += settings["fit"] * fits // 1000 + settings["lead"] * lead // 1000
    return points - settings["request"] * requests >= settings["points"]
