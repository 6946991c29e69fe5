"""The navigation of each language as themes see it: home, our groups, then the hand-written pages."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from fixbook.outputs.frame import Node
from fixbook.outputs.navigation import Entry
from fixbook.outputs.strings import Strings
from fixbook.plugin.docs import Docs


class Menu:
    """One navigation a language; `of` has them, made from what MkDocs worked out for the default language."""

    def __init__(
        self,
        written: Navigation,
        entries: Mapping[str, tuple[Entry, ...]],
        docs: Docs,
        translations: Mapping[str, Mapping[str, str]],
        config: MkDocsConfig,
    ) -> None:
        self.docs = docs
        self.config = config
        self.translations = translations
        self.nodes: dict[tuple[str, str], Node] = {}
        self.of = {language: self._navigation(written, entries[language], language) for language in docs.site.languages}

    def group(self, language: str, section: str) -> Node | None:
        """The group an entry stands in."""
        node = self.nodes.get((language, section))
        return node.parent if node else None

    @contextlib.contextmanager
    def standing_at(self, language: str, section: str) -> Iterator[None]:
        """While a page is rendered its entry and the group above it are the current ones."""
        node = self.nodes.get((language, section))
        path = [] if node is None else [node, *node.ancestors]
        for each in path:
            each.active = True
        yield
        for each in path:
            each.active = False

    def _navigation(self, written: Navigation, entries: tuple[Entry, ...], language: str) -> Navigation:
        home = self._page(language, "")
        items: list[Any] = [home, *(self._node(entry, language) for entry in entries)]
        guides = [item for item in (self._twin(item, language) for item in written.items) if item is not None]
        if guides:
            items.append(Node(Strings.of(language).text("nav-group-guides"), None, guides))
        found = Navigation(items, [home])
        found.homepage = home
        return found

    def _node(self, entry: Entry, language: str) -> Node:
        if entry.address is None:
            return Node(entry.title, None, [self._node(child, language) for child in entry.children])
        node = self.nodes[language, entry.key] = Node(entry.title, self.docs.site.url(language, entry.address))
        return node

    def _twin(self, item: Any, language: str) -> Any:
        """An item of the default language as one of another language; home stands elsewhere."""
        if item.is_section:
            title = self.translations.get(language, {}).get(item.title, item.title)
            children = [
                child for child in (self._twin(child, language) for child in item.children) if child is not None
            ]
            return Node(title, None, children) if children else None
        if item.is_link:
            return item
        _, address = self.docs.place(item.file)
        return self._page(language, address, item.title) if address else None

    def _page(self, language: str, address: str, title: str | None = None) -> Page:
        file = self.docs.by_place[language, address]
        if language != self.docs.site.default:
            title = self.translations.get(language, {}).get(title) if title else None
        return file.page or Page(title, file, self.config)
