"""Mends words the index does not know: the nearest known spelling, and Chinese written by ear or in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Container

from rapidfuzz.distance import OSA

from fixbook.lookup.text import syllables

SHORTEST = 4
"""Shorter words have too many neighbours to be mended."""

_BY_EAR = [
    (re.compile(pattern), to) for pattern, to in (("^([zcs])h", r"\1"), ("ng$", "n"), ("uan$", "un"), ("^l", "n"))
]


def edit_distance(one: str, other: str, most: int) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between two words; most + 1 when there are more than `most`."""
    return OSA.distance(one, other, score_cutoff=most)


def most_slips(word: str) -> int:
    return 2 if len(word) >= 8 else 1


def nearest(word: str, vocabulary: list[str]) -> tuple[str, int] | None:
    """The first of the nearest words that begin with the same letter, and its distance."""
    if word in vocabulary:
        return None
    best = most_slips(word) + 1
    found: str | None = None
    for known in vocabulary:
        if known[0] == word[0] and abs(len(known) - len(word)) < best:
            distance = edit_distance(word, known, best - 1)
            if distance < best:
                best, found = distance, known
                if best == 1:
                    break
    return None if found is None else (found, best)


def by_ear(syllable: str) -> str:
    """Syllables that many speakers and input methods take for each other become one."""
    for pattern, to in _BY_EAR:
        syllable = pattern.sub(to, syllable, count=1)
    return syllable


def sound(word: str) -> str:
    """How a Chinese word sounds, tones apart: "ka dun"; "" when a character has no known reading."""
    readings = [syllables().get(char) for char in word]
    return "" if None in readings else " ".join(by_ear(reading or "") for reading in readings)


def homophone(run: str, word: str) -> bool:
    """Whether a run that sounds like a word is taken for it: one character at least is right, or it is in Latin letters."""
    return run.isascii() or any(one == other for one, other in zip(run, word, strict=True))


def spelled_out(word: str, readings: Container[str]) -> str:
    """The sound that a word in Latin letters writes ("kadun"), the longest syllables first; "" when it is none or has one syllable only."""

    def split(rest: str) -> list[str] | None:
        if not rest:
            return []
        for size in range(min(6, len(rest)), 0, -1):
            if rest[:size] in readings:
                tail = split(rest[size:])
                if tail is not None:
                    return [rest[:size], *tail]
        return None

    parts = split(word) if len(word) <= 24 else None
    return " ".join(map(by_ear, parts)) if parts and len(parts) > 1 else ""
