"""Statistics, coverage and reviews of a small library."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixbook.derive.coverage import Cell, coverage
from fixbook.derive.reviews import reviews
from fixbook.derive.statistics import Median, own_and_retold, trend
from fixbook.library import Library, load_library

SHOP = Path(__file__).parent.parent / "outputs" / "shop"


@pytest.fixture(scope="module")
def shop() -> Library:
    library, problems = load_library(SHOP)
    assert problems == []
    return library.for_edition("public")


def test_own_and_retold_incidents_are_counted_apart(shop: Library) -> None:
    own, retold = own_and_retold(shop)
    assert [one.id for one in own] == ["PM-0002", "PM-0001"]
    assert [one.id for one in retold] == ["PM-0003", "PM-0004"]


def test_counts_by_year_cause_and_detection(shop: Library) -> None:
    own, retold = (trend(group) for group in own_and_retold(shop))
    assert own.years == ((2025, 1), (2026, 1))
    assert own.causes == (("expired-certificate", 1), (None, 1))
    assert own.detections == (("alert", 1), ("staff", 1))
    assert own.kinds == (("incident", 1), ("near-miss", 1))
    assert own.invented == 1
    assert retold.years == ((2024, 1), (2025, 1))


def test_medians_are_taken_over_what_is_known(shop: Library) -> None:
    own, retold = (trend(group) for group in own_and_retold(shop))
    assert own.medians[-1] == (None, 2, (Median(6_300, 2), Median(720, 1), Median(7_200, 1)))
    assert retold.medians[0] == (2024, 1, (Median(None, 0), Median(None, 0), Median(None, 0)))


def test_nothing_to_count() -> None:
    empty = trend([])
    assert (empty.total, empty.years, empty.causes) == (0, (), ())
    assert empty.medians == ((None, 0, (Median(None, 0),) * 3),)


def test_regions_stand_below_their_parents(shop: Library) -> None:
    found = coverage(shop)
    assert [(place.key, place.depth) for place in found.regions] == [("global", 0), ("europe", 1), ("germany", 2)]
    assert found.scenarios == ("checkout", "common")


@pytest.mark.parametrize(
    ("region", "scenario", "cell"),
    [
        ("global", "common", Cell({"delay": 1}, {})),
        ("global", "checkout", Cell({}, {"delay": 1})),
        ("europe", "checkout", Cell({"decline": 1}, {"delay": 1})),
        ("germany", "checkout", Cell({}, {"decline": 1, "delay": 1})),
        ("germany", "common", Cell({}, {"delay": 1})),
    ],
)
def test_own_and_inherited_runbooks(shop: Library, region: str, scenario: str, cell: Cell) -> None:
    assert coverage(shop).cells[region, scenario] == cell


def test_reviews_are_queued_by_the_day_they_are_due(shop: Library) -> None:
    queue = reviews(shop)
    assert [(one.document.model.id, str(one.due)) for one in queue[:3]] == [
        ("KB-0001", "2026-07-09"),
        ("KB-0002", "None"),
        ("CL-0001", "None"),
    ]


def test_missing_translations_are_counted(shop: Library) -> None:
    missing = {one.document.model.id: one.missing for one in reviews(shop) if one.missing}
    assert missing == {"KB-0002": {"zh": 2}}
