"""A phrase is found with a word or a particle more inside, and not where its characters only happen to stand near each other."""

from __future__ import annotations

import pytest
from fixbook.lookup import Lookup
from fixbook.lookup.entries import Concept, Facet
from fixbook.lookup.index import build

from tests.lookup.small import entries

CONCEPTS = [
    Concept("freeze", "term", ("picture freezes", "画面卡", "画面卡住了")),
    Concept("sound-card", "term", ("声卡",)),
    Concept("still-listed", "symptom", ("还显示",)),
    Concept("black", "term", ("黑屏",)),
]
FACETS = [
    Facet("region", "qatar", ("多哈",)),
    Facet("region", "usa", ("US",)),
    Facet("region", "brazil", ("TIM",)),
    Facet("platform", "ios", ("iOS",)),
]


def understood(text: str) -> set[str]:
    lookup = Lookup(build(entries(), FACETS, CONCEPTS).__getitem__)
    question = lookup.read(text)
    found = {lookup.concept_ids[number] for number, _, _ in question.analysis.concepts}
    return found | {lookup.facets.rows[number]["key"] for number in question.facets}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the picture often suddenly freezes", {"freeze"}),
        ("the picture is there, only the sound of my guests freezes", set()),
        ("the picture never freezes", set()),
        ("画面很卡", {"freeze"}),
        ("画面有卡", {"freeze"}),
        ("画面不卡", set()),
        ("画面卡住", {"freeze"}),
        ("声音卡", set()),
        ("外置声卡", {"sound-card"}),
        ("还显示在线", {"still-listed"}),
        ("显示正常", set()),
        ("黑了屏", {"black"}),
        ("多人通话", set()),
        ("多哈的用户", {"qatar"}),
        ("please tell us in time", set()),
        ("users in the US", {"usa"}),
        ("with a TIM card", {"brazil"}),
        ("what can I do", set()),
        ("only on ios", {"ios"}),
    ],
)
def test_phrases_are_found_where_they_are_meant(text: str, found: set[str]) -> None:
    assert understood(text) == found


@pytest.mark.parametrize(
    ("text", "meant"), [("卡顿", True), ("有点卡", True), ("信用卡", False), ("信用卡有点卡", True)]
)
def test_weak_character_inside_a_word_of_another_meaning_is_not_meant(text: str, meant: bool) -> None:
    concepts = [Concept("card", "term", ("信用卡",)), Concept("freeze", "term", ("卡顿",), ("卡",))]
    concepts.append(Concept("delay", "term", ("延迟",), ("卡",)))
    lookup = Lookup(build(entries(), [], concepts).__getitem__)
    weak = {lookup.concept_ids[number] for number, _, _ in lookup.read(text).analysis.weak}
    assert ("delay" in weak) is meant


def test_phrase_longer_than_anybody_says_is_left_out() -> None:
    rambling = Concept("rambling", "term", (" ".join(["drone"] * 2500), "humming"))
    lookup = Lookup(build(entries(), FACETS, [*CONCEPTS, rambling]).__getitem__)
    assert [lookup.concept_ids[number] for number, _, _ in lookup.read("humming").analysis.concepts] == ["rambling"]
    assert lookup.read("drone " * 70).analysis.concepts == []
