"""`holidays-unknown`: a support plan relies on a holiday calendar that has no dates for this year.

A year without dates is unknown, never free of holidays: the response clock would count days on which nobody is there.

    holidays:
      bank-holidays: {years: {2026: [...]}}      # bank-holidays has no dates for 2027, on which the cover of standard relies

Add the year's dates once they are published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from fixbook.library import Library
from fixbook.problems import Level, Problem

CODE = "holidays-unknown"


def check(library: Library, today: dt.date) -> Iterator[Problem]:
    """Calendars that some plan's cover uses and that lack the year of `today`."""
    if library.taxonomy is None:
        return
    for key, calendar in library.taxonomy.model.holidays.items():
        users = [slug for slug, plan in sorted(library.plans.items()) if key in _calendars(plan.model)]
        if users and str(today.year) not in calendar.years:
            message = f"{key} has no dates for {today.year}, on which the cover of {', '.join(users)} relies"
            yield library.taxonomy.problem(("holidays", key, "years"), CODE, message, Level.WARNING, key=True)


def _calendars(plan: object) -> set[str]:
    phases = (getattr(plan, "phases").warranty, getattr(plan, "phases").after)  # noqa: B009
    return {cover.holidays for phase in phases for cover in phase.cover.values() if cover.holidays}
