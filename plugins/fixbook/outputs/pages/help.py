"""How to reach support under each plan, as the runbook page shows it: channels and first response, phase by phase."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from fixbook.derive.clock import clock_of
from fixbook.library import Document, Library
from fixbook.model.plan import Cover, Phase, Plan
from fixbook.model.taxonomy import Taxonomy


@dataclass(frozen=True)
class Block:
    """What holds in the phases named: both, where both promise the same. `clocks` is JSON by cover, for the browser."""

    phases: tuple[str, ...]
    phase: Phase
    clocks: dict[str, str]


@dataclass(frozen=True)
class Guide:
    """How to reach support under one plan: `reach` has channels and hours, `response` what is promised, phase by phase."""

    document: Document[Plan]
    reach: list[Block]
    response: list[Block]


def plan_guides(library: Library) -> list[Guide]:
    """Every plan, in their order."""
    plans = sorted(library.plans.values(), key=lambda each: (each.model.order, each.slug))
    return [
        Guide(
            plan,
            _blocks(plan.model, library.terms, lambda phase: (phase.cover, phase.channels)),
            _blocks(plan.model, library.terms, lambda phase: (phase.cover, phase.response)),
        )
        for plan in plans
    ]


def _blocks(plan: Plan, terms: Taxonomy, part: Callable[[Phase], object]) -> list[Block]:
    warranty, after = plan.phases.warranty, plan.phases.after
    if part(warranty) == part(after):
        return [_block(("warranty", "after"), warranty, terms)]
    return [_block(("warranty",), warranty, terms), _block(("after",), after, terms)]


def _block(phases: tuple[str, ...], phase: Phase, terms: Taxonomy) -> Block:
    return Block(phases, phase, {key: clock_json(cover, terms) for key, cover in phase.cover.items()})


def clock_json(cover: Cover, terms: Taxonomy) -> str:
    """A cover as clock.js reads it."""
    return json.dumps(clock_of(cover, terms.holidays).data(), ensure_ascii=True, separators=(",", ":"), sort_keys=True)
