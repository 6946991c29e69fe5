"""Symptoms in nearly the same words are found in time that grows with their number alone."""

from __future__ import annotations

import pytest
from fixbook.checks import symptoms
from fixbook.checks.symptoms import Phrase, check, words_of
from fixbook.library import Document, Library
from fixbook.model.reading import read
from fixbook.model.runbook import Runbook

from tests.library.trees import HERE

TEXT = (HERE / "bad/near-duplicate-symptoms/kb/runbooks/common/global/leak.yml").read_text(encoding="utf-8")
HEAD, TAIL = TEXT[: TEXT.index("symptoms:")], TEXT[TEXT.index("causes:") :]


def library(*phrases: str) -> Library:
    """A library of one runbook for each phrase."""
    documents = {}
    for number, phrase in enumerate(phrases, 1):
        text = f"{HEAD}symptoms:\n  en:\n    - {phrase}\n{TAIL}".replace("KB-0100", f"KB-{number:05d}")
        file = HERE / f"{number}.yml"
        model, problems = read(text.encode(), file.name, Runbook)
        assert model is not None, problems
        documents[file.stem] = Document("runbook", file.stem, file.name, HERE / "trees.py", model)
    return Library(root=HERE, runbooks=documents)


CLOSE = [
    ("the screen stays black", "The screen stays black!"),
    ("the screen stays black", "the screens stays black"),
    ("everyone says the picture freezes every evening", "everyone says picture freezes every evening"),
    ("所有观众都说画面很卡", "所有的观众都说画面很卡"),
    ("ＡＢＣ ok now", "abc ok now"),
]
APART = [
    ("the screen stays black", "the screen stays white"),
    ("no sound", "no picture"),
    ("卡", "很卡"),
    ("听不到声音", "看不到画面"),
]


@pytest.mark.parametrize(("one", "other"), CLOSE)
def test_close_phrases_are_told(one: str, other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Document, "locate", lambda *_, **__: (1, 1))
    assert [problem.path for problem in check(library(one, other))] == ["2.yml"]


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_phrases_are_not(one: str, other: str) -> None:
    assert list(check(library(one, other))) == []


def test_words_are_folded() -> None:
    assert words_of("It's BLACK — 一直黑屏!") == ("it", "s", "black", "一", "直", "黑", "屏")


def test_work_grows_with_the_number_of_phrases_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[Phrase, Phrase]] = []

    def counting(one: Phrase, other: Phrase) -> bool:
        compared.append((one, other))
        return False

    monkeypatch.setattr(symptoms, "_close", counting)
    phrases = [f"the room shows colour {number} on screen" for number in range(400)]  # all but one word are the same
    assert list(check(library(*phrases))) == []
    longest = max(len(words_of(phrase)) for phrase in phrases)
    assert 0 < len(compared) <= len(phrases) * (longest + 1)
