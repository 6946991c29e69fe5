"""Each kind of field says what it found, what it expects, and where it can the right answer."""

from __future__ import annotations

from typing import Any

import pytest
from fixbook.model.fields import (
    Anchor,
    Date,
    Duration,
    Flag,
    Id,
    Key,
    Lasts,
    Model,
    Number,
    Phrases,
    Plain,
    Takes,
    Text,
    Url,
)
from fixbook.model.postmortem import Time
from fixbook.model.reading import read
from fixbook.model.strings import ClockTime, CodeText, EndOfHours, PictureName

KINDS: dict[str, Any] = {
    "key": Key,
    "anchor": Anchor,
    "id": Id,
    "url": Url,
    "plain": Plain,
    "date": Date,
    "lasts": Lasts,
    "takes": Takes,
    "number": Number,
    "flag": Flag,
    "phrases": Phrases,
    "text": Text,
    "time": Time,
    "clock": ClockTime,
    "end": EndOfHours,
    "picture": PictureName,
    "code": CodeText,
}


def answer(kind: str, written: str) -> str:
    """What is said about a value of one kind of field, without the place."""
    field = type("Holder", (Model,), {"__annotations__": {"value": KINDS[kind]}, "__module__": __name__})
    _, problems = read(f"value: {written}\n".encode(), "x.yml", field)
    return "; ".join(problem.message for problem in problems)


GOOD = [
    *(
        ("key", "short-uplink"),
        ("key", "5g"),
        ("id", "KB-0031"),
        ("id", "PM-123456"),
        ("url", "https://example.com/a?b=c#d"),
    ),
    *(("date", "2026-10-12"), ("lasts", "180d"), ("lasts", "30 s"), ("takes", "5m"), ("takes", "next app release")),
    *(("number", "5"), ("number", "-0.25"), ("number", "1e3"), ("flag", "true"), ("phrases", "{en: [a], zh: [b]}")),
    *(
        ("text", "NO"),
        ("text", "2026-10-12"),
        ("text", "{en: a, pt-BR: b}"),
        ("text", "<b>"),
        ("plain", "a: b".replace(": ", ":")),
    ),
    *(("time", "2021-07-13T14:52Z"), ("time", "2021-07-13T22:52+08:00"), ("time", "{about: 2021-07-13T14:52Z}")),
    *(("time", "{about: {partly: 2021-07-13T14:52Z}}"), ("time", "{month: 2023-02}"), ("time", "{day: 2018-06-15}")),
    *(("clock", "09:00"), ("end", "24:00"), ("picture", "menu-2.webp"), ("code", "110")),
]


@pytest.mark.parametrize(("kind", "written"), GOOD)
def test_right_value_is_read(kind: str, written: str) -> None:
    assert answer(kind, written) == ""


