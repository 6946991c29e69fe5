"""What many postmortems say together: how many a year, from which causes, how they were noticed, how long they took."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

from fixbook.derive.durations import Length, Lengths, lengths
from fixbook.library import Library
from fixbook.model.postmortem import Postmortem

LENGTHS: Final = ("lasted", "detected_after", "mitigated_after")
K = TypeVar("K", str, str | None)


@dataclass(frozen=True)
class Median:
    """The median of one length in seconds, over as many incidents as have it; None where none has."""

    seconds: int | None
    known: int


@dataclass(frozen=True)
class Trend:
    """A group of postmortems counted. `years` end with None for those without a date; counts are sorted, largest first."""

    total: int
    invented: int
    years: tuple[tuple[int | None, int], ...]
    kinds: tuple[tuple[str, int], ...]
    causes: tuple[tuple[str | None, int], ...]
    detections: tuple[tuple[str, int], ...]
    medians: tuple[tuple[int | None, int, tuple[Median, ...]], ...]


def trend(postmortems: Iterable[Postmortem]) -> Trend:
    """Counts and medians of a group. Medians are taken a year and over all (the last row, year None)."""
    group = list(postmortems)
    by_year: dict[int | None, list[Postmortem]] = {}
    for one in group:
        by_year.setdefault(year(one), []).append(one)
    dated = sorted(found for found in by_year if found is not None)
    years: list[int | None] = [*dated, *([None] if None in by_year else [])]
    rows = [(found, len(by_year[found]), _medians(by_year[found])) for found in dated]
    return Trend(
        total=len(group),
        invented=sum(one.invented for one in group),
        years=tuple((found, len(by_year[found])) for found in years),
        kinds=_counted(one.kind for one in group),
        causes=_counted(one.root_cause.cause if one.root_cause else None for one in group),
        detections=_counted(one.detection.how if one.detection else "unknown" for one in group),
        medians=(*rows, (None, len(group), _medians(group))),
    )


def own_and_retold(library: Library) -> tuple[list[Postmortem], list[Postmortem]]:
    """Postmortems of one's own, and public incidents of others retold; the two are never counted together."""
    models = [library.postmortems[slug].model for slug in sorted(library.postmortems)]
    return [one for one in models if one.kind != "retold"], [one for one in models if one.kind == "retold"]


def year(postmortem: Postmortem) -> int | None:
    """The year an incident began; None where undated."""
    times = postmortem.times
    first = times.started or times.detected or times.resolved
    first = first or next((entry.at for entry in postmortem.timeline if entry.at), None)
    return first.at.year if first else None


def _counted(keys: Iterable[K]) -> tuple[tuple[K, int], ...]:
    return tuple(sorted(Counter(keys).items(), key=lambda item: (item[0] is None, -item[1], item[0] or "")))


def _medians(group: list[Postmortem]) -> tuple[Median, ...]:
    found = [lengths(one.times) for one in group]
    return tuple(_median(found, name) for name in LENGTHS)


def _median(found: list[Lengths], name: str) -> Median:
    known = [length.seconds for length in (getattr(one, name) for one in found) if isinstance(length, Length)]
    return Median(round(statistics.median(known)) if known else None, len(known))
