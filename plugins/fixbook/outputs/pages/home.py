"""The home page: the question, the box that answers it, and ways to look around."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from fixbook.derive.codes import codes_by_product
from fixbook.derive.places import children, current_runbooks, in_region, in_scenario, scenario_order
from fixbook.library import COMMON, GLOBAL, Document, Library
from fixbook.model.plan import Plan
from fixbook.model.runbook import Runbook
from fixbook.outputs import incident
from fixbook.outputs.lookup_box import box
from fixbook.outputs.pages.incidents import newest_first
from fixbook.outputs.pages.listing import Facet, facets
from fixbook.outputs.pages.lists import by_area
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.strings import Strings
from fixbook.outputs.view import View

SAID, LATEST, EXAMPLES = 3, 3, 4  # phrases an area shows; incidents and articles; symptoms to try
CHIP = 36  # characters of a symptom to try


@dataclass(frozen=True)
class Offer:
    """The page in another language, offered in that language to browsers that prefer it."""

    language: str
    name: str
    strings: Strings


def page(library: Library, site: Site, language: str, intro: Markup) -> Page:
    """The home page in one language; `intro` is the site's hand-written index."""
    view = View(library, site, language, "")
    documents = current_runbooks(library)
    areas = by_area(view, documents)
    context = {
        "intro": intro,
        "b": box(view),
        "offers": [
            Offer(other, library.terms.languages[other].name, Strings.of(other))
            for other in site.languages
            if other != language
        ],
        "facets": [*facets(view, documents, "scenario", "region", "platform"), *_plans(view)],
        "examples": [to_try(phrases) for _, group in areas if (phrases := view.phrases(group[0].model.symptoms))][
            :EXAMPLES
        ],
        "areas": [(key, len(group), _said(view, group)) for key, group in areas],
        "count": len(documents),
        "scenarios": [(key, len(in_scenario(documents, key).own)) for key in scenario_order(library) if key != COMMON],
        "regions": [
            (key, len(shelf.own) + len(shelf.inside))
            for key in children(library, GLOBAL)
            for shelf in [in_region(library, documents, key)]
        ],
        "products": [(product, len(entries)) for product, entries in codes_by_product(library)],
        "plans": _ordered_plans(library),
        "incidents": sorted(library.postmortems.values(), key=newest_first)[:LATEST],
        "incident": incident,
        "changed": sorted(
            documents, key=lambda d: (d.model.sources_checked_on or dt.date.min, d.model.id), reverse=True
        )[:LATEST],
    }
    return Page(view, "home", view.s("nav-home"), "", "", "fixbook/home.html", context, hide=("toc", "navigation"))


def to_try(phrases: list[str]) -> str:
    """The longest phrase that a chip holds, for whole sentences work too, which bare words would not show; the shortest where all are longer."""
    held = [phrase for phrase in phrases if len(phrase) <= CHIP]
    return max(held, key=len) if held else min(phrases, key=len)


def _said(view: View, group: list[Document[Runbook]]) -> list[tuple[str, Document[Runbook]]]:
    """What people say, a phrase each of the first runbooks of an area."""
    said = [(phrases[0], each) for each in group if (phrases := view.phrases(each.model.symptoms))]
    return said[:SAID]


def _ordered_plans(library: Library) -> list[Document[Plan]]:
    return sorted(library.plans.values(), key=lambda each: (each.model.order, each.slug))


def _plans(view: View) -> list[Facet]:
    options = [(plan.slug, view.plain(plan.model.name), plan.slug) for plan in _ordered_plans(view.library)]
    return [Facet("plan", view.s("rb-plan"), options)] if options else []
