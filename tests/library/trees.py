"""Puts the small trees of this folder together for a test: the good one, and a bad one laid over it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from fixbook.checks.all import check_library
from fixbook.derive import ledger
from fixbook.library import Library, load_library
from fixbook.problems import Problem

HERE = Path(__file__).parent
GOOD = HERE / "good"
TODAY = dt.date(2026, 11, 22)


def good_tree(folder: Path) -> Path:
    """A copy of the good tree with its ledger."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    note(folder)
    return folder


def bad_tree(case: Path, folder: Path) -> Path:
    """The good tree with the files of a case over it; x.yml.deleted takes x.yml away. The ledger is up to date unless it is the fault."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    shutil.copytree(case, folder, dirs_exist_ok=True)
    (folder / "expected.txt").unlink(missing_ok=True)
    for mark in list(folder.rglob("*.deleted")):
        mark.with_suffix("").unlink()
        mark.unlink()
    if not (folder / ledger.FILE).exists():
        note(folder)
    return folder


def checked(folder: Path, today: dt.date | None = TODAY) -> tuple[Library, list[Problem]]:
    """The library of a folder and all its problems, with paths as seen from there."""
    library, problems = load_library(folder)
    found = sorted({*problems, *check_library(library, today)})
    return library, [
        Problem(one.path.removeprefix(f"{folder.as_posix()}/"), one.line, one.column, one.code, one.message, one.level)
        for one in found
    ]


def note(folder: Path) -> None:
    """Write the ledger of the tree in a folder."""
    library, _ = load_library(folder)
    rows = ledger.updated([], ledger.missing([], library), dt.date(2026, 10, 1))
    (folder / ledger.FILE).write_text(ledger.written(rows), encoding="utf-8")
