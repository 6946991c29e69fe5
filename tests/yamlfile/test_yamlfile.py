"""YAML text becomes plain data: every scalar is text, every place is known, what is dangerous is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixbook.yamlfile import Data, Places, parse

from tests.library.trees import GOOD

SCALARS: dict[str, Data] = {
    "no": "no",
    "NO": "NO",
    "on": "on",
    "true": "true",
    "null": "null",
    "~": "~",
    "": None,
    '""': "",
    "14:52": "14:52",
    "010": "010",
    "1e3": "1e3",
    "0x1F": "0x1F",
    "1.20": "1.20",
    "2026-10-12": "2026-10-12",
    "2021-07-13T14:52Z": "2021-07-13T14:52Z",
    "'it''s'": "it's",
    '"a\\nb"': "a\nb",
    "|\n  a\n  b": "a\nb\n",
    ">-\n  a\n  b": "a b",
    "卡成PPT": "卡成PPT",
    "😀 ok": "😀 ok",
}


@pytest.mark.parametrize(("written", "meant"), SCALARS.items())
def test_scalar_is_read_as_text(written: str, meant: Data) -> None:
    parsed = parse(f"key: {written}\n".encode(), "x.yml")
    assert parsed.problems == []
    assert parsed.data == {"key": meant}


def test_line_breaks_of_windows_are_read() -> None:
    assert parse(b"a: 1\r\nb:\r\n  - x\r\n", "x.yml").data == {"a": "1", "b": ["x"]}


def test_alias_gives_the_data_of_its_anchor() -> None:
    assert parse(b"a: &x [1, 2]\nb: *x\n", "x.yml").data == {"a": ["1", "2"], "b": ["1", "2"]}


def test_keys_and_values_have_places() -> None:
    parsed = parse("标题: 卡\nlist:\n  - one\n  - {k: v}\n".encode(), "x.yml")
    assert parsed.locate(("标题",)) == (1, 5)
    assert parsed.locate(("标题",), key=True) == (1, 1)
    assert parsed.locate(("list", 1, "k")) == (4, 9)
    assert parsed.locate(("list", 1, "k"), key=True) == (4, 6)


def test_missing_place_is_its_nearest_ancestor() -> None:
    parsed = parse(b"a:\n  b: 1\n", "x.yml")
    assert parsed.locate(("a", "c", 3)) == (2, 3)
    assert parsed.locate(("z",)) == (1, 1)


def test_second_of_two_equal_keys_is_reported_and_dropped() -> None:
    parsed = parse(b"a: 1\nb: 2\na: 3\n", "x.yml")
    assert parsed.data == {"a": "1", "b": "2"}
    assert [str(problem) for problem in parsed.problems] == [
        'x.yml:3:1: error duplicate-key: "a" stands already in line 1; keep one'
    ]


@pytest.mark.parametrize("file", sorted(GOOD.rglob("*.yml")), ids=lambda file: file.stem)
def test_one_place_and_the_table_of_places_agree(file: Path) -> None:
    raw = file.read_bytes()
    table = parse(raw, "x.yml")
    assert len(table.values) > 1
    for place in table.values:
        assert Places(raw).locate(place) == table.locate(place)
        assert Places(raw).locate(place, key=True) == table.locate(place, key=True)
        assert Places(raw).locate((*place, "missing"), key=True) == table.locate((*place, "missing"), key=True)
        assert Places(raw).locate((*place, 99)) == table.locate((*place, 99))


def test_places_asked_twice_come_from_the_table() -> None:
    places = Places(b"a:\n  - 1\n  - 2\n")
    assert [places.locate(("a", 0)), places.locate(("a", 1)), places.locate(("a",), key=True)] == [
        (2, 5),
        (3, 5),
        (1, 1),
    ]
