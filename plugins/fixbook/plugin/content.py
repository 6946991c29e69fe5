"""What a build is made of: the outline at once, the whole library only when something is to be made of it."""

from __future__ import annotations

import datetime as dt
import functools
import importlib.metadata
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from fixbook.checks.all import DATED_RULES, RULES, check_library
from fixbook.derive import ledger
from fixbook.derive.history import last_changes
from fixbook.library import Document, Library, content_files, load_library, reread
from fixbook.lookup.lines import Store, read_store
from fixbook.model.audience import allowed, visible
from fixbook.model.runbook import Runbook
from fixbook.outputs.build import Build
from fixbook.outputs.cache import BodyCache, context, program
from fixbook.outputs.environment import environment
from fixbook.outputs.kept import Kept, Record, Written, fingerprint
from fixbook.outputs.outline import Outline, outline
from fixbook.outputs.site import Site
from fixbook.problems import Problem

CACHE: Final = ".fixbook-cache"


class Options(Protocol):
    """Options of the plugin."""

    edition: str
    content: list[str]
    drafts: bool
    edit_uri: str
    cache: bool


class Content:
    """The content of one build. `store` is what the lookup read in an earlier build of this program."""

    def __init__(self, config: MkDocsConfig, options: Options, store: Store, *, serving: bool, dirty: bool) -> None:
        self.config = config
        self.options = options
        self.store = store
        self.home = Path(config.config_file_path or ".").resolve().parent
        self.roots = [(self.home / root).resolve() for root in options.content or ["."]]
        self.overrides = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        self.changed = last_changes(self.roots[0])
        self.cache = cache_folder(self.home) if options.cache else None
        self.programs = fingerprint([program(), *_versions()], []) if self.cache else ""
        self.inputs = fingerprint(self._settings(), self._files()) if self.cache else ""
        self.name = f"{options.edition}-preview" if serving else options.edition  # previews have addresses of their own
        record = self.cache / f"site-{self.name}.json" if self.cache else None
        self.kept = Kept(record, Path(config.site_dir), dirty)
        self.homes: dict[str, str] = {}
        self.known = self.kept.before if self.kept.before and self.kept.before.inputs == self.inputs else None

    @property
    def outline(self) -> Outline:
        """The edition's outline."""
        return self.known.outline if self.known else self._outline

    @property
    def problems(self) -> list[Problem]:
        """Every problem of every file."""
        return self.known.problems if self.known else self._read[1]

    @property
    def has_taxonomy(self) -> bool:
        """Whether there is enough to build anything of."""
        return self.known is not None or self._read[0].taxonomy is not None

    @functools.cached_property
    def site(self) -> Site:
        """Addresses of the site."""
        return Site(tuple(self.outline.languages), self.config.use_directory_urls, self.config.site_url or "")

    @functools.cached_property
    def build(self) -> Build:
        """The edition, ready to be turned into pages; nothing before this reads an article that did not change."""
        library, site = self._library, self.site
        rows = [row for rows in ledger.read_ledgers(library)[0].values() for row in rows]
        return Build(
            library,
            site,
            environment(self.overrides),
            self.changed,
            self.options.edit_uri,
            withdrawn=ledger.withdrawn(rows, library),
            ledger=ledger.written(ledger.shown(rows, library)).encode(),
            rules=[(rule.CODE, rule.__doc__ or "") for rule in (*RULES, *DATED_RULES) if hasattr(rule, "CODE")],
            cache=self._bodies(self.cache, library, site) if self.cache else None,
            docs=Path(self.config.docs_dir),
            store=self._lines(),
        )

    def home_page(self, language: str, intro: Markup) -> str:
        """HTML of the home page's body in one language, around the hand-written introduction."""
        key = fingerprint([language, intro], [])
        html = self.known.homes.get(key) if self.known else None
        self.homes[key] = html or self.build.home(language, intro).html
        return self.homes[key]

    def reread(self, changed: list[Path]) -> tuple[list[Document[Runbook]], list[Problem]] | None:
        """Changed runbooks as this edition shows them; None where more than what stands in runbooks has changed."""
        whole, known = self._read[0], {document.file: document for document in self._library.runbooks.values()}
        gone = frozenset(d.model.id for d in whole.articles() if d.model.id not in self._library.by_id)
        found, problems = [], []
        for file in changed:
            if file not in known:
                return None
            document, wrong = reread(known[file])
            problems += wrong
            if document is not None:
                if _standing(document) != _standing(known[file]):
                    return None
                found.append(replace(document, model=visible(document.model, allowed(self.options.edition), gone)))
        return found, problems

    def watched(self) -> Iterator[Path]:
        """Every file the site is made of."""
        yield from self._files()
        yield from Path(self.config.docs_dir).rglob("*")
        yield Path(self.config.config_file_path or ".")

    def take_all(self, written: list[str]) -> bool:
        """Take back the whole earlier site, if it was made of the same and beside the same hand-written pages."""
        return self.known is not None and self.known.written == written and self.kept.take_all()

    def note(self, frames: dict[str, str], written: list[str]) -> None:
        """Put what was made in its place and note it for the next build, with the addresses of hand-written pages."""

        def record(files: dict[str, Written]) -> Record:
            return Record(self.inputs, self.outline, self.problems, frames, written, self.homes, files)

        if "build" in self.__dict__ and self.cache:
            if self.build.cache is not None:
                self.build.cache.close()
            lines = {**self.store, "programs": self.programs}
            self._lines_file(self.cache).write_text(json.dumps(lines), encoding="utf-8")
        self.kept.finish(record)

    @functools.cached_property
    def _read(self) -> tuple[Library, list[Problem]]:
        whole, problems = load_library(self.roots, shown_from=self.home)
        if not problems or whole.taxonomy is not None:
            problems = [*problems, *check_library(whole)]
        return whole, problems

    @functools.cached_property
    def _library(self) -> Library:
        return self._read[0].for_edition(self.options.edition, drafts=self.options.drafts)

    @functools.cached_property
    def _outline(self) -> Outline:
        return outline(self._library)

    def _bodies(self, cache: Path, library: Library, site: Site) -> BodyCache:
        options = [self.programs, *site.languages, str(site.directory_urls), site.site_url]
        return BodyCache(cache / f"bodies-{self.name}.sqlite", context(library, options, self.overrides))

    def _lines_file(self, cache: Path) -> Path:
        return cache / f"lines-{self.options.edition}.json"

    def _lines(self) -> Store:
        if self.cache and not self.store and self._lines_file(self.cache).is_file():
            kept = read_store(self._lines_file(self.cache).read_text(encoding="utf-8", errors="replace"))
            if kept.pop("programs", "") == self.programs:
                self.store |= kept
        return self.store

    def _settings(self) -> Iterator[str]:
        """Everything that is no file of the content: programs, settings, history."""
        yield self.programs
        settings = {name: value for name, value in self.config.items() if name not in _OUTER}
        yield repr(_plain(settings))
        yield repr(sorted((path.as_posix(), day) for path, day in self.changed.items()))

    def _files(self) -> Iterator[Path]:
        yield from (file for root in self.roots for file in content_files(root))
        yield from (file for root in self.roots if (file := root / ledger.FILE).is_file())
        yield from sorted(Path(self.config.docs_dir).rglob("*.md"))
        yield from (file for folder in self.overrides for file in sorted(folder.rglob("*")) if file.is_file())
        yield from (self.home / hook for hook in self.config.hooks)


