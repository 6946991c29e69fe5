"""The lookup inside a built site: its index and engine, the worker that answers away from the page, and the box for other sites."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Final

from markupsafe import escape

from fixbook.library import Library
from fixbook.lookup import pieces
from fixbook.lookup.index import build_from
from fixbook.lookup.lines import Store
from fixbook.outputs import files
from fixbook.outputs.lookup_box import names, texts
from fixbook.outputs.site import Site
from fixbook.outputs.strings import Strings
from fixbook.outputs.view import FOLDERS, View

INDEX: Final = "lookup"
EMBED: Final = f"{files.FOLDER}/embed.js"
_EMBEDDED: Final = ("box/lookup-excerpt.js", "box/lookup-look.js", "box/lookup-ask.js", "box/lookup-show.js")
_THEME_WORKER: Final = re.compile(r'("search": ")([^"]*)assets/javascripts/workers/search\.\w+\.min\.js"')

_DIALOG: Final = 'data-md-component="search" role="dialog"'


class LookupSite:
    """What the lookup adds to the site of one edition; `docs` holds the hand-written pages, which are found too.

    `published` are the addresses of those the site has, None for all. A `store` kept from an earlier build saves
    reading unchanged lines again.
    """

    def __init__(
        self,
        library: Library,
        site: Site,
        docs: Path | None = None,
        store: Store | None = None,
        published: Container[str] | None = None,
    ) -> None:
        self.library = library
        self.site = site
        self.docs = docs
        self.store = store
        self.published = published

    def files(self) -> Iterator[tuple[str, bytes]]:
        """(site-relative path, bytes) of the index, the engine, the worker and the embedded box."""
        index = build_from(self.library, self.docs, self._address, self.store, self.published)
        for path, text in pieces.files(index):
            yield f"{INDEX}/{path}", text.encode()
        yield files.worker_name(), files.worker()
        yield files.box_name(), files.box_script()
        yield EMBED, self._embed()

    def _address(self, kind: str, slug: str, language: str) -> str:
        return self.site.url(language, f"{FOLDERS[kind]}/{slug}" if kind in FOLDERS else slug)

    def _embed(self) -> bytes:
        """One classic script for other sites: what the box on the home page is made of, and its words in every language."""
        spoken = {}
        for language in self.site.languages:
            view = View(self.library, self.site, language, "")
            spoken[language] = {"texts": texts(view), "names": names(view)}
        words = json.dumps(spoken, ensure_ascii=True, separators=(",", ":"))  # the first language is the default
        spoken_words = f"globalThis.fixbookBox.spoken = {words};\n".encode()
        return files.joined(*_EMBEDDED) + spoken_words + files.joined("embed.js")


def own_search(html: str, language: str) -> str:
    """The theme's search dialog named and answered by us, in the language of the page.

    Where browsers refuse it a worker, which is on pages opened from a file, it says what it does instead.
    """
    strings = Strings.of(language)
    name, hint = escape(strings.text("lookup-find")), escape(strings.text("lookup-header-enter"))
    html = html.replace(_DIALOG, f'{_DIALOG} aria-modal="true" aria-label="{name}" data-lookup-header="{hint}"', 1)
    return _THEME_WORKER.sub(rf'\g<1>\g<2>{files.worker_name()}?{language}"', html, count=1)
