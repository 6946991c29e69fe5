"""Questions that nobody planned for: slips, pastes, runs of one thing, any script there is; and the filters to ask them with."""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fixbook.lookup.entries import KINDS
from fixbook.lookup.facets import FILTERS
from fixbook.lookup.pieces import CORE, Load, entry_name

HERE = Path(__file__).parent
PARTS: list[str] = json.loads((HERE / "parts.json").read_text(encoding="utf-8"))
STRANGE: dict[str, Any] = json.loads((HERE / "strange.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Known:
    """What an index knows, for questions about it: lines of its articles, and the keys of each filter."""

    lines: list[str]
    keys: dict[str, list[str]]

    @classmethod
    def of(cls, load: Load) -> Known:
        core = load(CORE)
        lines = [line[3] for number in range(len(core["entries"])) for line in load(entry_name(number))["lines"]]
        keys = {name: [row["key"] for row in core["facets"] if row["dimension"] == name] for name in FILTERS}
        return cls(sorted({line[:300] for line in lines if line.strip()}), keys)


def question(chance: random.Random, known: Known) -> dict[str, Any]:
    """A line for either runtime; one in fifty is no valid one."""
    make = chance.choices(list(_FORMS), list(_FORMS.values()))[0]
    row: dict[str, Any] = {"q": make(chance, known)}
    for name in FILTERS:
        if known.keys[name] and chance.random() < 0.15:
            row[name] = chance.choice(known.keys[name])
    if chance.random() < 0.3:
        row["kinds"] = chance.sample(KINDS, chance.randrange(len(KINDS) + 1))
    if chance.random() < 0.5:
        row["limit"] = chance.choice((1, 2, 3, 10, 100, 7.0, None))
    if chance.random() < 0.5:
        row["lang"] = chance.choice(("en", "zh", "", "xx", None, "\u0000"))
    if chance.random() < 0.02:
        row[chance.choice(("q", "lang", "limit", "kinds", "extra", *FILTERS))] = chance.choice(
            (None, 0, -1, 101, 1.5, True, "", "x", "constructor", "__proto__", [], ["x"], [None], {}, 10**30, 1e308)
        )
    return row


def _joined(chance: random.Random, _: Known) -> str:
    size = chance.choice((1, 2, 3, 5, 8, 20, 60))
    parts = [chance.choice(PARTS) if chance.random() < 0.8 else _characters(chance, 1) for _ in range(size)]
    return chance.choice(("", " ")).join(parts)


def _line(chance: random.Random, known: Known) -> str:
    return chance.choice(known.lines)


def _piece(chance: random.Random, known: Known) -> str:
    """A stretch of a line: some of its words, or of its characters."""
    line = chance.choice(known.lines)
    parts = line.split() if " " in line and chance.random() < 0.8 else list(line)
    start = chance.randrange(len(parts))
    return (" " if " " in line else "").join(parts[start : start + chance.randint(1, 8)])


def _mixed(chance: random.Random, known: Known) -> str:
    """Stretches of several lines with slips, in whatever languages they have."""
    pieces = [_slips(chance, _piece(chance, known)) for _ in range(chance.randint(1, 4))]
    return chance.choice((" ", "", ", ", "\uff0c", "\n", " but ", " \u4f46\u662f ")).join(pieces)


def _slips(chance: random.Random, text: str) -> str:
    letters = list(text)
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        at = chance.randrange(len(letters)) if letters else 0
        slip = chance.randrange(6)
        if slip == 0:
            letters[at : at + 2] = reversed(letters[at : at + 2])
        elif slip == 1:
            del letters[at : at + 1]
        elif slip == 2:
            letters[at:at] = letters[at : at + 1]
        elif slip == 3:
            letters[at : at + 1] = _characters(chance, 1)
        elif slip == 4:
            letters[at:at] = chance.choice(("\u0301", "\u200d", "\u00ad", " ", "'", "_", "-", "\u2019"))
        else:
            letters = list(chance.choice((str.upper, str.lower, str.title, str.swapcase))("".join(letters)))
    return "".join(letters)


def _characters(chance: random.Random, count: int) -> str:
    first, end = chance.choice(STRANGE["ranges"])
    return "".join(chr(chance.randrange(first, end)) for _ in range(count))


def _script(chance: random.Random, _: Known) -> str:
    return "".join(_characters(chance, chance.choice((1, 2, 5, 20))) for _ in range(chance.choice((1, 3, 9))))


def _repeated(chance: random.Random, known: Known) -> str:
    """One or two things over and over: what makes a careless pattern slow."""
    pattern = "".join(chance.sample(STRANGE["repeats"], chance.choice((1, 1, 2))))
    size = chance.choice((30, 200, 1500, 2100, 6000, 30_000))
    run = pattern * (size // len(pattern) + 1)
    return run + (_piece(chance, known) if chance.random() < 0.3 else "")


def _identifier(chance: random.Random, known: Known) -> str:
    words = [word for word in _mixed(chance, known).split() if word.isascii()] or ["x"]
    joined = chance.choice(("", "_", "-", ".", "::", "/")).join(map(str.title, words))
    return chance.choice(
        (joined, f"error {joined}", f"{joined}({chance.randrange(-9999, 99999)})", f"0x{chance.randrange(99999):x}")
    )


def _filled(chance: random.Random, known: Known, form: str) -> str:
    time = f"2026-03-{chance.randrange(10, 28)} {chance.randrange(10, 24)}:{chance.randrange(10, 60)}:07.{chance.randrange(999)}"
    text = _piece(chance, known) if chance.random() < 0.7 else _joined(chance, known)
    return (
        form.replace("{time}", time)
        .replace("{level}", chance.choice(STRANGE["levels"]))
        .replace("{name}", chance.choice(STRANGE["names"]))
        .replace("{word}", chance.choice(PARTS))
        .replace("{number}", str(chance.randrange(100_000)))
        .replace("{digit}", str(chance.randrange(10)))
        .replace("{text}", text)
    )


def _paste(kind: str, between: str) -> Callable[[random.Random, Known], str]:
    def paste(chance: random.Random, known: Known) -> str:
        size = chance.choice((1, 3, 10, 40, 150))
        return between.join(_filled(chance, known, chance.choice(STRANGE[kind])) for _ in range(size))

    return paste


def _json(chance: random.Random, known: Known) -> str:
    rows = [
        {
            chance.choice(PARTS): _piece(chance, known),
            "code": chance.randrange(-999, 9999),
            "inner": [{"message": _joined(chance, known)}],
        }
        for _ in range(chance.choice((1, 3, 40)))
    ]
    text = json.dumps(rows, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 1)))
    return text[: chance.randrange(len(text))] if chance.random() < 0.3 else text


def _base64(chance: random.Random, known: Known) -> str:
    written = base64.b64encode(chance.randbytes(chance.choice((10, 300, 9000)))).decode()
    return f"{_piece(chance, known)}\ndata:image/png;base64,{written}"


_FORMS: dict[Callable[[random.Random, Known], str], int] = {
    _joined: 20,
    _line: 5,
    _piece: 12,
    _mixed: 25,
    _script: 10,
    _repeated: 6,
    _identifier: 8,
    _paste("log", "\n"): 4,
    _paste("mail", ""): 3,
    _paste("html", ""): 3,
    _json: 3,
    _base64: 1,
}
"""How often each form of question is drawn."""
