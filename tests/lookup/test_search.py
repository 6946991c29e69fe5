"""The lookup finds what the table of cases says, says why at the right places, and ranks by whole numbers and ids."""

from __future__ import annotations

import random
from typing import Any

import pytest
from fixbook.lookup import Lookup
from fixbook.lookup.facets import FILTERS
from fixbook.lookup.index import build
from hypothesis import given
from hypothesis import strategies as st

from tests.lookup.small import CASES, concepts, entries, facets, lookup, pieces


def ask(case: dict[str, Any]) -> list[str]:
    filters = {key: case[key] for key in FILTERS if key in case}
    answer = lookup().search(case["q"], filters, limit=10, kinds=case.get("kinds", ["runbook"]))
    return [hit.slug for hit in answer.hits]


@pytest.mark.parametrize("case", CASES["answers"], ids=lambda case: str(case["what"]))
def test_answers(case: dict[str, Any]) -> None:
    if "error" in case:
        with pytest.raises(ValueError, match=case["error"].replace('"', ".")):
            ask(case)
        return
    found = ask(case)
    if "first" in case:
        assert found[:1] == [case["first"]]
    if "slugs" in case:
        assert sorted(found) == case["slugs"]
    if "absent" in case:
        assert found
        assert case["absent"] not in found


@pytest.mark.parametrize("case", CASES["spans"], ids=lambda case: str(case["what"]))
def test_reasons_mark_what_matched(case: dict[str, Any]) -> None:
    hit = next(hit for hit in lookup().search(case["q"]).hits if hit.slug == case["slug"])
    reason = next(reason for reason in hit.why if reason["field"] == case["field"])
    assert reason["text"] == case["text"]
    assert [reason["text"][start:end] for start, end in reason["spans"]] == case["marked"]


def test_filters_say_how_many_they_hide() -> None:
    shown = lookup().search("freeze delay", limit=10)
    kept = lookup().search("freeze delay", {"region": "brazil"}, limit=10)
    assert shown.hidden == 0
    assert kept.hidden == len(shown.hits) - len(kept.hits) == 2


def test_article_about_one_region_stays_back_until_the_region_is_named() -> None:
    index = lookup()
    slugs = [entry.slug for entry in sorted(entries(), key=lambda entry: entry.id)]
    profile: int = index.core["entries"][slugs.index("mobile-networks-indonesia")]

    def added(text: str) -> int | None:
        return index.facets.adjustments({}, index.read(text).facets, ["runbook"])[profile]

    boosts = index.settings["boosts"]
    assert added("it freezes") == added("freezes in Brazil") == boosts["elsewhere"] < 0
    assert added("freezes in Jakarta") == added("freezes in Southeast Asia") == boosts["region"]


def test_language_is_a_hint_that_changes_no_order() -> None:
    for lang in ("", "en", "zh", "xx"):
        assert [hit.slug for hit in lookup().search("黑屏 black screen", lang=lang).hits] == [
            hit.slug for hit in lookup().search("黑屏 black screen").hits
        ]
    (first, *_) = lookup().search("黑屏 black screen", lang="zh").hits
    assert first.why[0]["text"] == "远端画面黑屏"


def test_scores_fall_and_equal_scores_go_by_id() -> None:
    twin = next(entry for entry in entries() if entry.slug == "remote-black-screen")
    twins = [type(twin)(**{**vars(twin), "id": f"KB-{n:04}", "slug": f"twin-{n}"}) for n in (7, 3, 9, 1)]
    answer = Lookup(build(twins, facets(), concepts()).__getitem__).search("黑屏", limit=10)
    assert [hit.slug for hit in answer.hits] == ["twin-1", "twin-3", "twin-7", "twin-9"]
    assert len({hit.score for hit in answer.hits}) == 1


def test_two_equal_answers_are_never_certain() -> None:
    twin = entries()[2]
    twins = [type(twin)(**{**vars(twin), "id": f"KB-{n:04}"}) for n in (1, 2)]
    assert not Lookup(build(twins, facets(), concepts()).__getitem__).search("远端画面黑屏").certain


def test_index_of_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="build it again"):
        Lookup({**pieces(), "core": {**pieces()["core"], "format": 99}}.__getitem__)


@given(st.text(max_size=300))
def test_any_text_gets_an_answer_with_places_inside_its_reasons(text: str) -> None:
    answer = lookup().search(text, limit=10)
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1000 for score in scores)
    for hit in answer.hits:
        for reason in hit.why:
            ends = [0, *(place for span in reason["spans"] for place in span), len(reason["text"])]
            assert ends == sorted(ends)


@given(st.permutations(["black", "screen", "everyone", "freezes", "token"]))
def test_order_of_single_words_outside_phrases_changes_no_hit(words: list[str]) -> None:
    found = {hit.slug for hit in lookup().search(" , token , ".join(words), limit=10).hits}
    assert "token-expired" in found


def test_asking_twice_gives_the_same_answer() -> None:
    questions = [case["q"] for case in CASES["answers"]]
    fresh = Lookup(pieces().__getitem__)
    first = [fresh.search(q) for q in questions]
    random.Random(1).shuffle(shuffled := list(zip(questions, first, strict=True)))
    assert all(fresh.search(q) == answer for q, answer in shuffled)
