"""Files of the site that are not pages: style sheet, scripts, pictures, links for life, sitemap."""

from __future__ import annotations

import functools
import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from jinja2 import Environment, Template

from fixbook.library import Document, Library
from fixbook.outputs.site import Site
from fixbook.outputs.view import View, address_of

STATIC: Final = Path(__file__).parent / "static"
FOLDER: Final = "assets/fixbook"


@functools.cache
def style_sheet() -> bytes:
    """The style sheets of all page families as one file, base first, without the spaces that no browser needs."""
    sheet = _joined("css", "base")
    for pattern, tight in _SPACES:
        sheet = pattern.sub(tight, sheet)
    return sheet


@functools.cache
def script() -> bytes:
    """The scripts of all page families as one file, core first; the lookup box, which one page has, apart."""
    return _joined("js", "core")


@functools.cache
def box_script() -> bytes:
    """The scripts of the lookup box as one file."""
    return _joined("box", "lookup-excerpt", "js")


def style_name() -> str:
    """Site-relative name of the style sheet."""
    return named(style_sheet(), "css")


def script_name() -> str:
    """Site-relative name of the script."""
    return named(script(), "js")


@functools.cache
def box_name() -> str:
    """Site-relative name of the lookup box's script."""
    return named(box_script(), "js", "lookup-box")


def worker() -> bytes:
    """The script of the worker that answers questions away from the page."""
    return joined("box/lookup-excerpt.js", "box/lookup-look.js", "worker/lookup.js")


@functools.cache
def worker_name() -> str:
    """Site-relative name of the worker."""
    return named(worker(), "js", "lookup-worker")


def joined(*names: str) -> bytes:
    """Scripts of this package as one."""
    return lean(b"\n".join((STATIC / name).read_bytes() for name in names))


def lean(data: bytes) -> bytes:
    """A style sheet or script without indentation, types and comments that stand on lines of their own: what readers
    download. Lines stay lines, so that nothing changes its meaning."""
    return re.sub(rb"(?m)^[ \t]+", b"", _TYPES.sub(b"", _COMMENTS.sub(b"", data)))


_COMMENTS: Final = re.compile(rb"(?m)^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//.*)[ \t]*\n")
_TYPES: Final = re.compile(rb"/\*\* @type (?:[^*\n]|\*(?!/))*\*/ ?")
_SPACES: Final = (
    (re.compile(rb"\s*([{}])\s*"), rb"\1"),
    (re.compile(rb";(?=\})"), b""),
    (re.compile(rb";\s+"), b";"),
    (re.compile(rb"(?<=[\w-]): (?=[^\s])"), b":"),
    (re.compile(rb",\s+"), b","),
)


def _joined(folder: str, first: str, suffix: str = "") -> bytes:
    files = sorted((STATIC / folder).glob(f"*.{suffix or folder}"), key=lambda file: (file.stem != first, file.name))
    return lean(b"\n".join(file.read_bytes() for file in files))


def named(data: bytes, suffix: str, stem: str = "fixbook") -> str:
    """Site-relative name of a style sheet or script, with a hash of its content."""
    return f"{FOLDER}/{stem}.{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"


def pictures(library: Library) -> Iterator[tuple[str, Path]]:
    """(site-relative path, file) of every picture a step shows; a preview goes on without one that is not there yet."""
    for runbook in library.runbooks.values():
        for cause in runbook.model.causes:
            for step in cause.steps:
                file = runbook.file.parent / step.image.file if step.image is not None else None
                if file is not None and file.is_file():
                    yield f"{FOLDER}/pictures/{runbook.slug}/{file.name}", file


def lasting_links(
    library: Library, site: Site, environment: Environment, withdrawn: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """(site-relative file, HTML) of /k/<ID>/ in upper and lower case, and of former addresses.

    `withdrawn` has ids this edition no longer shows, with the day: their pages name neither title nor address.
    """
    template = environment.get_template("fixbook/go.html")
    for document in (*library.articles(), *library.plans.values()):
        for name in {document.model.id, document.model.id.lower()}:
            yield from _go(template, library, site, document, f"k/{name}")
        for slug in getattr(document.model, "former_slugs", ()):
            for language in site.languages:
                folder = site.folder(language, f"{address_of(document).split('/')[0]}/{slug}")
                yield from _go(template, library, site, document, folder, language)
    gone = environment.get_template("fixbook/withdrawn.html")
    for identifier, day in sorted(withdrawn.items()):
        for name in {identifier, identifier.lower()}:
            views = [View(library, site, language, "") for language in site.languages]
            yield f"k/{name}/index.html", gone.render(id=identifier, day=day, views=views, root="../../")


def _go(
    template: Template, library: Library, site: Site, document: Document[Any], folder: str, only: str = ""
) -> Iterator[tuple[str, str]]:
    targets = []
    for language in (only,) if only else site.languages:
        view = View(library, site, language, address_of(document))
        title = getattr(document.model, "title", None) or document.model.name
        target = site.relative(folder, site.url(language, address_of(document)))
        targets.append(
            {
                "language": language,
                "name": library.terms.languages[language].name,
                "href": target,
                "title": view.plain(title),
            }
        )
    html = template.render(
        id=document.model.id,
        targets=targets,
        script=site.relative(folder, f"{FOLDER}/go.js"),
        canonical=site.absolute(only or site.default, address_of(document)),
    )
    yield f"{folder}/index.html", html


def sitemap(site: Site, pages: Iterable[tuple[str, Mapping[str, str], str]]) -> bytes:
    """sitemap.xml from (address, url by language, last change as YYYY-MM-DD or ""); empty without a site_url."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
    )
    root = site.site_url.rstrip("/")
    for _, urls, changed in sorted(pages):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(f"{root}/{url}")}/>'
            for language, url in sorted(urls.items())
        )
        for url in (urls[language] for language in site.languages if language in urls):
            day = f"<lastmod>{changed}</lastmod>" if changed else ""
            lines.append(f"<url><loc>{escape(f'{root}/{url}')}</loc>{day}{links if len(urls) > 1 else ''}</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines).encode()


def gzipped(data: bytes) -> bytes:
    """The same bytes for the same input: no time stamp inside."""
    return gzip.compress(data, mtime=0)
