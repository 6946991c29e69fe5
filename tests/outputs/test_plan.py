"""Support plans as readers see them: the guide in both phases, the comparison, the buyer's checklist, the response clock."""

from __future__ import annotations

import html as entities
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fixbook.model.fields import Duration, Text
from fixbook.outputs.pages import plan
from fixbook.outputs.pages.page import Body

from tests.outputs.rendering import SHOP, bodies, changed, library_of, text_of, with_script_everywhere


@pytest.fixture(scope="module")
def shop() -> dict[tuple[str, str], Body]:
    return bodies(library_of(SHOP), plan.pages)


def part(html: str, anchor: str) -> str:
    """From the heading with an anchor to the next heading."""
    start = html.index(f'id="{anchor}"')
    end = re.compile(r"<h[23]|</section>").search(html, start)
    return html[start : end.start() if end else None]


def rows(html: str) -> list[str]:
    return [text_of(row) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)]


def test_both_phases_are_readable_without_script(shop: dict[tuple[str, str], Body]) -> None:
    headings = shop["en", "plans/full"].headings
    assert [heading.anchor for heading in headings if heading.level == 2] == ["warranty", "after"]
    assert [heading.anchor for heading in headings if heading.level == 3][:7] == [
        "help",
        "response",
        "escalation",
        "scope",
        "optimisation",
        "big-events",
        "service-level",
    ]
    assert not re.search(r"<section[^>]* hidden", shop["en", "plans/full"].html)


def test_what_the_second_phase_removes_is_not_shown_in_it(shop: dict[tuple[str, str], Body]) -> None:
    anchors = [heading.anchor for heading in shop["en", "plans/full"].headings]
    assert "big-events" in anchors
    assert "big-events-after" not in anchors
    assert "Book a review." in part(shop["en", "plans/full"].html, "optimisation-after")


def test_response_table_names_the_clock_of_every_severity(shop: dict[tuple[str, str], Body]) -> None:
    assert rows(part(shop["en", "plans/full"].html, "response")) == [
        "Severity First response Named engineer takes over Next update Expected time stated Target, not a promise",
        "High Nobody can pay. Clock: Around the clock 15 min 30 min 1 h 2 h 8 h",
        "Low Clock: Office hours Not on holidays 4 h no promise 1 d of cover no promise no promise",
    ]


def test_days_on_a_shift_are_days_of_cover(shop: dict[tuple[str, str], Body]) -> None:
    assert "2 d of cover" in part(shop["en", "plans/small"].html, "response")


def test_hours_stand_beside_the_channels_and_the_browser_gets_their_clock(shop: dict[tuple[str, str], Body]) -> None:
    channels = part(shop["en", "plans/small"].html, "help")
    assert "Mon–Fri 09:00–18:00 Europe/Berlin not on holidays: Berlin" in text_of(channels)
    clock = json.loads(entities.unescape(re.findall(r'data-fb-now="([^"]+)"', channels)[0]))
    assert clock["zone"] == "Europe/Berlin"
    assert clock["hours"]["fri"] == [["09:00", "18:00"]]
    assert clock["holidays"] == {"2026": ["2026-12-25"]}


def test_ladder_says_after_how_long_to_whom_and_for_what(shop: dict[tuple[str, str], Body]) -> None:
    rungs = re.findall(r"<li>.*?</li>", part(shop["en", "plans/full"].html, "escalation"), re.DOTALL)
    assert [text_of(rung) for rung in rungs] == [
        "after 30 min Duty manager for High",
        "after 2 h Head of support Decides on credits",
    ]


@pytest.mark.parametrize(
    ("every", "times"),
    [
        (Duration(90, "d"), [246, 493, 739, 986]),
        (Duration(180, "d"), [493, 986]),
        (Duration(365, "d"), [1000]),
        (Duration(366, "d"), []),
        (Duration(1, "h"), []),
        (Text({"": "after each release"}), []),
    ],
)
def test_reviews_fall_on_times_of_the_year(every: Duration | Text, times: list[int]) -> None:
    assert plan.yearly(every) == times


def test_guide_says_whose_plan_it_is(shop: dict[tuple[str, str], Body]) -> None:
    for address in ("plans/full", "plans", "buyers-checklist"):
        assert "An example organisation" in shop["en", address].html


def test_comparison_has_a_column_for_every_plan_and_both_phases(shop: dict[tuple[str, str], Body]) -> None:
    warranty, after = re.findall(r"<table.*?</table>", shop["en", "plans"].html, re.DOTALL)
    assert rows(warranty)[0] == rows(after)[0] == "Clause Small Full"
    assert (
        "Response: High 4 h Office hours Target, not a promise: 2 d of cover 15 min Around the clock"
        in rows(warranty)[3]
    )
    assert rows(after)[3].startswith("Response: High 8 h Office hours")
    assert "Big events not included not included" in rows(after)


def test_buyers_checklist_asks_for_five_clauses_and_says_what_each_plan_says(shop: dict[tuple[str, str], Body]) -> None:
    body = shop["en", "buyers-checklist"]
    assert [heading.anchor for heading in body.headings] == [*plan.CLAUSES, "related"]
    assert text_of(part(body.html, "service-level")).count("99.95 % a month") == 2  # in both phases
    assert "Before you sign" in part(body.html, "related")
    assert "Quarterly review" not in part(body.html, "related")


def test_response_clock_gets_every_promise_and_rung(shop: dict[tuple[str, str], Body]) -> None:
    data = json.loads(
        entities.unescape(re.findall(r'data-fb-response-clock="([^"]+)"', shop["zh", "response-clock"].html)[0])
    )
    full = data["full"]["warranty"]
    assert full["response"]["high"]["promises"][:2] == [["first", "15m", "15 分钟"], ["engineer", "30m", "30 分钟"]]
    assert full["rungs"][0] == {"after": "30m", "to": "值班经理", "severities": ["high"]}
    assert full["clocks"]["always"]["hours"] is None
    assert [promise[1] for promise in data["small"]["after"]["response"]["high"]["promises"]] == ["8h", "2d"]


@pytest.mark.parametrize("address", ["plans", "plans/full", "plans/small", "buyers-checklist", "response-clock"])
def test_anchors_are_the_same_in_every_language_and_occur_once(shop: dict[tuple[str, str], Body], address: str) -> None:
    english, chinese = (re.findall(r'\bid="([^"]+)"', shop[language, address].html) for language in ("en", "zh"))
    assert english == chinese
    assert len(set(english)) == len(english)


def test_no_text_becomes_markup(tmp_path: Path) -> None:
    pages = bodies(with_script_everywhere(tmp_path, "<script>alert('\"')</script>"), plan.pages)
    for body in pages.values():
        assert "<script" not in body.html
        assert "&lt;script&gt;" in body.html


def test_unknown_cover_is_named_by_its_key_and_has_no_clock(tmp_path: Path) -> None:
    def break_cover(data: dict[str, Any]) -> None:
        data["phases"]["warranty"]["channels"]["ticket"]["cover"] = "night"

    channels = part(
        bodies(changed(tmp_path, "kb/plans/small.yml", break_cover), plan.pages)["en", "plans/small"].html, "help"
    )
    assert 'data-fb-now=""' in channels


def test_library_without_plans_has_no_such_pages() -> None:
    assert bodies(replace(library_of(SHOP), plans={}), plan.pages) == {}
