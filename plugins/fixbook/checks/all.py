"""Runs every rule over a library and returns the problems in the order of files and lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final

from fixbook.checks import links, references
from fixbook.library import Library
from fixbook.problems import Problem

RULES: Final[tuple[Callable[[Library], Iterator[Problem]], ...]] = (
    references.check,
    links.check,
)
DATED_RULES: Final[tuple[Callable[[Library, dt.date], Iterator[Problem]], ...]] = ()


def check_library(library: Library, today: dt.date | None = None) -> list[Problem]:
    """Problems of all rules, sorted; rules about what is due run only when a day is given."""
    found = {problem for rule in RULES for problem in rule(library)}
    if today is not None:
        found |= {problem for rule in DATED_RULES for problem in rule(library, today)}
    return sorted(found)
