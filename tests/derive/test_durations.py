"""Lengths of an incident are computed from clock times only, and carry how well those are known."""

from __future__ import annotations

from typing import Any

import pytest
from fixbook.derive.durations import Length, length, lengths
from fixbook.model.postmortem import Times, moment

START = "2021-07-13T14:52Z"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (START, "2021-07-13T17:50Z", Length(10_680)),
        (START, START, Length(0)),
        (START, {"about": "2021-07-13T17:50Z"}, Length(10_680, about=True)),
        ({"about": START}, "2021-07-13T17:50Z", Length(10_680, about=True)),
        (START, {"partly": "2021-07-13T15:23Z"}, Length(1_860, partly=True)),
        ({"partly": START}, "2021-07-13T15:23Z", Length(1_860)),
        (START, {"about": {"partly": "2021-07-13T15:23Z"}}, Length(1_860, about=True, partly=True)),
        ("2021-07-13T22:52+08:00", "2021-07-13T15:22Z", Length(1_800)),
        (START, {"day": "2021-07-14"}, None),
        ({"month": "2021-07"}, "2021-07-13T17:50Z", None),
        (START, "2021-07-13T14:51Z", None),
    ],
)
def test_length(start: Any, end: Any, expected: Length | None) -> None:
    assert length(moment(start), moment(end)) == expected


def test_length_with_an_absent_end_is_not_known() -> None:
    assert length(moment(START), None) is None
    assert length(None, moment(START)) is None


def test_every_length_counts_from_the_start() -> None:
    times = Times.model_validate(
        {
            "started": "2021-07-13T14:00Z",
            "detected": "2021-07-13T14:01Z",
            "announced": "2021-07-13T14:02Z",
            "acknowledged": "2021-07-13T14:03Z",
            "mitigated": {"partly": "2021-07-13T14:04Z"},
            "resolved": {"about": "2021-07-13T14:05Z"},
        }
    )
    found = lengths(times)
    assert found.detected_after == Length(60)
    assert found.announced_after == Length(120)
    assert found.acknowledged_after == Length(180)
    assert found.mitigated_after == Length(240, partly=True)
    assert found.lasted == Length(300, about=True)
