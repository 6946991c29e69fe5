"""What is wrong and where: the one form in which every part of Fixbook reports a problem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a problem matters: an error fails the check, a warning fails a strict build, a note never fails anything."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Problem:
    """One problem of one file; `line` and `column` count from 1, in code points. Ordered by position."""

    path: str
    line: int
    column: int
    code: str
    message: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.level} {self.code}: {self.message}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that must be mended before anything is published."""
    return [problem for problem in problems if problem.level is Level.ERROR]
