"""`fixbook new`: starts a content file in the right place, with the next free id."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Final

import click

from fixbook.commands.forms import PREFIXES, form, next_id
from fixbook.commands.roots import content_roots, root_option
from fixbook.commands.schema import FOLDER, write_schemas
from fixbook.derive.ledger import read_ledgers
from fixbook.library import Library, load_library
from fixbook.model.nearest import did_you_mean

KINDS: Final = ("runbook", "postmortem", "plan", "checklist", "region", "scenario")
FILED: Final = ("runbook", "postmortem")  # kinds that lie in a folder for their scenario and region
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}\Z")
_ID = re.compile(r"[A-Z]{2,6}-\d{4,6}\Z")


@click.command("new")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("slug", required=False)
@root_option
@click.option("--scenario", help="Scenario of a runbook or postmortem: the folder it is filed in.")
@click.option("--region", help="Region of a runbook or postmortem; for a new region, the one it lies in.")
@click.option("--id", "name", help="Id to use instead of the next free one, such as KB-0031.")
@click.option("--date", help="Day of a postmortem, such as 2026-10-12; the file name starts with it.")
def command(  # one parameter for each option
    kind: str,
    slug: str | None,
    roots: tuple[Path, ...],
    scenario: str | None,
    region: str | None,
    name: str | None,
    date: str | None,
) -> None:
    """Start a content file: a commented form in the right folder, with the next free id.

    SLUG is the file name and the address for life: small letters, digits and hyphens. What is not given is asked for.
    An existing file is never overwritten. Exit status: 0 written, 2 wrong usage.
    """
    library, _ = load_library(content_roots(roots), shown_from=Path())
    if library.taxonomy is None:
        raise click.UsageError("kb/taxonomy.yml is missing or has errors; mend it first (fixbook check)")
    slug = _asked(slug, "Slug (file name)", "SLUG")
    values = {"slug": slug, "order": str(len(library.scenarios))}
    if kind in FILED:
        scenario = _chosen(scenario, "scenario", library.scenarios)
        region = _chosen(region, "region", library.regions)
    if kind == "postmortem":
        values["date"] = _day(_asked(date, "Day it began (YYYY-MM-DD)", "--date"))
        slug = f"{values['date']}-{slug}"
    if kind == "region":
        values["region"] = _chosen(region, "region", library.regions) if slug != "global" else ""
    if kind in PREFIXES:
        values["id"] = _free_id(library, kind, name)
    values["today"] = dt.datetime.now(dt.UTC).date().isoformat()
    file = library.root / _place(kind, _free_slug(library, kind, slug), scenario, region)
    _write(file, form(kind, library, values, schema=_schema(file, library.root, kind)))
    write_schemas(library.root / FOLDER, [kind], keep=True)
    click.echo(f"{file.as_posix()} is written; fill it in, then run fixbook check")


def _asked(value: str | None, question: str, name: str) -> str:
    if value:
        return value
    if not sys.stdin.isatty():
        raise click.UsageError(f"{name} is missing")
    answer: str = click.prompt(question)
    return answer


def _chosen(value: str | None, kind: str, known: Collection[str]) -> str:
    value = _asked(value, f"{kind.capitalize()} ({', '.join(sorted(known))})", f"--{kind}")
    if value not in known:
        raise click.UsageError(f'"{value}" is not a {kind}{did_you_mean(value, known)}')
    return value


def _day(value: str) -> str:
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.UsageError(f'expected a day such as 2026-10-12, found "{value}"') from None


def _free_id(library: Library, kind: str, name: str | None) -> str:
    ledgers, _ = read_ledgers(library)
    noted = {row.id for rows in ledgers.values() for row in rows}
    if name is None:
        return next_id(library, kind, noted)
    if not _ID.match(name):
        raise click.UsageError(f'expected an id such as KB-0031, found "{name}"')
    if name in library.by_id or name in library.unread or name in noted:
        raise click.UsageError(f"{name} is taken; ids are for life and never reused")
    return name


def _free_slug(library: Library, kind: str, slug: str) -> str:
    if not _SLUG.match(slug):
        raise click.UsageError(f'"{slug}" becomes part of an address: use small letters, digits and hyphens')
    taken = {one: document for document in library.articles() for one in (document.slug, *document.model.former_slugs)}
    if slug in taken and kind in (*FILED, "checklist"):
        raise click.UsageError(f'"{slug}" is or was the address of {taken[slug].path}; choose another')
    return slug


def _place(kind: str, slug: str, scenario: str | None, region: str | None) -> Path:
    if kind in FILED:
        top = Path("kb") / "runbooks" if kind == "runbook" else Path("postmortems")
        return top / str(scenario) / str(region) / f"{slug}.yml"
    return Path("kb") / f"{kind}s" / f"{slug}.yml"


def _schema(file: Path, root: Path, kind: str) -> str:
    return f"{'../' * (len(file.relative_to(root).parts) - 1)}{FOLDER}/{kind}.json"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise click.UsageError(f"{file.as_posix()} exists; nothing is overwritten") from None
