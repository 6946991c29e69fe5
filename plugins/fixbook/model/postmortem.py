"""A postmortem: what happened, when, why, and what changes because of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from fixbook.model.common import (
    AlsoIn,
    Article,
    IncidentSeverityRef,
    Narrowed,
    OwnerRef,
    PlanRef,
    RegionRef,
    RunbookRef,
    SharedCauseRef,
    TicketSeverityRef,
)
from fixbook.model.fields import Anchor, Date, Flag, Model, Number, Plain, Text, Url, fail, in_years, shown


@dataclass(frozen=True, order=True)
class Moment:
    """A point in time as precisely as it is known.

    `at` is in UTC. `precision` is minute (a clock time), day or month. `about` and `partly` qualify it:
    about 17:50; mitigated in part. Durations are computed from minute moments only.
    """

    at: dt.datetime
    precision: Literal["minute", "day", "month"] = "minute"
    about: bool = False
    partly: bool = False


_INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})\Z")


def _instant(value: Any) -> Moment:
    match = _INSTANT.match(value) if isinstance(value, str) else None
    if not match:
        raise fail(
            "not-a-time",
            f"expected a time such as 2021-07-13T14:52Z, or a map with about, partly, day or month; found {shown(value)}",
        )
    try:
        at = dt.datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise fail("not-a-time", f"{shown(value)} is not a day of the calendar or a time of the clock") from None
    return Moment(in_years(at))


def _day(value: Any) -> Moment:
    pattern, precision = (
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", "day")
        if isinstance(value, str) and value.count("-") == 2
        else (r"[0-9]{4}-[0-9]{2}\Z", "month")
    )
    if isinstance(value, str) and re.match(pattern, value):
        try:
            day = dt.datetime.fromisoformat(value if precision == "day" else f"{value}-01")
        except ValueError:
            raise fail("not-a-time", f"{shown(value)} is not in the calendar") from None
        return Moment(in_years(day).replace(tzinfo=dt.UTC), "day" if precision == "day" else "month")
    raise fail("not-a-time", f"expected a day such as 2018-06-15 or a month such as 2023-02, found {shown(value)}")


def moment(value: Any) -> Moment:
    """Read a time of a postmortem: `2021-07-13T14:52Z`, `{about: ...}`, `{partly: ...}`, `{day: 2018-06-15}`, `{month: 2023-02}`."""
    if isinstance(value, Moment):
        return value
    if not isinstance(value, dict):
        return _instant(value)
    if len(value) != 1 or next(iter(value)) not in ("about", "partly", "day", "month"):
        raise fail("not-a-time", f"expected one of about, partly, day and month, found {', '.join(value) or 'nothing'}")
    ((how, inner),) = value.items()
    if how in ("day", "month"):
        return _day(inner)
    known = moment(inner)
    return Moment(known.at, known.precision, known.about or how == "about", known.partly or how == "partly")


_TIME_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "examples": ["2021-07-13T14:52Z"]},
        {
            "type": "object",
            "properties": {name: {} for name in ("about", "partly", "day", "month")},
            "maxProperties": 1,
            "additionalProperties": False,
        },
    ]
}
Time = Annotated[Moment, PlainValidator(moment), WithJsonSchema(_TIME_SCHEMA)]


class Times(Model):
    """The six clocks of an incident; each may be unknown (absent)."""

    started: Time | None = Field(None, description="When the harm began.")
    detected: Time | None = Field(None, description="When somebody responsible knew.")
    announced: Time | None = Field(None, description="When users were told.")
    acknowledged: Time | None = Field(None, description="When someone took it on.")
    mitigated: Time | None = Field(None, description="When the harm was stopped or mostly stopped.")
    resolved: Time | None = Field(None, description="When it was over.")


class Entry(Narrowed):
    """One entry of the timeline; the order of the file holds."""

    at: Time | None = Field(None, description="When; absent where unknown.")
    kind: Literal["trigger", "symptom", "detection", "response", "communication", "mitigation", "recovery", "other"] = (
        Field("other", description="What kind of event.")
    )
    what: Text = Field(description="What happened.")
    evidence: Text | None = Field(None, description="What shows it.")


class Impact(Narrowed):
    """One measured effect, for one region or all."""

    what: Text = Field(description="What was affected.")
    value: Number | None = Field(None, description="How much.")
    unit: Text | None = Field(None, description="Of what: %, minutes, calls ...")
    region: RegionRef | None = Field(None, description="Where; absent = everywhere it reached.")


class RootCause(Model):
    """What made it possible."""

    text: Text = Field(description="The cause, in our words.")
    cause: SharedCauseRef | None = Field(None, description="The shared cause of causes.yml it is a case of.")


class Detection(Model):
    """How it was noticed."""

    how: Literal["alert", "user-report", "staff", "provider", "audit", "unknown"] = Field(
        description="What noticed it first."
    )
    text: Text | None = Field(None, description="In words.")


class Promise(Narrowed):
    """Whether a plan's promise was kept."""

    plan: PlanRef = Field(description="Support plan.")
    severity: TicketSeverityRef | None = Field(None, description="Ticket severity.")
    promise: Literal["first", "engineer", "update", "estimate", "target", "service-level"] = Field(
        description="Which promise."
    )
    met: Literal["met", "missed", "unknown"] = Field(description="Kept or not.")
    note: Text | None = Field(None, description="How far off.")


