"""Shared causes that several incidents and runbooks point at."""

from __future__ import annotations

from pydantic import Field

from fixbook.model.fields import Key, Model, Text


class Cause(Model):
    """A shared cause that several incidents point at; an entry of kb/causes.yml."""

    title: Text = Field(description="A few words.")
    text: Text = Field(description="What happens, how to see it, what prevents it.")


class Causes(Model):
    """kb/causes.yml"""

    causes: dict[Key, Cause] = Field(description="By key.")
