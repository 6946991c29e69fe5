"""Runs every rule over a library and returns the problems in the order of files and lines."""

from __future__ import annotations

import datetime as dt
from typing import Final

from fixbook.checks import (
    actions,
    audience,
    cause_checks,
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
from fixbook.library import Library
from fixbook.problems import Problem

RULES: Final = (
    references,
    links,
    stale_references,
    ids,
    keys,
    slugs,
    former_keys,
    filing,
    regions,
    html,
    pictures,
    documented,
    unused_sources,
    lasting,
    cause_checks,
    symptoms,
    translations,
    audience,
    plan_clauses,
    plan_times,
    time_zones,
    times,
    actions,
    retold,
    thesaurus,
    golden,
    ledger,
)
DATED_RULES: Final = (review, future_dates, holidays)  # judged on a day, which the caller gives


def check_library(library: Library, today: dt.date | None = None) -> list[Problem]:
    """Problems of all rules, sorted; rules about what is due run only when a day is given."""
    found = {problem for rule in RULES for problem in rule.check(library)}
    if today is not None:
        found |= {problem for rule in DATED_RULES for problem in rule.check(library, today)}
    return sorted(found)
