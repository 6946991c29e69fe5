"""The small corpus of the lookup tests and the index made from it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from fixbook.lookup import Lookup
from fixbook.lookup.entries import Concept, Entry, Facet, Line
from fixbook.lookup.index import build

HERE = Path(__file__).parent
CORPUS: dict[str, Any] = json.loads((HERE / "corpus.json").read_text(encoding="utf-8"))
CASES: dict[str, Any] = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))


def tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def entry(row: dict[str, Any]) -> Entry:
    lines = tuple(Line(*line) for line in row["lines"])
    return Entry(**{"kind": "runbook", "urls": {"en": f"{row['slug']}/"}, **tuples(row), "lines": lines})


@cache
def entries() -> tuple[Entry, ...]:
    return tuple(map(entry, CORPUS["entries"]))


def facets() -> list[Facet]:
    return [Facet(**tuples(row)) for row in CORPUS["facets"]]


def concepts() -> list[Concept]:
    return [Concept(**tuples(row)) for row in CORPUS["concepts"]]


@cache
def pieces() -> dict[str, Any]:
    return build(entries(), facets(), concepts())


@cache
def lookup() -> Lookup:
    return Lookup(pieces().__getitem__)