def _standing(document: Document[Runbook]) -> tuple[object, ...]:
    """What decides where a runbook is shown at all."""
    return document.model.id, document.model.audience, document.model.state


# Where a site lies, and how it is built or looked at, changes nothing in it.
_OUTER: Final = {"config_file_path", "docs_dir", "site_dir", "strict", "dev_addr", "watch"}


def _plain(setting: Any) -> Any:
    """A setting by what it says: a theme or plugin by its options, an object without options by its name."""
    if isinstance(setting, BasePlugin):
        return _plain(setting.config)
    if isinstance(setting, Mapping):
        return sorted((repr(name), _plain(value)) for name, value in setting.items())
    if isinstance(setting, list | tuple):
        return [_plain(each) for each in setting]
    if isinstance(setting, set | frozenset):
        return sorted(map(repr, setting))
    if setting is None or isinstance(setting, str | int | float | dt.date):
        return setting
    return f"{getattr(setting, '__module__', '')}.{getattr(setting, '__qualname__', type(setting).__qualname__)}"


def _versions() -> list[str]:
    """Python and every installed package; where an upgrade broke off, one may have lost its name."""
    packages = (each.metadata for each in importlib.metadata.distributions())
    return [sys.version, *sorted({f"{each['Name']} {each['Version']}" for each in packages})]


def cache_folder(home: Path) -> Path | None:
    """The folder that builds of a site note things in, kept out of git; None where it cannot be written."""
    folder = home / CACHE
    try:
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError:
        return None
    return folder
