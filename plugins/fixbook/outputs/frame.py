"""The theme's frame around a page body, rendered once for each place in the navigation and stamped from then on.

A frame depends on the language, the navigation entry and the depth of the address, not on the article. So the
theme's main template is rendered with probes (words no text contains) where the page's own parts belong, the
result is cut at the probes, and every further page is joined from the pieces. What is stamped is compared with
the full template for the first page of every frame; where a theme puts page data elsewhere, every page of that
frame goes through the full template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from markupsafe import escape

from fixbook.outputs.pages.page import Body, Heading, Page

SLUG, TITLE, SUMMARY, BODY, TOC = "xfbslugx", "xfbtitlex", "xfbsummaryx", '<h1 id="xfbbodyx"></h1>', "xfbtocx"
_PARENT, _CHILD = "xfbparentx", "xfbchildx"
_CUT: Final = re.compile(f"({SLUG}|{TITLE}|{SUMMARY}|{BODY}|{TOC})")


class Node:
    """An entry of the navigation as themes see it: a section, or a page with an address."""

    def __init__(self, title: str, url: str | None = None, children: list[Any] | None = None) -> None:
        self.title = title
        self.url = url
        self.children = children
        self.parent: Any = None
        self.meta: dict[str, Any] = {}
        self.toc: list[Any] = []
        self.active = False
        self.is_section = children is not None
        self.is_page = children is None
        self.is_link = self.is_index = self.is_homepage = False
        for child in children or ():
            child.parent = self

    @property
    def ancestors(self) -> list[Any]:
        """Sections above, nearest first."""
        return [] if self.parent is None else [self.parent, *self.parent.ancestors]

    def __eq__(self, other: object) -> bool:
        """Themes compare entries with the current page, which is another object."""
        return self is other or (self.url is not None and self.url == getattr(other, "url", None))

    def __hash__(self) -> int:
        return hash(self.url)


@dataclass
class Anchor:
    """An entry of a table of contents as themes see it."""

    title: str
    id: str
    level: int
    children: list[Anchor] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Fragment."""
        return f"#{self.id}"


@dataclass(eq=False)
class Framed:
    """The page as the theme's templates see it; strings that templates insert raw are escaped already."""

    title: str
    content: str
    url: str
    canonical_url: str
    toc: list[Anchor]
    meta: dict[str, Any]
    parent: Any = None
    edit_url: str | None = None
    active: bool = True
    is_homepage: bool = False
    is_index: bool = False
    is_page: bool = True
    is_section: bool = False
    is_link: bool = False
    children: None = None
    previous_page: None = None
    next_page: None = None
    update_date: str = ""
    abs_url: str = ""
    file: Any = None

    @property
    def ancestors(self) -> list[Any]:
        """Sections above, nearest first."""
        return [] if self.parent is None else [self.parent, *self.parent.ancestors]


Render = Callable[[Framed, Page], str]


@dataclass
class _Shell:
    """A frame cut at its probes; None where the theme cannot be stamped."""

    pieces: list[str] | None
    toc: _Toc | None


@dataclass(frozen=True)
class _Toc:
    """How the theme writes an entry of the table of contents: with children, and alone."""

    parent: str
    child: str

    def write(self, headings: tuple[Heading, ...]) -> str:
        out = []
        for heading, below in nested(headings):
            children = "".join(self._entry(self.child, _CHILD, each) for each in below)
            if below:
                out.append(self._entry(self.parent, _PARENT, heading).replace(self.child, children))
            else:
                out.append(self._entry(self.child, _CHILD, heading))
        return "".join(out)

    @staticmethod
    def _entry(pattern: str, probe: str, heading: Heading) -> str:
        return pattern.replace(f"{probe}id", heading.anchor).replace(probe, heading.label)


