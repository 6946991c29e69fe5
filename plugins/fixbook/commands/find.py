"""`fixbook find`: what you see in, the fix out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from fixbook.commands.indexes import edition_option, index_option, opened, root_option
from fixbook.commands.report import plain
from fixbook.lookup import Answer, Hit
from fixbook.lookup.batch import LIMIT, MOST, answer_lines, answer_row
from fixbook.lookup.entries import KINDS


@click.command("find", context_settings={"ignore_unknown_options": True})  # codes such as -3317 are questions
@click.argument("text", required=False)
@click.option("--lang", default="", help="Language you prefer to read; never hides an article.")
@click.option("--scenario", help="Keep this scenario and what is common to all.")
@click.option("--region", help="Keep this region, the regions it lies in and what holds everywhere.")
@click.option("--platform", help="Keep this platform and articles that name none.")
@click.option("--plan", help="Keep this support plan and articles that name none.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="May be given several times. Default: runbook."
)
@click.option("--limit", type=click.IntRange(1, MOST), default=LIMIT, show_default=True, help="Answers at most.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
@click.option("--batch", is_flag=True, help="Answer lines of JSON from standard input, a line each.")
@index_option
@root_option
@edition_option
def command(
    text: str | None,
    lang: str,
    kinds: tuple[str, ...],
    limit: int,
    as_json: bool,
    batch: bool,
    folder: Path | None,
    roots: tuple[Path, ...],
    edition: str,
    **filters: str | None,
) -> None:
    """Find the fix for TEXT: a symptom in your own words, an error, a log, a ticket. "-" reads it from standard input.

    Exit status: 0 something fits, 1 nothing fits, 2 wrong usage. With --batch 0; a bad line gives {"error": ...}.
    """
    if batch == bool(text):
        raise click.UsageError("give a text, or --batch with lines of JSON on standard input")
    lookup = opened(folder, roots, edition)
    if batch:
        for line in answer_lines(lookup, sys.stdin.buffer):
            click.echo(line)
        return
    asked = sys.stdin.read() if text == "-" else text or ""
    chosen = {key: value for key, value in filters.items() if value}
    try:
        answer = lookup.search(asked, chosen, limit=limit, kinds=kinds or ("runbook",), lang=lang)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if as_json:
        click.echo(json.dumps(answer_row(asked, answer)))
    else:
        click.echo("\n".join(written(answer, lang)))
    sys.exit(0 if answer.hits else 1)


def written(answer: Answer, lang: str) -> list[str]:
    """The answer for a terminal: one fix when it is certain, else the likeliest few; always why."""
    if not answer.hits:
        return [
            "Nothing fits. Say what you see and who is affected, or paste the error as it stands.",
            *_hidden(answer),
        ]
    head = "This is it:" if answer.certain else "Not certain. The likeliest first:"
    lines = [click.style(head, fg="green" if answer.certain else "yellow"), ""]
    for number, hit in enumerate(answer.hits[: 1 if answer.certain else None], 1):
        lines += [*_written_hit(hit, number, lang), ""]
    if answer.certain and len(answer.hits) > 1:
        lines += [f"Also: {', '.join(plain(_pick(hit.entry['shown'].get('title'), lang)) for hit in answer.hits[1:3])}"]
    return [*lines, *_hidden(answer)]


def _written_hit(hit: Hit, number: int, lang: str) -> list[str]:
    shown: dict[str, Any] = hit.entry["shown"]
    lines = [
        f"{number}. {click.style(plain(_pick(shown.get('title'), lang)), bold=True)}  {click.style(hit.id, dim=True)}"
    ]
    lines += [f"   {_label('why')} {_highlighted(reason)}" for reason in hit.why[:2]]
    for key, label in (("check", "check"), ("step", "do now")):
        text = _pick(shown.get(key), lang)
        if text:
            lines.append(f"   {_label(label)} {plain(text)}")
    return [*lines, f"   {_label('read')} {plain(_pick(hit.entry['urls'], lang))}"]


def _label(word: str) -> str:
    return click.style(f"{word:<7}", fg="cyan")


def _pick(texts: dict[str, str] | None, lang: str) -> str:
    return (texts or {}).get(lang) or next(iter((texts or {}).values()), "")


def _highlighted(reason: dict[str, Any]) -> str:
    text, parts, at = reason["text"], [], 0
    for start, end in reason["spans"]:
        parts += [plain(text[at:start]), click.style(plain(text[start:end]), underline=True)]
        at = end
    return "".join([*parts, plain(text[at:])])


def _hidden(answer: Answer) -> list[str]:
    return [f"{answer.hidden} more match without the filters."] if answer.hidden else []
