"""`documented-without-source`: a statement claims to be documented and names no source.

    basis: documented          # documented names its sources

Name the source, or state the basis as it is: judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.checks.survey import File, held
from fixbook.problems import Problem

CODE = "documented-without-source"


def check(file: File) -> Iterator[Problem]:
    """Blocks of basis `documented` without sources."""
    for path, block in file.parts.blocks:
        if held(block, "basis") == "documented" and not held(block, "sources"):
            yield file.document.problem((*path, "basis"), CODE, "documented needs the keys of its sources (sources)")
