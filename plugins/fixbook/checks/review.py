"""`review-due`: the facts of an article have not been compared with their sources for longer than it asks for.

A note, never a failure: the article stays as good as it was, and somebody should look.

    sources_checked_on: 2026-01-10
    review_every: 180d                 # due since 2026-07-09

Compare the facts with their sources, mend what changed, and set sources_checked_on to that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from fixbook.checks.survey import File
from fixbook.problems import Level, Problem

CODE = "review-due"


def check(file: File, today: dt.date) -> Iterator[Problem]:
    """A published runbook whose review was due before `today`."""
    if file.kind != "runbook" or not file.is_live():
        return
    checked, every = file.model.sources_checked_on, file.model.review_every
    if checked is not None and every is not None:
        due = checked + dt.timedelta(seconds=every.seconds)
        if due < today:
            yield file.document.problem(("sources_checked_on",), CODE, f"a review was due on {due}", Level.NOTE)
