"""Pages of scenarios and regions: what is their own, what they inherit, and drawings to scale."""

from __future__ import annotations

from decimal import Decimal

import pytest
from fixbook.model.fields import Text
from fixbook.model.region import Hours, RoundTrip
from fixbook.outputs.pages import places
from fixbook.outputs.pages.page import Body
from fixbook.outputs.pages.places import day_spans, round_trip_bars

from tests.outputs.rendering import PRINTERS, bodies, library_of, text_of

Bodies = dict[tuple[str, str], Body]


@pytest.fixture(scope="module")
def pages() -> Bodies:
    return bodies(library_of(PRINTERS), places.pages)


def below(body: Body, anchor: str) -> str:
    found = body.html[body.html.index(f'id="{anchor}"') :]
    return text_of(found[found.index(">") + 1 :].split("<h2", maxsplit=1)[0])


def test_regions_stand_as_a_tree_with_own_and_inherited_apart(pages: Bodies) -> None:
    table = text_of(pages["en", "regions"].html.split("<tbody>")[1].split("</tbody>")[0])
    assert table == "Everywhere 1 – – North 1 1 1 Harbour 1 2 – South – 1 –"


def test_region_shows_its_own_then_what_lies_in_it_then_what_it_inherits(pages: Bodies) -> None:
    runbooks = below(pages["en", "regions/north"], "runbooks")
    own, inside, inherited = runbooks.index("KB-0001"), runbooks.index("KB-0003"), runbooks.index("KB-0002")
    assert own < runbooks.index("In its countries and parts 1") < inside
    assert inside < runbooks.index("From the regions around it, and worldwide 1") < inherited
    assert "note for North" in runbooks[own:inside]


def test_articles_opened_from_a_region_show_its_notes(pages: Bodies) -> None:
    assert 'href="../../runbooks/paper-jam/?region=harbour"' in pages["en", "regions/harbour"].html
    assert 'href="../../runbooks/paper-jam/"' in pages["en", "scenarios/office"].html


def test_region_without_its_own_says_so(pages: Bodies) -> None:
    assert "None yet. What is inherited stands below." in below(pages["en", "regions/south"], "runbooks")


def test_rules_are_dated_and_tell_to_check_the_law(pages: Bodies) -> None:
    rules = below(pages["en", "regions/north"], "rules")
    assert "Laws change. Check the current text" in rules
    assert "as of 2024 Paper must be sorted. judgement" in rules


def test_network_facts_carry_their_basis(pages: Bodies) -> None:
    assert "Damp rooms swell paper. documented 1" in below(pages["en", "regions/north"], "network")


def test_shifts_stand_in_their_own_zone_and_carry_the_zones_of_the_region(pages: Bodies) -> None:
    body = pages["en", "regions/north"]
    assert "Full Office hours Mon–Fri 09:00–17:00 Europe/Oslo English" in below(body, "cover")
    assert 'data-zones="Europe/Oslo"' in body.html


def test_scenario_shows_targets_with_their_bounds(pages: Bodies) -> None:
    quality = below(pages["en", "scenarios/office"], "quality")
    assert "A page comes out straight." in quality
    assert "Jam rate tray &lt; 1 % Over a week. judgement" in quality


def test_scenario_counts_its_own_and_the_common_apart(pages: Bodies) -> None:
    listed = text_of(pages["en", "scenarios"].html)
    assert "Office Many short letters. own runbooks: 2 common to all: 1 incidents: 1" in listed
    assert "Shop Long receipts. own runbooks: 1 common to all: 1" in listed


def test_scenario_has_its_checklists_and_incidents(pages: Bodies) -> None:
    assert "CL-0001" in below(pages["en", "scenarios/office"], "checklists")
    assert "PM-0001" in below(pages["en", "scenarios/office"], "incidents")
    assert 'id="checklists"' not in pages["en", "scenarios/shop"].html


def trip(low: int, high: int) -> RoundTrip:
    return RoundTrip(to=Text({"": "x"}), low=Decimal(low), high=Decimal(high))


@pytest.mark.parametrize(
    ("trips", "end", "bars"),
    [
        ([(20, 90)], 100, [(40, 140)]),
        ([(0, 50), (10, 20)], 50, [(0, 200), (40, 40)]),
        ([(60, 150), (100, 100)], 150, [(80, 120), (133, 3)]),
        ([(500, 1200)], 1200, [(83, 117)]),
        ([(50, 50)], 50, [(197, 3)]),
    ],
)
def test_round_trips_are_drawn_to_one_scale(
    trips: list[tuple[int, int]], end: int, bars: list[tuple[int, int]]
) -> None:
    found_end, found = round_trip_bars([trip(low, high) for low, high in trips])
    assert found_end == end
    assert [(x, width) for _, x, width in found] == bars


@pytest.mark.parametrize(
    ("start", "end", "spans"),
    [
        ("19:00", "23:00", [(1140, 240)]),
        ("22:00", "02:00", [(0, 120), (1320, 120)]),
        ("18:30", "00:00", [(1110, 330)]),
    ],
)
def test_busy_hours_over_midnight_are_two_spans(start: str, end: str, spans: list[tuple[int, int]]) -> None:
    assert day_spans(Hours.model_validate({"from": start, "to": end, "zone": "Europe/Oslo"})) == spans
