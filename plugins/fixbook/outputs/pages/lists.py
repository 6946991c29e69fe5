"""Lists: all runbooks, problem areas, error codes, checklists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.derive.codes import CodeEntry, codes_by_product
from fixbook.derive.places import current_runbooks
from fixbook.library import Document, Library
from fixbook.model.runbook import Runbook
from fixbook.outputs.pages.listing import facets, row
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.view import View


def pages(library: Library, site: Site) -> Iterator[Page]:
    """Every list in every language."""
    documents = current_runbooks(library)
    for language in site.languages:
        yield _runbooks(View(library, site, language, "runbooks"), documents)
        yield _areas(View(library, site, language, "areas"), documents)
        for key in library.terms.areas:
            yield _area(View(library, site, language, f"areas/{key}"), key, documents)
        yield _codes(View(library, site, language, "codes"))
        for key, entries in codes_by_product(library):
            yield _product_codes(View(library, site, language, f"codes/{key}"), key, entries)
        if library.checklists:
            yield _checklists(View(library, site, language, "checklists"))


def by_area(view: View, documents: list[Document[Runbook]]) -> list[tuple[str, list[Document[Runbook]]]]:
    """Problem areas in the order of the taxonomy with their runbooks; those without any are left out."""
    groups = [(key, [each for each in documents if each.model.area == key]) for key in view.terms.areas]
    return [(key, group) for key, group in groups if group]


def _page(view: View, kind: str, title: str, description: str, context: dict[str, Any], section: str = "") -> Page:
    return Page(view, kind, title, description, section or view.address, f"fixbook/{kind}.html", context)


def _runbooks(view: View, documents: list[Document[Runbook]]) -> Page:
    context = {
        "groups": [(key, [row(view, d, hide=["area"]) for d in group]) for key, group in by_area(view, documents)],
        "facets": facets(view, documents, "scenario", "region", "area", "platform", "audience"),
        "count": len(documents),
    }
    return _page(view, "runbooks", view.s("nav-runbooks"), view.s("list-runbooks-lede"), context)


def _areas(view: View, documents: list[Document[Runbook]]) -> Page:
    groups = dict(by_area(view, documents))
    rows = [
        (
            key,
            term,
            len(groups.get(key, [])),
            [p for d in groups.get(key, [])[:3] for p in view.phrases(d.model.symptoms)[:1]],
        )
        for key, term in view.terms.areas.items()
    ]
    return _page(view, "areas", view.s("nav-areas"), view.s("list-areas-lede"), {"areas": rows})


def _area(view: View, key: str, documents: list[Document[Runbook]]) -> Page:
    here = [each for each in documents if each.model.area == key]
    term = view.terms.areas[key]
    context = {
        "key": key,
        "term": term,
        "rows": [row(view, each, hide=["area"]) for each in here],
        "facets": facets(view, here, "scenario", "region", "platform"),
        "codes": [e for _, entries in codes_by_product(view.library) for e in entries if e.runbook.model.area == key],
    }
    return _page(view, "area", view.name("areas", key), view.plain(term.definition), context, "areas")


def _codes(view: View) -> Page:
    groups = codes_by_product(view.library)
    context = {"groups": groups, "count": sum(len(entries) for _, entries in groups)}
    return _page(view, "codes", view.s("nav-codes"), view.s("list-codes-lede"), context)


def _product_codes(view: View, key: str, entries: list[CodeEntry]) -> Page:
    """The codes of one product; all of a site's on one page would weigh too much."""
    title = f"{view.s('nav-codes')}: {view.name('products', key)}"
    return _page(view, "product-codes", title, view.s("list-codes-lede"), {"entries": entries}, "codes")


def _checklists(view: View) -> Page:
    order = {key: place for place, key in enumerate(view.terms.purposes)}
    documents = sorted(view.library.checklists.values(), key=lambda d: (order.get(d.model.purpose, 99), d.model.id))
    return _page(
        view, "checklists", view.s("nav-checklists"), view.s("list-checklists-lede"), {"checklists": documents}
    )
