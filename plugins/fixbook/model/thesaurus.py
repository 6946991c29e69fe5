"""The thesaurus: the words and slang people use for one thing, in any language."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from fixbook.model.common import LanguageRef
from fixbook.model.fields import Key, Model, Phrases, Plain


class Concept(Model):
    """One thing people talk about, however they say it."""

    id: Key = Field(description="For life.")
    kind: Literal["term", "symptom"] = Field(description="term: a thing; symptom: something that happens.")
    words: Phrases = Field(description="Words and phrases by language, also languages the site is not published in.")
    narrower: list[Key] = Field([], description="Concepts that are special cases of this one.")
    weak: list[Plain] = Field([], description="Words that match but never decide; may belong to several concepts.")
    review: list[LanguageRef] = Field([], description="Languages a native reader has still to review.")


class Thesaurus(Model):
    """kb/thesaurus.yml"""

    concepts: list[Concept] = Field(description="All concepts.")
