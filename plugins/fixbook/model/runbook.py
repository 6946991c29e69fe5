"""A runbook: one problem as a reader meets it, its causes told apart, and the steps that fix each."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from fixbook.model.common import (
    AffectsRef,
    AlsoIn,
    Applies,
    AreaRef,
    Article,
    ArticleRef,
    Bounded,
    CauseKeyRef,
    Command,
    EvidenceRef,
    Image,
    Narrowed,
    PlanRef,
    PlatformRef,
    ProductRef,
    RegionRef,
    RoleRef,
    SharedCauseRef,
    Sourced,
    SourceKeyRef,
    Table,
    Tested,
    WhereRef,
)
from fixbook.model.fields import Anchor, Date, Lasts, Phrases, Plain, Takes, Text, fail
from fixbook.model.strings import CodeName, CodeText


class Code(Narrowed):
    """An exact identifier that the lookup finds exactly."""

    product: ProductRef = Field(description="Whose code it is.")
    code: CodeText = Field(description="The code as logs print it.")
    name: CodeName | None = Field(None, description="Its symbolic name.")
    means: Text = Field(description="What it says, in our words.")
    cause: CauseKeyRef | None = Field(None, description="The cause of this article it points at.")
    versions: Plain | None = Field(None, description="Versions it belongs to, such as <4.")


class Signal(Bounded, Narrowed):
    """What the numbers look like."""

    cause: CauseKeyRef | None = Field(None, description="The cause it points at.")
    note: Text | None = Field(None, description="How to read it.")


class Check(Bounded, Sourced, Narrowed):
    """How to tell that this cause is the one."""

    ask: Text | None = Field(
        None,
        description="A short question or measurement for the table that tells causes apart; or a metric with a bound.",
    )
    do: Text | None = Field(None, description="How to carry the check out.")
    commands: list[Command] = Field([], description="Commands or code of the check.")
    if_so: Text = Field(description="What is seen when this is the cause.")

    @model_validator(mode="after")
    def _question(self) -> Self:
        if self.ask is None and self.metric is None:
            raise fail("check-question", "a check needs ask, or a metric with a bound")
        return self


class Step(Sourced, Narrowed):
    """One action."""

    key: Anchor = Field(description="Anchor of the step, the same in every language; for life.")
    kind: Literal["relief", "lasting"] = Field(description="relief stops the harm now; lasting cures the cause.")
    by: RoleRef = Field(description="Who carries it out.")
    for_: Applies | None = Field(None, alias="for", description="Products and platforms it is for; absent = all.")
    takes: Takes | None = Field(None, description="How long until it works: 5m, 2h, or words such as next app release.")
    do: Text = Field(description="One action, as an order.")
    commands: list[Command] = Field([], description="Commands or code.")
    table: Table | None = Field(None, description="A port list, settings.")
    image: Image | None = Field(None, description="A picture beside the YAML file.")
    expect: Text | None = Field(None, description="What is seen when it worked.")
    undo: Text | None = Field(None, description="How to take it back, where it changes something.")
    plans: list[PlanRef] = Field(
        [], description="Support plans that include it; other readers see it with who can do it."
    )


class Cause(Sourced, Narrowed):
    """One possible cause, told apart by a check, with the steps that fix it."""

    key: Anchor = Field(description="Anchor of the cause, the same in every language; for life.")
    title: Text = Field(description="What is wrong, in a few words.")
    fix: Text | None = Field(None, description="What fixes it, as a short order; the title serves where it is absent.")
    where: WhereRef = Field(description="Where the fault lies.")
    shared: SharedCauseRef | None = Field(None, description="The shared cause of causes.yml it is a case of.")
    check: Check | None = Field(None, description="How to tell.")
    steps: list[Step] = Field([], description="Relief first, then what cures it.")
    no_lasting: Text | None = Field(None, description="Why no step cures it, where none does.")


class Verify(Bounded, Sourced):
    """How to confirm that the problem is gone."""

    do: Text = Field(description="What to look at.")
    for_: Lasts | None = Field(None, alias="for", description="How long it must hold.")


class RegionNote(Narrowed):
    """What is different in one region; shown on top when that region is chosen."""

    note: Text = Field(description="What is different there.")
    causes_first: list[CauseKeyRef] = Field([], description="Causes to try first there.")
    sources: list[SourceKeyRef] = Field([], description="Keys of the article's sources.")


class Escalate(Narrowed):
    """When to stop trying, and what support needs."""

    when: Text = Field(description="When to stop and hand over.")
    send: list[EvidenceRef] = Field(description="Keys of evidence to collect.", min_length=1)


class Runbook(Article):
    """One problem as a reader meets it: kb/runbooks/<scenario>/<region>/<slug>.yml."""

    state: Literal["draft", "published", "retired"] = Field(
        description="draft, published or retired (needs replaced_by or why)."
    )
    replaced_by: ArticleRef | None = Field(None, description="What to read instead, when retired.")
    why: Text | None = Field(None, description="Why it was retired.")
    sources_checked_on: Date | None = Field(None, description="Day the facts were last compared with their sources.")
    tested: Tested | None = Field(None, description="Only where someone carried out the fix; absent otherwise.")
    review_every: Lasts | None = Field(
        None, description="After how long it is due for review, from sources_checked_on."
    )
    area: AreaRef = Field(description="Problem area.")
    affects: list[AffectsRef] = Field([], description="Who is affected.")
    also_in: AlsoIn = Field(AlsoIn(scenarios=[], regions=[]), description="Further scenarios and regions.")
    platforms: list[PlatformRef] = Field([], description="Platforms it is about; none named = all.")
    symptoms: Phrases = Field(
        description="The customers' own words by language, several each; not translations of each other."
    )
    codes: list[Code] = Field([], description="Exact identifiers.")
    signals: list[Signal] = Field([], description="What the numbers look like.")
    causes: list[Cause] = Field([], description="Most likely first; each can be told apart.")
    verify: Verify | None = Field(None, description="How to confirm that it is fixed.")
    in_regions: dict[RegionRef, RegionNote] = Field({}, description="What is different in a region.")
    escalate: Escalate | None = Field(None, description="When to stop trying, and what to send.")
    reply: Text | None = Field(None, description="Two to four sentences for a ticket.")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.state == "retired" and self.replaced_by is None and self.why is None:
            raise fail("retired-without-reason", "a retired article needs replaced_by or why", "state")
        if self.state == "published" and not self.causes:
            raise fail("no-causes", "a published runbook needs at least one cause", "state")
        return self
