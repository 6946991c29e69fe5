"""How pages word the clocks and lengths of an incident, and lay its drawn timeline out."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from fixbook.derive.durations import Length
from fixbook.derive.timeline import WHOLE, Drawing
from fixbook.library import Document
from fixbook.model.postmortem import Entry, Impact, Moment, Postmortem
from fixbook.outputs.view import View

LABELS: Final = 12  # labelled events of a drawing; with more the turning points are labelled, all are marked
_TURNING: Final = ("trigger", "detection", "mitigation", "recovery", "communication", "response", "symptom", "other")
_WIDTH: Final = 680  # pixels of the drawing on a wide window, to guess which labels need two lines
_LINE: Final = 20  # height of a line of a label, in pixels
_GAPS: Final = 6  # steps of space between entries of the list


def length_words(v: View, length: Length | None) -> str:
    """ "about 2 h 58 min", "31 min, partly", "not known"."""
    if length is None:
        return v.s("pm-not-known")
    words = v.minutes(length.seconds)
    words = v.s("pm-about", what=words) if length.about else words
    return v.s("pm-partly", what=words) if length.partly else words


def length_parts(v: View, length: Length) -> tuple[str, str, str]:
    """A length with what qualifies it: ("about", "2 h 58 min", "(in part)"), each "" where it does not apply."""
    before = v.s("pm-roughly") if length.about else ""
    return before, v.minutes(length.seconds), v.s("pm-in-part") if length.partly else ""


def when(v: View, moment: Moment, *, day: bool = True) -> Markup:
    """A moment as precisely as it is known, in UTC; `day` puts the date before a clock time."""
    if moment.precision == "month":
        shown = Markup('<time class="fb-num" datetime="{}">{}</time>').format(
            f"{moment.at:%Y-%m}", v.s("pm-month", month=v.s(f"month-{moment.at.month}"), year=moment.at.year)
        )
    elif moment.precision == "day":
        shown = v.date(moment.at.date())
    else:
        date = Markup("{} ").format(v.s("pm-day", **_day_parts(v, moment.at))) if day else ""
        shown = Markup('<time class="fb-num" datetime="{}" data-fb-moment>{}{}</time>').format(
            f"{moment.at:%Y-%m-%dT%H:%MZ}", date, f"{moment.at:%H:%M}"
        )
    return v_about(v, shown) if moment.about else shown


def v_about(v: View, shown: Markup) -> Markup:
    """A time with the word for about."""
    before, after = v.s("pm-about", what="\0").split("\0")
    return Markup("{}{}{}").format(before, shown, after)


def _day_parts(v: View, at: dt.datetime) -> dict[str, object]:
    return {"day": at.day, "month": v.s(f"month-{at.month}"), "number": at.month, "year": at.year}


def began(document: Document[Postmortem]) -> Moment | None:
    """When an incident began: by its clocks, else by its timeline; None where undated."""
    times = document.model.times
    first = times.started or times.detected or times.resolved
    return first or next((entry.at for entry in document.model.timeline if entry.at), None)


def begin_words(v: View, moment: Moment) -> Markup:
    """The day an incident began, or its month where that is all there is."""
    return when(v, moment) if moment.precision == "month" else v.date(moment.at.date())


def biggest(impact: list[Impact]) -> Impact | None:
    """The effect that stands in the row of numbers: the largest of those in the unit of the first that has a number."""
    valued = [one for one in impact if one.value is not None]
    same = [one for one in valued if one.unit == valued[0].unit]
    return max(same, key=lambda one: one.value or 0) if same else (impact[0] if impact else None)


@dataclass(frozen=True)
class Label:
    """A label of the drawing: its entry, its place (thousandths, pixels), and on which side of its line the text stands."""

    entry: Entry
    x: int
    y: int
    height: int
    after: bool

    @property
    def percent(self) -> str:
        """Place across."""
        return percent(self.x)

    @property
    def room(self) -> str:
        """Width of the text."""
        return percent(WHOLE - self.x if self.after else self.x)


def percent(thousandths: int) -> str:
    """A length of a drawing for an attribute."""
    return f"{thousandths / 10:g}%"


def labels(v: View, drawing: Drawing, entries: list[Entry]) -> list[Label]:
    """Labels in a stair, one row each, the earliest on top: so no line to the bar crosses the text of an earlier one."""
    marks = sorted(drawing.marks, key=lambda mark: (_TURNING.index(entries[mark.index].kind), mark.index))[:LABELS]
    found, y = [], 0
    for mark in sorted(marks, key=lambda mark: (mark.x, mark.index)):
        after = mark.x <= WHOLE * 58 // 100
        room = _WIDTH * (WHOLE - mark.x if after else mark.x) // WHOLE - 60
        height = _LINE * (2 if _text_width(v.plain(entries[mark.index].what)) > room else 1)
        found.append(Label(entries[mark.index], mark.x, y, height, after))
        y += height + 2
    return found


def _text_width(text: str) -> int:
    """Rough width in pixels of a small text."""
    return sum(28 if ord(letter) > 0x2E7F else 14 for letter in text) // 2


@dataclass(frozen=True)
class Row:
    """An entry of the list: whether its date is new, its phase, and the steps of space to the next entry."""

    entry: Entry
    new_day: bool
    phase: str
    gap: int


def rows(postmortem: Postmortem, drawing: Drawing | None) -> Iterator[Row]:
    """The timeline as a list in the order of the file."""
    places = {mark.index: mark.x for mark in drawing.marks} if drawing else {}
    day: dt.date | None = None
    phase = "none"
    for index, entry in enumerate(postmortem.timeline):
        at = entry.at if entry.at and entry.at.precision == "minute" else None
        following = next((places[n] for n in range(index + 1, len(postmortem.timeline)) if n in places), None)
        gap = max(0, following - places[index]) if index in places and following is not None else 0
        if drawing and entry.at:
            # The rail below an event has the phase that holds halfway to the next one.
            phase = _phase(drawing, places[index] + gap // 2 if index in places else WHOLE + 1)
        yield Row(entry, at is not None and at.at.date() != day, phase, min(_GAPS, -(-gap * _GAPS // WHOLE)))
        day = at.at.date() if at else day


def _phase(drawing: Drawing, x: int) -> str:
    return next((phase.kind for phase in drawing.phases if phase.x <= x < phase.x + phase.width), "none")


@dataclass(frozen=True)
class Chart:
    """A line chart: thousandths across and down, with the round values and times of its axes."""

    line: str
    dots: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]
    start: Moment
    end: Moment


def chart(points: list[tuple[Moment, float]]) -> Chart | None:
    """A line through points in order of time; None where all stand at one time."""
    first, last = points[0][0], points[-1][0]
    seconds = (last.at - first.at).total_seconds()
    if seconds <= 0:
        return None
    low, high, step = _round_range([value for _, value in points])
    across = [WHOLE * (moment.at - first.at).total_seconds() / seconds for moment, _ in points]
    down = [WHOLE - WHOLE * (value - low) / (high - low) for _, value in points]
    count = round((high - low) / step)
    grid = tuple((percent(round(WHOLE - WHOLE * n / count)), _written(low + n * step)) for n in range(count + 1))
    dots = tuple((f"{x / 10:.1f}%", f"{y / 10:.1f}%") for x, y in zip(across, down, strict=True))
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in zip(across, down, strict=True))
    return Chart(line, dots, grid, first, last)


def _written(value: float) -> str:
    """A value of an axis, without an exponent."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _round_range(values: list[float]) -> tuple[float, float, float]:
    """Round values below and above all values, and the step between; from 0 unless all values lie far from it."""
    low, high = min(values), max(values)
    if 0 < low < 0.7 * high:
        low = 0.0
    rough = (high - low or abs(high) or 1) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * nice for nice in (1, 2, 5, 10) if power * nice >= rough)
    bottom = step * math.floor(low / step)
    return bottom, max(step * math.ceil(high / step), bottom + step), step
