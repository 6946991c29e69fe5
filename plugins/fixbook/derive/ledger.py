"""The ledger of what was published: ids, paths and keys that must resolve for life; a library in, plain rows out.

One line a row, sorted: `id<TAB>kind<TAB>value<TAB>since`. Kinds: `audience` (an audience it was published for), `path`
(its address without the language), `key` (a cause, step, item or action key), `withdrawn` (an edition it left).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fixbook.library import Document, Library, is_draft
from fixbook.model.common import AUDIENCES
from fixbook.model.shape import anchors
from fixbook.problems import Problem

FILE: Final = "ledger.tsv"
KINDS: Final = ("audience", "key", "path", "withdrawn")
CODE: Final = "ledger"
_WIDTH: Final[tuple[str, ...]] = AUDIENCES
_FOLDERS: Final = {"runbook": "runbooks", "postmortem": "postmortems", "checklist": "checklists"}


@dataclass(frozen=True, order=True)
class Row:
    """One promise. `since` is a day as written; two rows of one promise differ in it alone and count as one."""

    id: str
    kind: str
    value: str
    since: str = ""

    @property
    def promise(self) -> tuple[str, str, str]:
        """What must resolve, whenever it was published."""
        return self.id, self.kind, self.value

    def __str__(self) -> str:
        return f"{self.id}\t{self.kind}\t{self.value}\t{self.since}"


@dataclass(frozen=True)
class Break:
    """A promise that would not be kept: the row, and what mends it."""

    row: Row
    message: str


def parse(text: str, path: str = FILE) -> tuple[list[Row], list[Problem]]:
    """The rows of a ledger in their order, and every line that is none."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split("\t")
        wrong = _wrong(fields)
        if wrong:
            problems.append(Problem(path, number, 1, CODE, wrong))
        elif line:
            rows.append(Row(*fields))
    return rows, problems


def read_ledgers(library: Library) -> tuple[dict[Path, list[Row]], list[Problem]]:
    """The rows of each content root's ledger; a root without one has none."""
    ledgers: dict[Path, list[Row]] = {}
    problems: list[Problem] = []
    for root in library.roots:
        file = root / FILE
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        ledgers[root], found = parse(text, library.shown(file))
        problems.extend(found)
    return ledgers, problems


def _wrong(fields: list[str]) -> str | None:
    if fields == [""]:
        return None
    if any(field.startswith(("<<<<<<<", "=======", ">>>>>>>")) for field in fields):
        return "a merge conflict stands here; keep the lines of both sides and delete the markers"
    if len(fields) != 4:
        return f"expected four columns parted by tabs (id, kind, value, since), found {len(fields)}"
    if fields[1] not in KINDS:
        return f'"{fields[1]}" is not one of {", ".join(KINDS)}'
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", fields[3]):
        return f'expected a day such as 2026-10-12 in the fourth column, found "{fields[3]}"'
    return None


def path_of(document: Document[Any], slug: str | None = None) -> str:
    """The address of an article below a language's home page; of a former one when `slug` is given."""
    return f"{_FOLDERS[document.kind]}/{slug or document.slug}/"


def expected(library: Library) -> list[Row]:
    """What the library publishes today, sorted, without a day."""
    rows: set[Row] = set()
    for document in library.articles():
        model = document.model
        if not is_draft(model):
            rows.add(Row(model.id, "audience", model.audience))
            rows.add(Row(model.id, "path", path_of(document)))
            rows.update(Row(model.id, "key", key) for key in anchors(model))
    return sorted(rows)


def missing(ledger: Iterable[Row], library: Library) -> list[Row]:
    """Rows that the ledger lacks: what is published and not noted, and editions an article has left without a note."""
    rows = list(ledger)
    noted = {row.promise for row in rows}
    wanted = [row for row in expected(library) if not _is_covered(row, noted)]
    return sorted([*wanted, *(row for row in _left(rows, library) if row.promise not in noted)])


def _is_covered(row: Row, noted: set[tuple[str, str, str]]) -> bool:
    """Whether a row is noted; an audience is, when the same or a wider one is."""
    if row.kind != "audience":
        return row.promise in noted
    wider = _WIDTH[: _WIDTH.index(row.value) + 1]
    return any((row.id, "audience", audience) in noted for audience in wider)


def _left(rows: Iterable[Row], library: Library) -> list[Row]:
    """`withdrawn` rows for articles that are narrower today than the ledger says they were."""
    current = {document.model.id: document.model.audience for document in library.articles()}
    return sorted(
        {
            Row(row.id, "withdrawn", edition)
            for row in rows
            if row.kind == "audience" and row.id in current and row.value in _WIDTH
            for edition in _WIDTH[_WIDTH.index(row.value) : _WIDTH.index(current[row.id])]
        }
    )


