"""`ledger`: a published link would break, or something published is not noted yet.

ledger.tsv lists what was published: every id, address and key. They hold for life, since tickets and chats carry them.
The check fails when a published article, its address or a key is not noted, and when a noted one would lead nowhere.

    ledger.tsv:12:1: error ledger: runbooks/no-dial-tone/ would lead nowhere; add no-dial-tone to former_slugs of ...

After adding articles run `fixbook ledger`. After a rename, note the old name under former_slugs or former_keys. Never
delete a published article: retire it (state: retired, with replaced_by or why). A line of the ledger is never deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fixbook.derive.ledger import CODE, FILE, Row, broken, missing, read_ledgers
from fixbook.library import Document, Library
from fixbook.problems import Problem


def check(library: Library) -> Iterator[Problem]:
    """Lines that are none, articles that are not noted, and noted links that would break."""
    ledgers, problems = read_ledgers(library)
    yield from problems
    for root, rows in ledgers.items():
        yield from _broken(root / FILE, rows, library)
    noted = [row for rows in ledgers.values() for row in rows]
    by_id = {document.model.id: document for document in library.articles()}
    lacking: dict[str, list[Row]] = {}
    for row in missing(noted, library):
        lacking.setdefault(row.id, []).append(row)
    for name, some in lacking.items():
        yield _unnoted(by_id[name], some, name in {row.id for row in noted})


def _broken(file: Path, rows: list[Row], library: Library) -> Iterator[Problem]:
    breaks = broken(rows, library)
    if breaks:
        line_of = {
            line: number
            for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        }
        for one in breaks:
            yield Problem(library.shown(file), line_of[str(one.row)], 1, CODE, one.message)


def _unnoted(document: Document[Any], rows: list[Row], known: bool) -> Problem:
    """One problem for each article, at its id: all of it is new, or some keys of it."""
    values = [_named(row) for row in rows] if known else [document.model.id]
    verb = "is" if len(values) == 1 else "are"
    return document.problem(("id",), CODE, f"{', '.join(values)} {verb} not in {FILE} yet; run fixbook ledger")


def _named(row: Row) -> str:
    return f"its withdrawal from the {row.value} edition" if row.kind == "withdrawn" else row.value
