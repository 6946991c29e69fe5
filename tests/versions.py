"""Reads the requirements of pyproject.toml for ./do lock and ./do test-lowest, so that they stand in one place."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

# Tools that only check the code may be new: nobody's site is built with them.
CHECKERS = re.compile(r"hypothesis|mypy|pytest|ruff|types-")

LOWER_BOUND = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)\s*>=\s*(?P<version>[0-9.]+)")


def requirements(pyproject: str) -> list[str]:
    """What the package and its tools require, as written."""
    project = tomllib.loads(pyproject)["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def lowest(pyproject: str) -> list[str]:
    """`name==version` for each requirement that has a lower bound."""
    found = (LOWER_BOUND.match(text) for text in requirements(pyproject) if not CHECKERS.match(text))
    return [f"{match['name']}=={match['version']}" for match in found if match]


def pins(report: str) -> list[str]:
    """`name==version` for each package in an installation report of pip, sorted by name."""
    found: list[dict[str, Any]] = [one["metadata"] for one in json.loads(report)["install"]]
    return sorted((f"{one['name']}=={one['version']}" for one in found), key=str.lower)


if __name__ == "__main__":
    print_lines = {"requirements": requirements, "lowest": lowest, "pins": pins}[sys.argv[1]]
    sys.stdout.write("".join(f"{line}\n" for line in print_lines(Path(sys.argv[2]).read_text(encoding="utf-8"))))
