"""The timeline to scale places clock times, days only where there is nothing finer."""

from __future__ import annotations

from typing import Any

import pytest
from fixbook.derive.durations import Length
from fixbook.derive.timeline import Phase, drawing
from fixbook.model.postmortem import Postmortem


def incident(times: dict[str, Any], timeline: list[Any]) -> Postmortem:
    return Postmortem.model_validate(
        {
            "id": "PM-0001",
            "title": "A",
            "summary": "B",
            "audience": "public",
            "kind": "incident",
            "status": "draft",
            "severity": "sev1",
            "times": times,
            "timeline": [{"at": at, "what": "C"} if at else {"what": "C"} for at in timeline],
        }
    )


NOON = "2026-03-02T12:00Z"
ONE = "2026-03-02T13:00Z"
TWO = "2026-03-02T14:00Z"
FOUR = "2026-03-02T16:00Z"


@pytest.mark.parametrize(
    ("times", "phases"),
    [
        (
            {"started": NOON, "detected": ONE, "mitigated": TWO, "resolved": FOUR},
            [
                Phase("undetected", 0, 250, Length(3600)),
                Phase("unmitigated", 250, 250, Length(3600)),
                Phase("recovering", 500, 500, Length(7200)),
            ],
        ),
        (
            {"started": NOON, "mitigated": TWO, "resolved": FOUR},
            [Phase("unmitigated", 0, 500, Length(7200)), Phase("recovering", 500, 500, Length(7200))],
        ),
        ({"started": NOON, "resolved": FOUR}, [Phase("ongoing", 0, 1000, Length(14400))]),
        (
            {"started": NOON, "detected": NOON, "resolved": FOUR},
            [Phase("ongoing", 0, 1000, Length(14400))],
        ),
        (
            {"started": {"day": "2026-03-02"}, "resolved": {"day": "2026-03-04"}},
            [Phase("ongoing", 0, 1000, None)],
        ),
        ({"detected": NOON, "resolved": FOUR}, []),
        (
            {"started": ONE, "detected": NOON, "resolved": FOUR},  # out of order: the check reports it
            [Phase("ongoing", 250, 750, Length(10800))],
        ),
    ],
)
def test_phases(times: dict[str, Any], phases: list[Phase]) -> None:
    found = drawing(incident(times, [None]))
    assert found is not None
    assert list(found.phases) == phases


@pytest.mark.parametrize(
    ("timeline", "marks"),
    [
        ([NOON, ONE, FOUR], [(0, 0), (1, 250), (2, 1000)]),
        ([NOON, None, FOUR], [(0, 0), (2, 1000)]),
        ([NOON, {"about": ONE}], [(0, 0), (1, 250)]),
        ([NOON, {"day": "2026-03-09"}, FOUR], [(0, 0), (2, 1000)]),  # a day among clock times
        ([NOON, "2026-03-09T09:00Z"], [(0, 0)]),  # a week after an incident of hours
        (["2025-12-01T09:00Z", NOON], [(1, 0)]),  # months before
    ],
)
def test_marks(timeline: list[Any], marks: list[tuple[int, int]]) -> None:
    found = drawing(incident({"started": NOON, "resolved": FOUR}, timeline))
    assert found is not None
    assert [(mark.index, mark.x) for mark in found.marks] == marks


def test_days_are_placed_where_there_are_no_clock_times() -> None:
    days = [{"day": "2024-06-15"}, {"month": "2024-07"}, {"day": "2024-06-25"}]
    found = drawing(incident({}, days))
    assert found is not None
    assert [(mark.index, mark.x) for mark in found.marks] == [(0, 0), (2, 1000)]


@pytest.mark.parametrize("timeline", [[None], [NOON], [NOON, NOON], [{"month": "2024-06"}, {"month": "2024-07"}]])
def test_nothing_is_drawn_of_fewer_than_two_moments(timeline: list[Any]) -> None:
    assert drawing(incident({}, timeline)) is None


@pytest.mark.parametrize(
    ("end", "ticks"),
    [
        ("2026-03-02T12:05Z", ["12:00", "12:01", "12:02", "12:03", "12:04", "12:05"]),
        ("2026-03-02T16:00Z", ["12:00", "13:00", "14:00", "15:00", "16:00"]),
        ("2026-03-04T12:00Z", ["12:00", "00:00", "12:00", "00:00", "12:00"]),
    ],
)
def test_ticks_are_round_times(end: str, ticks: list[str]) -> None:
    found = drawing(incident({"started": NOON, "resolved": end}, [None]))
    assert found is not None
    assert [f"{tick.at:%H:%M}" for tick in found.ticks] == ticks
    assert [tick.day for tick in found.ticks] == [tick == "00:00" for tick in ticks]
