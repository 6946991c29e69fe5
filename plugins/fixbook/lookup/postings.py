"""Weighs what articles hold (BM25F) and quantises it to whole numbers: the part of the index that questions are added up from."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub
from typing import Any, NamedTuple

from fixbook.lookup.lines import ReadLine
from fixbook.lookup.settings import (
    FIELD_WEIGHTS,
    IMPACT,
    LEAST_HOLDERS,
    LENGTH,
    LENGTH_ELSEWHERE,
    LISTED_NAME,
    LONGEST_POSTINGS,
    RARITY,
    SATURATION,
    WEAK_SHARE,
)
from fixbook.lookup.text import is_name

Places = list[int]
"""Where one feature stands: (IMPACT - impact) x number of entries + entry. Sorted they run as `written` has them, the strongest first."""


class Field(NamedTuple):
    """What one field of an article holds. Words and characters stay in their lines: counted for every article they would fill the memory."""

    lines: list[ReadLine]
    concepts: dict[str, float]
    size: float


Tally = dict[str, Field]
"""Field -> what it holds."""


def tally(fields: dict[str, list[ReadLine]], rows: list[dict[str, Any]]) -> Tally:
    """Which concepts each field of an article holds, and how much in all. `rows` are the concepts."""
    found: Tally = {}
    for field, lines in fields.items():
        held = _concepts(lines, rows)
        size = sum([len(line.names) + len(line.codes) for line in lines]) + sum(held.values())
        found[field] = Field(lines, held, size)
    return found


def _concepts(lines: list[ReadLine], rows: list[dict[str, Any]]) -> dict[str, float]:
    """How often each concept stands in the lines of a field: one is half there where a narrower one is."""
    count: dict[str, float] = Counter(chain.from_iterable(line.concepts for line in lines))  # type: ignore[assignment]
    for name in chain.from_iterable(line.weak for line in lines):
        count[name] = count.get(name, 0) + WEAK_SHARE
    for name, times in list(count.items()):
        for other in rows[int(name[1:])]["broader"]:
            count[f"#{other}"] = max(count.get(f"#{other}", 0), times / 2)
    return count


def weigh(tallies: Sequence[Tally]) -> dict[str, Places]:
    """BM25F: fields are weighted and shortened by their length first, saturated as a whole, then quantised to 1..IMPACT."""
    average = _averages(tallies)
    found: dict[str, Places] = defaultdict(list)
    for entry, counted in enumerate(tallies):
        weights = _weights(counted, average)
        places = {weight: _place(weight, entry, len(tallies)) for weight in set(weights.values())}
        for name, weight in weights.items():
            found[name].append(places[weight])
    return found


def _place(weight: float, entry: int, entries: int) -> int:
    return (IMPACT - round(IMPACT * weight / (SATURATION + weight))) * entries + entry


def _weights(counted: Tally, average: dict[str, float]) -> dict[str, float]:
    """What each feature weighs in an article, not yet saturated."""
    found: dict[str, float] = {}
    for field, (lines, concepts, size) in counted.items():
        share = LENGTH.get(field, LENGTH_ELSEWHERE)
        unit = FIELD_WEIGHTS[field] / (1 - share + share * size / average[field])
        codes = Counter(chain.from_iterable([line.codes for line in lines]))
        names = Counter(chain.from_iterable([line.names for line in lines]))
        for count in (names, codes, concepts):
            for name, times in count.items():
                found[name] = found.get(name, 0.0) + unit * times
        for name, times in codes.items():
            if is_name(name):
                found[name] += ((LISTED_NAME if field == "code" else unit / 3) - unit) * times
    return found


def _averages(tallies: Iterable[Tally]) -> dict[str, float]:
    """Field -> how much it holds in the articles that have it."""
    sizes: dict[str, list[float]] = defaultdict(list)
    for counted in tallies:
        for field, held in counted.items():
            sizes[field].append(held.size)
    return {field: sum(held) / len(held) or 1 for field, held in sizes.items()}


def rarity(holders: float, entries: int) -> int:
    """Inverse document frequency of BM25, quantised. Holders count by how strongly they hold: a mention in passing makes nothing common."""
    return round(RARITY * math.log(1 + (entries - holders + 0.5) / (holders + 0.5)))


def written(places: Places, entries: int) -> list[Any]:
    """A feature's rarity and its strongest holders by impact: [rarity, [impact, entry, gap...], ...]; sorts `places`."""
    places.sort()
    strength = first = 0
    found: list[Any] = [0]
    while first < len(places):
        level = places[first] // entries
        end = bisect_left(places, (level + 1) * entries, first)
        strength += (IMPACT - level) * (end - first)
        held = places[first : min(end, LONGEST_POSTINGS)]
        if held and level < IMPACT:
            found.append([IMPACT - level, held[0] % entries, *map(sub, held[1:], held)])
        first = end
    found[0] = rarity(max(LEAST_HOLDERS, strength / IMPACT), entries)
    return found


def size(posting: list[Any]) -> int:
    """About how many bytes a posting takes."""
    return 4 + 3 * sum(map(len, posting[1:]))
