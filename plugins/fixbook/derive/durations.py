"""How long things took: lengths computed from the clocks of a postmortem, never written by hand."""

from __future__ import annotations

from dataclasses import dataclass

from fixbook.model.postmortem import Moment, Times


@dataclass(frozen=True)
class Length:
    """A length of time in seconds; `about` when either end is about, `partly` when its end holds only in part."""

    seconds: int
    about: bool = False
    partly: bool = False


@dataclass(frozen=True)
class Lengths:
    """The lengths of one incident, all counted from its start; None where a clock time is missing."""

    lasted: Length | None
    detected_after: Length | None
    announced_after: Length | None
    acknowledged_after: Length | None
    mitigated_after: Length | None


def length(start: Moment | None, end: Moment | None) -> Length | None:
    """The time from `start` to `end`, in seconds.

    None where either is absent, is known to the day or month only, or where the end lies before the start
    (the check of the order of times reports that).
    """
    if start is None or end is None or not start.precision == end.precision == "minute":
        return None
    seconds = int((end.at - start.at).total_seconds())
    return Length(seconds, start.about or end.about, end.partly) if seconds >= 0 else None


def lengths(times: Times) -> Lengths:
    """All lengths of an incident."""
    start = times.started
    return Lengths(
        lasted=length(start, times.resolved),
        detected_after=length(start, times.detected),
        announced_after=length(start, times.announced),
        acknowledged_after=length(start, times.acknowledged),
        mitigated_after=length(start, times.mitigated),
    )
