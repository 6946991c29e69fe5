"""`fixbook schema`: JSON Schema of the content files, for completion and messages in editors."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from fixbook.library import KINDS
from fixbook.model.jsonschema import json_schema

FOLDER: Final = ".schemas"  # where the schema comments of new files point
NAMES: Final = tuple(kind.name for kind in KINDS)


@click.command("schema")
@click.argument("kind", required=False, type=click.Choice(NAMES))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Folder to write the schemas to. Default without KIND: {FOLDER}",
)
def command(kind: str | None, out: Path | None) -> None:
    """Print the JSON Schema of a KIND of content file, or write them all into a folder.

    New files name their schema in their first line, which yaml-language-server and the editors built on it follow.
    """
    if kind is not None and out is None:
        click.echo(schema_text(kind), nl=False)
        return
    folder = out or Path(FOLDER)
    written = write_schemas(folder, [kind] if kind else NAMES)
    click.echo(f"{folder.as_posix()}: {', '.join(path.name for path in written)}")


def schema_text(kind: str) -> str:
    """The schema of one kind as JSON, the same bytes each time."""
    model = next(one.model for one in KINDS if one.name == kind)
    return json.dumps(json_schema(model), ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path, kinds: Iterable[str], *, keep: bool = False) -> list[Path]:
    """Write one file a kind; with `keep`, what exists stays."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [(folder / f"{kind}.json", kind) for kind in kinds]
    for file, kind in files:
        if not (keep and file.exists()):
            file.write_text(schema_text(kind), encoding="utf-8", newline="\n")
    return [file for file, _ in files]
