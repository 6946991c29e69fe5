"""The response clock answers as the table of cases says, in Python and in the browser's twin."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from fixbook.derive.clock import Clock, clock_of, closing, due, is_open, next_opening
from fixbook.model.fields import Duration
from fixbook.model.plan import Cover
from fixbook.model.taxonomy import Holidays
from hypothesis import given
from hypothesis import strategies as st

CASES: dict[str, Any] = json.loads((Path(__file__).parent / "clock-cases.json").read_text())
NODE = shutil.which("node")
CLOCKS = {name: Clock(**data) for name, data in CASES["clocks"].items()}


def instant(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize("case", CASES["due"], ids=lambda case: str(case["what"]))
def test_due(case: dict[str, Any]) -> None:
    answer = due(CLOCKS[case["clock"]], at(case["start"]), Duration(int(case["length"][:-1]), case["length"][-1]))
    assert (answer.at if answer else None) == instant(case["at"])
    assert list(answer.unknown_years if answer else ()) == case.get("unknown_years", [])


@pytest.mark.parametrize("case", CASES["open"], ids=lambda case: str(case["what"]))
def test_open_now_and_next_opening(case: dict[str, Any]) -> None:
    clock = CLOCKS[case["clock"]]
    assert is_open(clock, at(case["at"])) is case["open"]
    assert next_opening(clock, at(case["at"])) == instant(case["next"])
    assert closing(clock, at(case["at"])) == instant(case["closes"])


def test_cover_becomes_a_clock_with_joined_hours_and_dated_holidays() -> None:
    cover = Cover.model_validate(
        {
            "name": "Office",
            "zone": "Asia/Shanghai",
            "holidays": "china",
            "hours": [
                {"days": ["mon", "tue"], "from": "13:00", "to": "18:00"},
                {"days": ["mon"], "from": "09:00", "to": "13:00"},
            ],
        }
    )
    days = {"name": "China", "years": {"2026": [{"date": "2026-10-01", "name": "National Day"}]}}
    assert clock_of(cover, {"china": Holidays.model_validate(days)}).data() == {
        "zone": "Asia/Shanghai",
        "hours": {"mon": [["09:00", "18:00"]], "tue": [["13:00", "18:00"]]},
        "holidays": {"2026": ["2026-10-01"]},
    }


def test_cover_around_the_clock_has_no_hours() -> None:
    cover = Cover.model_validate({"name": "Always", "always": True})
    assert clock_of(cover, {}).data() == {"zone": "UTC", "hours": None, "holidays": None}


EPOCH = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@given(
    st.sampled_from(sorted(CLOCKS)),
    st.integers(0, 3 * 365 * 24 * 60),
    st.integers(0, 500),
    st.sampled_from("smhdw"),
)
def test_nothing_falls_due_before_its_report_or_while_nobody_is_there(
    name: str, minute: int, value: int, unit: str
) -> None:
    clock, start = CLOCKS[name], EPOCH + dt.timedelta(minutes=minute)
    answer = due(clock, start, Duration(value, unit))
    assert answer is not None
    assert answer.at >= start
    just_before = answer.at - dt.timedelta(seconds=1)
    assert is_open(clock, answer.at) or is_open(clock, just_before)


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_the_browser_twin_agrees_on_cases_and_on_generated_reports() -> None:
    random = Random(7)
    reports = [
        (name, EPOCH + dt.timedelta(seconds=random.randrange(3 * 365 * 86400)), length)
        for name in CLOCKS
        for length in ("90s", "45m", "7h", "1d", "3d", "1w")
        for _ in range(40)
    ]
    reports += [(case["clock"], at(case["start"]), case["length"]) for case in CASES["due"]]
    asked = [[name, int(start.timestamp()) * 1000, length] for name, start, length in reports]
    run = subprocess.run(
        [str(NODE), str(Path(__file__).parent / "clock_twin.js")],
        input=json.dumps({"clocks": CASES["clocks"], "asked": asked, "open": CASES["open"]}),
        capture_output=True,
        text=True,
        check=True,
    )
    answered = json.loads(run.stdout)
    assert answered["due"] == [twin_form(*report) for report in reports]
    assert answered["open"] == [
        [case["open"], millis(instant(case["next"])), millis(instant(case["closes"]))] for case in CASES["open"]
    ]


def millis(moment: dt.datetime | None) -> int | None:
    return int(moment.timestamp()) * 1000 if moment else None


def twin_form(name: str, start: dt.datetime, length: str) -> list[Any] | None:
    answer = due(CLOCKS[name], start, Duration(int(length[:-1]), length[-1]))
    return [millis(answer.at), list(answer.unknown_years)] if answer else None
