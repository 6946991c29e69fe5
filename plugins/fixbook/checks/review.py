"""`review-due`: the facts of an article have not been compared with their sources for longer than it asks for.

A note, never a failure: the article stays as good as it was, and somebody should look.

    sources_checked_on: 2026-01-10
    review_every: 180d                 # due since 2026-07-09

Compare the facts with their sources, mend what changed, and set sources_checked_on to that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from fixbook.checks.targets import is_live
from fixbook.library import Library
from fixbook.problems import Level, Problem

CODE = "review-due"


def check(library: Library, today: dt.date) -> Iterator[Problem]:
    """Published runbooks whose review was due before `today`."""
    for _, document in sorted(library.runbooks.items()):
        model = document.model
        if model.review_every is None or model.sources_checked_on is None or not is_live(document):
            continue
        due = model.sources_checked_on + dt.timedelta(seconds=model.review_every.seconds)
        if due < today:
            yield document.problem(("sources_checked_on",), CODE, f"a review was due on {due}", Level.NOTE)
