"""Pages of scenarios and regions: what to expect there, and what helps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from fixbook.derive.places import (
    Shelf,
    children,
    current_runbooks,
    in_region,
    in_scenario,
    region_tree,
    scenario_order,
)
from fixbook.library import GLOBAL, Document, Library
from fixbook.model.checklist import Checklist
from fixbook.model.plan import WEEKDAYS, Cover, Plan
from fixbook.model.postmortem import Postmortem
from fixbook.model.region import Hours, Region, RoundTrip
from fixbook.model.runbook import Runbook
from fixbook.model.scenario import Scenario
from fixbook.outputs.pages.help import clock_json
from fixbook.outputs.pages.listing import Row, row
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.view import View

BAR = 200  # units of width of a bar of round-trip times
_STEPS = (50, 100, 150, 200, 300, 400, 500, 1000)  # where its scale may end, ms


def pages(library: Library, site: Site) -> Iterator[Page]:
    """Indexes and pages of scenarios and regions in every language."""
    runbooks = current_runbooks(library)
    incidents = sorted(library.postmortems.values(), key=lambda d: d.slug, reverse=True)
    for language in site.languages:
        yield _scenarios(View(library, site, language, "scenarios"), runbooks, incidents)
        for key in scenario_order(library):
            yield _scenario(
                View(library, site, language, f"scenarios/{key}"), library.scenarios[key], runbooks, incidents
            )
        yield _regions(View(library, site, language, "regions"), runbooks, incidents)
        for _, key in region_tree(library):
            yield _region(View(library, site, language, f"regions/{key}"), library.regions[key], runbooks, incidents)


def _scenarios(view: View, runbooks: list[Document[Runbook]], incidents: list[Document[Postmortem]]) -> Page:
    rows = [
        (key, view.library.scenarios[key].model, in_scenario(runbooks, key), len(in_scenario(incidents, key).own))
        for key in scenario_order(view.library)
    ]
    lede = view.s("place-scenarios-lede")
    return Page(
        view, "scenarios", view.s("nav-scenarios"), lede, "scenarios", "fixbook/scenarios.html", {"scenarios": rows}
    )


def _scenario(
    view: View, document: Document[Scenario], runbooks: list[Document[Runbook]], incidents: list[Document[Postmortem]]
) -> Page:
    scenario = document.model
    shelf = in_scenario(runbooks, document.slug)
    context = {
        "s": scenario,
        "numbers": {source.key: number for number, source in enumerate(scenario.sources, start=1)},
        "checklists": _checklists(view.library, document.slug),
        "shelf_rows": _shelf_rows(view, shelf, view.s("place-shelf-common"), "scenario"),
        "incidents": in_scenario(incidents, document.slug).own,
    }
    name, summary = view.plain(scenario.name), view.plain(scenario.summary)
    return Page(view, "scenario", name, summary, "scenarios", "fixbook/scenario.html", context, document)


def _checklists(library: Library, scenario: str) -> list[Document[Checklist]]:
    """Checklists for a scenario: those that name it, then those for all."""
    fitting = [d for d in library.checklists.values() if not d.model.scenarios or scenario in d.model.scenarios]
    return sorted(fitting, key=lambda d: (not d.model.scenarios, d.model.id))


def _shelf_rows(
    view: View, shelf: Shelf[Document[Runbook]], inherited: str, hide: str, noted: str = ""
) -> list[tuple[str, str, list[Row]]]:
    """(key, label, rows) of each shelf; runbooks with a note for the region `noted` say so."""
    groups = [
        ("own", view.s("place-shelf-own"), shelf.own),
        ("inside", view.s("place-shelf-inside"), shelf.inside),
        ("inherited", inherited, shelf.inherited),
    ]
    return [
        (key, label, [row(view, each, hide=[hide] if key == "own" else [], noted=noted) for each in group])
        for key, label, group in groups
    ]


def _regions(view: View, runbooks: list[Document[Runbook]], incidents: list[Document[Postmortem]]) -> Page:
    rows = [
        (
            depth,
            key,
            view.library.regions[key].model,
            in_region(view.library, runbooks, key),
            len(in_region(view.library, incidents, key).own),
        )
        for depth, key in region_tree(view.library)
    ]
    lede = view.s("place-regions-lede")
    return Page(view, "regions", view.s("nav-regions"), lede, "regions", "fixbook/regions.html", {"regions": rows})


def _region(
    view: View, document: Document[Region], runbooks: list[Document[Runbook]], incidents: list[Document[Postmortem]]
) -> Page:
    region = document.model
    library = view.library
    shelf = in_region(library, runbooks, document.slug)
    scale, bars = round_trip_bars(region.round_trips)
    context: dict[str, Any] = {
        "r": region,
        "parents": [key for key in library.ancestors(document.slug)[1:] if key in library.regions][:1],
        "below": children(library, document.slug),
        "numbers": {source.key: number for number, source in enumerate(region.sources, start=1)},
        "scale": scale,
        "bars": bars,
        "hours": [(entry, day_spans(entry)) for entry in region.busy_hours],
        "covers": _covers(library),
        "days": " ".join(view.s(f"day-{day}") for day in WEEKDAYS),
        "spoken": lambda keys: view.s("list-comma").join(_language(library, key) for key in keys),
        "shelf_rows": _shelf_rows(view, shelf, view.s("place-shelf-inherited"), "region", document.slug),
        "query": f"?region={document.slug}" if document.slug != GLOBAL else "",
        "incidents": in_region(library, incidents, document.slug).own,
    }
    name, summary = view.plain(region.name), view.plain(region.summary)
    return Page(view, "region", name, summary, "regions", "fixbook/region.html", context, document)


def _language(library: Library, key: str) -> str:
    return library.terms.languages[key].name if key in library.terms.languages else key


def round_trip_bars(trips: list[RoundTrip]) -> tuple[Decimal, list[tuple[RoundTrip, int, int]]]:
    """(end of the scale in ms, [(round trip, x, width)]): bars of low to high on a scale of BAR units, at least 3 wide."""
    largest = max((trip.high for trip in trips), default=Decimal(0))
    end = next((Decimal(step) for step in _STEPS if step >= largest), largest)
    bars = []
    for trip in trips:
        x, right = (round(value / end * BAR) for value in (trip.low, trip.high))
        bars.append((trip, min(x, BAR - 3), max(right - x, 3)))
    return end, bars


def day_spans(hours: Hours) -> list[tuple[int, int]]:
    """(first minute, minutes) of busy hours within one day; hours over midnight are two spans."""
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in (hours.from_, hours.to))
    if start < end:
        return [(start, end - start)]
    return [(0, end), (start, 1440 - start)] if end else [(start, 1440 - start)]


def _covers(library: Library) -> list[tuple[list[Document[Plan]], Cover, str]]:
    """Every distinct shift of every plan in warranty, with the plans that have it and its clock as JSON."""
    found: dict[str, tuple[list[Document[Plan]], Cover, str]] = {}
    for plan in sorted(library.plans.values(), key=lambda each: (each.model.order, each.slug)):
        for cover in plan.model.phases.warranty.cover.values():
            clock = clock_json(cover, library.terms)
            same = found.setdefault(f"{cover.name!r} {clock} {cover.languages}", ([], cover, clock))
            if plan not in same[0]:
                same[0].append(plan)
    return list(found.values())
