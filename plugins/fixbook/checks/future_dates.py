"""`future-date`: something is said to have been done on a day that has not come.

    tested: {on: 2027-05-02, how: ...}     # 2027-05-02 has not come yet

Mend the year or the month. A day ahead is allowed, for authors east of the machine that checks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from fixbook.checks.survey import File, held
from fixbook.problems import Problem

CODE = "future-date"
_DONE: Final = ("sources_checked_on", "on", "published_on", "done_on")


def check(file: File, today: dt.date) -> Iterator[Problem]:
    """Days of tests, reviews, publications and finished actions after `today`."""
    for path, block in file.parts.blocks:
        for name in _DONE:
            day = held(block, name)
            if day is not None and day > today + dt.timedelta(days=1):
                yield file.document.problem((*path, name), CODE, f"{day} has not come yet")
