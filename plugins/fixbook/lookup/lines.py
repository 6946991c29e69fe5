"""Reads each line of text once, in one build and from build to build: what stands unchanged is not analysed again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from fixbook.lookup.analysis import Analyser
from fixbook.lookup.entries import Concept, Facet
from fixbook.lookup.settings import FORMAT, SETTINGS, WEAK_SHARE, WHOLE_FIELDS
from fixbook.lookup.text import flat, fold

Store = dict[str, Any]
"""What a caller keeps between builds, as JSON: {"stamp": of the words that shaped it, "lines": {...}}."""

CODES_ONLY = ("step",)
"""Fields that give their codes only: what cures one thing is written in the words of many others."""


class ReadLine(NamedTuple):
    """How often each feature stands in a line, and the places of its concepts: [number, start, end]."""

    counts: list[list[Any]]
    concepts: list[list[int]]


class Lines:
    """The lines of one build. `store` is read, and holds after `keep` exactly the lines that were asked for."""

    def __init__(self, analyser: Analyser, store: Store, concepts: Iterable[Concept], facets: Iterable[Facet]) -> None:
        self._analyser = analyser
        self._store = store
        self._stamp = hashlib.sha256(repr((FORMAT, SETTINGS, list(concepts), list(facets))).encode()).hexdigest()
        self._before: dict[str, list[Any]] = store.get("lines", {}) if store.get("stamp") == self._stamp else {}
        self._lines: dict[str, ReadLine] = {}

    def read(self, field: str, text: str) -> ReadLine:
        key = f"{field}:{text}"
        line = self._lines.get(key)
        if line is None:
            before = self._before.get(key)
            line = self._lines[key] = ReadLine(*before) if before else self._analysed(field, text)
        return line

    def keep(self) -> None:
        self._store.clear()
        self._store |= {"stamp": self._stamp, "lines": {key: list(line) for key, line in self._lines.items()}}

    def _analysed(self, field: str, text: str) -> ReadLine:
        plain = flat(text)
        if field in CODES_ONLY:
            return ReadLine([[code.name, 1] for code in self._analyser.language.codes(plain, fold(plain))], [])
        analysis = self._analyser.analyse(plain, field == "code")
        whole = field in WHOLE_FIELDS
        counts: list[list[Any]] = [[f.name, 1] for f in analysis.features if whole or len(f.name) > 1]
        certain = {number for number, _, _ in analysis.concepts}
        weak = {number for number, _, _ in analysis.weak} - certain
        counts += [[f"#{number}", 1] for number in sorted(certain)]
        counts += [[f"#{number}", WEAK_SHARE] for number in sorted(weak)]
        return ReadLine(counts, [list(place) for place in sorted({*analysis.concepts, *analysis.weak})])


def read_store(text: str) -> Store:
    """A store written with json.dumps; an empty one where it cannot be read."""
    try:
        store = json.loads(text)
    except ValueError:
        return {}
    return store if isinstance(store, dict) else {}
