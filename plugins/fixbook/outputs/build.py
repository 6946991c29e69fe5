"""Everything a site is made of beyond the hand-written pages, as (path, bytes): pages, links for life, assets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from jinja2 import Environment
from markupsafe import Markup, escape

from fixbook.library import Document, Library
from fixbook.lookup.lines import Store
from fixbook.model.runbook import Runbook
from fixbook.outputs import files
from fixbook.outputs.cache import KINDS, BodyCache
from fixbook.outputs.frame import Frames
from fixbook.outputs.lookup_site import LookupSite, own_search
from fixbook.outputs.pages import checklist, home, lists, maintain, places, plan, postmortem, reference, runbook
from fixbook.outputs.pages.page import Body, Page
from fixbook.outputs.site import Site

FAMILIES: Final = (runbook, checklist, postmortem, plan, lists, places, maintain)


@dataclass(frozen=True)
class Output:
    """A file of the site; `key` is a hash of all it is made from, where that costs less than making it."""

    path: str
    make: Callable[[], bytes]
    key: str = ""


@dataclass
class Build:
    """One edition of a library being turned into a site. `changed` has the last change (YYYY-MM-DD) of files."""

    library: Library
    site: Site
    environment: Environment
    changed: Mapping[Path, str] = field(default_factory=dict)
    edit_uri: str = ""
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    ledger: bytes = b""
    listed: dict[str, tuple[dict[str, str], str]] = field(
        default_factory=dict
    )  # address: (urls by language, last change)
    rules: Sequence[tuple[str, str]] = ()
    cache: BodyCache | None = None
    docs: Path | None = None  # the folder of hand-written pages, for the lookup
    published: Container[str] | None = None  # the addresses of those that are published; None for all
    store: Store | None = None  # what the lookup read in an earlier build

    def pages(self) -> Iterator[Page]:
        """Every generated page except the home pages, which the hand-written index may introduce."""
        for family in FAMILIES:
            yield from family.pages(self.library, self.site)
        yield from reference.pages(self.library, self.site, self.rules)

    def home(self, language: str, intro: Markup) -> Body:
        """The home page's body around the hand-written introduction."""
        return home.page(self.library, self.site, language, intro).render(self.environment)

    def body(self, page: Page, key: str = "") -> Body:
        """A page's body with the line below it that says when it changed and where to mend it."""
        if self.cache is None or not key:
            return self._rendered(page)
        body = self.cache.get(key)
        if body is None:
            body = self._rendered(page)
            self.cache.put(key, body)
        return body

    def key(self, page: Page) -> str:
        """Hash of everything an article's body is made from; "" for a page that is rendered in every build."""
        if self.cache is None or page.source is None or page.source.kind not in KINDS:
            return ""
        return self.cache.key(page.source, page.language, self._edit(page), str(self.updated(page)))

    def _rendered(self, page: Page) -> Body:
        made = page.render(self.environment)
        if page.source is None:
            return made
        foot = self.environment.get_template("fixbook/foot.html")
        html = foot.render(v=page.view, edit=self._edit(page), updated=self.updated(page))
        return Body(made.html + html, made.headings)

    def _edit(self, page: Page) -> str:
        return self.edit_uri.replace("{path}", page.source.path) if self.edit_uri and page.source else ""

    def updated(self, page: Page) -> dt.date | None:
        """Day the page's file last changed; None where that is not known."""
        day = self.changed.get(page.source.file, "") if page.source else ""
        return dt.date.fromisoformat(day) if day else None

    def _list(self, page: Page) -> None:
        if page.listed:
            day = self.updated(page)
            urls, _ = self.listed.setdefault(page.address, ({}, day.isoformat() if day else ""))
            urls[page.language] = self.site.url(page.language, page.address)

    def outputs(self, frames: Frames) -> Iterator[Output]:
        """Everything generated; home pages, pages that say an address does not exist and the sitemap excepted."""
        for page in self.pages():
            self._list(page)
            key = self.key(page)
            yield Output(
                self.site.file(page.language, page.address),
                lambda page=page, key=key: frames.put(page, self.body(page, key)).encode(),  # type: ignore[misc]
                key,
            )
        for path, data in self._files():
            yield Output(path, lambda data=data: data)  # type: ignore[misc]

    def again(self, runbooks: Iterable[Document[Runbook]], frames: Frames) -> Iterator[Output]:
        """The pages of runbooks that have changed since, and nothing else of what says something of them."""
        changed = {document.slug: document for document in runbooks}
        self.library = replace(self.library, runbooks={**self.library.runbooks, **changed})
        for page in runbook.pages(self.library, self.site, changed):
            yield Output(
                self.site.file(page.language, page.address),
                lambda page=page: frames.put(page, self.body(page)).encode(),  # type: ignore[misc]
            )

    def _files(self) -> Iterator[tuple[str, bytes]]:
        """(site-relative path, bytes) of what is no page."""
        for path, html in files.lasting_links(self.library, self.site, self.environment, self.withdrawn):
            yield path, html.encode()
        for path, picture in files.pictures(self.library):
            yield path, picture.read_bytes()
        if self.ledger:
            yield "ledger.tsv", self.ledger
        yield from LookupSite(self.library, self.site, self.docs, self.store, self.published).files()
        yield files.style_name(), files.style_sheet()
        yield files.script_name(), files.script()
        yield f"{files.FOLDER}/go.js", (files.STATIC / "go.js").read_bytes()


_CODE: Final = re.compile(r"(<pre[^>]*>(?:<span></span>)?)<code(?! tabindex)")
# The theme's bundle and our script at the end of a page, with no other script behind them that may expect them to have run.
_LAST_SCRIPTS: Final = re.compile(
    r'<script (src="[^"]*assets/javascripts/bundle\.\w+\.min\.js")></script>\s*'
    r'<script (src="[^"]*assets/fixbook/fixbook\.\w+\.js")></script>\s*</body>'
)
_LANG: Final = re.compile(r'<html lang="[^"]*"')


def finished(html: str, *, language: str, site: Site, title: str, description: str, url: str, name: str) -> str:
    """Mend and complete a page as the theme wrote it, the same way for stamped and for hand-written pages.

    The language is the page's own; alternates are kept from Material's script, which would ask for a
    sitemap beside each; the search dialog is ours; blocks of code can be reached by keyboard; a page is painted
    before its scripts have come.
    """
    html = _LANG.sub(f'<html lang="{language}"', html, count=1)
    html = html.replace('<link rel="alternate" href=', '<link rel="alternate " href=')
    html = own_search(html, language)
    html = _LAST_SCRIPTS.sub(r"<script defer \1></script>\n<script defer \2></script>\n</body>", html)
    html = _CODE.sub(r'\1<code tabindex="0"', html)
    graph = [
        ("og:type", "article"),
        ("og:title", title),
        ("og:description", description),
        ("og:site_name", name),
        ("og:locale", language),
    ]
    if site.site_url:
        graph.append(("og:url", f"{site.site_url.rstrip('/')}/{url}"))
    tags = "".join(f'<meta property="{key}" content="{escape(value)}">\n' for key, value in graph if value)
    return html.replace("</head>", f"{tags}</head>", 1)
