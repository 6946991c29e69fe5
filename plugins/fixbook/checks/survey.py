"""What the rules look at: the library as a whole, worked out once, and one file at a time, walked once."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from fixbook.checks.targets import linkable, shared_targets
from fixbook.library import Document, Library, is_draft
from fixbook.model.audience import CODE_SPAN
from fixbook.model.fields import Text
from fixbook.model.shape import Parts, Path, parts

ARTICLES: Final = ("article", "checklist", "runbook")  # the kinds of reference that name an article by its id


@dataclass(frozen=True)
class Survey:
    """A library and what several rules ask of it."""

    library: Library

    @functools.cached_property
    def targets(self) -> dict[str, Collection[str]]:
        """By kind of reference, what exists."""
        return shared_targets(self.library)

    @functools.cached_property
    def anchors(self) -> dict[str, Collection[str]]:
        """By id of an article, the anchors a link may name."""
        return linkable(self.library)

    @functools.cached_property
    def narrow(self) -> dict[str, str]:
        """By id, who may read an article that is not public."""
        named = {document.model.id: document.model.audience for document in self.library.articles()}
        return {name: audience for name, audience in named.items() if audience != "public"}

    @functools.cached_property
    def stale(self) -> dict[str, Document[Any]]:
        """By id, the articles that are retired or drafts."""
        return {document.model.id: document for document in self.library.articles() if not is_live(document)}

    def files(self) -> Iterator[File]:
        """Every document, walked."""
        for document in self.library.documents():
            found = parts(document.model)
            yield File(document, self, _without_inherited(found) if document.kind == "plan" else found)


@dataclass(frozen=True)
class File:
    """One document with every block, text and reference in it."""

    document: Document[Any]
    survey: Survey
    parts: Parts = field(repr=False)

    @property
    def kind(self) -> str:
        """Kind of file."""
        return self.document.kind

    @property
    def model(self) -> Any:
        """What the file says."""
        return self.document.model

    def strings(self) -> Iterator[tuple[Path, str]]:
        """Every text in every language with the path of its string."""
        return strings(self.parts.texts)

    def is_live(self) -> bool:
        """Whether readers are meant to use it: neither a draft nor retired."""
        return is_live(self.document)


def _without_inherited(found: Parts) -> Parts:
    """The parts of a plan without the texts and blocks that its second phase takes over from the first.

    References stay: what they point at may be gone in the second phase.
    """
    first = {path[2:]: value for path, value in (*found.blocks, *found.texts) if path[:2] == ("phases", "warranty")}

    def is_new(path: Path, value: object) -> bool:
        return path[:2] != ("phases", "after") or first.get(path[2:]) != value

    return Parts(
        [(path, block) for path, block in found.blocks if is_new(path, block)],
        [(path, text) for path, text in found.texts if is_new(path, text)],
        found.references,
    )


def is_live(document: Document[Any]) -> bool:
    """Whether readers are meant to use it: neither a draft nor retired."""
    return not is_draft(document.model) and getattr(document.model, "state", None) != "retired"


def held(block: object, name: str) -> Any:
    """What a block holds under a name, None where it has no such field; many times faster than asking the model."""
    return vars(block).get(name)


def strings(texts: list[tuple[Path, Text]]) -> Iterator[tuple[Path, str]]:
    """Every string of some texts with its path."""
    return ((_inside(path, language), written) for path, text in texts for language, written in text.items())


def without_code(written: str) -> str:
    """An inline Markdown text without its code spans."""
    return CODE_SPAN.sub("", written) if "`" in written else written


def _inside(path: Path, language: str) -> Path:
    return (*path, language) if language else path
