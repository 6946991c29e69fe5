"""Blocks that several kinds of file share: audience, sources, bounds, commands, tables, images."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from fixbook.model.fields import Anchor, Date, Id, Key, Model, Number, Plain, Ref, Text, Url, fail, shown
from fixbook.model.strings import PictureName

Audience = Literal["public", "customer", "internal"]
Basis = Literal["tested", "incident", "documented", "judgement"]
AUDIENCES: tuple[Audience, ...] = ("public", "customer", "internal")  # from the widest to the narrowest

MetricRef = Annotated[Key, Ref("metric")]
ProductRef = Annotated[Key, Ref("product")]
PlatformRef = Annotated[Key, Ref("platform")]
AreaRef = Annotated[Key, Ref("area")]
RoleRef = Annotated[Key, Ref("role")]
AffectsRef = Annotated[Key, Ref("affects")]
WhereRef = Annotated[Key, Ref("where")]
SideRef = Annotated[Key, Ref("side")]
EvidenceRef = Annotated[Key, Ref("evidence")]
OwnerRef = Annotated[Key, Ref("owner")]
RegionRef = Annotated[Key, Ref("region")]
ScenarioRef = Annotated[Key, Ref("scenario")]
PlanRef = Annotated[Key, Ref("plan")]
SharedCauseRef = Annotated[Key, Ref("shared-cause")]
TicketSeverityRef = Annotated[Key, Ref("ticket-severity")]
IncidentSeverityRef = Annotated[Key, Ref("incident-severity")]
PurposeRef = Annotated[Key, Ref("purpose")]
HolidaysRef = Annotated[Key, Ref("holidays")]
LanguageRef = Annotated[Key, Ref("language")]
RunbookRef = Annotated[Id, Ref("runbook")]
ChecklistRef = Annotated[Id, Ref("checklist")]
ArticleRef = Annotated[Id, Ref("article")]
CauseKeyRef = Annotated[Key, Ref("own-cause")]
SourceKeyRef = Annotated[Key, Ref("own-source")]


class Source(Model):
    """Where facts come from: a page, or a place in a repository or standard."""

    key: Anchor = Field(description="Short key by which causes and steps name this source.")
    title: Plain = Field(description="Title as its publisher gives it, in its own language.")
    url: Url | None = Field(None, description="Address of the page.")
    where: Plain | None = Field(
        None, description="Repository and file, or a standard's section, where there is no stable address."
    )
    year: Plain | None = Field(None, description="Year or date of publication, where it matters.")

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.url is None) == (self.where is None):
            raise fail("source-place", f'the source "{self.key}" needs either url or where')
        return self


class Sourced(Model):
    """A block that says what it rests on."""

    basis: Basis | None = Field(
        None, description="tested (carried out), incident (seen in one), documented (names its sources) or judgement."
    )
    sources: list[SourceKeyRef] = Field([], description="Keys of the article's sources.")


class Narrowed(Model):
    """A block that may be kept from wider readers."""

    audience: Audience | None = Field(
        None,
        description="public, customer or internal: narrower than the article's, where only some readers may see this.",
    )


class Bounded(Model):
    """A metric with a bound, in the metric's own unit: exactly one of above, below and between."""

    metric: MetricRef | None = Field(None, description="Key of a metric of the taxonomy.")
    side: SideRef | None = Field(None, description="Where it is measured.")
    above: Number | None = Field(None, description="The value is more than this.")
    below: Number | None = Field(None, description="The value is less than this.")
    between: list[Number] | None = Field(
        None, description="Two numbers: the value lies between them.", min_length=2, max_length=2
    )

    @model_validator(mode="after")
    def _bound(self) -> Self:
        given = [name for name in ("above", "below", "between") if getattr(self, name) is not None]
        if len(given) > 1:
            raise fail("two-bounds", f"found {' and '.join(given)}; give one of above, below and between")
        if given and self.metric is None:
            raise fail("bound-without-metric", f'"{given[0]}" needs a metric beside it')
        if self.between and self.between[0] >= self.between[1]:
            raise fail(
                "bound-order",
                f"between goes from the smaller to the larger number, found {self.between[0]} and {self.between[1]}",
                "between",
            )
        return self


class Applies(Model):
    """Which products and platforms a block is for; none named = all."""

    products: list[ProductRef] = Field([], description="Keys of products.")
    platforms: list[PlatformRef] = Field([], description="Keys of platforms.")


class Command(Model):
    """A command to run, or code in a named language; the same in every language of the site."""

    for_: Applies | None = Field(None, alias="for", description="Products and platforms this is for; absent = all.")
    run: Plain | None = Field(None, description="Shell command or commands.")
    code: Plain | None = Field(None, description="Code or settings; needs `language`.")
    language: Key | None = Field(
        None, description="Language of `code`, as highlighters name it: javascript, nginx, yaml ..."
    )

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.run is None) == (self.code is None):
            raise fail("command", "give either run (a shell command) or code with its language")
        if self.code is not None and self.language is None:
            raise fail("command", "code needs a language, such as javascript or nginx")
        return self


def _rows(value: object) -> list[list[Text]]:
    if not isinstance(value, list) or not value:
        raise fail("not-rows", f"expected a list of rows, found {shown(value)}")
    rows: list[list[Text]] = []
    for index, row in enumerate(value):
        if not isinstance(row, list):
            raise fail("not-rows", f"expected a row as a list of cells, found {shown(row)}", index)
        rows.append([Text.of(cell) for cell in row])
    return rows


class Table(Model):
    """A small table: port lists, settings. A cell written as one string reads the same in every language."""

    columns: list[Text] = Field(description="Headings.", min_length=1, max_length=8)
    rows: Annotated[
        list[list[Text]],
        PlainValidator(_rows),
        WithJsonSchema(
            {"type": "array", "items": {"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "object"}]}}}
        ),
    ] = Field(description="Rows of as many cells as there are columns.")

    @model_validator(mode="after")
    def _square(self) -> Self:
        for index, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise fail(
                    "table-row",
                    f"expected {len(self.columns)} cells, one for each column, found {len(row)}",
                    "rows",
                    index,
                )
        return self


class Image(Narrowed):
    """A picture that lies beside the YAML file."""

    file: PictureName = Field(description="File name beside the YAML file: png, jpg, webp, gif or svg.")
    alt: Text = Field(description="What it shows, for who cannot see it.")


class AlsoIn(Model):
    """Further scenarios and regions an article belongs to; its folder says the primary ones."""

    scenarios: list[ScenarioRef] = Field([], description="Keys of scenarios.")
    regions: list[RegionRef] = Field([], description="Keys of regions.")


class Article(Model):
    """What runbooks, postmortems and checklists have in common."""

    id: Id = Field(description="For life, never reused.")
    title: Text = Field(description="What the reader sees, then what it is: one line.")
    summary: Text = Field(description="One line: what it is and what fixes it.")
    audience: Audience = Field(description="Who may read it: public, customer or internal. There is no default.")
    owner: OwnerRef | None = Field(None, description="The team that answers for it.")
    former_slugs: list[Key] = Field([], description="Earlier file names: their addresses lead here.")
    former_keys: dict[Key, Key] = Field(
        {}, description="Earlier cause, step or item keys and what they are called now."
    )
    sources: list[Source] = Field([], description="Where the facts come from.")
    related: list[ArticleRef] = Field([], description="Ids of articles worth reading next.")


class Tested(Model):
    """That someone carried out the fix: when and how."""

    on: Date = Field(description="Day of the test.")
    how: Text = Field(description="What was carried out, on what.")
