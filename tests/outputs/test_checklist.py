"""The page of a checklist: items to tick, what is right, where to go when it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fixbook.outputs.pages import checklist
from fixbook.outputs.pages.page import Body

from tests.outputs.markup_reader import read
from tests.outputs.rendering import PRINTERS, bodies, changed, library_of, text_of

OPENING = "checklists/opening-day"
FILE = "kb/checklists/opening-day.yml"


@pytest.fixture(scope="module")
def page() -> Body:
    return bodies(library_of(PRINTERS), checklist.pages)["en", OPENING]


def test_item_says_what_is_right_who_looks_and_what_to_read_otherwise(page: Body) -> None:
    assert "1 Print a test page. It is straight. User judgement If not: KB-0001" in text_of(page.html)


def test_bound_stands_in_for_words(page: Body) -> None:
    assert "2 Count jams of 100 sheets. Jam rate (tray) &lt; 1 %" in text_of(page.html)


def test_ticks_are_keys_and_old_keys_still_tick(page: Body) -> None:
    boxes = [each.attributes for each in read(page.html) if each.attributes.get("type") == "checkbox"]
    assert [(box["value"], box["data-former"]) for box in boxes] == [("test-page", "print-one"), ("count-jams", "")]


def test_progress_counts_to_the_number_of_items(page: Body) -> None:
    assert [each.attributes["max"] for each in read(page.html) if each.tag == "progress"] == ["2"]


def test_plans_that_include_it_are_named(page: Body) -> None:
    assert "part of the plan Full" in text_of(page.html)


def test_plan_whose_big_events_follow_it_includes_it(tmp_path: Path) -> None:
    def follow(data: dict[str, Any]) -> None:
        data["phases"]["warranty"]["big_events"] = {"what": {"en": "A visit."}, "checklist": "CL-0001"}

    def without_plans(root: Path) -> None:
        file = root / FILE
        file.write_text(file.read_text().replace("plans: [full]\n", ""))

    changed(tmp_path, "kb/plans/full.yml", follow, PRINTERS)
    without_plans(tmp_path / PRINTERS.name)
    html = bodies(library_of(tmp_path / PRINTERS.name), checklist.pages)["en", OPENING].html
    assert "part of the plan Full" in text_of(html)
