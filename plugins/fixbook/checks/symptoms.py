"""`near-duplicate-symptom`: two articles are described in the same words.

Symptoms are how the lookup tells articles apart. The same phrase in two articles of one scenario sends readers to either
of them by chance (warning); nearly the same phrase, or the same one in two scenarios, deserves a look (note).

    symptoms:
      en: ["the screen is black"]      # "Screen is black!" of KB-0012 (kb/runbooks/.../x.yml) says the same

Say what sets this problem apart, keep the phrase where it fits best, or join the two articles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from fixbook.checks.survey import is_live
from fixbook.library import Document, Library
from fixbook.problems import Level, Problem

CODE = "near-duplicate-symptom"
CLOSE = 90  # of 100: one word or letter of a phrase of ten differs
SHORT = 4  # a phrase of fewer words (or ideographs) is compared as a whole only
_BETWEEN = re.compile(r"[\W_]+")
_IDEOGRAPH = re.compile(r"([\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af])")


@dataclass(frozen=True)
class Phrase:
    """A symptom as written, where it stands, and its words in small letters without punctuation."""

    document: Document[Any]
    language: str
    index: int
    written: str
    words: tuple[str, ...]

    @property
    def folded(self) -> str:
        """The words in one string."""
        return " ".join(self.words)


def check(library: Library) -> Iterator[Problem]:
    """Every phrase that an earlier article has, or nearly has, in the same language.

    Phrases meet in buckets: all their words, and all but one word. So the work grows with the number of phrases.
    """
    buckets: dict[int, Phrase] = {}
    for phrase in _phrases(library):
        keys = _buckets(phrase)
        met = [buckets[key] for key in keys if key in buckets]
        other = next((one for one in met if one.document is not phrase.document and _close(one, phrase)), None)
        if other is not None:
            yield _problem(phrase, other)
        for key in keys:
            buckets.setdefault(key, phrase)


def words_of(written: str) -> tuple[str, ...]:
    """Words in small letters, punctuation left out; each ideograph is a word."""
    folded = _IDEOGRAPH.sub(r" \1 ", unicodedata.normalize("NFKC", written).lower())
    return tuple(word for word in _BETWEEN.sub(" ", folded).split() if word)


def _phrases(library: Library) -> Iterator[Phrase]:
    for document in sorted(
        library.runbooks.values(), key=lambda one: (one.model.id, one.path)
    ):  # the newer one is told
        if is_live(document):
            for language, phrases in document.model.symptoms.items():
                for index, written in enumerate(phrases):
                    yield Phrase(document, language, index, written, words_of(written))


def _buckets(phrase: Phrase) -> list[int]:
    """Numbers that phrases of the same words share, and phrases of the same words but one; the order of words is free."""
    numbers = [hash(word) for word in phrase.words]
    total = sum(numbers, hash(phrase.language))
    if len(numbers) < SHORT:
        return [total]
    return [total, *{total - number for number in numbers}]


def _close(one: Phrase, other: Phrase) -> bool:
    return fuzz.ratio(one.folded, other.folded) >= CLOSE


def _problem(phrase: Phrase, other: Phrase) -> Problem:
    same = phrase.folded == other.folded
    where = f"{other.document.model.id} ({other.document.path})"
    level = Level.WARNING if same and phrase.document.scenario == other.document.scenario else Level.NOTE
    return phrase.document.problem(
        ("symptoms", phrase.language, phrase.index),
        CODE,
        f'"{other.written}" of {where} says {"the same" if same else "nearly the same"}',
        level,
    )
