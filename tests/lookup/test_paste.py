"""Long pastes shrink to what tells, within bounded time."""

from __future__ import annotations

import time

import pytest
from fixbook.lookup.paste import shorten
from fixbook.lookup.settings import SETTINGS
from fixbook.lookup.text import flat, fold
from hypothesis import given
from hypothesis import strategies as st

from tests.lookup.small import lookup

KEEP = SETTINGS["paste"]["keep"]


def short(text: str) -> str:
    return shorten(flat(text), fold(flat(text)), SETTINGS)


def test_short_text_is_kept_whole() -> None:
    assert short("a b c\n" * 10) == "a b c\n" * 10


def test_error_line_is_pulled_out_of_a_log() -> None:
    log = [f"12:00:{n % 60:02} debug frame {n} sent in {n % 7} ms" for n in range(4000)]
    log[2500] = "12:41:40 error join failed: ERR_INVALID_TOKEN (110)"
    assert "ERR_INVALID_TOKEN (110)" in short("\n".join(log))
    assert lookup().search("\n".join(log)).hits[0].slug == "token-expired"


def test_listed_name_is_found_in_the_middle_of_a_megabyte() -> None:
    log = [f"12:00:{n % 60:02} info onNetworkQuality frame {n} sent, error count {n % 7}" for n in range(16000)]
    log[8000] = "[sdk] ERR_INVALID_TOKEN"
    assert len("\n".join(log)) > 2 * SETTINGS["paste"]["read"]
    assert lookup().search("\n".join(log)).hits[0].slug == "token-expired"


def test_own_words_at_the_top_of_a_mail_are_kept() -> None:
    mail = "Hi, remote video is a black screen\n\n" + "\n".join(
        f"On day {n} somebody wrote something else" for n in range(900)
    )
    assert short(mail).startswith("Hi, remote video is a black screen")


def test_json_is_cut_at_its_fields() -> None:
    fields = ",".join(f'"field{"abcdefghij"[n % 10] * (n % 9)}":"value {n}"' for n in range(3000))
    assert "NotAllowedError" in short("{" + fields + ',"error":"NotAllowedError"}')


@given(st.text(alphabet='ab 1\n,{"[错误error', min_size=KEEP, max_size=3 * KEEP))
def test_never_longer_than_the_limit(text: str) -> None:
    assert len(short(text)) <= KEEP


@pytest.mark.parametrize(
    "pattern",
    [
        "a",
        "卡",
        "\n",
        "ab" * 5 + "\n",
        "error ",
        "NotAllowedError",
        '{"a":[',
        "-1.",
        "can not ",
        "\u0301",
        "\ud83d\ude00",
        "( [",
        "aA",
        "1_",
    ],
)
def test_a_megabyte_of_anything_is_answered_without_a_hang(pattern: str) -> None:
    text = (pattern * (1_000_000 // len(pattern) + 1))[:1_000_000]
    started = time.process_time()
    lookup().search(text)
    assert time.process_time() - started < 20  # work that grows faster than the text would take many minutes
