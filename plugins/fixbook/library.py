"""The library: every document of a site, by slug and by id, and who refers to whom. A newcomer starts here.

load_library(roots) reads the folders of the design (kb/, postmortems/), validates every file and returns
the library with every problem of every file; library.for_edition(name) returns the library one edition may show.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from fixbook.model.audience import allowed, visible
from fixbook.model.causes import Causes
from fixbook.model.checklist import Checklist
from fixbook.model.fields import Model
from fixbook.model.golden import Golden
from fixbook.model.nearest import did_you_mean
from fixbook.model.plan import Plan
from fixbook.model.postmortem import Postmortem
from fixbook.model.reading import read
from fixbook.model.region import Region
from fixbook.model.runbook import Runbook
from fixbook.model.scenario import Scenario
from fixbook.model.taxonomy import Taxonomy
from fixbook.model.thesaurus import Thesaurus
from fixbook.problems import Level, Problem
from fixbook.yamlfile import MAX_BYTES, Places, Position
from fixbook.yamlfile import Path as Place

COMMON: Final = "common"  # the scenario of what holds in every scenario
GLOBAL: Final = "global"  # the region of what holds everywhere

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Document(Generic[M]):
    """One validated file. `path` is as shown in messages; `scenario` and `region` are the folders it is filed in."""

    kind: str
    slug: str
    path: str
    file: Path
    model: M
    scenario: str = COMMON
    region: str = GLOBAL
    digest: str = ""  # of the file's bytes

    def locate(self, place: Place, *, key: bool = False) -> Position:
        """Line and column of a value (or key); the file is read again, so that positions cost nothing until needed."""
        return _places(self.file, self.file.stat().st_mtime_ns).locate(place, key=key)

    def problem(
        self, place: Place, code: str, message: str, level: Level = Level.ERROR, *, key: bool = False
    ) -> Problem:
        """A problem at a place of this document."""
        return Problem(self.path, *self.locate(place, key=key), code, message, level)


@functools.lru_cache(maxsize=64)
def _places(file: Path, _changed: int) -> Places:
    """The places of a file as it was at a time of change; a preview edits files between two questions."""
    return Places(file.read_bytes()[: MAX_BYTES + 1])


@dataclass(frozen=True)
class Library:
    """Every document of one site (or of one edition of it)."""

    root: Path  # the first of `roots`, the folders that hold kb/ and postmortems/
    taxonomy: Document[Taxonomy] | None = None
    regions: Mapping[str, Document[Region]] = field(default_factory=dict)
    scenarios: Mapping[str, Document[Scenario]] = field(default_factory=dict)
    plans: Mapping[str, Document[Plan]] = field(default_factory=dict)
    checklists: Mapping[str, Document[Checklist]] = field(default_factory=dict)
    runbooks: Mapping[str, Document[Runbook]] = field(default_factory=dict)
    postmortems: Mapping[str, Document[Postmortem]] = field(default_factory=dict)
    causes: Document[Causes] | None = None
    thesaurus: Document[Thesaurus] | None = None
    golden: Document[Golden] | None = None
    edition: str = "internal"  # a library as loaded holds everything
    roots: tuple[Path, ...] = ()
    shown_from: Path = Path()  # what the paths in messages are relative to
    unread: frozenset[str] = frozenset()  # slugs and ids of files with errors, so that references to them stay silent

    @property
    def terms(self) -> Taxonomy:
        """The taxonomy; a library without one has no pages."""
        if self.taxonomy is None:
            raise LookupError("the library has no kb/taxonomy.yml")
        return self.taxonomy.model

    @property
    def languages(self) -> list[str]:
        """Published languages; the first is the default."""
        return self.terms.published

    def articles(self) -> Iterator[Document[Runbook] | Document[Postmortem] | Document[Checklist]]:
        """Everything with an address for life: runbooks, postmortems, checklists, each sorted by slug."""
        yield from (self.runbooks[slug] for slug in sorted(self.runbooks))
        yield from (self.postmortems[slug] for slug in sorted(self.postmortems))
        yield from (self.checklists[slug] for slug in sorted(self.checklists))

    def documents(self) -> Iterator[Document[Any]]:
        """Every document."""
        for single in (self.taxonomy, self.causes, self.thesaurus, self.golden):
            if single is not None:
                yield single
        for group in (self.regions, self.scenarios, self.plans):
            yield from (group[key] for key in sorted(group))
        yield from self.articles()

    @functools.cached_property
    def by_id(self) -> dict[str, Document[Any]]:
        """Articles and plans by id; of two with one id the first."""
        found: dict[str, Document[Any]] = {}
        for document in (*self.articles(), *self.plans.values()):
            found.setdefault(document.model.id, document)
        return found

    def shown(self, file: Path) -> str:
        """The path of a file as messages show it."""
        return _shown(file, self.shown_from)

    def ancestors(self, region: str) -> list[str]:
        """The region itself, then its parents up to and with `global`; a broken or circular chain ends early."""
        chain: list[str] = []
        current: str | None = region
        while current is not None and current not in chain and current in self.regions:
            chain.append(current)
            current = self.regions[current].model.parent
        return chain if GLOBAL in chain else [*chain, GLOBAL]

    def for_edition(self, name: str, *, drafts: bool = False) -> Library:
        """The library that one edition (public, customer, internal) may show: narrower articles and blocks do not exist in it.

        Drafts are left out unless asked for. Nothing that receives the result needs to look at `audience` again.
        """
        audiences = allowed(name)
        gone = frozenset(
            d.model.id
            for d in self.articles()
            if d.model.audience not in audiences or (not drafts and is_draft(d.model))
        )

        def kept(group: Mapping[str, Document[Any]]) -> dict[str, Document[Any]]:
            shown = {
                slug: document for slug, document in group.items() if getattr(document.model, "id", None) not in gone
            }
            return {
                slug: replace(document, model=visible(document.model, audiences, gone))
                for slug, document in shown.items()
            }

        groups = ("regions", "scenarios", "plans", "checklists", "runbooks", "postmortems")
        changed: dict[str, Any] = {group: kept(getattr(self, group)) for group in groups}
        return replace(self, edition=name, **changed)


def is_draft(model: Model) -> bool:
    """Whether an article is not out yet."""
    return getattr(model, "state", None) == "draft" or getattr(model, "status", None) in ("draft", "in-review")


@dataclass(frozen=True)
class _Kind:
    """One kind of file: where it lies and what it is."""

    name: str
    group: str
    pattern: str
    model: type[Model]
    single: bool = False


_FILED = r"(?P<scenario>[^/]+)/(?P<region>[^/]+)/(?P<slug>[^/]+)\.yml"
KINDS: Final = (
    _Kind("taxonomy", "taxonomy", r"kb/(?P<slug>taxonomy)\.yml", Taxonomy, single=True),
    _Kind("causes", "causes", r"kb/(?P<slug>causes)\.yml", Causes, single=True),
    _Kind("thesaurus", "thesaurus", r"kb/(?P<slug>thesaurus)\.yml", Thesaurus, single=True),
    _Kind("golden", "golden", r"kb/(?P<slug>golden)\.yml", Golden, single=True),
    _Kind("region", "regions", r"kb/regions/(?P<slug>[^/]+)\.yml", Region),
    _Kind("scenario", "scenarios", r"kb/scenarios/(?P<slug>[^/]+)\.yml", Scenario),
    _Kind("plan", "plans", r"kb/plans/(?P<slug>[^/]+)\.yml", Plan),
    _Kind("checklist", "checklists", r"kb/checklists/(?P<slug>[^/]+)\.yml", Checklist),
    _Kind("runbook", "runbooks", rf"kb/runbooks/{_FILED}", Runbook),
    _Kind("postmortem", "postmortems", rf"postmortems/{_FILED}", Postmortem),
)
_ID_LINE = re.compile(rb"^id:[ \"']*([A-Z]{2,6}-\d{4,6})\b", re.MULTILINE)
_PICTURES = re.compile(r"\.(png|jpe?g|webp|gif|svg)\Z", re.IGNORECASE)
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}\Z|[A-Z]{2,6}-\d{4,6}-[a-z0-9-]+\Z")


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: it would walk a growing library over and over, a seventh of a build, to free nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@uncollected()
def load_library(roots: Path | Iterable[Path], *, shown_from: Path | None = None) -> tuple[Library, list[Problem]]:
    """Read every content file below the roots (folders that hold kb/ and postmortems/).

    Returns the library of all valid files and all problems, ordered by file and line. Never raises for bad
    content. Paths in messages are relative to `shown_from`, by default the first root.
    """
    folders = [roots] if isinstance(roots, Path) else list(roots)
    base = shown_from or folders[0]
    problems: list[Problem] = []
    unread: set[str] = set()
    groups: dict[str, dict[str, Document[Any]]] = {kind.group: {} for kind in KINDS}
    for folder in folders:
        for file in content_files(folder):
            document, found = _load(file, folder, base)
            problems.extend(found)
            if document is None:
                unread.update(_names(file))
                continue
            kind = _kind_of(document.kind)
            first = groups[kind.group].setdefault(document.slug, document)
            if first is not document:
                problems.append(
                    document.problem(
                        (),
                        "duplicate-slug",
                        f'"{document.slug}" is the file name of {first.path} too; addresses are unique',
                    )
                )
    by_group: dict[str, Any] = {
        kind.group: next(iter(groups[kind.group].values()), None) if kind.single else groups[kind.group]
        for kind in KINDS
    }
    library = Library(root=folders[0], roots=tuple(folders), shown_from=base, unread=frozenset(unread), **by_group)
    if library.taxonomy is None and not any(problem.path.endswith("kb/taxonomy.yml") for problem in problems):
        missing = _shown(folders[0] / "kb" / "taxonomy.yml", base)
        problems.append(_of_file(missing, "no-taxonomy", "kb/taxonomy.yml is missing; run fixbook init"))
    return library, sorted(problems)


def reread(document: Document[M]) -> tuple[Document[M] | None, list[Problem]]:
    """A file as it is now, filed where it was; None where it has errors."""
    names = {"slug": document.slug, "scenario": document.scenario, "region": document.region}
    return _read(document.file, document.path, _kind_of(document.kind), names)


def _kind_of(name: str) -> _Kind:
    return next(kind for kind in KINDS if kind.name == name)


def content_files(folder: Path) -> list[Path]:
    """Every content file below a root, sorted by path."""
    found: list[Path] = []
    for top in ("kb", "postmortems"):
        if (folder / top).is_dir():
            found.extend(path for path in (folder / top).rglob("*") if path.is_file() and not path.name.startswith("."))
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _names(file: Path) -> set[str]:
    """The file name and, where one can be made out, the id of a file that could not be read."""
    if file.suffix != ".yml":
        return set()
    with file.open("rb") as stream:
        return {file.stem, *(found.decode() for found in _ID_LINE.findall(stream.read(MAX_BYTES)))}


def _shown(file: Path, base: Path) -> str:
    try:
        return file.relative_to(base).as_posix()
    except ValueError:
        return file.as_posix()


def _load(file: Path, folder: Path, base: Path) -> tuple[Document[Any] | None, list[Problem]]:
    inside = file.relative_to(folder).as_posix()
    path = _shown(file, base)
    for kind in KINDS:
        match = re.fullmatch(kind.pattern, inside)
        if match:
            return _read(file, path, kind, match.groupdict())
    if _PICTURES.search(inside) or file.suffix in (".md", ".txt"):
        return None, []
    return None, [_misfiled(path, inside)]


def _misfiled(path: str, inside: str) -> Problem:
    if inside.endswith(".yaml"):
        return _of_file(path, "unknown-file", "content files end in .yml; rename it")
    where = "kb/runbooks/<scenario>/<region>/<slug>.yml and postmortems/<scenario>/<region>/<date>-<slug>.yml"
    top = did_you_mean(
        inside.split("/")[1] if "/" in inside else inside, {kind.group for kind in KINDS if not kind.single}
    )
    nearest = top if "did you mean" in top else ""
    return _of_file(path, "unknown-file", f"no kind of content lies here; articles are filed as {where}{nearest}")


def _of_file(path: str, code: str, message: str) -> Problem:
    """A problem of a whole file."""
    return Problem(path, 1, 1, code, message)


def _read(file: Path, path: str, kind: _Kind, names: dict[str, str]) -> tuple[Document[Any] | None, list[Problem]]:
    size = file.stat().st_size
    if size > MAX_BYTES:
        message = f"the file has {size / 1e6:.1f} MB; at most {MAX_BYTES / 1e6:g} MB are read"
        return None, [_of_file(path, "file-too-large", message)]
    raw = file.read_bytes()
    model, problems = read(raw, path, kind.model)
    slug = names["slug"]
    if not _SLUG.match(slug):
        message = f'"{slug}" becomes part of an address: use small letters, digits and hyphens'
        problems.append(_of_file(path, "file-name", message))
    if model is None:
        return None, problems
    scenario, region = names.get("scenario", COMMON), names.get("region", GLOBAL)
    digest = hashlib.sha256(raw).hexdigest()
    return Document(kind.name, slug, path, file, model, scenario, region, digest), problems
