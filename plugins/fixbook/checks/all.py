"""Runs every rule over a library and returns the problems in the order of files and lines."""

from __future__ import annotations

import datetime as dt
from typing import Final

from fixbook.checks import (
    actions,
    audience,
    cause_checks,
    copied_steps,
    documented,
    filing,
    former_keys,
    future_dates,
    golden,
    holidays,
    html,
    ids,
    keys,
    lasting,
    ledger,
    links,
    pictures,
    plan_clauses,
    plan_times,
    references,
    regions,
    retold,
    review,
    slugs,
    stale_references,
    symptoms,
    thesaurus,
    time_zones,
    times,
    translations,
    unused_sources,
)
from fixbook.checks.survey import Survey
from fixbook.library import Library, uncollected
from fixbook.problems import Problem

# Rules that look at one file at a time, so that each file is walked, and parsed again for its lines, only once.
FILE_RULES: Final = (
    references,
    links,
    stale_references,
    keys,
    former_keys,
    html,
    pictures,
    documented,
    unused_sources,
    lasting,
    cause_checks,
    translations,
    audience,
    plan_clauses,
    plan_times,
    time_zones,
    times,
    actions,
    retold,
)
LIBRARY_RULES: Final = (ids, slugs, filing, regions, symptoms, copied_steps, thesaurus, golden, ledger)
RULES: Final = (*FILE_RULES, *LIBRARY_RULES)
DATED_FILE_RULES: Final = (review, future_dates)  # judged on a day, which the caller gives
DATED_LIBRARY_RULES: Final = (holidays,)
DATED_RULES: Final = (*DATED_FILE_RULES, *DATED_LIBRARY_RULES)


@uncollected()
def check_library(library: Library, today: dt.date | None = None) -> list[Problem]:
    """Problems of all rules, sorted; rules about what is due run only when a day is given."""
    found: set[Problem] = set()
    for file in Survey(library).files():
        for rule in FILE_RULES:
            found.update(rule.check(file))
        for dated in DATED_FILE_RULES if today else ():
            found.update(dated.check(file, today))
    for one in LIBRARY_RULES:
        found.update(one.check(library))
    if today is not None:
        found.update(problem for rule in DATED_LIBRARY_RULES for problem in rule.check(library, today))
    return sorted(found)
