"""`region-parent`: a region does not lie in `global`.

Regions form one tree: a reader who chooses a country sees its own articles, those of the regions around it, and those of
`global`. Every region but `global` names the region it lies in, and the way up ends at `global`.

    name: Germany
    parent: germany            # the way up from "germany" runs in a circle: germany, germany

Name the next larger region as parent.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.library import GLOBAL, Library
from fixbook.problems import Problem

CODE = "region-parent"


def check(library: Library) -> Iterator[Problem]:
    """Regions without a way up to `global`."""
    for slug, document in sorted(library.regions.items()):
        parent = document.model.parent
        if slug == GLOBAL:
            if parent is not None:
                yield document.problem(("parent",), CODE, f'"{GLOBAL}" lies in no other region; leave parent out')
        elif parent is None:
            yield document.problem(
                (), CODE, f'"parent" is missing here; a region lies in another one, at last in {GLOBAL}'
            )
        else:
            circle = _circle(library, slug)
            if circle:
                way = ", ".join(circle)
                yield document.problem(("parent",), CODE, f'the way up from "{slug}" runs in a circle: {way}')


def _circle(library: Library, slug: str) -> list[str]:
    """The way up from a region that comes back to that region, or an empty list."""
    way = [slug]
    current = library.regions[slug].model.parent
    while current is not None and current in library.regions and current not in way:
        way.append(current)
        current = library.regions[current].model.parent
    return [*way, slug] if current == slug else []
