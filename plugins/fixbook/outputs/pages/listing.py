"""Rows of lists of runbooks, and the facets by which a reader narrows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from fixbook.derive.badge import relief_seconds
from fixbook.derive.places import region_tree, regions_of, scenario_order, scenarios_of
from fixbook.library import COMMON, GLOBAL, Document, Library
from fixbook.model.common import AUDIENCES
from fixbook.model.runbook import Runbook
from fixbook.outputs.view import View


@dataclass(frozen=True)
class Row:
    """A runbook in a list: small facts below its title, and the attributes that filters read."""

    document: Document[Runbook]
    facts: list[Markup | str]
    attributes: dict[str, str]


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list. `chain` of an option: the keys an article may have to be kept, most specific first."""

    name: str
    label: str
    options: list[tuple[str, str, str]]  # key, name (indented by depth), chain
    chips: bool = False


def row(view: View, document: Document[Runbook], *, hide: Iterable[str] = (), noted: str = "") -> Row:
    """The row of a runbook; facts named in `hide` (area, scenario, region) are known from the page.

    A runbook with a note for the region `noted` says so.
    """
    runbook = document.model
    scenarios, regions = scenarios_of(document), regions_of(document)
    seconds = relief_seconds(runbook)
    facts: dict[str, Markup | str] = {
        "area": view.name("areas", runbook.area),
        "scenario": view.s("all-scenarios") if COMMON in scenarios else view.names("scenarios", scenarios),
        "region": view.s("all-regions") if GLOBAL in regions else view.names("regions", regions),
        "note": view.s("place-note", region=view.name("regions", noted)) if noted in runbook.in_regions else "",
        "time": view.s("rb-minutes", time=view.minutes(seconds)) if seconds else "",
    }
    attributes = {
        "data-item": runbook.id,
        "data-scenario": " ".join(scenarios),
        "data-region": " ".join(regions),
        "data-area": runbook.area,
        "data-platform": " ".join(runbook.platforms),
        "data-audience": runbook.audience,
    }
    return Row(document, [fact for name, fact in facts.items() if fact and name not in set(hide)], attributes)


def facets(view: View, documents: list[Document[Runbook]], *names: str) -> list[Facet]:
    """The facets a list is narrowed by; one that would not part the list is left out."""
    library = view.library
    makers: dict[str, Callable[[], Facet]] = {
        "scenario": lambda: Facet("scenario", view.s("list-scenario"), _scenarios(view, library), chips=True),
        "region": lambda: Facet("region", view.s("list-region"), _regions(view, library)),
        "area": lambda: _plain(view, "area", "areas", [d.model.area for d in documents]),
        "platform": lambda: _plain(view, "platform", "platforms", [p for d in documents for p in d.model.platforms]),
        "audience": lambda: _audiences(view, {d.model.audience for d in documents}),
    }
    made = [makers[name]() for name in names]
    return [facet for facet in made if len(facet.options) > 1]


def _scenarios(view: View, library: Library) -> list[tuple[str, str, str]]:
    keys = [key for key in scenario_order(library) if key != COMMON]
    return [(key, view.name("scenarios", key), f"{key} {COMMON}") for key in keys]


def _regions(view: View, library: Library) -> list[tuple[str, str, str]]:
    tree = [(depth, key) for depth, key in region_tree(library) if key != GLOBAL]
    return [
        (key, "\u2003" * (depth - 1) + view.name("regions", key), " ".join(library.ancestors(key)))
        for depth, key in tree
    ]


def _plain(view: View, name: str, group: str, used: Iterable[str]) -> Facet:
    found = set(used)
    keys = [key for key in getattr(view.terms, group) if key in found]
    return Facet(name, view.s(f"list-{name}"), [(key, view.name(group, key), key) for key in keys])


def _audiences(view: View, used: set[str]) -> Facet:
    keys = [key for key in AUDIENCES if key in used]
    return Facet("audience", view.s("list-audience"), [(key, view.s(f"audience-{key}"), key) for key in keys])
