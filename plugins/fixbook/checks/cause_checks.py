"""`cause-without-check`: readers cannot tell whether this cause is theirs.

The table at the top of a runbook tells the causes apart by their checks. A cause without one can only be tried blindly.

    - key: short-uplink
      steps: ...                 # "short-uplink" has no check: how does a reader tell it from the others?

Add check: ask (or a metric with a bound) and if_so.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.checks.targets import is_live
from fixbook.library import Library
from fixbook.problems import Problem

CODE = "cause-without-check"


def check(library: Library) -> Iterator[Problem]:
    """Causes of published runbooks without a check."""
    for _, document in sorted(library.runbooks.items()):
        for index, cause in enumerate(document.model.causes if is_live(document) else ()):
            if cause.check is None:
                message = f'"{cause.key}" has no check: how does a reader tell it from the others?'
                yield document.problem(("causes", index, "key"), CODE, message)
