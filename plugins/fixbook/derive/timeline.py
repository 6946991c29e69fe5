"""The timeline of a postmortem to scale: where its events, phases and hours stand between its first and last moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from fixbook.derive.durations import Length, length
from fixbook.model.postmortem import Moment, Postmortem, Times

PhaseKind = Literal["undetected", "unmitigated", "recovering", "ongoing"]
WHOLE: Final = 1000  # positions are thousandths of the width
_MOST_TICKS: Final = 7
_STEPS: Final = tuple(
    dt.timedelta(minutes=minutes)
    for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 20160, 43200, 129600, 525600)
)


@dataclass(frozen=True)
class Mark:
    """An event: its number in the file's timeline, and where it stands."""

    index: int
    x: int
    about: bool


@dataclass(frozen=True)
class Phase:
    """A stretch between two known clocks; `ongoing` where the clocks that would part it are not known."""

    kind: PhaseKind
    x: int
    width: int
    length: Length | None


@dataclass(frozen=True)
class Tick:
    """A round time of the scale; `day` where it is a midnight."""

    x: int
    at: dt.datetime
    day: bool


@dataclass(frozen=True)
class Drawing:
    """What is drawn, from `start` to `end`."""

    start: dt.datetime
    end: dt.datetime
    marks: tuple[Mark, ...]
    phases: tuple[Phase, ...]
    ticks: tuple[Tick, ...]


def drawing(postmortem: Postmortem) -> Drawing | None:
    """The timeline to scale; None where fewer than two different moments can be placed.

    Clock times are placed; days only where there are no two clock times. Entries further from the incident than
    it lasted are left to the list, so that a note of the week after does not squeeze the night itself.
    """
    times = postmortem.times
    entries = [entry.at for entry in postmortem.timeline if entry.at]
    precise = [moment for moment in (*_clocks(times), *entries) if moment.precision == "minute"]
    by_day = len({moment.at for moment in precise}) < 2
    first, last = _window(times)
    placed = [
        moment.at
        for moment in (*_clocks(times), *entries)
        if (moment.precision == "minute" or (by_day and moment.precision == "day")) and first <= moment.at <= last
    ]
    if len(set(placed)) < 2:
        return None
    scale = _Scale(min(placed), max(placed))
    marks = tuple(
        Mark(index, scale.x(entry.at.at), entry.at.about)
        for index, entry in enumerate(postmortem.timeline)
        if entry.at and entry.at.at in placed and entry.at.precision != "month"
    )
    return Drawing(scale.start, scale.end, marks, tuple(_phases(times, scale, by_day)), tuple(_ticks(scale)))


@dataclass(frozen=True)
class _Scale:
    start: dt.datetime
    end: dt.datetime

    def x(self, at: dt.datetime) -> int:
        return round((at - self.start) * WHOLE / (self.end - self.start))


def _clocks(times: Times) -> Iterable[Moment]:
    clocks = (times.started, times.detected, times.announced, times.acknowledged, times.mitigated, times.resolved)
    return [moment for moment in clocks if moment]


def _window(times: Times) -> tuple[dt.datetime, dt.datetime]:
    """From when to when entries are drawn: the incident, and as long again on either side."""
    lasted = length(times.started, times.resolved)
    if lasted is None or times.started is None or times.resolved is None or lasted.seconds == 0:
        return dt.datetime.min.replace(tzinfo=dt.UTC), dt.datetime.max.replace(tzinfo=dt.UTC)
    around = dt.timedelta(seconds=lasted.seconds)
    return times.started.at - around, times.resolved.at + around


_KINDS: Final[dict[tuple[str, str], PhaseKind]] = {
    ("started", "detected"): "undetected",
    ("started", "mitigated"): "unmitigated",
    ("detected", "mitigated"): "unmitigated",
    ("mitigated", "resolved"): "recovering",
}


def _phases(times: Times, scale: _Scale, by_day: bool) -> Iterator[Phase]:
    known: list[tuple[str, Moment]] = []
    for name in ("started", "detected", "mitigated", "resolved"):
        moment = getattr(times, name)
        usable = moment is not None and (moment.precision == "minute" or (by_day and moment.precision == "day"))
        if usable and scale.start <= moment.at <= scale.end and (not known or moment.at >= known[-1][1].at):
            known.append((name, moment))
    if not known or known[0][0] != "started":
        return
    for (before, start), (after, end) in pairwise(known):
        if end.at > start.at:
            x = scale.x(start.at)
            yield Phase(_KINDS.get((before, after), "ongoing"), x, scale.x(end.at) - x, length(start, end))


def _ticks(scale: _Scale) -> Iterator[Tick]:
    whole = scale.end - scale.start
    step = next((step for step in _STEPS if whole / step <= _MOST_TICKS), _STEPS[-1])
    epoch = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    at = epoch + -(-(scale.start - epoch) // step) * step
    while at <= scale.end:
        yield Tick(scale.x(at), at, at.hour == at.minute == 0)
        at += step
