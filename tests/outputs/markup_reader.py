"""Reads rendered HTML for tests: what is hidden, what is labelled, which ids there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "rect", "wbr", "path", "circle", "line"}


@dataclass
class Element:
    """A start tag with its attributes, and whether it or something around it is hidden."""

    tag: str
    attributes: dict[str, str]
    hidden: bool


@dataclass
class Read(HTMLParser):
    """Elements of a piece of HTML in order; tags that do not match are a failure."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        hidden = "hidden" in attributes or any(element.hidden for element in self.open)
        element = Element(tag, attributes, hidden)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, hidden=False))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()


def read(html: str) -> list[Element]:
    """Every element of a page body; the HTML must be well nested."""
    reader = Read()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"<{reader.open[-1].tag}> is not closed"
    return reader.elements


def ids(html: str) -> list[str]:
    """Every id in order."""
    return [element.attributes["id"] for element in read(html) if "id" in element.attributes]
