"""`missing-clause`: a support plan leaves out one of the five things a buyer must check.

They are response times, escalation, scope, periodic optimisation, and the service level with what happens when it is
missed. Each phase says all five (what `after` does not say is as in `warranty`), and every severity has a first response.

    phases:
      warranty: {scope: ..., ...}        # warranty says nothing of escalation: who is called when nobody answers, and after how long

Say what holds; where nothing is promised, say that in the field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fixbook.checks.survey import File
from fixbook.problems import Problem

CODE = "missing-clause"
CLAUSES: Final = {
    "response": "how soon somebody answers, by severity",
    "escalation": "who is called when nobody answers, and after how long",
    "scope": "what is included and what is not",
    "optimisation": "which reviews are included, or that there are none",
    "service_level": "what is promised of the service, and what happens when it is missed",
}


def check(file: File) -> Iterator[Problem]:
    """Phases without one of the five clauses, severities without a row or a first response."""
    if file.kind != "plan":
        return
    seen: set[str] = set()
    for phase in ("warranty", "after"):
        for place, message in _gaps(file, phase):
            if message not in seen:  # what `after` inherits is said once
                seen.add(message)
                yield file.document.problem(("phases", phase, *place), CODE, f"{phase} {message}", key=True)


def _gaps(file: File, phase: str) -> Iterator[tuple[tuple[str, ...], str]]:
    said = getattr(file.model.phases, phase)
    for clause, question in CLAUSES.items():
        if not getattr(said, clause):
            yield (), f"says nothing of {clause}: {question}"
    rows = said.response or {}
    library = file.survey.library
    severities = library.taxonomy.model.severities.tickets if library.taxonomy and rows else ()
    for severity in severities:
        if severity not in rows:
            yield ("response",), f'has no response times for the severity "{severity}"'
    for severity, row in rows.items():
        if row.first is None:
            yield ("response", severity), f'has no first response (first) for the severity "{severity}"'
