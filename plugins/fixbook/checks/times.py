"""`times-order`: the times of a postmortem cannot be true together.

The harm starts before it is detected, announced, mitigated or resolved; entries of the timeline and points of a series
stand in the order of time. Only what is certain is compared: "about" allows half an hour, a day or month its whole length
in any time zone.

    times:
      started: 2021-07-13T14:52Z
      resolved: 2021-07-13T10:31Z        # resolved (2021-07-13 10:31 UTC) is before started (2021-07-13 14:52 UTC)

A common slip is a local time written with Z: 22:52 in UTC+8 is 14:52Z, or 22:52+08:00.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Final

from fixbook.checks.survey import File
from fixbook.library import Document
from fixbook.model.postmortem import Moment
from fixbook.model.shape import Path
from fixbook.problems import Problem

CODE = "times-order"
_AFTER: Final = (  # the first is never later than the second
    ("started", "detected"),
    ("started", "announced"),
    ("started", "acknowledged"),
    ("started", "mitigated"),
    ("started", "resolved"),
    ("detected", "acknowledged"),
    ("detected", "resolved"),
    ("mitigated", "resolved"),
)
_LENGTH: Final = {"minute": dt.timedelta(minutes=1), "day": dt.timedelta(days=1), "month": dt.timedelta(days=31)}
_ABOUT: Final = dt.timedelta(minutes=30)
_ZONES: Final = dt.timedelta(hours=14)  # a day begins somewhere up to 14 hours before it begins in UTC


def check(file: File) -> Iterator[Problem]:
    """Clocks, timeline entries and points that run backwards."""
    if file.kind != "postmortem":
        return
    document = file.document
    yield from _clocks(document)
    yield from _row(document, [(("timeline", i, "at"), one.at) for i, one in enumerate(file.model.timeline)])
    for number, series in enumerate(file.model.series):
        places = [(("series", number, "points", i, "at"), one.at) for i, one in enumerate(series.points)]
        yield from _row(document, places)


def _clocks(document: Document[Any]) -> Iterator[Problem]:
    times = document.model.times
    for first, second in _AFTER:
        before, after = getattr(times, first), getattr(times, second)
        if before is not None and after is not None and _certainly_before(after, before):
            message = f"{second} ({_shown(after)}) is before {first} ({_shown(before)})"
            yield document.problem(("times", second), CODE, message)
    published, start = document.model.published_on, times.started
    if published is not None and start is not None and published < (_range(start)[0] - _ZONES).date():
        message = f"published on {published}, before it started ({_shown(start)})"
        yield document.problem(("published_on",), CODE, message)


def _row(document: Document[Any], places: Sequence[tuple[Path, Moment | None]]) -> Iterator[Problem]:
    latest: Moment | None = None
    for path, moment in places:
        if moment is None or moment.about or moment.precision != "minute":
            continue
        if latest is not None and moment.at < latest.at:
            message = f"{_shown(moment)} comes after {_shown(latest)} in the list; put the entries in the order of time"
            yield document.problem(path, CODE, message)
        else:
            latest = moment


def _certainly_before(one: Moment, other: Moment) -> bool:
    return _range(one)[1] <= _range(other)[0]


def _range(moment: Moment) -> tuple[dt.datetime, dt.datetime]:
    """The earliest and the latest time that a moment can mean."""
    margin = _ABOUT if moment.about else dt.timedelta()
    if moment.precision != "minute":
        margin += _ZONES
    return moment.at - margin, moment.at + _LENGTH[moment.precision] + margin


def _shown(moment: Moment) -> str:
    written = {"minute": "%Y-%m-%d %H:%M UTC", "day": "%Y-%m-%d", "month": "%Y-%m"}[moment.precision]
    return f"{'about ' if moment.about else ''}{moment.at.strftime(written)}"
