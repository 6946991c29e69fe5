"""`fixbook check`: every problem of every file, at its line."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from fixbook.checks.all import check_library
from fixbook.commands.indexes import opened
from fixbook.commands.report import FORMATS, lines, summary
from fixbook.commands.roots import content_roots, root_option
from fixbook.library import Library, load_library
from fixbook.lookup.evaluation import Case, Outcome, run
from fixbook.problems import Level, Problem, errors


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@root_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Form of the report."
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--golden", is_flag=True, help="Ask every query of kb/golden.yml too, and report the ones that are missed."
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Judge what is due on this day instead of today.")
def command(
    paths: tuple[Path, ...],
    roots: tuple[Path, ...],
    form: str,
    strict: bool,
    golden: bool,
    today: dt.datetime | None,
) -> None:
    """Report every problem of every content file, at its line.

    The whole library is always read; PATHS (files or folders) choose what is reported. A single folder that holds kb/
    is checked as a site of its own. Exit status: 0 nothing to mend (warnings and notes allowed), 1 problems, 2 wrong usage.
    """
    if not roots and len(paths) == 1 and (paths[0] / "kb").is_dir():
        roots, paths = paths, ()
    day = today.date() if today else dt.datetime.now(dt.UTC).date()
    library, problems = checked(content_roots(roots), day)
    if golden and not errors(problems):
        problems = sorted([*problems, *missed(library, roots)])
    shown = under(problems, paths)
    for line in lines(shown, form, colour=_wants_colour()):
        click.echo(line, color=True)
    files = {document.path for document in library.documents()} | {problem.path for problem in problems}
    click.echo(summary(shown, len(files)), err=True)
    failing = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    sys.exit(1 if any(problem.level in failing for problem in shown) else 0)


def checked(roots: Sequence[Path], today: dt.date) -> tuple[Library, list[Problem]]:
    """The library and all its problems, those of reading and those of the rules, sorted."""
    gc.disable()  # what is read stays until the end: collecting would only walk it, again and again
    try:
        library, problems = load_library(roots, shown_from=Path())
        return library, sorted({*problems, *check_library(library, today)})
    finally:
        gc.enable()


def missed(library: Library, roots: tuple[Path, ...]) -> list[Problem]:
    """Golden queries whose answer is not among the first three, or that find something where nothing fits."""
    if library.golden is None:
        return []
    cases = [Case.of(query.model_dump()) for query in library.golden.model.queries]
    return [
        library.golden.problem(("queries", index, "q"), "golden-miss", _missed(outcome))
        for index, outcome in enumerate(run(opened(None, roots, "internal"), cases))
        if not outcome.right
    ]


def _missed(outcome: Outcome) -> str:
    wanted = " or ".join(sorted(outcome.case.slugs)) or "nothing"
    got = ", ".join(hit.slug for hit in outcome.answer.hits[:3]) or "nothing"
    return f'"{outcome.case.q[:60]}" should find {wanted}, and finds {got}'


def under(problems: Sequence[Problem], paths: Sequence[Path]) -> list[Problem]:
    """Problems of the files at or below `paths`; all where none is named."""
    chosen = [path.resolve() for path in paths]
    if not chosen:
        return list(problems)
    return [
        problem for problem in problems if any(Path(problem.path).resolve().is_relative_to(path) for path in chosen)
    ]


def _wants_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
