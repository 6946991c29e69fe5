"""Holds the shipped content: what must be the same in both languages is the same."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from fixbook.library import Document, Library, load_library
from fixbook.model.shape import texts

CHECKOUT = Path(__file__).parent.parent
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTH = re.compile(
    rf"\b({'|'.join(MONTHS)})(?= \d)|(?<=\d )({'|'.join(MONTHS)})\b|\b({'|'.join(set(MONTHS) - {'May'})})\b"
)
SAME = {
    "numbers": re.compile(r"\d+(?:[.,:]\d+)*"),
    "code": re.compile(r"`[^`]*`"),
    "links": re.compile(r"\]\([^)]*\)"),
}


@pytest.fixture(scope="module")
def library() -> Library:
    found, _ = load_library(CHECKOUT)
    return found


def in_digits(english: str) -> str:
    """English writes 5 October where Chinese writes 10 月 5 日."""
    return MONTH.sub(lambda found: str(MONTHS.index(found.group()) + 1), english)


def differences(document: Document[Any]) -> list[str]:
    """Texts in which the two languages do not say the same numbers, commands and links."""
    found: list[str] = []
    for path, text in texts(document.model):
        languages = text.by_language
        if {"en", "zh"} <= languages.keys():
            both = (in_digits(languages["en"]), languages["zh"])
            unlike = [
                what
                for what, pattern in SAME.items()
                if Counter(pattern.findall(both[0])) != Counter(pattern.findall(both[1]))
            ]
            found.extend(f"{document.path} {'.'.join(map(str, path))}: {what}" for what in unlike)
    return found


def test_both_languages_say_the_same_numbers_commands_and_links(library: Library) -> None:
    compared = [document for document in library.documents() if document.kind not in ("thesaurus", "golden")]
    assert len(compared) > 20
    assert [difference for document in compared for difference in differences(document)] == []
