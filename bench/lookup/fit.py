"""What other limits would do to the golden queries: `floor`, below which nothing fits, and `points`, from which an answer stands alone.

    python bench/lookup/fit.py --site .

The settings take the highest floor that turns away none of the golden queries that something fits, less a step for those yet unseen;
and more points than golden queries need, since questions from elsewhere, which are not part of the project, are harder.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from fixbook.commands.eval import read_cases
from fixbook.commands.indexes import built
from fixbook.lookup import Lookup
from fixbook.lookup.evaluation import Case, Outcome, run


def share(some: Iterable[bool]) -> float:
    each = list(some)
    return 100 * sum(each) / max(1, len(each))


def floors(lookup: Lookup, cases: list[Case]) -> None:
    lookup.settings["fit"] = {**lookup.settings["fit"], "floor": -1}
    outcomes = run(lookup, cases)
    print("| floor | turned away, nothing fits, % | turned away, something fits, % |\n|---|---|---|")
    for floor in range(200, 401, 10):
        away, lost = (
            share(outcome.score < floor for outcome in outcomes if bool(outcome.case.slugs) is fitting)
            for fitting in (False, True)
        )
        print(f"| {floor} | {away:.1f} | {lost:.1f} |")


def points(lookup: Lookup, cases: list[Case]) -> None:
    print("\n| points | stand alone, % | of these right, % |\n|---|---|---|")
    settings = lookup.settings["certain"]
    for least in range(180, 251, 5):
        lookup.settings["certain"] = {**settings, "points": least}
        certain: list[Outcome] = [outcome for outcome in run(lookup, cases) if outcome.answer.certain]
        print(f"| {least} | {100 * len(certain) / len(cases):.1f} | {share(o.rank == 1 for o in certain):.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, required=True)
    given = parser.parse_args()
    pieces = built((given.site,), "public")
    cases = read_cases(given.site / "kb" / "golden.yml")
    points(Lookup(pieces.__getitem__), cases)
    floors(Lookup(pieces.__getitem__), cases)


if __name__ == "__main__":
    main()
