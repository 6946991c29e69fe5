"""Bodies of article pages from earlier builds, found again by everything they were made from.

A body depends on its own file, on what other pages say of articles (title, filing, relations: their face), on every
file that is no article, on the options, and on the program. The key is a hash of all that, so a stale body cannot
be found; a cache that cannot be read is thrown away.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from fixbook.library import Document, Library
from fixbook.outputs.pages.page import Body, Heading

KINDS: Final = frozenset({"runbook"})  # what there may be thousands of; the rest is rendered anew
_BATCH: Final = 200  # bodies held in memory until they are written
_PROGRAM: Final = Path(__file__).parent.parent
_SOURCES: Final = {".py", ".html", ".yml", ".js", ".css"}
# What only the page of the runbook itself shows.
_OWN: Final = {
    "causes", "codes", "escalate", "in_regions", "reply", "signals", "sources", "sources_checked_on", "symptoms", "tested", "verify",
}  # fmt: skip


class BodyCache:
    """Bodies by key in one SQLite file; what a build did not ask for is forgotten when it ends."""

    def __init__(self, file: Path, context: str) -> None:
        self.file = file
        self.context = context
        self.used: set[str] = set()
        self.fresh: dict[str, str] = {}
        self.known: set[str] = set()
        self.connection = self._open()

    def _open(self) -> sqlite3.Connection:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.file)
        try:
            connection.execute("CREATE TABLE IF NOT EXISTS bodies (key TEXT PRIMARY KEY, body TEXT NOT NULL)")
            self.known = {row[0] for row in connection.execute("SELECT key FROM bodies")}
        except sqlite3.OperationalError:  # no fault of the file: the disk is full, or it cannot be written
            raise
        except sqlite3.DatabaseError:
            connection.close()
            self.file.unlink()
            return self._open()
        return connection

    def key(self, document: Document[Any], *parts: str) -> str:
        """Key of a page of a document; `parts` are what else its body shows: language, last change, edit link.

        A body whose key was asked for is kept, be it needed in this build or not.
        """
        key = _hash([self.context, document.digest, document.scenario, document.region, document.slug, *parts])
        self.used.add(key)
        return key

    def get(self, key: str) -> Body | None:
        """The body an earlier build made for this key."""
        if key not in self.known:
            return None
        try:
            ((body,),) = self.connection.execute("SELECT body FROM bodies WHERE key = ?", (key,))
            html, headings = json.loads(body)
            return Body(html, tuple(Heading(*heading) for heading in headings))
        except (sqlite3.DatabaseError, ValueError, TypeError):  # a damaged page of the file
            return None

    def put(self, key: str, body: Body) -> None:
        """Keep a body for later builds."""
        headings = [(heading.level, heading.anchor, heading.label) for heading in body.headings]
        self.fresh[key] = json.dumps([body.html, headings])
        if len(self.fresh) >= _BATCH:
            self._flush()

    def close(self) -> None:
        """Write what is new, forget what was not asked for."""
        with contextlib.closing(self.connection):
            self._flush()
            self._write("DELETE FROM bodies WHERE key = ?", [(key,) for key in self.known - self.used])

    def _flush(self) -> None:
        self._write("INSERT OR REPLACE INTO bodies VALUES (?, ?)", self.fresh.items())
        self.fresh = {}

    def _write(self, statement: str, rows: Iterable[tuple[str, ...]]) -> None:
        """Written at once, because another build may wait for the file; a body that cannot be kept is made again."""
        with contextlib.suppress(sqlite3.DatabaseError), self.connection:
            self.connection.executemany(statement, rows)


def context(library: Library, options: Iterable[str], templates: Iterable[Path]) -> str:
    """Hash of what every body of a build depends on; `templates` are the folders a site overrides templates in."""
    parts = [library.edition, *options]
    for folder in templates:
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        parts += [_hash([file.as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()]) for file in files]
    for document in library.documents():
        own = document.kind not in KINDS
        parts.append(document.digest if own else _face(document))
    return _hash(parts)


def _face(document: Document[Any]) -> str:
    """What other pages may say of an article."""
    shown = repr([value for name, value in document.model if name not in _OWN])
    return _hash([document.kind, document.slug, document.scenario, document.region, shown])


def program(part: str = "") -> str:
    """Hash of the package's own source and templates, or of those of one of its folders."""
    files = sorted(file for file in (_PROGRAM / part).rglob("*") if file.suffix in _SOURCES)
    return _hash(
        [file.as_posix().removeprefix(str(_PROGRAM)) + hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    )


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()