class Frames:
    """Puts the theme's frame around pages; `render` renders the theme's main template in full."""

    def __init__(self, render: Render, parent: Callable[[Page], Any]) -> None:
        self.render = render
        self.parent = parent
        self.shells: dict[tuple[str, str, str, bool, tuple[str, ...]], _Shell] = {}
        self.full = 0

    def put(self, page: Page, body: Body) -> str:
        """The whole HTML of a page."""
        folder, _, slug = page.view.folder.rpartition("/")
        key = (page.language, page.section, folder, bool(body.headings), page.hide)
        shell = self.shells.get(key)
        if shell is None:
            full = self._full(page, body)
            shell = self.shells[key] = self._shell(page, body)
            if shell.pieces is not None and _same(self._stamp(shell, page, body, slug), full):
                return full
            self.shells[key] = _Shell(None, None)
            return full
        if shell.pieces is None:
            return self._full(page, body)
        return self._stamp(shell, page, body, slug)

    def _full(self, page: Page, body: Body) -> str:
        """Through the theme's whole template. Title and summary go in afterwards all the same: some themes undo
        the escaping of a title (`striptags`), and a title is not ours to trust."""
        self.full += 1
        stand_in = replace(page, title=TITLE, description=SUMMARY)
        html = self.render(framed(stand_in, body, self.parent(page)), page)
        return html.replace(TITLE, str(escape(page.title))).replace(SUMMARY, str(escape(page.description)))

    def _shell(self, page: Page, body: Body) -> _Shell:
        if page.address == page.section:
            return _Shell(None, None)  # an index page is the only one of its frame
        view = type(page.view)(
            page.view.library, page.view.site, page.language, "/".join([*page.address.split("/")[:-1], SLUG])
        )
        probe = Page(view, page.kind, TITLE, SUMMARY, page.section, page.template, {}, hide=page.hide)
        headings = (Heading(2, f"{_PARENT}id", _PARENT), Heading(3, f"{_CHILD}id", _CHILD)) if body.headings else ()
        html = self.render(framed(probe, Body(BODY, headings), self.parent(page)), probe)
        toc = _toc(html) if headings else None
        if headings and toc is None and _PARENT in html:
            return _Shell(None, None)
        if toc is not None:
            html = html.replace(toc.parent, TOC)
            html = html.replace(f"{_PARENT}id", "top")
        return _Shell(_CUT.split(html), toc)

    @staticmethod
    def _stamp(shell: _Shell, page: Page, body: Body, slug: str) -> str:
        values = {
            SLUG: slug,
            TITLE: str(escape(page.title)),
            SUMMARY: str(escape(page.description)),
            BODY: body.html,
            TOC: shell.toc.write(body.headings) if shell.toc else "",
        }
        return "".join(values.get(piece, piece) for piece in shell.pieces or ())


def framed(page: Page, body: Body, parent: Any) -> Framed:
    """What the theme sees of a page."""
    toc = [_anchor(heading, below) for heading, below in nested(body.headings)]
    top = [Anchor(str(escape(page.title)), "top", 1, toc)] if toc else []
    meta: dict[str, Any] = {"description": str(escape(page.description))}
    if page.hide:
        meta["hide"] = list(page.hide)
    url = page.view.site.url(page.language, page.address)
    absolute = page.view.site.absolute(page.language, page.address)
    below_root = "/" + absolute.split("://", 1)[-1].partition("/")[2]
    return Framed(str(escape(page.title)), body.html, url, absolute, top, meta, parent, abs_url=below_root)


def _anchor(heading: Heading, below: list[Heading]) -> Anchor:
    return Anchor(
        heading.label, heading.anchor, heading.level, [Anchor(each.label, each.anchor, each.level) for each in below]
    )


def nested(headings: tuple[Heading, ...]) -> Iterator[tuple[Heading, list[Heading]]]:
    """Headings of level 2 with those of level 3 below them; a level 3 before any level 2 stands alone."""
    found: list[tuple[Heading, list[Heading]]] = []
    for heading in headings:
        if heading.level == 3 and found and found[-1][0].level == 2:
            found[-1][1].append(heading)
        else:
            found.append((heading, []))
    return iter(found)


_ITEM: Final = re.compile(
    rf'<li[^>]*>\s*<a href="#{_PARENT}id".*?<li[^>]*>\s*<a href="#{_CHILD}id".*?</li>.*?</li>', re.DOTALL
)
_ITEM_CHILD: Final = re.compile(rf'<li[^>]*>\s*<a href="#{_CHILD}id".*?</li>', re.DOTALL)


def _toc(html: str) -> _Toc | None:
    parent = _ITEM.search(html)
    child = _ITEM_CHILD.search(parent.group()) if parent else None
    if parent is None or child is None:
        return None
    return _Toc(parent.group(), child.group())


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())