class RunbookVerdict(Model):
    """What a runbook was worth in this incident."""

    id: RunbookRef | None = Field(None, description="The runbook; absent with verdict missing where none exists.")
    verdict: Literal["helped", "would-help", "wrong", "missing"] = Field(
        description="helped, would-help (retold incidents), wrong or missing."
    )
    note: Text | None = Field(None, description="Why.")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.id is None and self.verdict != "missing":
            raise fail("verdict-without-id", f'the verdict "{self.verdict}" needs the id of a runbook', "verdict")
        return self


class Action(Narrowed):
    """An action item."""

    key: Anchor = Field(description="Key; for life: the action's anchor on the page.")
    what: Text = Field(description="What will be different.")
    kind: Literal["prevent", "detect", "mitigate", "process"] = Field(description="What it is for.")
    status: Literal["idea", "committed", "done", "dropped", "reported"] = Field(
        description="reported: said by the organisation of a retold incident."
    )
    owner: OwnerRef | None = Field(None, description="Team; needed when committed.")
    due: Date | None = Field(None, description="Needed when committed.")
    first_due: Date | None = Field(None, description="The first date promised, kept when the date moves.")
    done_on: Date | None = Field(None, description="Needed when done.")
    proof: Text | None = Field(None, description="What shows that it is done.")
    why: Text | None = Field(None, description="Why it was dropped.")
    tracker: Url | None = Field(None, description="Where it is tracked.")


class Point(Model):
    """One value of a series."""

    at: Time = Field(description="When.")
    value: Number = Field(description="In the unit of the series.")


class Series(Narrowed):
    """A small table of measurements, drawn as a chart."""

    title: Text = Field(description="What was measured.")
    unit: Text = Field(description="Unit.")
    points: list[Point] = Field(description="In order of time.", min_length=2, max_length=200)


class Revision(Model):
    """A correction after publication."""

    on: Date = Field(description="Day.")
    what: Text = Field(description="What was corrected.")


class Postmortem(Article):
    """postmortems/<scenario>/<region>/<date>-<slug>.yml"""

    kind: Literal["incident", "near-miss", "release-review", "drill", "retold"] = Field(
        description="retold: a public incident of a named organisation."
    )
    organisation: Plain | None = Field(None, description="Whose incident; needed when retold.")
    status: Literal["draft", "in-review", "published"] = Field(description="Only published ones are built.")
    severity: IncidentSeverityRef = Field(description="Key of the incident severities.")
    also_in: AlsoIn = Field(AlsoIn(scenarios=[], regions=[]), description="Further scenarios and regions.")
    services: list[Text] = Field([], description="What was hurt.")
    invented: Flag = Field(False, description="true for a worked example that never happened; the page says so.")
    publish_by: Date | None = Field(None, description="When it must be out.")
    published_on: Date | None = Field(None, description="Needed when published.")
    approved_by: OwnerRef | None = Field(None, description="The team that approved it.")
    revisions: list[Revision] = Field([], description="Corrections, shown.")
    times: Times = Field(description="The six clocks.")
    stated_duration: Text | None = Field(None, description="The duration the source states; never computed from.")
    impact: list[Impact] = Field([], description="Numbers with units.")
    timeline: list[Entry] = Field(description="What happened, in order.", min_length=1)
    trigger: Text | None = Field(None, description="What set it off.")
    root_cause: RootCause | None = Field(None, description="What made it possible; absent = unknown.")
    contributing: list[Text] = Field([], description="What made it worse or longer.")
    detection: Detection | None = Field(None, description="How it was noticed.")
    went_well: list[Text] = Field([], description="What went well.")
    went_badly: list[Text] = Field([], description="What went badly.")
    lucky: list[Text] = Field([], description="Where luck helped.")
    promises: list[Promise] = Field([], description="Which promises of plans were met or missed.")
    runbooks: list[RunbookVerdict] = Field([], description="What the runbooks were worth.")
    actions: list[Action] | None = Field(
        [],
        description="Action items; the word unknown where the source does not say; an empty list where there are none.",
    )
    series: list[Series] = Field([], description="Measurements for a chart.")
    takeaways: list[Text] = Field([], description="What a reader should take away; ours.")

    @model_validator(mode="before")
    @classmethod
    def _unknown_actions(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("actions") == "unknown":
            return {**data, "actions": None}
        return data

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind == "retold" and self.organisation is None:
            raise fail("missing-field", '"organisation" is missing: a retold incident names whose it was', "kind")
        if self.status == "published" and self.published_on is None:
            raise fail("missing-field", '"published_on" is missing: a published postmortem says when', "status")
        return self
