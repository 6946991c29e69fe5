"""When somebody is there, in the words of a page's language."""

from __future__ import annotations

from collections.abc import Sequence

from fixbook.model.plan import WEEKDAYS, Cover
from fixbook.outputs.strings import Strings


def cover_hours(cover: Cover, strings: Strings) -> str:
    """ "Mon–Fri 09:00–18:00 Asia/Shanghai" for a shift, or the words for around the clock."""
    if cover.always or cover.zone is None:
        return strings.text("hours-always")
    spans = [f"{_days(entry.days, strings)} {entry.from_}–{entry.to}" for entry in cover.hours]
    return f"{strings.text('list-comma').join(spans)} {cover.zone}"


def _days(days: Sequence[str], strings: Strings) -> str:
    """Days of the week; three or more in a row as from-to."""
    runs: list[list[int]] = []
    for place in sorted(WEEKDAYS.index(day) for day in days):
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    shown = []
    for run in runs:
        names = [strings.text(f"day-{WEEKDAYS[place]}") for place in run]
        shown.extend([f"{names[0]}–{names[-1]}"] if len(names) > 2 else names)
    return strings.text("list-comma").join(shown)
