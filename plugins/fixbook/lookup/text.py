"""Turns any text into folded characters, words, Chinese grams and codes with their places: the first stage of both indexing and asking."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

TRANSPARENT = "\xad"
"""What marks and joiners fold to: it stays inside a word and is cut out of it."""

LETTERS_FORMAT = 1

LONG_CODE = 8
"""Letters that a name of an error has at least: ipv6Only is one, WebRTC is not."""


class Unit(NamedTuple):
    """One word, or one character of a script written without spaces, at code points [start, end) of the text."""

    text: str
    start: int
    end: int
    dense: bool


class Feature(NamedTuple):
    """One thing a text can be found by: a stem, a gram, or "=code", at code points [start, end)."""

    name: str
    start: int
    end: int


_new = tuple.__new__
"""Makes a named tuple in half the time; millions are made."""


def unwrap(script: str) -> Any:
    """The JSON inside a script of ours, a single call: name({...}); or name("piece",{...});"""
    start = script.index("(") + 1
    if script.startswith('"', start):
        start = script.index(",", start) + 1
    return json.loads(script[start : script.rindex(")")])


@cache
def letters() -> dict[str, Any]:
    """The table of letters, folding, simplified Chinese and syllables that the JavaScript twin reads too."""
    table: dict[str, Any] = unwrap((Path(__file__).parent / "letters.js").read_text(encoding="utf-8"))
    if table["format"] != LETTERS_FORMAT:
        raise ValueError(f"letters.js has format {table['format']}, this program reads {LETTERS_FORMAT}")
    return table


def _points(ranges: list[list[int]]) -> Iterator[tuple[int, int]]:
    end = 0
    for gap, length in ranges:
        yield end + gap, end + gap + length
        end += gap + length


class _Folding(dict[int, int]):
    """For str.translate: a code point that is in no class is a separator. Fills itself, so the table stays small."""

    def __missing__(self, point: int) -> int:
        self[point] = 0x20
        return 0x20


@cache
def _folding() -> _Folding:
    table = letters()
    fold = _Folding()
    for ranges in (table["words"], table["dense"]):
        for first, end in _points(ranges):
            fold.update(zip(range(first, end), range(first, end), strict=True))
    fold.update(
        {point: point for point in range(0x20, 0x41)} | {ord("_"): ord("_"), 0x2019: ord("'"), 0x0A: 0x0A, 0x0D: 0x0A}
    )
    for run in table["fold"]:
        first, count, target, step_from, step_to = [*run, 1, 1][:5]
        for index in range(count):
            fold[first + index * step_from] = target + index * step_to
    for old, new in zip(table["traditional"], table["simplified"], strict=True):
        fold[ord(old)] = ord(new)
    return fold


def flat(text: str) -> str:
    """The text with what lies beyond the basic plane replaced by what it folds to: as the JavaScript twin reads it, one code unit a code point."""
    return _BEYOND.sub(lambda match: fold(match.group()), text)


def fold(text: str) -> str:
    """Lower case, no accents, half width, simplified Chinese; one code point for each of the text's, so places stay valid."""
    return text.translate(_folding())


_BEYOND = re.compile("[\U00010000-\U0010ffff]")


@cache
def _units_pattern() -> re.Pattern[str]:
    def group(ranges: list[list[int]]) -> str:
        return "".join(f"{chr(first)}-{chr(end - 1)}" for first, end in _points(ranges))

    table = letters()
    word = f"[{group(table['words'])}0-9]+"
    return re.compile(
        f"{word}(?:['{TRANSPARENT}]+{word})*|[{group(table['dense'])}][{group(table['dense'])}{TRANSPARENT}]*"
    )


@cache
def _dense_first() -> frozenset[str]:
    return frozenset(chr(point) for first, end in _points(letters()["dense"]) for point in range(first, end))


@cache
def syllables() -> dict[str, str]:
    """Character -> its commonest reading without tone."""
    return {char: reading for reading, chars in letters()["syllables"].items() for char in chars}


_VOWEL = re.compile("[aeiouy]")
_CAMEL = re.compile("[A-Za-z][a-z](?=[A-Z])|[A-Z](?=[A-Z][a-z])")
_CODE = re.compile("[a-z0-9]+(?:_+[a-z0-9]+)*")
_CODE_SIGN = re.compile("[0-9_]")
_LATIN = re.compile("[a-z]+")
_BESIDE_NUMBER = re.compile("[.:,/][0-9]")


MOST_STEMS = 50_000
"""Stems kept in memory; beyond that the store starts afresh."""


def stem(word: str) -> str:
    """A light English stem: plural, -ing, -ed, -ly and the last e go; what is left need not be a word."""
    if len(word) < 4 or not word.isascii():
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y" if len(word) > 4 else word[:-1]
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _VOWEL.search(word[: -len(ending)]):
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def is_name(feature: str) -> bool:
    """Whether a code is a name that nobody writes by chance, such as an error's; numbers, versions and 720p are not."""
    return len(feature) > LONG_CODE and feature[1:].isalpha()


