"""Reads the hand-written pages of docs/ into entries, so that the lookup finds them after the articles."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path, PurePosixPath

from fixbook.lookup.articles import Address, plain
from fixbook.lookup.entries import Entry, Line

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_AUDIENCE = re.compile(r"^audience:\s*[\"']?(\w+)", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*(?:\{[^}]*\})?$")
_FENCE = re.compile(r"^\s*(```|~~~)")
_MARKUP = re.compile(r"<[^>]*>|^\s*(?:[-*+>]|\d+\.|!!!|\|)\s*|\s*\|\s*")
LONGEST_PAGE = 200_000


def pages(
    docs: Path,
    languages: list[str],
    audiences: frozenset[str],
    address: Address,
    published: Container[str] | None = None,
) -> Iterator[Entry]:
    """One entry a page that the audiences may read; x.zh.md is the translation of x.md.

    `published` has the addresses of the pages a site really has; None where nobody left any out.
    """
    for file in sorted(docs.rglob("*.md")):
        inside = PurePosixPath(file.relative_to(docs).as_posix())
        if any(inside.name.endswith(f".{language}.md") for language in languages):
            continue
        if published is not None and _slug(inside) not in published:
            continue
        texts = {languages[0]: _read(file)}
        for language in languages[1:]:
            translated = file.with_name(f"{file.stem}.{language}.md")
            if translated.exists():
                texts[language] = _read(translated)
        if _audience(texts[languages[0]]) in audiences:
            yield _page(inside, texts, address)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")[:LONGEST_PAGE]


def _audience(text: str) -> str:
    front = _FRONT.match(text)
    found = _AUDIENCE.search(front[1]) if front else None
    return found[1] if found else "public"


def _slug(inside: PurePosixPath) -> str:
    """The address of a page; "" is home."""
    folder = inside.parent if inside.stem == "index" else inside.parent / inside.stem
    return "" if str(folder) == "." else str(folder)


def _page(inside: PurePosixPath, texts: dict[str, str], address: Address) -> Entry:
    slug = _slug(inside)
    lines = [line for language, text in texts.items() for line in _lines(language, text)]
    titles: dict[str, str] = {}
    for line in lines:
        if line.field == "title":
            titles.setdefault(line.lang, line.text)
    urls = {language: address("page", slug, language) for language in texts}
    name = slug or "home"
    return Entry(f"page:{name}", name, "page", urls, tuple(lines), shown={"title": titles or {next(iter(texts)): name}})


def _lines(language: str, text: str) -> Iterator[Line]:
    """Headings and lines of text; code blocks are read as text too, for a pasted command may stand in one."""
    titled = False
    key = ""
    for raw in _FRONT.sub("", text).splitlines():
        if _FENCE.match(raw) or not raw.strip():
            continue
        heading = _HEADING.match(raw)
        words = plain(_MARKUP.sub(" ", heading[2] if heading else raw)).strip()
        if not words:
            continue
        if heading:
            yield Line("summary" if titled else "title", key, language, words)
            titled = True
        else:
            yield Line("text", key, language, words)
