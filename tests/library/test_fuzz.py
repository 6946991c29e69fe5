"""Slips of the keyboard and worse, by the thousand: every file is answered, none with a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fixbook.library import KINDS
from fixbook.model.reading import read

from tests.library.trees import GOOD, checked, good_tree

FILES = sorted(GOOD.rglob("*.yml"))
PIECES = [
    *(
        "\t",
        "\n",
        "\n\n---\n",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "#",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">",
        "%",
        "@",
        "`",
    ),
    *(
        ": null",
        "~",
        "NO",
        "0x1F",
        "1e999",
        "-0",
        "00",
        "=",
        "<<: *a",
        "? ",
        "\u200b",
        "\ufeff",
        "\u0000",
        "\ud7ff",
        "é",
    ),
    *(
        "<script>",
        "[x](KB-9999#y)",
        "KB-0001",
        "2026-13-45",
        "9" * 400,
        "a" * 70,
        "😀",
        "…",
        "\u2028",
        "\r",
        "\r\n",
        "\x85",
    ),
]


def broken(text: str, chance: random.Random) -> str:
    """The text with one to four slips: a piece put in, a stretch lost, moved or doubled, an indent changed."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((1, 2, 5, 20, 200)))
        lines = text.split("\n")
        line = chance.randrange(len(lines))
        slip = chance.randrange(6)
        if slip == 0:
            text = text[:start] + chance.choice(PIECES) + text[start:]
        elif slip == 1:
            text = text[:start] + text[end:]
        elif slip == 2:
            text = text[:end] + text[start:end] + text[end:]
        elif slip == 3:
            text = text[:start] + chance.choice(PIECES) + text[end:]
        elif slip == 4:
            lines[line] = " " * chance.randint(0, 6) + lines[line].lstrip()
            text = "\n".join(lines)
        else:
            other = chance.randrange(len(lines))
            lines[line], lines[other] = lines[other], lines[line]
            text = "\n".join(lines)
    return text


@pytest.mark.parametrize("seed", range(10))
def test_broken_files_never_end_in_a_traceback(seed: int) -> None:
    chance = random.Random(seed)
    answered = 0
    for _ in range(200):
        file = chance.choice(FILES)
        raw = broken(file.read_text(encoding="utf-8"), chance).encode("utf-8", "surrogatepass")
        if chance.random() < 0.1:
            place = chance.randrange(len(raw))
            raw = raw[:place] + bytes([chance.randrange(256)]) + raw[place + 1 :]
        model, problems = read(raw, "x.yml", chance.choice(KINDS).model)
        assert model is not None or problems
        answered += bool(problems)
        lines = len(raw.decode("utf-8", "replace").splitlines()) + 1  # libyaml knows the line breaks of Unicode
        assert all(1 <= problem.line <= lines and problem.column >= 1 and problem.message for problem in problems)
    assert answered > 150


@pytest.mark.parametrize("seed", range(5))
def test_a_tree_of_broken_files_is_checked_whole(seed: int, tmp_path: Path) -> None:
    chance = random.Random(1000 + seed)
    root = good_tree(tmp_path)
    for file in sorted(root.rglob("*.yml")):
        if chance.random() < 0.7:
            file.write_text(broken(file.read_text(encoding="utf-8"), chance), encoding="utf-8", newline="")
    _, problems = checked(root)
    assert problems
    assert [problem for problem in problems if "\n" in problem.message] == []
