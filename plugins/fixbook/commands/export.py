"""`fixbook export DIR`: the generated sources as Markdown files, for any other site generator."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from fixbook.commands.roots import content_roots, root_option
from fixbook.library import load_library
from fixbook.outputs.markdown import sources
from fixbook.outputs.site import Site
from fixbook.problems import errors


@click.command("export")
@click.argument("target", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@root_option
@click.option(
    "--edition",
    type=click.Choice(["public", "customer", "internal"]),
    default="public",
    show_default=True,
    help="Whose readers the files are for.",
)
def command(target: Path, roots: tuple[Path, ...], edition: str) -> None:
    """Write every article as Markdown with front matter into DIR, one file a page and language.

    DIR must be empty or new. Nothing is written while the content has errors.
    """
    if target.exists() and any(target.iterdir()):
        raise click.UsageError(f"{target} is not empty; name a new folder")
    library, problems = load_library(content_roots(roots), shown_from=Path())
    broken = errors(problems)
    if broken:
        for problem in broken:
            click.echo(str(problem), err=True)
        sys.exit(1)
    chosen = library.for_edition(edition)
    count = 0
    for path, text in sources(chosen, Site(tuple(chosen.languages))):
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        count += 1
    click.echo(f"{count} files written to {target}")
