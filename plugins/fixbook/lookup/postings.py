"""Weighs what articles hold (BM25F) and quantises it to whole numbers: the part of the index that questions are added up from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub
from typing import Any

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

Tally = dict[str, dict[str, float]]
"""field -> feature -> how often."""

Levels = dict[int, list[int]]
"""impact -> the entries that have one feature so strongly, in order."""


def tally(fields: dict[str, list[ReadLine]], rows: list[dict[str, Any]]) -> Tally:
    """How often each feature stands in each field of an article. `rows` are the concepts: one is half there where a narrower one is."""
    found: Tally = {}
    for field, lines in fields.items():
        count: dict[str, float] = Counter(chain.from_iterable(line.names for line in lines))  # type: ignore[assignment]
        for name in chain.from_iterable(line.weak for line in lines):
            count[name] = count.get(name, 0) + WEAK_SHARE
        for name, times in [row for row in count.items() if row[0][0] == "#"]:
            for other in rows[int(name[1:])]["broader"]:
                count[f"#{other}"] = max(count.get(f"#{other}", 0), times / 2)
        found[field] = count
    return found


def weigh(tallies: Sequence[Tally]) -> dict[str, Levels]:
    """BM25F: fields are weighted and shortened by their length first, saturated as a whole, then quantised to 1..IMPACT."""
    sizes = [{field: sum(count.values()) for field, count in counted.items()} for counted in tallies]
    average = _averages(sizes)
    postings: dict[str, Levels] = {}
    for entry, (counted, size) in enumerate(zip(tallies, sizes, strict=True)):
        weight: dict[str, float] = {}
        for field, count in counted.items():
            share = LENGTH.get(field, LENGTH_ELSEWHERE)
            unit = FIELD_WEIGHTS[field] / (1 - share + share * size[field] / average[field])
            for name, times in count.items():
                weight[name] = weight.get(name, 0.0) + unit * times
            for name in [name for name in count if name[0] == "=" and is_name(name)]:
                weight[name] += ((LISTED_NAME if field == "code" else unit / 3) - unit) * count[name]
        for name, value in weight.items():
            impact = round(IMPACT * value / (SATURATION + value))
            if impact:
                levels = postings.get(name)
                if levels is None:
                    postings[name] = {impact: [entry]}
                elif impact in levels:
                    levels[impact].append(entry)
                else:
                    levels[impact] = [entry]
    return postings


def _averages(sizes: Iterable[dict[str, float]]) -> dict[str, float]:
    """field -> how much it holds in the articles that have it."""
    total: dict[str, float] = {}
    holders: Counter[str] = Counter()
    for size in sizes:
        holders.update(size.keys())
        for field, held in size.items():
            total[field] = total.get(field, 0) + held
    return {field: total[field] / holders[field] or 1 for field in total}


def rarity(holders: float, entries: int) -> int:
    """Inverse document frequency of BM25, quantised. Holders count by how strongly they hold: a mention in passing makes nothing common."""
    return round(RARITY * math.log(1 + (entries - holders + 0.5) / (holders + 0.5)))


def written(levels: Levels, entries: int) -> list[Any]:
    """A feature's rarity and its strongest holders by impact: [rarity, [impact, entry, gap...], ...]."""
    strength = sum(impact * len(held) for impact, held in levels.items()) / IMPACT
    found: list[Any] = [rarity(max(LEAST_HOLDERS, strength), entries)]
    room = LONGEST_POSTINGS
    for impact in sorted(levels, reverse=True):
        held = levels[impact][:room]
        if held:
            found.append([impact, held[0], *map(sub, held[1:], held)])
        room -= len(held)
    return found


def size(posting: list[Any]) -> int:
    """About how many bytes a posting takes."""
    return 4 + 3 * sum(map(len, posting[1:]))
