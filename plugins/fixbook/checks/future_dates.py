"""`future-date`: something is said to have been done on a day that has not come.

    tested: {on: 2027-05-02, how: ...}     # 2027-05-02 has not come yet

Mend the year or the month. A day ahead is allowed, for authors east of the machine that checks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from fixbook.library import Document, Library
from fixbook.model.shape import walk
from fixbook.problems import Problem

CODE = "future-date"
_DONE = frozenset(("sources_checked_on", "on", "published_on", "done_on"))


def check(library: Library, today: dt.date) -> Iterator[Problem]:
    """Days of tests, reviews, publications and finished actions after `today`."""
    documents: list[Document[Any]] = [*library.runbooks.values(), *library.postmortems.values()]
    for document in documents:
        for path, value, _ in walk(document.model):
            if isinstance(value, dt.date) and path[-1] in _DONE and value > today + dt.timedelta(days=1):
                yield document.problem(path, CODE, f"{value} has not come yet")