def _longest_first(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the words in a text, at each place the longest."""
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


class Language:
    """The word lists of the settings, ready for use. One instance serves an index and its questions alike."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.same: dict[str, str] = settings["same"]
        self.light = frozenset(settings["light"])
        self.stop = frozenset(stem(self.same.get(word, word)) for word in settings["stop"])
        self.same_dense: dict[str, str] = settings["same_dense"]
        self.particles = frozenset(settings["particles"])
        self.fillers = frozenset(settings["fillers"])
        self.context = frozenset(settings["code_context"])
        self._context_runs = tuple(word for word in settings["code_context"] if not word.isascii())
        self._same_words = _longest_first(self.same_dense)
        self._filler_words = _longest_first(self.fillers)
        self._stems: dict[str, str] = {}

    def units(self, text: str, folded: str) -> list[Unit]:
        """Words as stems and single characters, in order, for phrases; words that carry nothing are left out."""
        found: list[Unit] = []
        dense = _dense_first()
        camel = _CAMEL.search(text) is not None
        for match in _units_pattern().finditer(folded):
            start, end = match.span()
            if folded[start] in dense:
                self._add_dense(folded, start, end, found)
            elif camel:
                cuts = [match.end() for match in _CAMEL.finditer(text, start, end)]
                for first, last in zip([start, *cuts], [*cuts, end], strict=True):
                    if word := self._word(folded[first:last]):
                        found.append(_new(Unit, (word, first, last, False)))
            elif word := self._word(match.group()):
                found.append(_new(Unit, (word, start, end, False)))
        return found

    def _word(self, written: str) -> str:
        """The stem of a folded word, "" for one that carries nothing."""
        known = self._stems.get(written)
        if known is None:
            word = written.replace("'", "").replace(TRANSPARENT, "")
            known = "" if word in self.light else stem(self.same.get(word, word))
            if len(self._stems) > MOST_STEMS:
                self._stems.clear()
            self._stems[written] = known
        return known

    def _add_dense(self, folded: str, start: int, end: int, found: list[Unit]) -> None:
        same = self._same_words.search(folded, start, end)
        while same:
            first, last = same.span()
            self._add_characters(folded, start, first, found)
            found += [_new(Unit, (part, first, last, True)) for part in self.same_dense[same.group()]]
            start = last
            same = self._same_words.search(folded, start, end)
        self._add_characters(folded, start, end, found)

    def _add_characters(self, folded: str, start: int, end: int, found: list[Unit]) -> None:
        found += [
            _new(Unit, (char, at, at + 1, True))
            for at, char in enumerate(folded[start:end], start)
            if char != TRANSPARENT
        ]

    def features(self, units: list[Unit]) -> list[Feature]:
        """Stems, and single characters and pairs of them between filler words."""
        found: list[Feature] = []
        piece: list[Unit] = []
        stop, particles = self.stop, self.particles
        last = -1
        for unit in units:
            text, start, end, dense = unit
            if text in particles:
                continue
            if piece and not (dense and start <= last + 1):
                self._add_grams(piece, found)
                piece = []
            if dense:
                piece.append(unit)
                last = end
            elif len(text) > 1 and text not in stop and not text.isdigit():
                found.append(_new(Feature, (text, start, end)))
        self._add_grams(piece, found)
        return found

    def _add_grams(self, piece: list[Unit], found: list[Feature]) -> None:
        text = "".join([unit.text for unit in piece])
        at = 0
        for filler in self._filler_words.finditer(text):
            self._add_run(text, piece, at, filler.start(), found)
            at = filler.end()
        self._add_run(text, piece, at, len(text), found)

    def _add_run(self, text: str, piece: list[Unit], first: int, end: int, found: list[Feature]) -> None:
        """Each character of a run, and with the one before it."""
        before = -1
        for at in range(first, end):
            _, start, last, _ = piece[at]
            found.append(_new(Feature, (text[at], start, last)))
            if before >= 0:
                found.append(_new(Feature, (text[at - 1 : at + 1], before, last)))
            before = start

    def codes(self, text: str, folded: str, listed: bool = False) -> list[Feature]:
        """Identifiers, error names and numbers, as "=code": written with an underscore, a digit or inner capitals, or a number that is called one.

        In a text that lists codes (`listed`) every number is one.
        """
        found: list[Feature] = []
        camel = _CAMEL.search(text) is not None
        if not camel and not _CODE_SIGN.search(folded):
            return found
        for match in _CODE.finditer(folded):
            start, end = match.span()
            name = match.group()
            if name.isdigit():
                if listed or self._is_code_number(folded, start, end):
                    found.append(Feature("=" + name.lstrip("0"), start, end))
            elif len(name) > 3 and (_CODE_SIGN.search(name) or (camel and _CAMEL.search(text[start:end]))):
                found.append(Feature("=" + name.replace("_", ""), start, end))
        return found

    def _is_code_number(self, folded: str, start: int, end: int) -> bool:
        """Not part of a version, time or decimal; a short one only where it is alone, negative or called a code, three figures also at an end."""
        before = folded[max(0, start - 16) : start]
        if _BESIDE_NUMBER.match(folded, end) or (before[-1:] in ".:,/" and before[-2:-1].isdigit()):
            return False
        if end - start >= 4 or (before.endswith("-") and not before[-2:-1].isdigit()):
            return end - start < 12
        first, last = not folded[:start].strip(), not folded[end:].strip()
        called = any(word in self.context for word in _LATIN.findall(before)) or any(
            word in before for word in self._context_runs
        )
        if called or end - start < 3:  # "2 errors" counts them
            return called or (first and last)
        after = folded[end : end + 16].lstrip(" ")
        said = _LATIN.match(after)
        return first or last or after.startswith(self._context_runs) or (said is not None and said[0] in self.context)
