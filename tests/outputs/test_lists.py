"""Lists of runbooks, problem areas, codes and checklists: grouped and counted, and ready to be narrowed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fixbook.library import load_library
from fixbook.outputs.pages import lists
from fixbook.outputs.pages.page import Body

from tests.outputs.markup_reader import Element, read
from tests.outputs.rendering import PRINTERS, bodies, changed, library_of, text_of

Bodies = dict[tuple[str, str], Body]


@pytest.fixture(scope="module")
def pages() -> Bodies:
    return bodies(library_of(PRINTERS), lists.pages)


def items(body: Body) -> list[str]:
    return [each.attributes["data-item"] for each in read(body.html) if "data-item" in each.attributes]


def filters(body: Body) -> dict[str, list[Element]]:
    """Options and chips by facet."""
    found: dict[str, list[Element]] = {}
    facet = ""
    for each in read(body.html):
        facet = each.attributes.get("data-filter", facet)
        if "data-chain" in each.attributes:
            found.setdefault(facet, []).append(each)
    return found


def test_all_runbooks_are_grouped_by_area_and_counted_without_the_retired(pages: Bodies) -> None:
    body = pages["en", "runbooks"]
    assert items(body) == ["KB-0001", "KB-0003", "KB-0002"]
    assert [heading.label for heading in body.headings] == ["Paper jams", "No power"]
    assert "Runbooks: 3" in text_of(body.html)


def test_row_says_where_it_holds_and_how_long_it_takes(pages: Bodies) -> None:
    rows = text_of(pages["en", "runbooks"].html)
    assert "dry the paper first. Office, Shop North about 15 min" in rows
    assert "plug it in. all scenarios all regions" in rows


def test_filters_inherit_what_holds_around(pages: Bodies) -> None:
    found = filters(pages["en", "runbooks"])
    assert [(each.attributes["value"], each.attributes["data-chain"]) for each in found["region"]] == [
        ("north", "north global"),
        ("harbour", "harbour north global"),
        ("south", "south global"),
    ]
    assert [each.attributes["data-chain"] for each in found["scenario"]] == ["office common", "shop common"]


def test_filters_that_part_nothing_are_left_out(pages: Bodies) -> None:
    assert set(filters(pages["en", "runbooks"])) == {"scenario", "region", "area"}


def test_audiences_are_a_filter_where_there_are_several(tmp_path: Path) -> None:
    def internal(data: dict[str, Any]) -> None:
        data["audience"] = "internal"

    changed(tmp_path, "kb/runbooks/office/harbour/salt.yml", internal, PRINTERS)
    library = load_library(tmp_path / PRINTERS.name)[0].for_edition("internal")
    options = filters(bodies(library, lists.pages)["en", "runbooks"])["audience"]
    assert [each.attributes["value"] for each in options] == ["public", "internal"]


def test_areas_are_counted_even_when_empty(pages: Bodies) -> None:
    html = pages["en", "areas"].html
    counts = re.findall(r'fb-row__id fb-num">(\d+)</span>', html)
    assert counts == ["2", "1", "0"]
    assert "“it eats my paper” “white dust”" in text_of(html)


def test_page_of_an_area_has_its_runbooks_and_codes(pages: Bodies) -> None:
    body = pages["zh", "areas/jam"]
    assert items(body) == ["KB-0001", "KB-0003"]
    assert "PAPER_JAM" in text_of(body.html)
    assert items(pages["en", "areas/empty-area"]) == []


def test_codes_stand_under_their_product_numbers_in_order(pages: Bodies) -> None:
    index = pages["en", "codes"].html
    assert "Codes: 4" in text_of(index)
    products = re.findall(r'href="([^"]+)">(Pressmaster|Other make)</a>', index)
    assert [name for _, name in products] == ["Pressmaster", "Other make"]
    codes = []
    for href, _ in products:
        html = pages["en", f"codes/{href.strip('/.')}"].html
        codes += [match.split("<")[0] for match in re.findall(r'<th scope="row"><code>(.*?)</code>', html)]
    assert codes == ["E-1", "E-2", "9", "10"]


def test_code_leads_to_the_cause_it_points_at(pages: Bodies) -> None:
    html = "".join(
        body.html for (language, address), body in pages.items() if language == "en" and address.startswith("codes/")
    )
    assert html.count('href="../../runbooks/paper-jam/#damp"') == 2
    assert html.count('href="../../runbooks/paper-jam/#codes"') == 2


def test_checklists_say_what_for_and_how_long(pages: Bodies) -> None:
    text = text_of(pages["en", "checklists"].html)
    assert "CL-0001 Opening day Before the first customer. Before opening 2 items Office part of the plan Full" in text
