"""`fixbook index`: writes the lookup index alone."""

from __future__ import annotations

from pathlib import Path

import click

from fixbook.commands.indexes import built, edition_option, root_option
from fixbook.lookup.pieces import CORE, write


@click.command("index")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@root_option
@edition_option
def command(folder: Path, roots: tuple[Path, ...], edition: str) -> None:
    """Write the lookup index into FOLDER, with the browser's engine beside it.

    The folder can be searched with --index, with node and cli.js, or served with a site. Exit status: 0 written, 1 the library
    cannot be read, 2 wrong usage.
    """
    pieces = built(roots, edition)
    size = write(pieces, folder)
    click.echo(
        f"{folder.as_posix()}: {len(pieces[CORE]['entries'])} articles, {len(pieces) + 1} files, {size / 1024:,.0f} KB"
    )
