"""`no-lasting-step`: a cause is only ever relieved, never cured, and does not say why.

Relief stops the harm now; without a lasting step it comes back. Where nobody can cure the cause, readers should know it.

    - key: acquirer-down
      steps:
        - {key: take-cash, kind: relief, ...}      # no step of "acquirer-down" is lasting; add one, or say why under no_lasting

"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.checks.survey import File
from fixbook.problems import Problem

CODE = "no-lasting-step"


def check(file: File) -> Iterator[Problem]:
    """Causes of a published runbook without a lasting step and without no_lasting."""
    causes = file.model.causes if file.kind == "runbook" and file.is_live() else ()
    for index, cause in enumerate(causes):
        if cause.no_lasting is None and not any(step.kind == "lasting" for step in cause.steps):
            message = f'no step of "{cause.key}" is lasting; add one, or say why under no_lasting'
            yield file.document.problem(("causes", index, "key"), CODE, message)
