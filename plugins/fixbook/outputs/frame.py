"""The theme's frame around a page body, rendered once for each place in the navigation and stamped from then on.

A frame depends on the language, the navigation entry and the folder of the address, not on the article. So the
theme's main template is rendered with probes (words no text contains) where the page's own parts belong, the
result is cut at the probes, and every page is joined from the pieces. What is stamped is compared with the full
template for the first page of every frame; where a theme puts page data elsewhere, every page of that frame goes
through the full template, and so does the page of each navigation entry, the only one of its frame.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from markupsafe import escape

from fixbook.outputs.pages.page import Body, Heading, Page, Place
from fixbook.outputs.site import Site

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
        self._active = False
        self.is_section = children is not None
        self.is_page = children is None
        self.is_link = self.is_index = self.is_homepage = False
        for child in children or ():
            child.parent = self

    @property
    def active(self) -> bool:
        """Whether the current page is this one or stands below it."""
        return self._active

    @active.setter
    def active(self, value: bool) -> None:
        """What is above is as active as what is below it; MkDocs says it of hand-written pages alone."""
        self._active = value
        if self.parent is not None:
            self.parent.active = value

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


Render = Callable[[Framed, Place], str]


@dataclass
class _Shell:
    """A frame cut at its probes; None where the theme cannot be stamped."""

    pieces: list[str] | None
    toc: _Toc | None

    @property
    def digest(self) -> str:
        """Of everything a page gets from it; "" where it gives nothing."""
        if self.pieces is None:
            return ""
        toc = (self.toc.parent, self.toc.child) if self.toc else ()
        return hashlib.sha256("\x00".join((*self.pieces, *toc)).encode()).hexdigest()


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
    """Puts the theme's frame around pages; `render` renders and mends the theme's main template in full."""

    def __init__(self, render: Render, parent: Callable[[Place], Any], site: Site) -> None:
        self.render = render
        self.parent = parent
        self.site = site
        self.shells: dict[str, _Shell] = {}

    def put(self, page: Page, body: Body) -> str:
        """The whole HTML of a page."""
        if page.place.is_index:
            return self._full(page, body)
        name = _name(page.place, headed=bool(body.headings))
        if name not in self.shells:
            shell = self._shell(page.place, headed=bool(body.headings))
            right = shell.pieces is not None and _same(self._stamp(shell, page, body), self._full(page, body))
            self.shells[name] = shell if right else _Shell(None, None)
        shell = self.shells[name]
        return self._full(page, body) if shell.pieces is None else self._stamp(shell, page, body)

    def digests(self) -> dict[str, str]:
        """What the frames used so far look like, by name."""
        return {name: shell.digest for name, shell in self.shells.items()}

    def unchanged(self, before: Mapping[str, str]) -> bool:
        """Whether the frames of an earlier build, known by their digests, look the same today."""
        return all(self._looks(*_named(name)) == digest != "" for name, digest in before.items())

    def _looks(self, place: Place, headed: bool) -> str:
        """Digest of a frame; "" for one of a language that is published no more."""
        return self._shell(place, headed).digest if place.language in self.site.languages else ""

    def _full(self, page: Page, body: Body) -> str:
        """Through the theme's whole template. Title and summary go in afterwards all the same: some themes undo
        the escaping of a title (`striptags`), and a title is not ours to trust."""
        place = page.place
        html = self.render(framed(place, body, self.parent(place), self.site), place)
        before, own, after = html.partition(body.html)
        html = _dense(before) + own + _dense(after)
        return html.replace(TITLE, str(escape(page.title))).replace(
            SUMMARY, str(escape(page.description or page.title))
        )

    def _shell(self, place: Place, headed: bool) -> _Shell:
        probe = replace(place, address="/".join([*place.address.split("/")[:-1], SLUG]))
        headings = (Heading(2, f"{_PARENT}id", _PARENT), Heading(3, f"{_CHILD}id", _CHILD)) if headed else ()
        html = self.render(framed(probe, Body(BODY, headings), self.parent(place), self.site), probe)
        toc = _toc(html) if headings else None
        if headings and toc is None and _PARENT in html:
            return _Shell(None, None)
        if toc is not None:
            html = html.replace(toc.parent, TOC)
            html = html.replace(f"{_PARENT}id", "top")
        return _Shell(_CUT.split(_dense(html)), toc)

    @staticmethod
    def _stamp(shell: _Shell, page: Page, body: Body) -> str:
        values = {
            SLUG: page.address.rpartition("/")[2],
            TITLE: str(escape(page.title)),
            SUMMARY: str(escape(page.description or page.title)),
            BODY: body.html,
            TOC: shell.toc.write(body.headings) if shell.toc else "",
        }
        return "".join(values.get(piece, piece) for piece in shell.pieces or ())


def _name(place: Place, *, headed: bool) -> str:
    return json.dumps([place.language, place.section, place.address.rpartition("/")[0], place.hide, headed])


def _named(name: str) -> tuple[Place, bool]:
    language, section, folder, hide, headed = json.loads(name)
    return Place(language, f"{folder}/{SLUG}" if folder else SLUG, section, tuple(hide)), headed


def framed(place: Place, body: Body, parent: Any, site: Site) -> Framed:
    """What the theme sees of a page at a place; its title and summary are probes."""
    toc = [_anchor(heading, below) for heading, below in nested(body.headings)]
    top = [Anchor(TITLE, "top", 1, toc)] if toc else []
    meta: dict[str, Any] = {"description": SUMMARY}
    if place.hide:
        meta["hide"] = list(place.hide)
    url, absolute = site.url(place.language, place.address), site.absolute(place.language, place.address)
    below_root = "/" + absolute.split("://", 1)[-1].partition("/")[2]
    return Framed(TITLE, body.html, url, absolute, top, meta, parent, abs_url=below_root)


def _dense(html: str) -> str:
    """Without the empty lines that templates leave, a quarter of a frame; a frame with text of fixed layout is left alone."""
    return html if "<pre" in html or "<textarea" in html else re.sub(r"[ \t]*\n\s*", "\n", html)


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
