"""The hand-written pages of docs/: x.md in the default language, x.zh.md its translation, at one address."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from fixbook.model.audience import LINK
from fixbook.outputs.outline import Outline
from fixbook.outputs.site import Site
from fixbook.outputs.strings import Strings

log = logging.getLogger("mkdocs.plugins.fixbook")

_CODE: Final = re.compile(r"(^(?:```|~~~).*?^(?:```|~~~)[^\n]*$|`[^`\n]+`)", re.DOTALL | re.MULTILINE)
_MARKDOWN_LINK: Final = re.compile(r"(\]\()([^)#\s:]+)\.md(?=[)#])")


class Docs:
    """Every hand-written page in every language; where a translation is missing the default language stands in."""

    def __init__(self, files: Files, config: MkDocsConfig, site: Site, audiences: frozenset[str]) -> None:
        self.site = site
        self.config = config
        self.places: dict[str, tuple[str, str]] = {}
        self.by_place: dict[tuple[str, str], File] = {}
        self.fallbacks: set[str] = set()
        kept = [file for file in files if not file.is_documentation_page() or self._audience(file) in audiences]
        self.files = Files(kept)
        if self.files.get_file_from_path("index.md") is None:
            self.files.append(File.generated(config, "index.md", content=""))
        for file in self.files.documentation_pages(inclusion=InclusionLevel.is_included):
            self._put(file)
        for (language, address), file in sorted(self.by_place.items()):
            if language == site.default:
                for other in site.languages[1:]:
                    if (other, address) not in self.by_place:
                        self._stand_in(file, other)

    @property
    def pages(self) -> list[File]:
        """All hand-written pages, for MkDocs' template context."""
        return list(self.files.documentation_pages())

    def place(self, file: File) -> tuple[str, str]:
        """(language, address) of a page."""
        return self.places[file.src_uri]

    def own_language_links(self, markdown: str, file: File) -> str:
        """In a translation, links to x.md lead to x.zh.md where there is one."""
        language, _ = self.places[file.src_uri]
        if language == self.site.default:
            return markdown
        folder = file.src_uri.rpartition("/")[0]

        def localised(match: re.Match[str]) -> str:
            other = f"{match[2]}.{language}.md"
            path = _normal(f"{folder}/{other}")
            return f"{match[1]}{match[2]}.{language}.md" if path in self.places else match[0]

        return _MARKDOWN_LINK.sub(localised, markdown)

    def article_links(self, markdown: str, page: Page, outline: Outline) -> str:
        """`[text](KB-0012#step)` as a link to the article in the page's language; as text where this edition has none."""
        language, _ = self.place(page.file)

        def link(match: re.Match[str]) -> str:
            address = outline.addresses.get(match[2])
            if address is None:
                log.warning("%s: %s is no article of this edition", page.file.src_uri, match[2])
                return match[1]
            target = get_relative_url(self.site.url(language, address), page.url)
            return f'<a href="{escape(target)}{match[3] or ""}">{match[1]}</a>'

        parts = _CODE.split(markdown)  # at the odd places stands code, which says what it says
        return "".join(part if place % 2 else LINK.sub(link, part) for place, part in enumerate(parts))

    def fallback_note(self, file: File, outline: Outline) -> str:
        """A line above a page that stands in for its translation; empty above any other."""
        if file.src_uri not in self.fallbacks:
            return ""
        language, _ = self.place(file)
        note = Strings.of(language).text("untranslated", language=outline.languages[self.site.default])
        return f'<p class="fb-untranslated">{escape(note)}</p>\n'

    def share_anchors(self) -> None:
        """Give the headings of a translation the anchors of the original, where both have the same headings."""
        for (language, address), file in self.by_place.items():
            original = (
                self.by_place[self.site.default, address].page
                if (self.site.default, address) in self.by_place
                else None
            )
            if language == self.site.default or file.page is None or original is None:
                continue
            own, theirs = _anchors(file.page.toc), _anchors(original.toc)
            if [anchor.level for anchor in own] == [anchor.level for anchor in theirs]:
                names = {mine.id: other.id for mine, other in zip(own, theirs, strict=True)}
                file.page.content = _renamed(file.page.content or "", names)
                for anchor in own:
                    anchor.id = names[anchor.id]

    def _put(self, file: File) -> None:
        stem = file.src_uri.removesuffix(".md")
        base, _, suffix = stem.rpartition(".")
        language = suffix if base and suffix in self.site.languages else self.site.default
        stem = base if base and suffix in self.site.languages else stem
        address = "" if stem in ("index", "README") else re.sub(r"/(index|README)$", "", stem)
        self.places[file.src_uri] = (language, address)
        self.by_place[language, address] = file
        file.name = stem.rpartition("/")[2]
        file.dest_uri = self.site.file(language, address)
        file.url = self.site.url(language, address) or "./"
        if language != self.site.default:
            file.inclusion = InclusionLevel.NOT_IN_NAV

    def _stand_in(self, file: File, language: str) -> None:
        stem = file.src_uri.removesuffix(".md")
        twin = File.generated(self.config, f"{stem}.{language}.md", content=file.content_string)
        self.files.append(twin)
        self._put(twin)
        self.fallbacks.add(twin.src_uri)

    @staticmethod
    def _audience(file: File) -> str:
        text = file.content_string
        if not text.startswith("---"):
            return "public"
        _, meta = get_data(text)
        return str(meta.get("audience", "public"))


def _anchors(toc: Iterable[AnchorLink]) -> list[AnchorLink]:
    """Every entry of a table of contents, from top to bottom."""
    return [each for anchor in toc for each in (anchor, *_anchors(anchor.children))]


def _renamed(html: str, names: Mapping[str, str]) -> str:
    return re.sub(r'( id="| href="#)([^"]+)(?=")', lambda m: m[1] + names.get(m[2], m[2]), html)


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
