"""Pages of support plans: a guide each, the comparison, the buyer's checklist, the response clock."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fixbook.derive.clock import Clock, clock_of
from fixbook.library import Document, Library
from fixbook.model.fields import Duration, Text
from fixbook.model.plan import Phase, Plan, Response
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.view import View, address_of

PROMISES: Final = ("first", "engineer", "update", "estimate", "target")
CLAUSES: Final = ("response", "escalation", "scope", "optimisation", "service-level")
BUYING: Final = "buying"  # the purpose of checklists that the buyer's checklist shows
_YEAR: Final = 365 * 86400


@dataclass(frozen=True)
class PhaseView:
    """One phase of a plan as templates show it. `suffix` keeps the anchors of the two phases apart."""

    key: str
    suffix: str
    plan: Document[Plan]
    phase: Phase
    clocks: Mapping[str, Clock]

    def clock(self, cover: str) -> str:
        """A cover's clock as JSON for the browser."""
        return json.dumps(self.clocks[cover].data(), sort_keys=True) if cover in self.clocks else ""

    def always(self, cover: str) -> bool:
        """Whether a cover is around the clock."""
        return cover in self.clocks and self.clocks[cover].hours is None

    def promised(self) -> list[str]:
        """The promises that any severity has; the others need no column."""
        responses = (self.phase.response or {}).values()
        return [name for name in PROMISES if any(getattr(one, name) for one in responses)]

    def reviews(self) -> list[tuple[Any, list[int]]]:
        """Each review with the times of the year it falls on, in thousandths of the year; none for words."""
        found = self.phase.optimisation.reviews if self.phase.optimisation else []
        return [(review, yearly(review.every)) for review in found]


def yearly(every: Duration | Text) -> list[int]:
    """When something that is done every so often falls within a year, in thousandths of the year."""
    if not isinstance(every, Duration) or not 86400 <= every.seconds <= _YEAR:
        return []
    return [n * every.seconds * 1000 // _YEAR for n in range(1, _YEAR // every.seconds + 1)]


def length(view: View, one: PhaseView, response: Response, name: str) -> str:
    """A promised length in words; days on a shift are days of cover."""
    value = getattr(response, name)
    if value is None:
        return ""
    if value.unit in ("d", "w") and not one.always(response.cover):
        return view.s(f"plan-cover-{value.unit}", n=value.value)
    return view.words(value)


def phases(library: Library, plan: Document[Plan]) -> list[PhaseView]:
    """Both phases of a plan."""
    found = (("warranty", plan.model.phases.warranty), ("after", plan.model.phases.after))
    return [
        PhaseView(
            key,
            "" if key == "warranty" else "-after",
            plan,
            phase,
            {name: clock_of(cover, library.terms.holidays) for name, cover in phase.cover.items()},
        )
        for key, phase in found
    ]


def pages(library: Library, site: Site) -> Iterator[Page]:
    """Every page of the family in every language; none where there is no plan."""
    plans = sorted(library.plans.values(), key=lambda plan: (plan.model.order, plan.slug))
    if not plans:
        return
    both = [phases(library, plan) for plan in plans]
    by_phase = [("warranty", [one for one, _ in both]), ("after", [one for _, one in both])]
    severities = list(library.terms.severities.tickets)
    for language in site.languages:
        for plan, views in zip(plans, both, strict=True):
            yield _guide(View(library, site, language, address_of(plan)), plan, views)
        for key, template in (
            ("plans", "plans"),
            ("buyers-checklist", "buyers-checklist"),
            ("response-clock", "response-clock"),
        ):
            view = View(library, site, language, key)
            context = {
                "plans": plans,
                "by_phase": by_phase,
                "clauses": CLAUSES,
                "severities": severities,
                "length": length,
                "buying": [c for c in library.checklists.values() if c.model.purpose == BUYING],
                "clock_data": _clock_data(view, both) if key == "response-clock" else "",
            }
            hide = ("toc",) if key != "buyers-checklist" else ()
            yield Page(
                view,
                "plans",
                view.s(f"nav-{key}"),
                view.s(f"plan-{key}-lede"),
                key,
                f"fixbook/{template}.html",
                context,
                hide=hide,
            )


def _guide(view: View, plan: Document[Plan], views: list[PhaseView]) -> Page:
    model = plan.model
    context = {"doc": plan, "plan": model, "phases": views, "length": length}
    title, summary = view.plain(model.name), view.plain(model.summary)
    return Page(view, "plan", title, summary, f"plans/{plan.slug}", "fixbook/plan.html", context, source=plan)


def _clock_data(view: View, both: list[list[PhaseView]]) -> str:
    """What the response clock computes from, as JSON: by plan and phase the clocks, promises and rungs."""
    data = {views[0].plan.slug: {one.key: _phase_data(view, one) for one in views} for views in both}
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _phase_data(view: View, one: PhaseView) -> dict[str, Any]:
    responses = one.phase.response or {}
    return {
        "clocks": {
            name: {**clock.data(), "name": view.plain(one.phase.cover[name].name)} for name, clock in one.clocks.items()
        },
        "response": {
            severity: {
                "cover": response.cover,
                "promises": [
                    [name, str(getattr(response, name)), length(view, one, response, name)]
                    for name in PROMISES
                    if getattr(response, name)
                ],
                "note": view.plain(response.note),
            }
            for severity, response in responses.items()
        },
        "rungs": [
            {"after": str(rung.after) if rung.after else "", "to": view.plain(rung.to), "severities": rung.severities}
            for rung in one.phase.escalation or []
        ],
    }
