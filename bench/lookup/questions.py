"""The questions of the lookup bench: as typed, with typing slips, as pastes of a megabyte; and the shares that engines find."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fixbook.lookup.evaluation import NONE

Question = dict[str, Any]
"""q, slug ("none": nothing fits), also, lang, difficulty."""

Tops = list[list[str]]
"""The first slugs an engine gave, a question."""

TYPED = "as typed"
SLIPS = {"one slip": 1, "two slips": 2}
MEGABYTE = 1_000_000
LOGGED = [
    "frame",
    "sent",
    "received",
    "rtt",
    "jitter",
    "encoder",
    "queue",
    "socket",
    "closed",
    "retry",
    "track",
    "muted",
    "keyframe",
    "buffer",
    "bitrate",
    "drop",
]


def _digest(q: str) -> int:
    return int(hashlib.sha256(q.encode()).hexdigest(), 16)


def read_questions(file: Path, slugs: set[str]) -> list[Question]:
    """Those whose answer is among the slugs, or that nothing fits, in an order of chance that is always the same."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return sorted((row for row in rows if row["slug"] in {*slugs, NONE}), key=lambda row: _digest(row["q"]))


def slipped(q: str, slips: int) -> str:
    """The question with letters of long words swapped, left out or doubled, the same in every run."""
    draw = random.Random(q)
    words = q.split(" ")
    long = [at for at, word in enumerate(words) if len(word) > 4 and word.isascii() and word.isalpha()]
    for at in draw.sample(long, min(slips, len(long))):
        word, place = words[at], draw.randrange(1, len(words[at]) - 1)
        kind = draw.choice(["swap", "drop", "double"])
        swap = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        words[at] = {
            "swap": swap,
            "drop": word[:place] + word[place + 1 :],
            "double": word[:place] + word[place] + word[place:],
        }[kind]
    return " ".join(words)


def sets_of(questions: list[Question]) -> dict[str, list[Question]]:
    """The questions as typed, and again with slips."""
    return {TYPED: questions} | {
        name: [{**row, "q": slipped(row["q"], slips)} for row in questions] for name, slips in SLIPS.items()
    }


def has_slips(row: Question) -> bool:
    """Whether a question has a word to misspell."""
    q: str = row["q"]
    return slipped(q, 1) != q


def pastes() -> dict[str, str]:
    """A complaint with a megabyte behind it: of a log with a few errors, and of words that are all made up."""
    draw = random.Random(1)
    log = "\n".join(_log_line(draw) for _ in range(MEGABYTE // 40))
    words = " ".join("".join(draw.choices("abcdefghijklmnopqrstuvwxyz\n", k=9)) for _ in range(MEGABYTE // 10))
    return {kind: f"everyone freezes\n{text}"[:MEGABYTE] for kind, text in (("log", log), ("words", words))}


def _log_line(draw: random.Random) -> str:
    level = draw.choices(["INFO", "DEBUG", "WARN", "ERROR"], [70, 20, 8, 2])[0]
    told = " ".join(draw.choices(LOGGED, k=draw.randrange(3, 9)))
    seconds = draw.random() * 60
    return f"12:{draw.randrange(60):02}:{seconds:06.3f} {level} [{draw.randrange(90)}] {told}={draw.randrange(9999)}"


def is_chinese(row: Question) -> bool:
    return row.get("lang") in ("zh", "mixed")


def for_reporting(row: Question) -> bool:
    """Settings were tuned on the other half."""
    return _digest(row["q"]) % 2 == 0


GROUPS: dict[str, Callable[[Question], bool]] = {
    "all": lambda _: True,
    "Chinese": is_chinese,
    "others": lambda row: not is_chinese(row),
    "reporting half": for_reporting,
    "tuning half": lambda row: not for_reporting(row),
}


def shares(tops: Tops, questions: list[Question], keep: Callable[[Question], bool] = GROUPS["all"]) -> list[float]:
    """Per cent of the questions that something fits with a right answer in first place, and among the first three."""
    pairs = zip(tops, questions[: len(tops)], strict=True)
    kept = [(top, {row["slug"], *row.get("also", ())}) for top, row in pairs if row["slug"] != NONE and keep(row)]
    return [100 * sum(bool(right & set(top[:places])) for top, right in kept) / max(1, len(kept)) for places in (1, 3)]
