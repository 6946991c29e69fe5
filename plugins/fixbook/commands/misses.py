"""`fixbook misses`: what people asked in vain, grouped into candidates for new symptoms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO

import click

from fixbook.commands.indexes import edition_option, index_option, opened, root_option
from fixbook.commands.report import plain
from fixbook.lookup.misses import Group, grouped


@click.command("misses")
@click.argument("log", type=click.File("rb"))
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="Groups at most.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@index_option
@root_option
@edition_option
def command(
    log: BinaryIO, most: int, as_json: bool, folder: Path | None, roots: tuple[Path, ...], edition: str
) -> None:
    """Group the questions of LOG that find nothing ("-" is standard input): plain lines, or lines of JSON with q.

    Exit status: 0 done, 2 wrong usage.
    """
    lookup = opened(folder, roots, edition)
    questions = [question for line in log if (question := _question(line))]
    unanswered = [question for question in questions if not lookup.search(question, limit=1).hits]
    groups = grouped(lookup, unanswered)[:most]
    if as_json:
        click.echo(
            json.dumps(
                [
                    {"count": g.count, "words": g.words, "concepts": g.concepts, "questions": g.questions}
                    for g in groups
                ],
                indent=1,
            )
        )
        return
    click.echo(f"{len(unanswered)} of {len(questions)} questions found nothing", err=True)
    for group in groups:
        click.echo("\n".join(_written(group)))


def _question(line: bytes) -> str:
    text = line.decode("utf-8", "replace").strip()
    if not text.startswith("{"):
        return text
    try:
        found = json.loads(text).get("q")
    except ValueError:
        return text
    return found if isinstance(found, str) else ""


def _written(group: Group) -> list[str]:
    about = ", ".join([*group.concepts, *group.words]) or "no known words"
    return [
        f"{group.count:>5}  {plain(about)}",
        *(f"       {count:>4} x {plain(question[:100])}" for question, count in group.questions[:3]),
    ]
