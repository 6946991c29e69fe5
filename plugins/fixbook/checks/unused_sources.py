"""`unused-source`: nothing that is documented rests on a source.

A source is listed so that statements can name it. One that no block names, or only blocks whose basis is judgement, tells
readers nothing (warning). Postmortems and plans rest on their sources as a whole and are not asked.

    sources:
      - {key: s3, title: ..., url: ...}       # no documented block names "s3"

Name it where it is used (`basis: documented`, `sources: [s3]`), or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.library import Document, Library
from fixbook.model.fields import Model
from fixbook.model.shape import walk
from fixbook.problems import Level, Problem

CODE = "unused-source"


def check(library: Library) -> Iterator[Problem]:
    """Sources of runbooks, checklists, regions and scenarios that no block rests on."""
    groups = (library.runbooks, library.checklists, library.regions, library.scenarios)
    documents: list[Document[Any]] = [document for group in groups for document in group.values()]
    for document in documents:
        used = _used(document)
        for index, source in enumerate(document.model.sources):
            if source.key not in used:
                message = f'no documented block names "{source.key}"'
                yield document.problem(("sources", index, "key"), CODE, message, Level.WARNING)


def _used(document: Document[Any]) -> set[str]:
    return {
        key
        for path, value, _ in walk(document.model)
        if path and isinstance(value, Model) and getattr(value, "basis", None) != "judgement"
        for key in getattr(value, "sources", ())
    }
