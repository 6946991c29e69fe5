"""What a reader of YAML must survive: odd values, ways to write them, and whole files that have nothing to do with any kind of content."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

_ODD: dict[str, list[Any]] = json.loads((Path(__file__).parent / "oddities.json").read_text(encoding="utf-8"))

PIECES: list[str] = [*_ODD["pieces"], "9" * 400]
"""What slips into a text."""

LINES: list[str] = [*_ODD["written"], *_ODD["yaml"], "9" * 400]
"""What may stand behind "key: ", as written."""

VALUES: list[Any] = [
    *_ODD["written"],
    *_ODD["strange"],
    *_ODD["shapes"],
    *("1." + "0" * 400, "a" * 300 + ".png", "https://example.org/" + "z" * 2100, {"x" * 5000: "y"}),
    *(["x"] * 2000, {f"k{n}": "v" for n in range(2000)}),
]
"""Plain data that may stand where something else belongs."""


def grown(text: str, chance: random.Random) -> str:
    """Now and then the text with a long run of one piece behind it, about as long as one text may be or longer."""
    if chance.random() < 0.88:
        return text
    piece: str = chance.choice(_ODD["runs"])
    return text + piece * (chance.choice((20, 300, 4990, 5001, 20_000)) // len(piece))


Maker = Callable[[random.Random], bytes]


def _nested(opening: str, closing: str = "") -> Maker:
    def made(chance: random.Random) -> bytes:
        depth = chance.choice((23, 24, 25, 100, 1000, 5000, 20_000))
        return (opening * depth + "x" + closing * chance.choice((depth, 0))).encode()

    return made


def _stairs(chance: random.Random) -> bytes:
    return "".join(f"{' ' * step}a:\n" for step in range(chance.choice((23, 24, 30, 600)))).encode()


def _laughs(chance: random.Random) -> bytes:
    """Each list holds the one before it nine times."""
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, chance.choice((4, 9, 30)))]
    return "\n".join(["a0: &a0 [x, x]", *rows]).encode()


def _wide(chance: random.Random) -> bytes:
    return ("a: &a [" + "x, " * 900 + "]\nb: [" + "*a, " * chance.choice((9, 500, 20_000)) + "]").encode()


def _long(chance: random.Random) -> bytes:
    piece = chance.choice(("a", "卡", "a ", '"', "\\", "[", "- ", "a: ", "#", "\n", "&a ", "\u0301", "%", "!")).encode()
    return b"id: " + piece * (chance.choice((5_001, 100_000, 999_000, 1_000_001)) // len(piece))


def _keys(chance: random.Random) -> bytes:
    size = chance.choice((100, 1023, 1025, 30_000))
    form = chance.randrange(3)
    if form == 0:
        return f"{'k' * size}: x\nid: y".encode()
    if form == 1:
        return "".join(f"k{n}: v\n" for n in range(size)).encode()
    return b"id: KB-0001\n" * min(size, 3000)


def _short(chance: random.Random) -> bytes:
    return str(chance.choice(_ODD["files"])).encode()


def _no_text(chance: random.Random) -> bytes:
    return str(chance.choice(_ODD["bytes"])).encode("latin-1")


_NESTS = ["[", "{a: ", "- ", "? ", "&a ", "a:\n ", "'", "|\n", "%\n", "--- ", "...\n", "!x ", "- - ", ": "]
WHOLE: list[Maker] = [
    *(_short, _short, _short, _no_text, _stairs, _laughs, _wide, _long, _keys),
    *(_nested(opening) for opening in _NESTS),
    *(_nested("[", "]"), _nested("{a: ", "}"), _nested('{"a":', "}"), _nested("[{a: ", "}]")),
]
"""Makers of files."""
