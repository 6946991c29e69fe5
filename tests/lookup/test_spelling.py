"""Distances equal those of a slow, obvious referee; near words and sounds are found, far ones are not."""

from __future__ import annotations

from functools import cache

import pytest
from fixbook.lookup.spelling import edit_distance, homophone, nearest, sound, spelled_out
from fixbook.lookup.text import letters
from hypothesis import given
from hypothesis import strategies as st


def referee(one: str, other: str) -> int:
    """Optimal string alignment, written as its definition."""

    @cache
    def distance(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        costs = [distance(i - 1, j) + 1, distance(i, j - 1) + 1, distance(i - 1, j - 1) + (one[i - 1] != other[j - 1])]
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            costs.append(distance(i - 2, j - 2) + 1)
        return min(costs)

    return distance(len(one), len(other))


WORDS = st.text("abcd", max_size=9)


@given(WORDS, WORDS, st.integers(0, 3))
def test_distance_is_the_referees_up_to_the_limit(one: str, other: str, most: int) -> None:
    assert edit_distance(one, other, most) == min(referee(one, other), most + 1)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("blakc", ("black", 1)),
        ("stuter", ("stutter", 1)),
        ("conection", ("connection", 1)),
        ("cnonecton", ("connection", 2)),
        ("slack", None),
        ("blxyk", None),
    ],
)
def test_nearest_word_begins_alike_and_is_one_slip_away_or_two_if_long(
    word: str, found: tuple[str, int] | None
) -> None:
    assert nearest(word, ["black", "stutter", "connection"]) == found


def test_first_of_equally_near_words_is_taken() -> None:
    assert nearest("stuck", ["stack", "stick"]) == ("stack", 1)


def test_words_that_sound_alike_meet() -> None:
    assert sound("卡顿") == sound("卡盾") == sound("卡段") == spelled_out("kadun", letters()["syllables"]) == "ka dun"
    assert sound("卡顿") != sound("卡主")


@pytest.mark.parametrize("word", ["black", "ka", "xyz", "an" * 20, ""])
def test_what_is_no_chinese_in_latin_letters_has_no_sound(word: str) -> None:
    assert spelled_out(word, letters()["syllables"]) == ""


def test_run_is_taken_for_a_word_that_sounds_alike_when_they_share_a_character() -> None:
    assert homophone("首祯", "首帧")
    assert homophone("shouzhen", "首帧")
    assert sound("首祯") == sound("首帧")
    assert sound("上推") == sound("闪退")
    assert not homophone("上推", "闪退")
