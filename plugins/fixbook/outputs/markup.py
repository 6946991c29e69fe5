"""Inline Markdown of text fields to safe HTML, commands to highlighted HTML; everything cached by its text."""

from __future__ import annotations

import functools
import html
import re
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&!]")
_TAGS: Final = {"a", "code", "em", "strong", "br"}
_ATTRIBUTES: Final = {"a": {"href", "title"}}
_SCHEMES: Final = {"http", "https", "mailto"}
_REFERENCE: Final = re.compile(r'href="([A-Z]{2,6}-\d{4,6})(?:#([a-z0-9-]+))?"(?: rel="noopener")?')
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\([^)]*\)")
_MARKS: Final = re.compile(r"\\([\\`*_\[\]<>!])|[*`]|(?<!\w)_|_(?!\w)")


# A number and its unit stay on one line: the space between them becomes a thin one that does not break.
_UNIT: Final = re.compile(r"<code>.*?</code>|(?<=\d) (?=(?:%|(?:[kMG]?(?:bps|B|Hz)|[mµ]?s|min|h|fps|px|dB|km|V|W)\b))")


def _joined(match: re.Match[str]) -> str:
    return "\u202f" if match[0] == " " else match[0]


@functools.lru_cache(maxsize=200_000)
def inline(text: str) -> Markup:
    """Inline Markdown to HTML. Raw HTML in the text is shown as text; links to ids (`KB-0012#step`) are left to `resolve`."""
    if not _SPECIAL.search(text):
        return Markup(_UNIT.sub(_joined, text.replace("\n", " ")))  # noqa: S704 - no character of it means anything to HTML
    rendered = _MARKDOWN.renderInline(text)
    clean = nh3.clean(rendered, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener")
    return Markup(_UNIT.sub(_joined, clean))  # noqa: S704 - sanitised


def references(rendered: str) -> list[tuple[str, str]]:
    """(id, anchor) of every link to an article in rendered HTML."""
    return _REFERENCE.findall(rendered)


def resolve(rendered: Markup, hrefs: dict[tuple[str, str], str]) -> Markup:
    """Put addresses in place of ids; a link whose id is not in `hrefs` becomes plain text."""
    if 'href="' not in rendered:
        return rendered
    known = _REFERENCE.sub(
        lambda m: f'href="{html.escape(hrefs[m[1], m[2] or ""])}"' if (m[1], m[2] or "") in hrefs else m[0], rendered
    )
    return Markup(re.sub(r'<a href="[A-Z]{2,6}-\d{4,6}[^>]*>(.*?)</a>', r"\1", known))  # noqa: S704 - was safe, hrefs escaped


def plain(text: str) -> str:
    """The text without Markdown marks, for titles, descriptions and attributes."""
    if not _SPECIAL.search(text):
        return text.replace("\n", " ")
    return _MARKS.sub(lambda m: m[1] or "", _LINK.sub(r"\1", text)).replace("\n", " ")


@functools.lru_cache(maxsize=50_000)
def code_block(code: str, language: str) -> Markup:
    """Code highlighted with Pygments' short class names, as Material styles them; an unknown language is shown plain."""
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    inner = highlight(code, lexer, _FORMATTER).rstrip("\n")
    # What Material styles; the code can be reached by keyboard, because long lines scroll in it.
    return Markup(f'<div class="highlight"><pre><code tabindex="0">{inner}\n</code></pre></div>')  # noqa: S704 - Pygments escapes


_FORMATTER: Final = HtmlFormatter[str](nowrap=True)
