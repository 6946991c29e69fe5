"""Any text folds to as many code points, and words, Chinese grams and codes are cut as the table says."""

from __future__ import annotations

import pytest
from fixbook.lookup.settings import SETTINGS
from fixbook.lookup.text import Language, flat, fold, letters, stem
from hypothesis import given
from hypothesis import strategies as st

LANGUAGE = Language(SETTINGS)


def words(text: str) -> list[str]:
    return [unit.text for unit in LANGUAGE.units(text, fold(text))]


def features(text: str) -> list[str]:
    return [feature.name for feature in LANGUAGE.features(LANGUAGE.units(text, fold(text)))]


def codes(text: str) -> list[str]:
    return [feature.name for feature in LANGUAGE.codes(text, fold(text))]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ärger ÉÈ", "arger ee"),
        ("ＡＢＣ１２３", "abc123"),
        ("٣ ३ ๓", "3 3 3"),
        ("繁體中文", "繁体中文"),
        ("a\u0301b", "a\u00adb"),
        ("x\u200dy", "x\u00ady"),
        ("don’t", "don't"),
        ("😀→!", "  !"),
        ("İıŁøß", "iilos"),
        ("𝒜𝟙", "a1"),
        ("\ud800", " "),
        ("\r\n\t", "\n\n "),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.characters(exclude_categories=[])))
def test_folding_keeps_places_and_is_settled(text: str) -> None:
    assert len(fold(text)) == len(text) == len(flat(text))
    assert fold(fold(text)) == fold(text)
    assert fold(flat(text)) == fold(text)
    assert all(ord(char) < 0x10000 for char in fold(text))


@pytest.mark.parametrize(
    ("group", "root"),
    [
        (["freeze", "freezes", "freezing", "freezed"], "freez"),
        (["drop", "drops", "dropped", "dropping"], "drop"),
        (["fall", "falls", "falling"], "fall"),
        (["try", "tries", "trying"], "try"),
        (["box", "boxes"], "box"),
        (["bus", "is", "pass"], None),
        (["suddenly", "sudden"], "sudden"),
        (["hören", "мир"], None),
    ],
)
def test_stems_of_one_word_meet(group: list[str], root: str | None) -> None:
    assert [stem(word) for word in group] == ([root] * len(group) if root else group)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The host can't hear anyone", ["host", "not", "hear", "anyon"]),
        ("onUserOffline", ["on", "user", "offlin"]),
        ("HTMLParser", ["html", "parser"]),
        ("WiFi on iPhone and iOS", ["wi", "fi", "on", "iphon", "ios"]),
        ("没有声音了", ["没", "声", "音", "了"]),
        ("4G下听不见", ["4g", "下", "听", "不", "到"]),
        ("한국어", ["한", "국", "어"]),
    ],
)
def test_units_are_stems_and_characters_without_what_carries_nothing(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_grams_stop_at_filler_words() -> None:
    assert features("画面为什么黑屏") == ["画", "面", "画面", "黑", "屏", "黑屏"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ERR_INVALID_TOKEN", ["=errinvalidtoken"]),
        ("NotAllowedError: denied", ["=notallowederror"]),
        ("error 0x4003", ["=0x4003"]),
        ("code: -3308", ["=3308"]),
        ("errno 17", ["=17"]),
        ("错误码17", ["=17"]),
        ("the page gives a 403 error", ["=403"]),
        ("返回 404", ["=404"]),
        ("404 not found", ["=404"]),
        ("the playlist is 404", ["=404"]),
        ("after 300 seconds it stops", []),
        ("encoder 264 stutters", []),
        ("interrupted 300 times", []),
        ('{"errorCode": 403, "x": 1}', ["=errorcode", "=403"]),
        ("17 errors", []),
        ("wait 17 seconds", []),
        ("drops from 20-17 frames", []),
        ("version 4.4.627 at 12:30:17", []),
        ("17", ["=17"]),
        ("a phone", []),
    ],
)
def test_codes(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_table_has_the_format_this_program_reads() -> None:
    assert letters()["format"] == 1
    assert len(letters()["traditional"]) == len(letters()["simplified"])
