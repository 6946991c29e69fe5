"""Which lookup index a command asks: the folder named, or the one of the site in the current folder, built again when the content has changed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import click

from fixbook.commands.roots import content_roots, root_option
from fixbook.library import load_library
from fixbook.lookup import Lookup, open_index
from fixbook.lookup.index import build_from
from fixbook.lookup.lines import Store, read_store
from fixbook.lookup.pieces import CORE, write
from fixbook.model.common import AUDIENCES
from fixbook.outputs.cache import program

CACHE = Path(".fixbook-cache") / "lookup"

index_option = click.option(
    "--index",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of a lookup index. Default: the index of the site in the current folder.",
)
edition_option = click.option(
    "--edition", type=click.Choice(AUDIENCES), default="public", show_default=True, help="Whose articles are found."
)

__all__ = ["built", "edition_option", "index_option", "opened", "root_option"]


def built(roots: tuple[Path, ...], edition: str, store: Store | None = None) -> dict[str, Any]:
    """The pieces of an index, by name. Files with errors are left out; `fixbook check` reports them."""
    folders = content_roots(roots)
    library, _ = load_library(folders)
    if library.taxonomy is None:
        raise click.ClickException("kb/taxonomy.yml is missing or has errors; run fixbook check")
    return build_from(library.for_edition(edition), folders[0] / "docs", store=store)


def opened(folder: Path | None, roots: tuple[Path, ...] = (), edition: str = "public") -> Lookup:
    """An open index; without a folder the site's own, kept under its content's hash."""
    try:
        return open_index(folder or _cached(roots, edition))
    except (KeyError, ValueError) as error:
        raise click.ClickException(str(error.args[0])) from None


def _cached(roots: tuple[Path, ...], edition: str) -> Path:
    folders = content_roots(roots)
    made_by = program("lookup")
    stamp = f"{made_by} {_content(folders, edition)}"
    place = folders[0] / CACHE / edition
    note = place / "content"
    before = note.read_text(encoding="utf-8", errors="replace") if note.exists() else ""
    if before != stamp or not (place / f"{CORE}.js").exists():
        note.unlink(missing_ok=True)
        lines = place / "lines.json"
        known = lines.exists() and before.startswith(made_by)
        store = read_store(lines.read_text(encoding="utf-8", errors="replace")) if known else {}
        write(built(roots, edition, store), place)
        lines.write_text(json.dumps(store), encoding="utf-8")
        note.write_text(stamp, encoding="ascii")
    return place


def _content(folders: list[Path], edition: str) -> str:
    """Hash of every file that shapes the index."""
    total = hashlib.sha256(edition.encode())
    for folder in folders:
        for top in ("kb", "postmortems", "docs"):
            for file in sorted((folder / top).rglob("*")):
                if file.suffix in (".yml", ".md") and file.is_file():
                    total.update(file.relative_to(folder).as_posix().encode())
                    total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
