"""Reads each line of text once, in one build and from build to build: what stands unchanged is not analysed again."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from sys import intern
from typing import Any, NamedTuple

from fixbook.lookup.analysis import Analyser
from fixbook.lookup.entries import Concept, Facet
from fixbook.lookup.settings import FORMAT, HELD_FIELDS, SETTINGS, WHOLE_FIELDS
from fixbook.lookup.text import flat, fold

Store = dict[str, Any]
"""What a caller keeps between builds, as JSON: {"stamp": of the words that shaped it, "lines": records}. One long text is read back
ten times as fast as its parts would be; what no build asks for again is dropped."""

CODES_ONLY = ("step",)
"""Fields that give their codes only: what cures one thing is written in the words of many others."""

RECORD, PART = "\x1e", "\x1f"
"""Between records, and between the parts of one: field and text, then what a `ReadLine` holds."""


class ReadLine(NamedTuple):
    """The features of a line, those that come twice twice: stems and grams, codes, concepts ("#number") and those of its weak words;
    and the places of concepts as [number, start, end], in fields that an entry's piece holds.

    Names are interned: the same few stand in thousands of lines, and counting them compares no text."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    concepts: tuple[str, ...]
    weak: tuple[str, ...]
    places: list[list[int]]


class Lines:
    """The lines of one build. `store` is read, and holds after `keep` exactly the lines that were asked for."""

    def __init__(self, analyser: Analyser, store: Store, concepts: Sequence[Concept], facets: Sequence[Facet]) -> None:
        self._analyser = analyser
        self._store = store
        self._concepts = [intern(f"#{number}") for number in range(len(concepts))]
        self._stamp = hashlib.sha256(repr((FORMAT, SETTINGS, concepts, facets)).encode()).hexdigest()
        records = str(store["lines"]).split(RECORD) if store.get("stamp") == self._stamp and "lines" in store else []
        self._before = dict(record.split(PART, 1) for record in records if PART in record)
        self._lines: dict[str, dict[str, ReadLine]] = defaultdict(dict)

    def read(self, field: str, text: str) -> ReadLine:
        known = self._lines[field]
        line = known.get(text)
        if line is None:
            before = self._before.get(f"{field}:{text}")
            line = known[text] = _kept(before) if before else self._analysed(field, text)
        return line

    def keep(self) -> None:
        records = [
            f"{field}:{text}{PART}{self._before.get(f'{field}:{text}') or _record(line)}"
            for field, lines in self._lines.items()
            for text, line in lines.items()
            if RECORD not in text and PART not in text
        ]
        self._store.clear()
        self._store |= {"stamp": self._stamp, "lines": RECORD.join(records)}

    def _analysed(self, field: str, text: str) -> ReadLine:
        plain = flat(text)
        folded = fold(plain)
        language = self._analyser.language
        codes = [code.name for code in language.codes(plain, folded, field == "code")]
        if field in CODES_ONLY:
            return ReadLine((), _interned(codes), (), (), [])
        units = language.units(plain, folded)
        names = [name for name, _, _ in language.features(units)]
        if field not in WHOLE_FIELDS:
            names = [name for name in names if len(name) > 1]
            codes = [code for code in codes if len(code) > 1]
        concepts, weak, _ = self._analyser.meanings(plain, units)
        certain = {number for number, _, _ in concepts}
        unsure = {number for number, _, _ in weak} - certain
        places = list(map(list, sorted({*concepts, *weak}))) if field in HELD_FIELDS else []
        return ReadLine(_interned(names), _interned(codes), self._names(certain), self._names(unsure), places)

    def _names(self, concepts: set[int]) -> tuple[str, ...]:
        return tuple([self._concepts[number] for number in sorted(concepts)])


def _interned(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(intern, names))


def _record(line: ReadLine) -> str:
    places = [str(part) for place in line.places for part in place]
    return PART.join(map(" ".join, (*line[:4], places)))


def _kept(record: str) -> ReadLine:
    *held, places = record.split(PART)
    names, codes, concepts, weak = [_interned(part.split()) for part in held]
    parts = list(map(int, places.split()))
    return ReadLine(names, codes, concepts, weak, [parts[at : at + 3] for at in range(0, len(parts), 3)])


def read_store(text: str) -> Store:
    """A store written with json.dumps; an empty one where it cannot be read."""
    try:
        store = json.loads(text)
    except ValueError:
        return {}
    return store if isinstance(store, dict) else {}
