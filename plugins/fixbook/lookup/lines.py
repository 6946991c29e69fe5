"""Reads each line of text once, in one build and from build to build: what stands unchanged is not analysed again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from fixbook.lookup.analysis import Analyser
from fixbook.lookup.entries import Concept, Facet
from fixbook.lookup.settings import FORMAT, SETTINGS, WHOLE_FIELDS
from fixbook.lookup.text import flat, fold

Store = dict[str, Any]
"""What a caller keeps between builds, as JSON: {"stamp": of the words that shaped it, "lines": records}. One long text is read back
ten times as fast as its parts would be; what no build asks for again is dropped."""

CODES_ONLY = ("step",)
"""Fields that give their codes only: what cures one thing is written in the words of many others."""

RECORD, PART = "\x1e", "\x1f"
"""Between records, and between the parts of one: field and text, names, weak concepts, places of concepts."""


class ReadLine(NamedTuple):
    """The features of a line, those that come twice twice; the concepts of its weak words; places of its concepts: [number, start, end]."""

    names: list[str]
    weak: list[str]
    concepts: list[list[int]]


class Lines:
    """The lines of one build. `store` is read, and holds after `keep` exactly the lines that were asked for."""

    def __init__(self, analyser: Analyser, store: Store, concepts: Iterable[Concept], facets: Iterable[Facet]) -> None:
        self._analyser = analyser
        self._store = store
        self._stamp = hashlib.sha256(repr((FORMAT, SETTINGS, list(concepts), list(facets))).encode()).hexdigest()
        records = str(store["lines"]).split(RECORD) if store.get("stamp") == self._stamp and "lines" in store else []
        self._before = dict(record.split(PART, 1) for record in records if PART in record)
        self._lines: dict[str, ReadLine] = {}

    def read(self, field: str, text: str) -> ReadLine:
        key = f"{field}:{text}"
        line = self._lines.get(key)
        if line is None:
            before = self._before.get(key)
            line = self._lines[key] = _kept(before) if before else self._analysed(field, text)
        return line

    def keep(self) -> None:
        records = (
            f"{key}{PART}{self._before.get(key) or _record(line)}"
            for key, line in self._lines.items()
            if RECORD not in key and PART not in key
        )
        self._store.clear()
        self._store |= {"stamp": self._stamp, "lines": RECORD.join(records)}

    def _analysed(self, field: str, text: str) -> ReadLine:
        if field in CODES_ONLY:
            plain = flat(text)
            return ReadLine([code.name for code in self._analyser.language.codes(plain, fold(plain))], [], [])
        analysis = self._analyser.analyse(flat(text), field == "code")
        certain = {number for number, _, _ in analysis.concepts}
        weak = {number for number, _, _ in analysis.weak} - certain
        names = [name for name, _, _ in analysis.features]
        if field not in WHOLE_FIELDS:
            names = [name for name in names if len(name) > 1]
        names += [f"#{number}" for number in sorted(certain)]
        places = sorted({*analysis.concepts, *analysis.weak})
        return ReadLine(names, [f"#{number}" for number in sorted(weak)], list(map(list, places)))


def _record(line: ReadLine) -> str:
    places = " ".join(str(part) for place in line.concepts for part in place)
    return PART.join((" ".join(line.names), " ".join(line.weak), places))


def _kept(record: str) -> ReadLine:
    names, weak, places = record.split(PART)
    parts = list(map(int, places.split()))
    return ReadLine(names.split(), weak.split(), [parts[at : at + 3] for at in range(0, len(parts), 3)])


def read_store(text: str) -> Store:
    """A store written with json.dumps; an empty one where it cannot be read."""
    try:
        store = json.loads(text)
    except ValueError:
        return {}
    return store if isinstance(store, dict) else {}
