"""`fixbook eval`: how good the lookup is on questions whose answers are known."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from fixbook.commands.indexes import edition_option, index_option, opened, root_option
from fixbook.commands.report import plain
from fixbook.lookup.evaluation import Case, Outcome, figures, run
from fixbook.model.golden import Golden
from fixbook.model.reading import read


@click.command("eval")
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Figures and misses as JSON.")
@click.option("--fail", "strict", is_flag=True, help="Exit with 1 when a right answer is not among the first three.")
@index_option
@root_option
@edition_option
def command(
    questions: Path, as_json: bool, strict: bool, folder: Path | None, roots: tuple[Path, ...], edition: str
) -> None:
    """Ask every question of QUESTIONS (kb/golden.yml, or lines of JSON with q, slug, also, lang, difficulty) and print figures and misses.

    Exit status: 0 done, 1 with --fail when one is missed, 2 wrong usage.
    """
    outcomes = run(opened(folder, roots, edition), read_cases(questions))
    missed = [outcome for outcome in outcomes if not outcome.right]
    if as_json:
        click.echo(json.dumps({**figures(outcomes), "misses": [_miss_row(outcome) for outcome in missed]}, indent=1))
    else:
        click.echo("\n".join([*_table(figures(outcomes)), "", *map(_miss, missed)]))
    sys.exit(1 if strict and missed else 0)


def read_cases(file: Path) -> list[Case]:
    """The questions of a file. Raises a usage error with the line that is wrong."""
    if file.suffix == ".yml":
        golden, problems = read(file.read_bytes(), file.as_posix(), Golden)
        if golden is None:
            raise click.UsageError("\n".join(map(str, problems)))
        return [Case.of(query.model_dump()) for query in golden.queries]
    cases = []
    for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
        if line.strip():
            try:
                cases.append(Case.of(json.loads(line.decode("utf-8"))))
            except (ValueError, RecursionError) as error:
                raise click.UsageError(f"{file}:{number}: {error}") from None
    return cases


def _table(found: dict[str, Any]) -> list[str]:
    lines = [f"{'':<28}{'questions':>10}{'hit@1':>8}{'hit@3':>8}{'MRR':>8}"]
    for name, row in found["groups"].items():
        lines.append(f"{plain(name):<28}{row['questions']:>10}{row['hit@1']:>8}{row['hit@3']:>8}{row['mrr']:>8}")
    certain, nothing = found["certain"], found["nothing fits"]
    return [
        *lines,
        "",
        f"certain: {certain['share']} % of the answers, {certain['right']} % of them right",
        f"nothing fits: {nothing['questions']} questions, said so for {nothing['said so']} %, wrongly for {nothing['said so wrongly']} % of the others, AUC {nothing['auc']}",
    ]


def _miss_row(outcome: Outcome) -> dict[str, Any]:
    return {
        "q": outcome.case.q,
        "right": sorted(outcome.case.slugs),
        "rank": outcome.rank,
        "got": [{"slug": hit.slug, "score": hit.score} for hit in outcome.answer.hits[:3]],
    }


def _miss(outcome: Outcome) -> str:
    wanted = " or ".join(sorted(outcome.case.slugs)) or "nothing"
    got = ", ".join(f"{hit.slug} {hit.score}" for hit in outcome.answer.hits[:3]) or "nothing"
    return f"missed: {plain(outcome.case.q[:120])}\n   wanted {wanted} (place {outcome.rank or 'none'}), got {got}"
