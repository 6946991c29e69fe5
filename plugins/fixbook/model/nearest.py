"""The nearest right answer to a misspelt word, for messages."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice a person most likely meant, or None when nothing is close (similarity under 60 of 100)."""
    found = process.extractOne(word.lower(), sorted(choices), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """`; did you mean "x"?`, or the whole list where it is short, or nothing."""
    options = sorted(set(choices))
    found = nearest(word, options)
    if found:
        return f'; did you mean "{found}"?'
    return f"; expected one of: {', '.join(options)}" if 0 < len(options) <= 12 else ""
