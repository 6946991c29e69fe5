"""A support plan: what is promised, on which clock, in and after the warranty."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from fixbook.model.common import ChecklistRef, HolidaysRef, LanguageRef, Source, TicketSeverityRef
from fixbook.model.fields import Flag, Id, Key, Lasts, Model, Number, Phrases, Plain, Ref, Takes, Text, fail
from fixbook.model.strings import ClockTime, EndOfHours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
CoverRef = Annotated[Key, Ref("own-cover")]


class Hours(Model):
    """Working hours on some days of the week, in the shift's zone."""

    days: list[Weekday] = Field(description="mon, tue, wed, thu, fri, sat, sun.", min_length=1)
    from_: ClockTime = Field(alias="from", description="Start, such as 09:00.")
    to: EndOfHours = Field(description="End, such as 18:00; 24:00 is midnight.")

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.from_ >= self.to:
            raise fail(
                "hours-order",
                f"hours run from {self.from_} to {self.to}; a shift over midnight is written as two",
                "to",
            )
        return self


class Cover(Model):
    """A named shift: when someone is there, on which holidays nobody is, which languages are spoken."""

    name: Text = Field(description="Its name.")
    always: Flag = Field(False, description="Around the clock, every day.")
    zone: Plain | None = Field(None, description="IANA time zone of the hours.")
    hours: list[Hours] = Field([], description="Working hours.")
    holidays: HolidaysRef | None = Field(None, description="Key of a holiday calendar on whose days nobody is there.")
    languages: list[LanguageRef] = Field([], description="Languages spoken on this shift.")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.always == bool(self.hours):
            raise fail("cover-hours", "a cover is either always: true, or has hours with a zone")
        if self.hours and self.zone is None:
            raise fail("cover-zone", "hours need a zone such as Asia/Shanghai")
        return self


class Channel(Model):
    """A way to reach support."""

    name: Text = Field(description="Ticket, chat, phone, named technical manager, shared group ...")
    cover: CoverRef = Field(description="When it is answered.")
    note: Text | None = Field(None, description="For what, how.")


class Response(Model):
    """What is promised for one ticket severity; every duration runs on the clock of `cover`."""

    cover: CoverRef = Field(description="The clock the durations run on.")
    first: Lasts | None = Field(None, description="First response.")
    engineer: Lasts | None = Field(None, description="A named engineer takes over.")
    update: Lasts | None = Field(None, description="Time between updates.")
    estimate: Lasts | None = Field(None, description="An expected time is stated.")
    target: Lasts | None = Field(None, description="Target for a fix or a way around; not a promise.")
    note: Text | None = Field(None, description="Limits, honestly.")


class Rung(Model):
    """One rung of the escalation ladder; `after` counts from the report, on the severity's clock."""

    after: Lasts | None = Field(None, description="How long after the report.")
    to: Text = Field(description="To whom.")
    severities: list[TicketSeverityRef] = Field([], description="For which severities; none named = all.")
    note: Text | None = Field(None, description="What they can decide.")


class Scope(Model):
    """What is in and what is out."""

    included: list[Text] = Field(description="What the plan does.", min_length=1)
    excluded: list[Text] = Field([], description="What it does not do.")


class Review(Model):
    """A periodic optimisation."""

    what: Text = Field(description="Health review, performance assessment, release review ...")
    checklist: ChecklistRef | None = Field(None, description="The checklist it follows.")
    every: Takes = Field(description="How often: 90d, or words such as after each release.")


class Optimisation(Model):
    """Periodic optimisation: reviews, or plainly that there are none."""

    reviews: list[Review] = Field([], description="Reviews the plan includes.")
    none: Text | None = Field(None, description="What a customer without reviews can do instead.")

    @model_validator(mode="after")
    def _said(self) -> Self:
        if bool(self.reviews) == (self.none is not None):
            raise fail("optimisation", "give reviews, or say under none what is not included")
        return self


class BigEvents(Model):
    """Cover for big events."""

    notice: Lasts | None = Field(None, description="How far ahead it is booked.")
    what: Text = Field(description="What is done before and during.")
    checklist: ChecklistRef | None = Field(None, description="The checklist it follows.")


class ServiceLevel(Model):
    """What is promised of the service, and what happens when it is missed."""

    promise: Text = Field(description="What is promised, measured how.")
    missed: Text = Field(description="What happens when it is missed.")


class Phase(Model):
    """What holds in one phase. A plan needs response, escalation, scope, optimisation and service_level in each."""

    lasts: Takes | None = Field(None, description="How long the phase lasts.")
    summary: Text | None = Field(None, description="One or two sentences.")
    cover: dict[Key, Cover] = Field({}, description="Named shifts.")
    channels: dict[Key, Channel] = Field({}, description="Ways to reach support.")
    response: dict[TicketSeverityRef, Response] | None = Field(None, description="By ticket severity.")
    escalation: list[Rung] | None = Field(None, description="The ladder, first rung first.")
    scope: Scope | None = Field(None, description="In and out.")
    optimisation: Optimisation | None = Field(None, description="Periodic optimisation.")
    big_events: BigEvents | None = Field(None, description="Cover for big events.")
    service_level: ServiceLevel | None = Field(None, description="Service level and what happens when it is missed.")
    ends: Text | None = Field(None, description="What happens when the phase ends.")


def merged(base: Any, over: Any) -> Any:
    """`after` over `warranty`: maps merge by key, a list or text replaces, the word none removes."""
    if not (isinstance(base, dict) and isinstance(over, dict)):
        return over
    out = dict(base)
    for key, value in over.items():
        if value == "none":
            out.pop(key, None)
        else:
            out[key] = merged(base.get(key), value)
    return out


class Phases(Model):
    """In and after the warranty; what `after` does not say is as in `warranty`."""

    warranty: Phase = Field(description="While the warranty runs.")
    after: Phase = Field(description="After it: merges over warranty by key; a list replaces; none removes.")

    @model_validator(mode="before")
    @classmethod
    def _inherit(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("warranty"), dict) and isinstance(data.get("after"), dict):
            return {**data, "after": merged(data["warranty"], data["after"])}
        return data


class Plan(Model):
    """kb/plans/<plan>.yml; the file name is the key."""

    id: Id = Field(description="For life, never reused.")
    name: Text = Field(description="Its name.")
    order: Number = Field(description="Place in lists, from the smallest plan.")
    summary: Text = Field(description="Whom it is for, in one line.")
    organisation: Text = Field(description="Whose plan it is; an example organisation says so.")
    aliases: Phrases | None = Field(None, description="Other names people write, by language.")
    phases: Phases = Field(description="In and after the warranty.")
    sources: list[Source] = Field([], description="Where figures come from.")
    basis_note: Text | None = Field(None, description="What the figures rest on.")