BAD = {
    ("key", "Short Uplink"): 'expected a key of small letters, digits and hyphens, found "Short Uplink"',
    ("key", "[a]"): "expected a key of small letters, digits and hyphens, found a list",
    ("key", ""): "expected a key of small letters, digits and hyphens, found nothing",
    ("anchor", "verify"): '"verify" is the anchor of a section of the page; choose another key',
    ("id", "KB-31"): 'expected an id such as KB-0031, found "KB-31"',
    ("url", "example.com"): 'expected an address that starts with https://, found "example.com"',
    ("url", "javascript:alert(1)"): 'expected an address that starts with https://, found "javascript:alert(1)"',
    ("url", '"https://a.b/<script>"'): 'expected an address that starts with https://, found "https://a.b/<script>"',
    ("plain", "{a: b}"): "expected a text, found a map",
    ("date", "2026-10-32"): '"2026-10-32" is not a day of the calendar',
    ("date", "12.10.2026"): 'expected a date such as 2026-10-12, found "12.10.2026"; did you mean "2026-10-12"?',
    ("date", "2026/1/5"): 'expected a date such as 2026-10-12, found "2026/1/5"; did you mean "2026-01-05"?',
    ("date", "9999-12-31"): "expected a year from 1900 to 2199, found 9999",
    ("date", "٢٠٢٦-01-01"): 'expected a date such as 2026-10-12, found "٢٠٢٦-01-01"',
    ("id", "KB-٠٠٣١"): 'expected an id such as KB-0031, found "KB-٠٠٣١"',
    ("clock", "0٩:00"): 'expected a time of the clock such as 09:00, found "0٩:00"',
    ("lasts", "999999w"): 'expected at most a hundred years, found "999999w"',
    ("time", "0001-01-01T00:00+23:59"): '"0001-01-01T00:00+23:59" is not a day of the calendar or a time of the clock',
    ("time", "{month: 0001-01}"): "expected a year from 1900 to 2199, found 1",
    ("date", "yesterday"): 'expected a date such as 2026-10-12, found "yesterday"',
    ("lasts", "6 months"): 'expected a length of time such as 30s, 5m, 4h or 180d, found "6 months"',
    ("lasts", "1.5h"): 'expected a length of time such as 30s, 5m, 4h or 180d, found "1.5h"',
    ("takes", "[]"): "expected a text or a map of texts by language, found a list",
    ("number", "5 %"): 'expected a number such as 5 or 0.25 (the unit stands with the metric), found "5 %"',
    ("number", "NaN"): 'expected a number such as 5 or 0.25 (the unit stands with the metric), found "NaN"',
    ("number", "1e99"): 'expected a number such as 5 or 0.25 (the unit stands with the metric), found "1e99"',
    ("flag", "yes"): 'expected true or false, found "yes"',
    ("phrases", "[a]"): "expected lists of texts by language, found a list",
    ("phrases", "{en: a}"): 'expected a list of texts for en, found "a"',
    ("phrases", "{en: [[a]]}"): "expected a text, found a list; quote it if it holds a colon",
    ("phrases", "{English: [a]}"): '"English" is not a language code such as en or zh',
    ("text", '""'): "expected a text, found an empty one; leave the field out instead",
    ("text", "{en: [a]}"): "expected a text for en, found a list",
    ("text", "{}"): "expected a text or a map of texts by language, found a map",
    (
        "time",
        "14:52",
    ): 'expected a time such as 2021-07-13T14:52Z, or a map with about, partly, day or month; found "14:52"',
    (
        "time",
        "2021-07-13T14:52",
    ): 'expected a time such as 2021-07-13T14:52Z, or a map with about, partly, day or month; found "2021-07-13T14:52"',
    ("time", "2021-02-30T14:52Z"): '"2021-02-30T14:52Z" is not a day of the calendar or a time of the clock',
    ("time", "{around: 2021}"): "expected one of about, partly, day and month, found around",
    ("time", "{month: 2021-13}"): '"2021-13" is not in the calendar',
    ("time", "{day: 2021}"): 'expected a day such as 2018-06-15 or a month such as 2023-02, found "2021"',
    ("clock", "24:00"): 'expected a time of the clock such as 09:00, found "24:00"',
    ("end", "9am"): 'expected a time of the clock such as 18:00, or 24:00 for midnight, found "9am"',
    ("picture", "../x.png"): 'expected the name of a png, jpg, webp, gif or svg file beside this one, found "../x.png"',
    ("picture", "x.exe"): 'expected the name of a png, jpg, webp, gif or svg file beside this one, found "x.exe"',
    ("code", '" "'): 'expected a text, found " "',
}


@pytest.mark.parametrize(("kind", "written"), BAD)
def test_wrong_value_is_explained(kind: str, written: str) -> None:
    assert answer(kind, written) == BAD[kind, written]


def test_duration_has_seconds() -> None:
    assert [Duration(value, unit).seconds for value, unit in ((30, "s"), (5, "m"), (4, "h"), (2, "d"), (1, "w"))] == [
        30,
        300,
        14400,
        172800,
        604800,
    ]


def test_text_falls_back_to_the_default_language_and_says_so() -> None:
    text = Text({"en": "cold", "de": "kalt"})
    assert text.pick("de", "en") == ("kalt", "de")
    assert text.pick("zh", "en") == ("cold", "en")
    assert text.pick("zh", "fr") == ("cold", "en")
    assert Text({"": "cold"}).pick("zh", "en") == ("cold", "en")
