"""How to reach support under each plan, as the runbook page shows it: channels and first response, phase by phase."""

from __future__ import annotations

import json
from dataclasses import dataclass

from fixbook.derive.clock import clock_of
from fixbook.library import Document, Library
from fixbook.model.plan import Cover, Phase, Plan
from fixbook.model.taxonomy import Taxonomy


@dataclass(frozen=True)
class Guide:
    """One plan in one phase, or in both where they promise the same. `clocks` is JSON by cover, for the browser."""

    document: Document[Plan]
    phases: tuple[str, ...]
    phase: Phase
    clocks: dict[str, str]


def plan_guides(library: Library) -> list[Guide]:
    """Every plan and phase, plans in their order."""
    found: list[Guide] = []
    for document in sorted(library.plans.values(), key=lambda each: (each.model.order, each.slug)):
        warranty, after = document.model.phases.warranty, document.model.phases.after
        if _same_help(warranty, after):
            found.append(_guide(document, ("warranty", "after"), warranty, library.terms))
        else:
            found.append(_guide(document, ("warranty",), warranty, library.terms))
            found.append(_guide(document, ("after",), after, library.terms))
    return found


def _same_help(one: Phase, other: Phase) -> bool:
    return (one.cover, one.channels, one.response) == (other.cover, other.channels, other.response)


def _guide(document: Document[Plan], phases: tuple[str, ...], phase: Phase, terms: Taxonomy) -> Guide:
    return Guide(document, phases, phase, {key: clock_json(cover, terms) for key, cover in phase.cover.items()})


def clock_json(cover: Cover, terms: Taxonomy) -> str:
    """A cover as clock.js reads it."""
    return json.dumps(clock_of(cover, terms.holidays).data(), ensure_ascii=True, separators=(",", ":"), sort_keys=True)
