"""What an article's badge says, counted from the article itself: when sources were checked, what its steps rest on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Final

from fixbook.model.fields import Duration, Text
from fixbook.model.runbook import Cause, Runbook, Step

BASES: Final = ("tested", "incident", "documented", "judgement")


@dataclass(frozen=True)
class Badge:
    """`bases` counts the steps by what they rest on; a step that says nothing counts in `steps` alone."""

    checked_on: dt.date | None
    tested_on: dt.date | None
    steps: int
    bases: dict[str, int]

    @property
    def documented(self) -> int:
        """Steps that name a source."""
        return self.bases["documented"]


def badge(runbook: Runbook) -> Badge:
    """The badge of a runbook."""
    steps = [step for cause in runbook.causes for step in cause.steps]
    found = Counter(step.basis for step in steps)
    return Badge(
        runbook.sources_checked_on,
        runbook.tested.on if runbook.tested else None,
        len(steps),
        {basis: found[basis] for basis in BASES},
    )


def ordered(cause: Cause) -> list[Step]:
    """The steps of a cause as they are to be carried out: what stops the harm before what cures it, else as written."""
    return sorted(cause.steps, key=lambda step: step.kind != "relief")


def first_step(runbook: Runbook) -> tuple[Cause, Step] | None:
    """The likeliest cause with a step, and its first step: what a hurried reader does first."""
    return next(((cause, ordered(cause)[0]) for cause in runbook.causes if cause.steps), None)


def relief_seconds(runbook: Runbook) -> int | None:
    """How long the likeliest relief takes: its relief steps added up, of steps for one platform or product the longest.

    None where no relief step of the first cause says a length of time, and where one says it in words.
    """
    relief = [step for cause in runbook.causes[:1] for step in cause.steps if step.kind == "relief"]
    if any(isinstance(step.takes, Text) for step in relief):
        return None
    everywhere = [_seconds(step) for step in relief if step.for_ is None]
    somewhere = [_seconds(step) for step in relief if step.for_ is not None]
    return sum(everywhere) + max(somewhere, default=0) or None


def _seconds(step: Step) -> int:
    return step.takes.seconds if isinstance(step.takes, Duration) else 0
