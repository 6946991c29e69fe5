"""Finds the words and phrases of concepts and facets in a run of units: how a question in one language meets an article in another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fixbook.lookup.text import Unit

END = ""
"""The key of a node under which its meanings lie; no unit is empty."""

LONGEST = 60
"""Units that a phrase has at most: nobody says more in one go, and the tree and its search are as deep as the longest."""

Node = dict[str, Any]
"""Unit -> the node after it; END -> meanings."""


Found = tuple[int, int, int]
"""(meaning, first, end): a meaning was found in units [first, end)."""


class Phrases:
    """A tree of phrases; each stands for one or more meanings, which are plain numbers. Its branches may come one by one from an index."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.word_gap: int = settings["word_gap"]
        self.dense_gap: int = settings["dense_gap"]
        self.particles = frozenset(settings["particles"])
        self.denials = frozenset(denial.strip() for denial in settings["denials"])
        self.root: Node = {}

    def add(self, units: Sequence[str], meaning: int) -> None:
        """Takes in a phrase; one that is longer than any is said is left out."""
        if len(units) > LONGEST:
            return
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
        found: dict[Found, None] = {}
        texts = [unit.text for unit in units]
        root, particles = self.root, self.particles
        for first, text in enumerate(texts):
            node = root.get(text)
            if node is not None:
                dense = units[first].dense
                for meaning in node.get(END, ()):
                    found[meaning, first, first + 1] = None
                after = texts[first + 1] if first + 1 < len(texts) else END
                if not dense or after in node or after in particles:
                    room = self.dense_gap if dense else self.word_gap
                    self._walk(node, texts, first, first + 1, 0 if dense else room, room, found)
        return list(found)

    def _walk(
        self, node: Node, texts: list[str], first: int, at: int, room: int, later: int, found: dict[Found, None]
    ) -> None:
        """Follows a phrase from place `at` on with room for so many units more before the next of its own, `later` ones after that."""
        for place in range(at, len(texts)):
            text = texts[place]
            deeper = node.get(text)
            if deeper is not None:
                for meaning in deeper.get(END, ()):
                    found[meaning, first, place + 1] = None
                if len(deeper) > (END in deeper):
                    self._walk(deeper, texts, first, place + 1, later, later, found)
            if text not in self.particles:
                room -= 1
                later -= 1
                if room < 0 or text in self.denials:
                    return
