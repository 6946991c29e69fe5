"""`cause-without-check`: readers cannot tell whether this cause is theirs.

The table at the top of a runbook tells the causes apart by their checks. A cause without one can only be tried blindly.

    - key: cable-loose
      steps: ...                 # "cable-loose" has no check: how does a reader tell it from the others?

Add check: ask (or a metric with a bound) and if_so.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.checks.survey import File
from fixbook.problems import Problem

CODE = "cause-without-check"


def check(file: File) -> Iterator[Problem]:
    """Causes of a published runbook without a check."""
    causes = file.model.causes if file.kind == "runbook" and file.is_live() else ()
    for index, cause in enumerate(causes):
        if cause.check is None:
            message = f'"{cause.key}" has no check: how does a reader tell it from the others?'
            yield file.document.problem(("causes", index, "key"), CODE, message)
