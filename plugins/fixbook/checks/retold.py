"""`retold-without-sources`: an incident of somebody else is told without saying where the facts come from.

    kind: retold
    organisation: Example Cloud        # no sources: name the public report

Readers must be able to go to the public report. Add it under sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.library import Library
from fixbook.problems import Problem

CODE = "retold-without-sources"


def check(library: Library) -> Iterator[Problem]:
    """Retold incidents without a source."""
    for _, document in sorted(library.postmortems.items()):
        if document.model.kind == "retold" and not document.model.sources:
            message = "a retold incident names its public sources; none is given under sources"
            yield document.problem(("kind",), CODE, message)
