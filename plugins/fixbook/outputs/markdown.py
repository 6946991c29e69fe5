"""Articles as Markdown: the twin beside each page (index.md), and the sources that `fixbook export` writes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from fixbook.library import Document, Library
from fixbook.model.audience import CODE_SPAN, LINK
from fixbook.model.common import Bounded
from fixbook.model.fields import Text
from fixbook.model.postmortem import Moment
from fixbook.outputs.environment import HERE
from fixbook.outputs.site import Site
from fixbook.outputs.view import FOLDERS, View, address_of

KINDS: Final = ("runbook", "postmortem", "checklist", "plan", "region", "scenario")
_AS_KNOWN: Final = {"minute": "%Y-%m-%d %H:%M UTC", "day": "%Y-%m-%d", "month": "%Y-%m"}


class Plain:
    """What a Markdown template sees: the texts of a View, as Markdown instead of HTML."""

    def __init__(self, view: View, exported: bool) -> None:
        self.view = view
        self.exported = exported
        self.s = view.s
        self.name = view.name
        self.names = view.names

    def t(self, text: Text | str | None) -> str:
        """A text as inline Markdown; a tag in it stays text, a link to an id becomes one to its page."""
        if text is None:
            return ""
        words = text if isinstance(text, str) else text.pick(self.view.language, self.view.site.default)[0]
        return LINK.sub(self._link, without_tags(" ".join(words.split())))

    def cell(self, text: Text) -> str:
        """A text as a cell of a table."""
        return self.t(text).replace("|", "\\|")

    def bound(self, bounded: Bounded) -> str:
        """A metric with its bound, as text."""
        return without_tags(self.view.bound(bounded).striptags())

    def length(self, value: Any) -> str:
        """A length of time."""
        return self.view.length(value).striptags()

    def when(self, moment: Moment) -> str:
        """A moment as precisely as it is known, in UTC: "about 2026-03-02 14:00 UTC", "2026-03, in part"."""
        words = moment.at.strftime(_AS_KNOWN[moment.precision])
        words = self.s("pm-about", what=words) if moment.about else words
        return self.s("pm-partly", what=words) if moment.partly else words

    def article(self, identifier: str) -> str:
        """A link to an article by its title."""
        document = self.view.library.by_id.get(identifier)
        if document is None:
            return identifier
        title = self.view.plain(getattr(document.model, "title", None) or document.model.name)
        return f"[{identifier} {without_tags(title)}]({self.href(document)})"

    def href(self, document: Document[Any], anchor: str = "") -> str:
        """Where a document's Markdown, or its page, lies from here."""
        site, language = self.view.site, self.view.language
        if self.exported:
            target = f"{site.folder(language, address_of(document))}.md"
            return site.relative(self.view.folder.rpartition("/")[0], target) + anchor
        return self.view.url(address_of(document)) + anchor

    def _link(self, match: re.Match[str]) -> str:
        document = self.view.library.by_id.get(match[2])
        return f"[{match[1]}]({self.href(document, match[3] or '')})" if document else match[1]


def without_tags(text: str) -> str:
    """Markdown in which `<` starts no tag, code spans left alone."""
    out, end = [], 0
    for span in CODE_SPAN.finditer(text):
        out += [text[end : span.start()].replace("<", "&lt;"), span.group()]
        end = span.end()
    return "".join([*out, text[end:].replace("<", "&lt;")])


def fenced(code: str, language: str) -> str:
    """A fenced block of code whose fence is longer than any in the code."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{code.rstrip()}\n{fence}"


def environment() -> Environment:
    """The Jinja2 environment of Markdown templates; nothing is escaped as HTML, texts go through `Plain`."""
    made = Environment(
        loader=FileSystemLoader(HERE / "markdown"),
        autoescape=False,  # noqa: S701 - the output is Markdown; Plain neutralises tags
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["fenced"] = fenced
    made.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
    return made


def article(
    document: Document[Any], library: Library, site: Site, language: str, made: Environment, *, exported: bool = False
) -> str:
    """One document as Markdown in one language."""
    view = View(library, site, language, address_of(document))
    text = made.get_template(f"{document.kind}.md").render(
        v=Plain(view, exported), view=view, document=document, m=document.model, exported=exported
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def sources(library: Library, site: Site) -> Iterator[tuple[str, str]]:
    """(relative path, Markdown with front matter) of every document in every language, for another generator."""
    made = environment()
    for language in site.languages:
        for kind in KINDS:
            group = getattr(library, FOLDERS[kind])
            for key in sorted(group):
                path = f"{site.folder(language, address_of(group[key]))}.md"
                yield path, article(group[key], library, site, language, made, exported=True)
        for kind in KINDS:
            group = getattr(library, FOLDERS[kind])
            view = Plain(View(library, site, language, f"{FOLDERS[kind]}/index"), exported=True)
            documents = [group[key] for key in sorted(group)]
            yield (
                f"{site.folder(language, FOLDERS[kind])}/index.md",
                made.get_template("index.md").render(v=view, kind=kind, documents=documents),
            )
