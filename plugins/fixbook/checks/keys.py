"""`duplicate-key`: a key is used twice where it must be unique.

Keys of causes and steps are anchors of one page, so they share one namespace; so do the keys of items and of actions.
Keys of sources form a namespace of their own.

    causes:
      - key: cable-loose
        steps:
          - key: cable-loose      # "cable-loose" stands already in line 14; keys are anchors of one page

Choose another key; where the old one was published, add it to former_keys.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.checks.survey import File, held
from fixbook.model.shape import Path
from fixbook.problems import Problem

CODE = "duplicate-key"


def check(file: File) -> Iterator[Problem]:
    """Every key that stands in its file already."""
    first: dict[tuple[bool, str], Path] = {}
    for path, block in file.parts.blocks:
        key = held(block, "key")
        if key is None:
            continue
        place = (*path, "key")
        is_source = path[0] == "sources"
        earlier = first.setdefault((is_source, key), place)
        if earlier != place:
            line = file.document.locate(earlier)[0]
            why = "sources are named by it" if is_source else "keys are anchors of one page"
            yield file.document.problem(place, CODE, f'"{key}" stands already in line {line}; {why}')
