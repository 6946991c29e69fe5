"""`fixbook init`: a small complete site to start from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from fixbook.commands.schema import FOLDER, NAMES, write_schemas
from fixbook.derive.ledger import FILE, missing, updated, written
from fixbook.library import load_library


@click.command("init")
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to note in ledger.tsv instead of today.")
def command(folder: Path, today: dt.datetime | None) -> None:
    """Write a small complete site into FOLDER (default: the current one): English and Chinese, ready to build.

    It is about card payments in shops; replace its content by your own. Files that exist are never overwritten: where one is
    in the way, nothing is written. Exit status: 0 written, 2 wrong usage.
    """
    files = dict(starter())
    taken = sorted(name for name in files if (folder / name).exists())
    if taken:
        raise click.UsageError(f"{', '.join(taken)} {'exists' if len(taken) == 1 else 'exist'}; nothing is overwritten")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    write_schemas(folder / FOLDER, NAMES)
    library, _ = load_library(folder)
    day = today.date() if today else dt.datetime.now(dt.UTC).date()
    (folder / FILE).write_text(written(updated([], missing([], library), day)), encoding="utf-8", newline="\n")
    click.echo(
        f"{len(files)} files written. Look at them: mkdocs serve --livereload. Your first runbook: fixbook new runbook"
    )


def starter() -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of the packaged site, sorted by name."""
    yield from sorted(_files(resources.files("fixbook") / "starter", ""))


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        else:  # "gitignore" is packaged without its dot, which would hide the starter itself from git
            yield prefix + (".gitignore" if entry.name == "gitignore" else entry.name), entry.read_bytes()
