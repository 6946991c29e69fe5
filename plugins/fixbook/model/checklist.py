"""A checklist: what to go through before, during or after something, item by item."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from fixbook.model.common import (
    Article,
    Bounded,
    Narrowed,
    PlanRef,
    PurposeRef,
    RegionRef,
    RoleRef,
    RunbookRef,
    ScenarioRef,
    Sourced,
)
from fixbook.model.fields import Anchor, Text, fail


class Item(Bounded, Sourced, Narrowed):
    """One thing to check."""

    key: Anchor = Field(description="Anchor of the item; for life.")
    check: Text = Field(description="What to look at or ask.")
    expect: Text | None = Field(None, description="What is right; or a metric with a bound.")
    by: RoleRef | None = Field(None, description="Who does it.")
    runbooks: list[RunbookRef] = Field([], description="What to read when it is not right.")

    @model_validator(mode="after")
    def _answer(self) -> Self:
        if self.expect is None and self.metric is None:
            raise fail("item-answer", "an item needs expect, or a metric with a bound")
        return self


class Checklist(Article):
    """kb/checklists/<slug>.yml"""

    purpose: PurposeRef = Field(description="What it is for: a key of `purposes`.")
    scenarios: list[ScenarioRef] = Field([], description="Scenarios it is for; none named = all.")
    regions: list[RegionRef] = Field([], description="Regions it is for; none named = all.")
    plans: list[PlanRef] = Field([], description="Support plans that include it.")
    items: list[Item] = Field(description="In the order of doing.", min_length=1)
