"""Prints the lower bounds of pyproject.toml as pip constraints, so that the tests can run with the oldest allowed packages."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

# Tools that only check the code may be new: nobody's site is built with them.
CHECKERS = re.compile(r"mypy|ruff|types-")

LOWER_BOUND = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)\s*>=\s*(?P<version>[0-9.]+)")


def lowest_versions(pyproject: str) -> list[str]:
    """`name==version` for each requirement of `pyproject` that has a lower bound."""
    project = tomllib.loads(pyproject)["project"]
    requirements = [*project["dependencies"], *project.get("optional-dependencies", {}).get("dev", [])]
    found = (LOWER_BOUND.match(text) for text in requirements if not CHECKERS.match(text))
    return [f"{match['name']}=={match['version']}" for match in found if match]


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in lowest_versions(Path(sys.argv[1]).read_text(encoding="utf-8"))))
