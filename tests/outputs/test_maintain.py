"""Maintainers' pages: the coverage grid and the queue of reviews."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fixbook.outputs.pages import maintain
from fixbook.outputs.pages.page import Body

from tests.outputs.rendering import SHOP, bodies, library_of, text_of, with_script_everywhere


@pytest.fixture(scope="module")
def shop() -> dict[tuple[str, str], Body]:
    return bodies(library_of(SHOP), maintain.pages)


def rows(html: str) -> list[str]:
    return [text_of(row) for row in re.findall(r"<tr.*?</tr>", html, re.DOTALL)]


def test_grid_counts_own_and_inherited_apart_and_names_gaps(shop: dict[tuple[str, str], Body]) -> None:
    html = shop["en", "coverage"].html
    grid, areas = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert rows(grid) == [
        "Region Checkout All scenarios",
        "Worldwide +1 1",
        "Europe 1 +1 +1",
        "Germany +2 +1",
    ]
    assert rows(areas) == [
        "Problem area Checkout All scenarios",
        "Declined payments 1 none",
        "Slow payments none 1",
    ]
    assert "6 places: 4 only inherit, 0 have nothing" in text_of(html)


def test_cells_carry_their_counts_by_area(shop: dict[tuple[str, str], Body]) -> None:
    cells = re.findall(r'data-own="([^"]*)" data-inherited="([^"]*)"', shop["en", "coverage"].html)
    assert cells[-2] == ("", "decline:1 delay:1")
    assert cells[2] == ("decline:1", "delay:1")


def test_queue_has_dates_and_what_is_lacking(shop: dict[tuple[str, str], Body]) -> None:
    assert rows(shop["en", "reviews"].html)[1:4] == [
        "9 Jul 2026 KB-0001 Cards are declined 10 Jan 2026 not yet tested Payments team",
        "no day set KB-0002 Payments are slow not yet tested 中文: 2 missing",
        "when it changes CL-0001 Before you sign",
    ]


def test_due_is_left_to_the_browser_to_judge(shop: dict[tuple[str, str], Body]) -> None:
    assert re.findall(r'data-fb-review="([^"]+)"', shop["en", "reviews"].html) == ["2026-07-09"]


def test_no_text_becomes_markup(tmp_path: Path) -> None:
    for body in bodies(with_script_everywhere(tmp_path, "<script>alert(1)</script>"), maintain.pages).values():
        assert "<script" not in body.html
        assert "&lt;script&gt;" in body.html
