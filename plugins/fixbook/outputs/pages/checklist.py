"""The page of a checklist: items to tick, and a result to paste."""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.derive.related import Around, around
from fixbook.library import Document, Library
from fixbook.model.checklist import Checklist
from fixbook.model.plan import Plan
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.view import View, address_of


def pages(library: Library, site: Site) -> Iterator[Page]:
    """The page of every checklist in every language."""
    about = around(library)
    for language in site.languages:
        for slug in sorted(library.checklists):
            document = library.checklists[slug]
            yield page(document, View(library, site, language, address_of(document)), about.get(document.model.id))


def page(document: Document[Checklist], view: View, about: Around | None) -> Page:
    """The page of one checklist."""
    checklist = document.model
    former: dict[str, list[str]] = {}
    for old, new in checklist.former_keys.items():
        former.setdefault(new, []).append(old)
    context = {
        "c": checklist,
        "former": former,
        "numbers": {source.key: number for number, source in enumerate(checklist.sources, start=1)},
        "plans": plans_with(view.library, checklist),
        "related": about.related if about else [],
    }
    title = f"{checklist.id} {view.plain(checklist.title)}"
    return Page(
        view,
        "checklist",
        title,
        view.plain(checklist.summary),
        "checklists",
        "fixbook/checklist.html",
        context,
        document,
    )


def plans_with(library: Library, checklist: Checklist) -> list[Document[Plan]]:
    """Plans that include a checklist, in their order: those it names, and those whose reviews or big events follow it."""
    return sorted(
        (plan for key, plan in library.plans.items() if key in checklist.plans or _follows(plan.model, checklist.id)),
        key=lambda plan: (plan.model.order, plan.slug),
    )


def _follows(plan: Plan, identifier: str) -> bool:
    phases = (plan.phases.warranty, plan.phases.after)
    reviews = [review.checklist for phase in phases if phase.optimisation for review in phase.optimisation.reviews]
    events = [phase.big_events.checklist for phase in phases if phase.big_events]
    return identifier in (*reviews, *events)
