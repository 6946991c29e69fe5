"""`fixbook ledger`: notes what is published, so that its links hold for life."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from fixbook.commands.report import lines
from fixbook.commands.roots import content_roots, root_option
from fixbook.derive.ledger import FILE, Row, missing, read_ledgers, shared_out, updated, written
from fixbook.library import load_library
from fixbook.problems import errors


@click.command("ledger")
@root_option
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to note instead of today.")
def command(roots: tuple[Path, ...], today: dt.datetime | None) -> None:
    """Write what is published today into ledger.tsv; what stands there stays.

    Run it before each publication and keep the file with the content. Exit status: 0 written or nothing to add, 1 a file
    has errors, 2 wrong usage.
    """
    library, problems = load_library(content_roots(roots), shown_from=Path())
    ledgers, unreadable = read_ledgers(library)
    blocking = errors([*unreadable, *problems])
    if blocking:
        click.echo("\n".join(lines(blocking, "text")))
        click.echo(f"{FILE} is not written while files have errors; mend them first", err=True)
        sys.exit(1)
    day = today.date() if today else dt.datetime.now(dt.UTC).date()
    new = missing([row for rows in ledgers.values() for row in rows], library)
    for root, some in shared_out(new, ledgers, library).items():
        file = root / FILE
        if some or not file.is_file() or ledgers[root] != sorted(set(ledgers[root])):  # a merge mixes and doubles lines
            file.write_text(written(updated(ledgers[root], some, day)), encoding="utf-8", newline="\n")
        click.echo(f"{file.as_posix()}: {_added(some)}")


def _added(rows: list[Row]) -> str:
    articles = len({row.id for row in rows})
    if not rows:
        return "nothing to add"
    return (
        f"{len(rows)} line{'' if len(rows) == 1 else 's'} added, for {articles} article{'' if articles == 1 else 's'}"
    )
