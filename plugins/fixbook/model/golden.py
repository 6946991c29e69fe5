"""Golden queries: what people type, and the article that must be found."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from fixbook.model.common import LanguageRef, PlanRef, PlatformRef, RegionRef, ScenarioRef
from fixbook.model.fields import Flag, Key, Model, Plain, fail


class Query(Model):
    """One query with its right answer."""

    q: Plain = Field(description="What is typed or pasted.")
    lang: LanguageRef | None = Field(None, description="Language of the query.")
    find: Key | None = Field(None, description="Slug of the article that must be among the first three.")
    also: list[Key] = Field([], description="Slugs that are right as well.")
    none: Flag = Field(False, description="Nothing fits, and the lookup must say so.")
    difficulty: Literal["plain", "paraphrase", "noisy", "typo", "pasted", "cross-language"] = Field(
        "plain", description="What makes it hard."
    )
    scenario: ScenarioRef | None = Field(None, description="Filter.")
    region: RegionRef | None = Field(None, description="Filter.")
    platform: PlatformRef | None = Field(None, description="Filter.")
    plan: PlanRef | None = Field(None, description="Filter.")

    @model_validator(mode="after")
    def _answer(self) -> Self:
        if (self.find is None) != self.none:
            raise fail("golden-answer", "a query needs either find (a slug) or none: true")
        return self


class Golden(Model):
    """kb/golden.yml"""

    queries: list[Query] = Field(description="All queries.")
