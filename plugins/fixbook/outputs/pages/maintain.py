"""Pages for maintainers: the coverage grid with its gaps, and the queue of what is to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from fixbook.derive.coverage import Coverage, coverage
from fixbook.derive.reviews import Review, reviews
from fixbook.library import Library
from fixbook.outputs.pages.listing import Facet
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.view import View

LACKS: Final = ("test", "translation", "due-day")


def pages(library: Library, site: Site) -> Iterator[Page]:
    """Both pages in every language; none where there is no runbook."""
    if not library.runbooks:
        return
    grid, queue = coverage(library), reviews(library)
    for language in site.languages:
        yield _page(View(library, site, language, "coverage"), "coverage", _grid(grid))
        view = View(library, site, language, "reviews")
        yield _page(
            view, "reviews", {"queue": [(one, _attributes(one)) for one in queue], "facets": list(_facets(view, queue))}
        )


def _page(view: View, key: str, context: Mapping[str, Any]) -> Page:
    title, lede = view.s(f"nav-{key}"), view.s(f"mt-{key}-lede")
    return Page(view, "maintain", title, lede, key, f"fixbook/{key}.html", context, hide=("toc",))


def _grid(grid: Coverage) -> dict[str, Any]:
    cells = grid.cells.values()
    return {
        "grid": grid,
        "counted": counted,
        "empty": sum(not cell.own and not cell.inherited for cell in cells),
        "borrowed": sum(not cell.own and bool(cell.inherited) for cell in cells),
        "all": len(grid.cells),
    }


def counted(areas: Mapping[str, int]) -> str:
    """ "connect:2 stutter:1": counts by area in one attribute, for the script that shows one area."""
    return " ".join(f"{area}:{n}" for area, n in areas.items())


def _facets(view: View, queue: list[Review]) -> Iterator[Facet]:
    """The queue is narrowed by team and by what an article lacks."""
    used = {one.document.model.owner for one in queue}
    owners = [(key, view.name("owners", key), key) for key in view.terms.owners if key in used]
    if len(owners) > 1:
        yield Facet("owner", view.s("mt-owner"), owners)
    yield Facet("lacks", view.s("mt-lacks"), [(key, view.s(f"mt-lacks-{key}"), key) for key in LACKS])


def _attributes(one: Review) -> dict[str, str]:
    """What the queue is narrowed by."""
    lacks = [
        *(["due-day"] if one.due is None and one.document.kind == "runbook" else []),
        *(["test"] if one.document.kind == "runbook" and not one.tested else []),
        *(["translation"] if one.missing else []),
    ]
    owner = one.document.model.owner or ""
    due = {"data-fb-review": str(one.due)} if one.due else {}
    return {"data-item": "", "data-owner": owner, "data-lacks": " ".join(lacks), **due}
