"""A page before the theme's frame is put around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from jinja2 import Environment

from fixbook.library import Document
from fixbook.outputs.view import View


@dataclass(frozen=True)
class Heading:
    """An entry of the table of contents; `label` is plain text, escaped."""

    level: int
    anchor: str
    label: str


@dataclass(frozen=True)
class Body:
    """What a template made: HTML that starts with the page's h1, and its headings of level 2 and 3."""

    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True)
class Place:
    """Where a page stands: what the theme's frame around it depends on."""

    language: str
    address: str
    section: str
    hide: tuple[str, ...] = ()

    @property
    def is_index(self) -> bool:
        """Whether the page is the entry of the navigation itself."""
        return self.address == self.section


@dataclass(frozen=True)
class Page:
    """One page in one language. `section` is the key of the navigation entry it stands under (outputs/navigation.py)."""

    view: View
    kind: str
    title: str
    description: str
    section: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    source: Document[Any] | None = None
    listed: bool = True  # in sitemap.xml and the language switch
    hide: tuple[str, ...] = ()  # parts of the theme's frame to leave out: toc, navigation

    @property
    def language(self) -> str:
        """Language of the page."""
        return self.view.language

    @property
    def address(self) -> str:
        """Address of the page, the same in every language."""
        return self.view.address

    @property
    def place(self) -> Place:
        """Where the page stands."""
        return Place(self.language, self.address, self.section, self.hide)

    def render(self, environment: Environment) -> Body:
        """The body; templates get `v` (the View), `page`, and the context's names."""
        html = environment.get_template(self.template).render(v=self.view, page=self, **self.context)
        html = html.replace("<h1>", '<h1 id="top">', 1).replace("<h1 class=", '<h1 id="top" class=', 1)
        return Body(html, headings(html))


_HEADING: Final = re.compile(r'<h([23])[^>]*? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_HIDDEN: Final = re.compile(r'<(\w+)[^>]*data-toc="no"[^>]*>.*?</\1>|<[^>]+>', re.DOTALL)


def headings(html: str) -> tuple[Heading, ...]:
    """Headings of level 2 and 3 that have an id; parts marked data-toc="no" are left out of the label."""
    return tuple(Heading(int(m[1]), m[2], " ".join(_HIDDEN.sub("", m[3]).split())) for m in _HEADING.finditer(html))
