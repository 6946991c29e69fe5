"""`documented-without-source`: a statement claims to be documented and names no source.

    basis: documented          # documented names its sources

Name the source, or state the basis as it is: judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.library import Library
from fixbook.model.fields import Model
from fixbook.model.shape import walk
from fixbook.problems import Problem

CODE = "documented-without-source"


def check(library: Library) -> Iterator[Problem]:
    """Blocks of basis `documented` without sources."""
    for document in library.documents():
        for path, value, _ in walk(document.model):
            if isinstance(value, Model) and getattr(value, "basis", None) == "documented" and not value.sources:  # type: ignore[attr-defined]
                yield document.problem((*path, "basis"), CODE, "documented needs the keys of its sources (sources)")
