"""Problems as text for people, JSON for programs, or annotations for a code host."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

import click

from fixbook.problems import Level, Problem

FORMATS: Final = ("text", "json", "github")
_COLOURS: Final = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}
_GITHUB: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
# C0 and C1 controls, and the marks that turn the direction of a line: content must not drive a terminal. Lone surrogates are bytes of
# file names that are no text.
_TERMINAL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """Text without characters that a terminal would act on; each is shown by its code point."""
    return _TERMINAL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def lines(problems: Iterable[Problem], form: str, *, colour: bool = False) -> list[str]:
    """The report, line by line, in one of FORMATS."""
    if form == "json":
        return [json.dumps([_fields(problem) for problem in problems], indent=1)]
    write = _annotation if form == "github" else _coloured if colour else str
    return [plain(write(problem)) if write is str else write(problem) for problem in problems]


def summary(problems: Iterable[Problem], files: int) -> str:
    """How many problems of each level there are, in one line."""
    count = Counter(problem.level for problem in problems)
    parts = [f"{count[level]} {level}{'' if count[level] == 1 else 's'}" for level in Level if count[level]]
    return f"{files} file{'' if files == 1 else 's'} checked: {', '.join(parts) or 'no problems'}"


def _fields(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "level": str(problem.level),
        "code": problem.code,
        "message": problem.message,
    }


def _coloured(problem: Problem) -> str:
    place = click.style(plain(f"{problem.path}:{problem.line}:{problem.column}:"), bold=True)
    level = click.style(str(problem.level), fg=_COLOURS[problem.level])
    return f"{place} {level} {problem.code}: {plain(problem.message)}"


def _annotation(problem: Problem) -> str:
    path = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    return (
        f"::{_GITHUB[problem.level]} file={path},line={problem.line},col={problem.column},title={problem.code}"
        f"::{_escaped(problem.message)}"
    )


def _escaped(text: str) -> str:
    """As workflow commands want it; a line break in a message starts no command of its own, for `plain` leaves none."""
    return plain(text).replace("%", "%25")
