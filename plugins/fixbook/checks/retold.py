"""`retold-without-sources`: an incident of somebody else is told without saying where the facts come from.

    kind: retold
    organisation: Example Cloud        # no sources: name the public report

Readers must be able to go to the public report. Add it under sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.checks.survey import File
from fixbook.problems import Problem

CODE = "retold-without-sources"


def check(file: File) -> Iterator[Problem]:
    """A retold incident without a source."""
    if file.kind == "postmortem" and file.model.kind == "retold" and not file.model.sources:
        message = "a retold incident names its public sources; none is given under sources"
        yield file.document.problem(("kind",), CODE, message)
