"""`duplicate-key`: a key is used twice where it must be unique.

Keys of causes and steps are anchors of one page, so they share one namespace; so do the keys of items and of actions.
Keys of sources form a namespace of their own.

    causes:
      - key: short-uplink
        steps:
          - key: short-uplink      # "short-uplink" stands already in line 14; keys are anchors of one page

Choose another key; where the old one was published, add it to former_keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.library import Document, Library
from fixbook.model.fields import Model
from fixbook.model.shape import Path, walk
from fixbook.problems import Problem

CODE = "duplicate-key"


def check(library: Library) -> Iterator[Problem]:
    """Every key that stands in its file already."""
    for document in library.documents():
        yield from _repeated(document)


def _repeated(document: Document[Any]) -> Iterator[Problem]:
    first: dict[tuple[bool, str], Path] = {}
    for path, value, _ in walk(document.model):
        if not isinstance(value, Model) or not hasattr(value, "key"):
            continue
        place = (*path, "key")
        is_source = path[0] == "sources"
        earlier = first.setdefault((is_source, value.key), place)
        if earlier != place:
            line = document.locate(earlier)[0]
            why = "sources are named by it" if is_source else "keys are anchors of one page"
            yield document.problem(place, CODE, f'"{value.key}" stands already in line {line}; {why}')
