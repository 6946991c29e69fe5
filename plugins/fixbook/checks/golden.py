"""`golden-slug`: a golden query expects an article that does not exist.

    - {q: no connection, find: no-dial-ton}      # "no-dial-ton" is not the file name of an article; did you mean "no-dial-tone"?

Mend the slug. After a rename write the new one.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.library import Library
from fixbook.model.nearest import nearest
from fixbook.problems import Problem

CODE = "golden-slug"


def check(library: Library) -> Iterator[Problem]:
    """Slugs under find and also that no article has."""
    if library.golden is None:
        return
    slugs = {document.slug for document in library.articles()} | library.unread
    for index, query in enumerate(library.golden.model.queries):
        wanted = [(("find",), query.find)] if query.find else []
        for place, slug in [*wanted, *((("also", i), also) for i, also in enumerate(query.also))]:
            if slug not in slugs:
                near = nearest(slug, slugs)
                hint = f'; did you mean "{near}"?' if near else ""
                message = f'"{slug}" is not the file name of an article{hint}'
                yield library.golden.problem(("queries", index, *place), CODE, message)
