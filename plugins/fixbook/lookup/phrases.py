"""Finds the words and phrases of concepts and facets in a run of units: how a question in one language meets an article in another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from fixbook.lookup.text import Unit

END = ""
"""The key of a node under which its meanings lie; no unit is empty."""

Node = dict[str, Any]
"""Unit -> the node after it; END -> meanings."""


class Found(NamedTuple):
    """Meaning number `meaning` was found in units [first, end)."""

    meaning: int
    first: int
    end: int


class Phrases:
    """A tree of phrases; each stands for one or more meanings, which are plain numbers. Its branches may come one by one from an index."""

    def __init__(self, word_gap: int, dense_gap: int) -> None:
        self.word_gap = word_gap
        self.dense_gap = dense_gap
        self.root: Node = {}

    def add(self, units: Iterable[str], meaning: int) -> None:
        node = self.root
        for unit in units:
            node = node.setdefault(unit, {})
        if node is not self.root:
            meanings = node.setdefault(END, [])
            if meaning not in meanings:
                meanings.append(meaning)

    def find(self, units: list[Unit]) -> list[Found]:
        """Every phrase in the units, in order of place; a phrase may skip a unit or two where the gaps allow it."""
        found: dict[tuple[int, int, int], None] = {}
        root = self.root
        for first, unit in enumerate(units):
            if unit.text in root:
                self._walk(root[unit.text], units, first, first + 1, 0, found)
        return [Found(*key) for key in found]

    def _walk(
        self, node: Node, units: list[Unit], first: int, at: int, gaps: int, found: dict[tuple[int, int, int], None]
    ) -> None:
        for meaning in node.get(END, ()):
            found[meaning, first, at] = None
        if len(node) == (END in node):
            return
        for skip in range(max(self.word_gap, self.dense_gap) - gaps + 1):
            if at + skip >= len(units):
                return
            if skip > (self.dense_gap if units[at + skip].dense else self.word_gap) - gaps:
                continue
            deeper = node.get(units[at + skip].text)
            if deeper is not None:
                self._walk(deeper, units, first, at + skip + 1, gaps + skip, found)