def updated(ledger: Iterable[Row], new: Iterable[Row], today: dt.date) -> list[Row]:
    """The ledger with new rows since `today`, sorted; what it has stays as it is."""
    return sorted({*ledger, *(Row(*row.promise, today.isoformat()) for row in new)})


def shared_out(rows: Iterable[Row], ledgers: Mapping[Path, Iterable[Row]], library: Library) -> dict[Path, list[Row]]:
    """New rows by content root: each stands beside its article, a withdrawal beside what it withdraws."""
    homes = {document.model.id: _home(document, library.roots) for document in library.articles()}
    noted = {row.id: root for root, some in ledgers.items() for row in some if row.kind == "audience"}
    out: dict[Path, list[Row]] = {root: [] for root in library.roots}
    for row in rows:
        out[noted[row.id] if row.kind == "withdrawn" else homes[row.id]].append(row)
    return out


def _home(document: Document[Any], roots: Iterable[Path]) -> Path:
    return max((root for root in roots if document.file.is_relative_to(root)), key=lambda root: len(root.parts))


def written(rows: Iterable[Row]) -> str:
    """The text of a ledger."""
    return "".join(f"{row}\n" for row in sorted(set(rows)))


def broken(ledger: Iterable[Row], library: Library) -> list[Break]:
    """Promises that would not be kept, sorted; files that could not be read and ids that two files claim are left out."""
    rows = sorted(ledger)
    articles = {document.model.id: document for document in library.articles()}
    count = Counter(document.model.id for document in library.articles())
    keys = {name: anchors(document.model) for name, document in articles.items()}
    found: list[Break] = []
    gone = {row.id for row in rows if row.kind == "withdrawn"}  # may have moved to a root that is not here
    for row in rows:
        if row.id in library.unread or count[row.id] > 1:
            continue
        document = articles.get(row.id)
        if document is None or is_draft(document.model):
            if row.id not in gone:
                gone.add(row.id)
                found.append(Break(row, _gone(row, document)))
        else:
            found.extend(_renamed(row, document, keys[row.id]))
    return found


def _gone(row: Row, document: Document[Any] | None) -> str:
    if document is not None:
        return f"{row.id} was published (since {row.since}) and is a draft again in {document.path}; retire it instead"
    return (
        f'{row.id} was published (since {row.since}) and no file says "id: {row.id}"; bring it back, retired if need be'
    )


def _renamed(row: Row, document: Document[Any], keys: Mapping[str, object]) -> list[Break]:
    model = document.model
    if row.kind == "path" and row.value not in _paths(document):
        slug = row.value.rstrip("/").rpartition("/")[2]
        return [Break(row, f"{row.value} would lead nowhere; add {slug} to former_slugs of {document.path}")]
    retired = getattr(model, "state", None) == "retired"  # its page only says what replaced it
    if row.kind == "key" and not retired and current_key(row.value, model.former_keys, keys) is None:
        return [
            Break(
                row,
                f'{row.id}#{row.value} would lead nowhere; bring the key "{row.value}" back in {document.path}, or add "{row.value}: <what it is called now>" to former_keys',
            )
        ]
    return []


def current_key(key: str, former: Mapping[str, str], current: Container[str]) -> str | None:
    """What a published key is called today, following renames of renames; None where it leads nowhere."""
    seen: set[str] = set()
    while key not in current and key in former and key not in seen:
        seen.add(key)
        key = former[key]
    return key if key in current else None


def _paths(document: Document[Any]) -> set[str]:
    return {path_of(document), *(path_of(document, slug) for slug in document.model.former_slugs)}


def withdrawn(ledger: Iterable[Row], library: Library) -> dict[str, str]:
    """Ids that left the library's edition and the day each did, sorted; what came back is not withdrawn."""
    present = {document.model.id for document in library.articles()}
    days: dict[str, list[str]] = defaultdict(list)
    for row in ledger:
        if row.kind == "withdrawn" and row.value == library.edition and row.id not in present:
            days[row.id].append(row.since)
    return {name: max(days[name]) for name in sorted(days)}


def shown(ledger: Iterable[Row], library: Library) -> list[Row]:
    """The rows an edition's site may carry, sorted: what leads somewhere in it, and that an id was withdrawn from it."""
    articles = {document.model.id: document.model for document in library.articles()}
    keys = {name: anchors(model) for name, model in articles.items()}
    gone = withdrawn(ledger := list(ledger), library)
    return sorted(
        row
        for row in ledger
        if (row.id in gone and row.kind == "withdrawn" and row.value == library.edition)
        or (row.id in articles and row.kind == "path")
        or (
            row.id in articles
            and row.kind == "key"
            and current_key(row.value, articles[row.id].former_keys, keys[row.id])
        )
    )
