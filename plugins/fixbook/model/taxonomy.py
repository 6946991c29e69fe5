"""The taxonomy: every closed list of a site, each term with its names and meaning."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from fixbook.model.common import PlatformRef, ProductRef
from fixbook.model.fields import Date, Flag, Key, Model, Phrases, Plain, Text, Url, fail


class Language(Model):
    """A language of the content."""

    name: Plain = Field(description="Its own name: English, 中文.")
    published: Flag = Field(
        True, description="Whether the site is published in it; the first published one is the default."
    )
    site_name: Plain | None = Field(None, description="The site's name in this language.")


class Term(Model):
    """A term of a closed list."""

    name: Text = Field(description="What readers see.")
    definition: Text | None = Field(None, description="What it means.")
    aliases: Phrases | None = Field(
        None, description="Other words people write, by language; the lookup finds them in a text."
    )


class Affected(Term):
    """Who is affected by a fault."""

    widespread: Flag = Field(
        False, description="So many that a fault of a provider is likely: the lookup shows the products' status pages."
    )


class Metric(Term):
    """A number that can be measured: one definition, one unit."""

    definition: Text = Field(description="What is counted, over what.")
    unit: Plain = Field(description="%, ms, kbps, fps, 1 ...; 1 for a plain number.")
    read: list[Reading] = Field([], description="How to read it, by product and platform.")


class Reading(Model):
    """Where a number or a piece of evidence is found."""

    products: list[ProductRef] = Field([], description="Keys of products; none named = all.")
    platforms: list[PlatformRef] = Field([], description="Keys of platforms; none named = all.")
    how: Text = Field(description="Field, API, menu or file, and how to read it.")


class Product(Term):
    """A product readers use, ours or a vendor's."""

    vendor: Plain | None = Field(None, description="Who makes it.")
    status_page: Url | None = Field(None, description="Its public status page.")
    docs: Url | None = Field(None, description="Its documentation.")
    community: Url | None = Field(None, description="Where its users meet.")


class Evidence(Term):
    """Something support needs to see."""

    blank: Text | None = Field(None, description="How the report asks for it, such as channel name.")
    find: list[Reading] = Field([], description="Where to find it.")


class Holiday(Model):
    """A day on which nobody is there."""

    date: Date = Field(description="Day, in the cover's zone.")
    name: Text = Field(description="Its name.")


class Holidays(Model):
    """A calendar of holidays, dated year by year; a year without a list is unknown, not free of holidays."""

    name: Text = Field(description="Its name.")
    years: dict[Key, list[Holiday]] = Field(description="Dated lists by year.")
    source: Text | None = Field(None, description="Who publishes the dates, and which year is not known yet.")

    @model_validator(mode="after")
    def _years(self) -> Self:
        for year, days in self.years.items():
            for index, day in enumerate(days):
                if str(day.date.year) != year:
                    raise fail("holiday-year", f"{day.date} stands in the list of {year}", "years", year, index)
        return self


class Severities(Model):
    """Two lists: how bad a ticket is, how bad an incident was."""

    tickets: dict[Key, Term] = Field(description="From the worst.", min_length=1)
    incidents: dict[Key, Term] = Field(description="From the worst.", min_length=1)


class Taxonomy(Model):
    """kb/taxonomy.yml"""

    languages: dict[Key, Language] = Field(description="The first published one is the default.", min_length=1)
    areas: dict[Key, Term] = Field(description="Problem areas.", min_length=1)
    platforms: dict[Key, Term] = Field({}, description="Platforms.")
    severities: Severities = Field(description="Of tickets and of incidents.")
    owners: dict[Key, Term] = Field({}, description="Teams that answer for articles.")
    roles: dict[Key, Term] = Field({}, description="Who carries out a step (`by`).")
    affects: dict[Key, Affected] = Field({}, description="Who is affected.")
    where: dict[Key, Term] = Field({}, description="Where a fault lies.")
    sides: dict[Key, Term] = Field({}, description="Where a number is measured.")
    metrics: dict[Key, Metric] = Field({}, description="Numbers that can be measured.")
    products: dict[Key, Product] = Field({}, description="Products.")
    evidence: dict[Key, Evidence] = Field({}, description="What support needs to see.")
    purposes: dict[Key, Term] = Field({}, description="What checklists are for.")
    holidays: dict[Key, Holidays] = Field({}, description="Holiday calendars.")
    dedicated: Phrases | None = Field(
        None,
        description="Words by which a support plan promises a person of one's own, by language: a plan that uses one must say when.",
    )

    @model_validator(mode="after")
    def _default(self) -> Self:
        if not self.published:
            raise fail("no-language", "at least one language must be published", "languages")
        return self

    @property
    def published(self) -> list[str]:
        """Languages the site is published in; the first is the default."""
        return [key for key, language in self.languages.items() if language.published]

    @property
    def default(self) -> str:
        """The language a plain string is in."""
        return self.published[0]
