"""The response clock: which instant a promise such as "4h of office time" falls due at; clock.js is its twin.

Seconds, minutes and hours run only while someone is there. A day (`1d`) is one day of cover: the same time of
day on the next day that has hours. A week is as many days of cover as a week of the shift has. A report that
comes while nobody is there counts from the next opening. A day of cover that ends at a time when nobody is
there is due at the next opening.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from fixbook.model.fields import Duration
from fixbook.model.plan import WEEKDAYS, Cover
from fixbook.model.taxonomy import Holidays

FURTHEST: Final = 3660  # days looked ahead: ten years, so that a mistyped length ends
_MIDNIGHT: Final = 24 * 60


@dataclass(frozen=True)
class Clock:
    """A cover made ready for counting, in plain data that pages carry as JSON.

    `hours`: by weekday (mon ... sun) the [from, to] times in `zone`, in order, not overlapping. No hours: always.
    `holidays`: by year the dates on which nobody is there; None: works on holidays. A year missing from it is unknown.
    """

    zone: str = "UTC"
    hours: Mapping[str, Sequence[Sequence[str]]] | None = None
    holidays: Mapping[str, Sequence[str]] | None = None

    def data(self) -> dict[str, Any]:
        """What clock.js reads."""
        return {"zone": self.zone, "hours": self.hours, "holidays": self.holidays}


@dataclass(frozen=True)
class Due:
    """An instant in UTC, and the years on the way to it whose holidays are not known."""

    at: dt.datetime
    unknown_years: tuple[int, ...] = ()


def clock_of(cover: Cover, calendars: Mapping[str, Holidays]) -> Clock:
    """The clock of a plan's cover."""
    if cover.always or cover.zone is None:
        return Clock()
    hours: dict[str, list[list[str]]] = {}
    for day in WEEKDAYS:
        spans = sorted((entry.from_, entry.to) for entry in cover.hours if day in entry.days)
        if spans:
            hours[day] = _joined(spans)
    calendar = calendars.get(cover.holidays) if cover.holidays else None
    years = (
        {year: sorted(str(day.date) for day in days) for year, days in sorted(calendar.years.items())}
        if calendar
        else None
    )
    return Clock(cover.zone, hours, years)


def _joined(spans: list[tuple[str, str]]) -> list[list[str]]:
    """Spans in order, those that touch or overlap as one."""
    out: list[list[str]] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([start, end])
    return out


def is_open(clock: Clock, at: dt.datetime) -> bool:
    """Whether someone is there at an instant; the minute of closing is closed."""
    return clock.hours is None or any(start <= at < end for start, end in _spans_of(clock, _local(clock, at).date()))


def next_opening(clock: Clock, at: dt.datetime) -> dt.datetime | None:
    """The instant itself while open, else the next opening; None where there is none in ten years."""
    if clock.hours is None:
        return at
    return next((max(start, at) for start, _ in _spans(clock, at)), None)


def closing(clock: Clock, at: dt.datetime) -> dt.datetime | None:
    """When an open clock closes next, spans that touch at midnight taken as one; None while closed, or if it never closes."""
    if clock.hours is None or not is_open(clock, at):
        return None
    end = None
    for start, stop in _spans(clock, at):
        if end is not None and start > end:
            return end
        end = stop
        if (end - at).days > 14:
            return None
    return end


def due(clock: Clock, start: dt.datetime, length: Duration) -> Due | None:
    """When a length of cover that begins at `start` is over; None where that is more than ten years away."""
    if clock.hours is None:
        far = length.seconds > FURTHEST * 86400
        at = None if far else start + dt.timedelta(seconds=length.seconds)
    elif length.unit in ("d", "w"):
        at = _after_days(clock, start, length.value * (len(clock.hours) if length.unit == "w" else 1))
    else:
        at = _after_seconds(clock, start, length.seconds)
    return Due(at, _unknown_years(clock, start, at)) if at else None


def _after_seconds(clock: Clock, start: dt.datetime, seconds: int) -> dt.datetime | None:
    left = dt.timedelta(seconds=seconds)
    for opening, end in _spans(clock, start):
        begin = max(opening, start)
        if begin + left <= end:
            return begin + left
        left -= end - begin
    return None


def _after_days(clock: Clock, start: dt.datetime, days: int) -> dt.datetime | None:
    begin = next_opening(clock, start)
    if begin is None:
        return None
    local = _local(clock, begin)
    ahead = range(1, FURTHEST)
    later = (day for day in (local.date() + dt.timedelta(days=n) for n in ahead) if _spans_of(clock, day))
    day = local.date()
    for _ in range(days):
        found = next(later, None)
        if found is None:
            return None
        day = found
    at = _instant(clock, day, local.hour * 60 + local.minute, local.second)
    return at if any(opening <= at <= end for opening, end in _spans_of(clock, day)) else next_opening(clock, at)


def _unknown_years(clock: Clock, start: dt.datetime, end: dt.datetime) -> tuple[int, ...]:
    if clock.holidays is None:
        return ()
    years = range(_local(clock, start).year, _local(clock, end).year + 1)
    return tuple(year for year in years if str(year) not in clock.holidays)


def _spans(clock: Clock, at: dt.datetime) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """Spans of cover as instants in order, from the one that holds `at` or comes next."""
    first = _local(clock, at).date()
    for n in range(FURTHEST):
        for start, end in _spans_of(clock, first + dt.timedelta(days=n)):
            if end > at:
                yield start, end


def _spans_of(clock: Clock, day: dt.date) -> list[tuple[dt.datetime, dt.datetime]]:
    """The spans of one day of the calendar; none on a holiday."""
    if str(day) in (clock.holidays or {}).get(str(day.year), ()):
        return []
    spans = (
        (_instant(clock, day, _minutes(start)), _instant(clock, day, _minutes(end)))
        for start, end in (clock.hours or {}).get(WEEKDAYS[day.weekday()], ())
    )
    return [(start, end) for start, end in spans if start < end]


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def _local(clock: Clock, at: dt.datetime) -> dt.datetime:
    return at.astimezone(ZoneInfo(clock.zone))


def _instant(clock: Clock, day: dt.date, minutes: int, seconds: int = 0) -> dt.datetime:
    """A time of the day in the clock's zone as an instant.

    A time that a change of the clocks skips is read with the offset before the change, one that comes twice
    is the first of the two (PEP 495, fold=0).
    """
    if minutes == _MIDNIGHT:
        day, minutes = day + dt.timedelta(days=1), 0
    time = dt.time(minutes // 60, minutes % 60, seconds, tzinfo=ZoneInfo(clock.zone))
    return dt.datetime.combine(day, time).astimezone(dt.UTC)
