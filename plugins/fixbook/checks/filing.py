"""`filing`: an article lies in a folder that is no scenario or no region.

The folders say where an article belongs: kb/runbooks/<scenario>/<region>/<slug>.yml. What holds in every scenario is
filed under `common`, what holds everywhere under `global`; both must exist as files, like every other one.

    kb/runbooks/in-stor/global/no-dial-tone.yml      # "in-stor" is not a scenario; did you mean "in-store"?

Move the file, or start the scenario or region with `fixbook new`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fixbook.library import COMMON, GLOBAL, Document, Library
from fixbook.model.nearest import did_you_mean
from fixbook.problems import Problem

CODE = "filing"


def check(library: Library) -> Iterator[Problem]:
    """Articles in unknown folders, and a library without `common` or `global`."""
    articles: list[Document[Any]] = [*library.runbooks.values(), *library.postmortems.values()]
    for kind, group, needed in (("scenario", library.scenarios, COMMON), ("region", library.regions, GLOBAL)):
        yield from _missing(library, kind, group, needed)
        for document in articles:
            folder = getattr(document, kind)
            if folder not in group and folder not in library.unread and folder != needed:
                message = f'the folder "{folder}" is not a {kind}{did_you_mean(folder, group)}'
                yield document.problem((), CODE, message)


def _missing(library: Library, kind: str, group: Mapping[str, Any], needed: str) -> Iterator[Problem]:
    if needed in group or needed in library.unread or library.taxonomy is None:
        return
    path = library.shown(library.root / "kb" / f"{kind}s" / f"{needed}.yml")
    yield Problem(
        path, 1, 1, CODE, f"the file is missing: every site has the {kind} {needed}; fixbook new {kind} starts it"
    )
