"""A region or country: its names, its networks, its rules, and how to prepare for it."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from fixbook.model.common import Bounded, RegionRef, Source, Sourced
from fixbook.model.fields import Flag, Model, Number, Phrases, Plain, Text, fail
from fixbook.model.strings import ClockTime


class Fact(Bounded, Sourced):
    """One fact about networks or devices, with what it rests on."""

    text: Text = Field(description="The fact, with its year.")
    year: Plain | None = Field(None, description="Year it was measured.")


class Rule(Sourced):
    """One local rule; law is always to be checked again."""

    text: Text = Field(description="What the rule asks, in our words.")
    as_of: Plain = Field(description="Date or year the statement is from.")
    law: Flag = Field(True, description="Whether it is law: readers are told to check the current text.")


class RoundTrip(Sourced):
    """A typical round-trip time."""

    to: Text = Field(description="City or region of the other end, or both ends.")
    low: Number = Field(description="Lower end, ms.")
    high: Number = Field(description="Upper end, ms.")
    year: Plain | None = Field(None, description="Year it was measured.")

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.low > self.high:
            raise fail("bound-order", f"low is {self.low}, high {self.high}; low is the smaller one", "low")
        return self


class Hours(Model):
    """Busy hours of a day, local time."""

    from_: ClockTime = Field(alias="from", description="Start, such as 19:00.")
    to: ClockTime = Field(description="End, such as 23:00.")
    zone: Plain = Field(description="IANA time zone, such as Asia/Jakarta.")
    note: Text | None = Field(None, description="On which days, why.")


class Region(Model):
    """kb/regions/<region>.yml; the file name is the key."""

    name: Text = Field(description="Its name.")
    parent: RegionRef | None = Field(None, description="The region it lies in; only `global` has none.")
    country: Flag = Field(False, description="Whether it is a country.")
    summary: Text | None = Field(None, description="One or two sentences.")
    aliases: Phrases | None = Field(None, description="Other names people write, by language.")
    cities: Phrases | None = Field(None, description="Cities people name, by language.")
    carriers: list[Plain] = Field([], description="Carriers and internet providers people name.")
    time_zones: list[Plain] = Field([], description="IANA time zones.")
    network: list[Fact] = Field([], description="Facts about its networks and devices.")
    round_trips: list[RoundTrip] = Field([], description="Typical round-trip times.")
    busy_hours: list[Hours] = Field([], description="When networks are busiest.")
    rules: list[Rule] = Field([], description="Local rules.")
    prepare: list[Text] = Field([], description="How to prepare before launching there, in order.")
    sources: list[Source] = Field([], description="Where the facts come from.")
