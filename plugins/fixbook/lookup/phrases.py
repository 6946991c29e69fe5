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

    def __init__(self, settings: dict[str, Any]) -> None:
        self.word_gap: int = settings["word_gap"]
        self.dense_gap: int = settings["dense_gap"]
        self.particles = frozenset(settings["particles"])
        self.denials = frozenset(denial.strip() for denial in settings["denials"])
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
        """Every phrase in the units, in order of place. A phrase skips particles, and as many other units as the gaps allow, but no denial;
        between the first two characters of a phrase in a script without spaces there is no gap, or 声音卡 would be a 声卡.
        """
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
        close = at == first + 1 and units[first].dense
        room = 0 if close else self.dense_gap if units[first].dense else self.word_gap
        for place in range(at, len(units)):
            text = units[place].text
            deeper = node.get(text)
            if deeper is not None:
                self._walk(deeper, units, first, place + 1, gaps, found)
            gaps += text not in self.particles
            if gaps > room or text in self.denials:
                return
