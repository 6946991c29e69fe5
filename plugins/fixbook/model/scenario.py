"""A scenario: what quality means in one kind of product, and how to measure it."""

from __future__ import annotations

from pydantic import Field

from fixbook.model.common import Bounded, MetricRef, Source, Sourced
from fixbook.model.fields import Model, Number, Phrases, Text


class Target(Bounded, Sourced):
    """A measurable target."""

    text: Text | None = Field(None, description="What it means for users.")
    metric: MetricRef = Field(description="Key of a metric.")


class Scenario(Model):
    """kb/scenarios/<scenario>.yml; the file name is the key."""

    name: Text = Field(description="Its name.")
    order: Number = Field(description="Place in lists.")
    summary: Text = Field(description="One or two sentences.")
    quality: list[Text] = Field([], description="What quality means here.")
    targets: list[Target] = Field([], description="Measurable targets.")
    watch: list[Text] = Field([], description="What to watch, and where it goes wrong first.")
    devices: list[Text] = Field([], description="Device mix.")
    networks: list[Text] = Field([], description="Network mix.")
    aliases: Phrases | None = Field(None, description="Other names people write, by language.")
    sources: list[Source] = Field([], description="Where the facts come from.")
