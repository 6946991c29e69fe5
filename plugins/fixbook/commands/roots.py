"""Where the content lies: the option that every command which reads a library shares."""

from __future__ import annotations

from pathlib import Path

import click


def content_roots(roots: tuple[Path, ...]) -> list[Path]:
    """The content roots asked for, the current folder where none is; a folder without content is a usage error."""
    folders = [_from_here(root) for root in roots] or [Path()]
    for folder in folders:
        if not (folder / "kb").is_dir() and not (folder / "postmortems").is_dir():
            raise click.UsageError(
                f"{folder.as_posix() if roots else 'the current folder'} holds no kb/ folder; "
                "go to the site's folder, name it with --root, or start one with fixbook init"
            )
    return folders


def _from_here(root: Path) -> Path:
    """The root as a path below the current folder where it lies there, so that messages can be clicked."""
    here, there = Path.cwd(), root.resolve()
    return there.relative_to(here) if there.is_relative_to(here) else there


root_option = click.option(
    "--root",
    "roots",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that holds kb/ and postmortems/; may be given several times. Default: the current folder.",
)
