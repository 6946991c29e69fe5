"""What holds on every page for readers of runbooks, checklists, lists, scenarios and regions."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from fixbook.outputs.environment import environment
from fixbook.outputs.pages import checklist, home, lists, places, runbook
from fixbook.outputs.pages.page import Body
from fixbook.outputs.site import Site
from markupsafe import Markup

from tests.outputs.markup_reader import ids, read
from tests.outputs.rendering import PRINTERS, bodies, library_of, with_script_everywhere

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
BOX = re.compile(r'<script defer src="(\.\./)*assets/fixbook/lookup-box\.\w+\.js"></script>')
FAMILIES = (runbook, checklist, lists, places)
Bodies = dict[tuple[str, str], Body]


def every_body(root: Path) -> Bodies:
    library = library_of(root)
    site = Site(tuple(library.languages))
    found = {key: body for family in FAMILIES for key, body in bodies(library, family.pages).items()}
    for language in site.languages:
        found[language, ""] = home.page(library, site, language, Markup("")).render(environment())
    return found


@pytest.fixture(scope="module")
def pages() -> Bodies:
    return every_body(PRINTERS)


def test_every_page_is_there_in_both_languages(pages: Bodies) -> None:
    addresses = {address for language, address in pages if language == "en"}
    assert addresses == {address for language, address in pages if language == "zh"}
    assert addresses >= {
        "",
        *("runbooks", "runbooks/paper-jam", "runbooks/no-power", "runbooks/salt", "runbooks/old-jam"),
        *("areas", "areas/jam", "areas/dark", "areas/empty-area", "codes", "checklists", "checklists/opening-day"),
        *("scenarios", "scenarios/office", "scenarios/common", "regions", "regions/harbour", "regions/global"),
    }


def test_anchors_are_the_same_in_both_languages_and_stand_once(pages: Bodies) -> None:
    for (language, address), body in pages.items():
        found = ids(body.html)
        assert len(found) == len(set(found)), address
        if language == "en":
            assert found == ids(pages["zh", address].html), address


def test_a_page_has_one_heading_of_the_first_level_and_skips_none(pages: Bodies) -> None:
    for key, body in pages.items():
        levels = [int(each.tag[1]) for each in read(body.html) if each.tag in ("h1", "h2", "h3", "h4")]
        assert levels[0] == 1, key
        assert levels.count(1) == 1, key
        assert all(after - before <= 1 for before, after in pairwise(levels)), (key, levels)


def test_what_needs_a_script_is_hidden_without_one(pages: Bodies) -> None:
    for (_, address), body in pages.items():
        if address:  # the lookup box hides itself where scripts are off
            shown = [each for each in read(body.html) if each.tag in ("button", "input", "select") and not each.hidden]
            assert shown == [], address


def test_every_field_has_a_name(pages: Bodies) -> None:
    for key, body in pages.items():
        elements = read(body.html)
        labelled = {each.attributes["for"] for each in elements if each.tag == "label" and "for" in each.attributes}
        for each in elements:
            if each.tag in ("input", "select", "textarea"):
                assert "aria-label" in each.attributes or each.attributes.get("id") in labelled, (key, each)


def test_tables_name_their_columns(pages: Bodies) -> None:
    for key, body in pages.items():
        assert all(each.attributes.get("scope") for each in read(body.html) if each.tag == "th"), key


def test_nothing_is_styled_or_run_inline(pages: Bodies) -> None:
    for key, body in pages.items():
        for each in read(BOX.sub("", body.html)):
            assert each.tag not in ("script", "style"), key
            assert not [name for name in each.attributes if name == "style" or name.startswith("on")], key


def test_a_script_in_any_text_is_shown_as_text(tmp_path: Path) -> None:
    for key, body in every_body_with_script(tmp_path).items():
        assert "<script" not in BOX.sub("", body.html), key
        assert all(each.attributes.get("src") != "x" for each in read(body.html)), key
        assert "alert(1)" in body.html, key


def every_body_with_script(tmp_path: Path) -> Bodies:
    with_script_everywhere(tmp_path, SCRIPT, PRINTERS)
    return every_body(tmp_path / PRINTERS.name)
