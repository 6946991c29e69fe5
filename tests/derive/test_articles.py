"""What is worked out from runbooks: badges, the order of steps, codes, shelves, and who refers to whom."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from fixbook.derive.badge import badge, first_step, ordered, relief_seconds
from fixbook.derive.codes import codes_by_product
from fixbook.derive.places import current_runbooks, descendants, in_region, in_scenario, region_tree, scenario_order
from fixbook.derive.related import around
from fixbook.library import Document, Library, load_library
from fixbook.model.runbook import Cause, Runbook

PRINTERS = Path(__file__).parent.parent / "outputs" / "printers"


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = load_library(PRINTERS)
    assert problems == []
    return found


def numbers(documents: list[Document[Runbook]]) -> list[int]:
    return [int(each.model.id[-4:]) for each in documents]


def cause(*steps: dict[str, object]) -> Cause:
    common = {"by": "user", "do": "Act."}
    return Cause.model_validate({"key": "one", "title": "One", "where": "tray", "steps": [common | s for s in steps]})


def test_badge_counts_what_steps_rest_on(library: Library) -> None:
    found = badge(library.runbooks["paper-jam"].model)
    assert (found.steps, found.documented, found.bases["judgement"]) == (4, 1, 1)
    assert (found.checked_on, found.tested_on) == (dt.date(2026, 3, 4), None)


def test_relief_goes_first_and_keeps_its_order() -> None:
    one = cause(
        {"key": "a", "kind": "lasting"},
        {"key": "b", "kind": "relief"},
        {"key": "c", "kind": "lasting"},
        {"key": "d", "kind": "relief"},
    )
    assert [step.key for step in ordered(one)] == ["b", "d", "a", "c"]


@pytest.mark.parametrize(
    ("steps", "seconds"),
    [
        ([], None),
        ([{"key": "a", "kind": "relief"}], None),
        ([{"key": "a", "kind": "relief", "takes": "next release"}], None),
        (
            [
                {"key": "a", "kind": "relief", "takes": "5m"},
                {"key": "b", "kind": "relief", "takes": "1 h with a switch, otherwise next release"},
            ],
            None,
        ),
        ([{"key": "a", "kind": "lasting", "takes": "5m"}], None),
        ([{"key": "a", "kind": "relief", "takes": "5m"}, {"key": "b", "kind": "relief", "takes": "30s"}], 330),
        (
            [
                {"key": "a", "kind": "relief", "takes": "5m"},
                {"key": "b", "kind": "relief", "takes": "2m", "for": {"platforms": ["laser"]}},
                {"key": "c", "kind": "relief", "takes": "3m", "for": {"platforms": ["inkjet"]}},
            ],
            480,
        ),
    ],
)
def test_relief_adds_up_and_of_platforms_takes_the_longest(
    library: Library, steps: list[dict[str, object]], seconds: int | None
) -> None:
    runbook = library.runbooks["paper-jam"].model.model_copy(update={"causes": [cause(*steps)]})
    assert relief_seconds(runbook) == seconds


def test_first_step_is_of_the_first_cause_that_has_one(library: Library) -> None:
    with_step = cause({"key": "a", "kind": "lasting"})
    runbook = library.runbooks["paper-jam"].model.model_copy(update={"causes": [cause(), with_step]})
    assert first_step(runbook) == (with_step, with_step.steps[0])
    assert first_step(runbook.model_copy(update={"causes": [cause()]})) is None


def test_retired_runbooks_are_in_no_list(library: Library) -> None:
    assert numbers(current_runbooks(library)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("region", "own", "inside", "inherited"),
    [
        ("global", [2], [1, 3], []),
        ("north", [1], [3], [2]),
        ("harbour", [3], [], [1, 2]),
        ("south", [], [], [2]),
    ],
)
def test_region_keeps_its_own_its_ancestors_and_global(
    library: Library, region: str, own: list[int], inside: list[int], inherited: list[int]
) -> None:
    shelf = in_region(library, current_runbooks(library), region)
    assert (numbers(shelf.own), numbers(shelf.inside), numbers(shelf.inherited)) == (own, inside, inherited)
    assert shelf.all == len(own + inside + inherited)


@pytest.mark.parametrize(
    ("scenario", "own", "inherited"), [("office", [1, 3], [2]), ("shop", [1], [2]), ("common", [2], [])]
)
def test_scenario_keeps_its_own_and_the_common(
    library: Library, scenario: str, own: list[int], inherited: list[int]
) -> None:
    shelf = in_scenario(current_runbooks(library), scenario)
    assert (numbers(shelf.own), numbers(shelf.inherited)) == (own, inherited)


def test_regions_are_a_tree_and_common_is_the_last_scenario(library: Library) -> None:
    assert region_tree(library) == [(0, "global"), (1, "north"), (2, "harbour"), (1, "south")]
    assert descendants(library, "global") == ["north", "south", "harbour"]
    assert scenario_order(library) == ["office", "shop", "common"]


def test_codes_stand_in_the_order_of_products_and_numbers(library: Library) -> None:
    found = {product: [entry.code.code for entry in entries] for product, entries in codes_by_product(library)}
    assert found == {"pressmaster": ["E-1", "E-2"], "other-make": ["9", "10"]}
    assert list(found) == ["pressmaster", "other-make"]


def test_references_are_followed_back(library: Library) -> None:
    about = around(library)
    assert [(each.model.id, verdict.verdict) for each, verdict in about["KB-0001"].incidents] == [("PM-0001", "helped")]
    assert [each.model.id for each in about["KB-0001"].checklists] == ["CL-0001"]
    assert [each.model.id for each in about["KB-0001"].related] == ["KB-0002"]
    assert [each.model.id for each in about["KB-0002"].related] == ["KB-0001"]
