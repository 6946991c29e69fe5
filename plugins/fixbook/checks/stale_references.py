"""`stale-reference`: a published file refers to an article that is retired or still a draft.

A retired article only says what replaced it, so readers should be sent there at once (error). A draft is not built:
the reference is left out until it is published (warning).

    related: [KB-0007]         # KB-0007 is retired; refer to KB-0020, which replaced it

A postmortem may go on naming the runbook that helped at the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.checks.links import link_targets
from fixbook.checks.survey import ARTICLES, File
from fixbook.library import Document, is_draft
from fixbook.model.shape import Path
from fixbook.problems import Level, Problem

CODE = "stale-reference"


def check(file: File) -> Iterator[Problem]:
    """References and links of a published file to articles that readers cannot use."""
    stale = file.survey.stale
    if not stale or not file.is_live():
        return
    for path, name in [*_referred(file), *_linked(file)]:
        if name in stale:
            level = Level.WARNING if is_draft(stale[name].model) else Level.ERROR
            yield file.document.problem(path, CODE, _message(name, stale[name]), level)


def _referred(file: File) -> Iterator[tuple[Path, str]]:
    for path, kind, value in file.parts.references:
        verdict = file.kind == "postmortem" and path[0] == "runbooks"
        if kind in ARTICLES and not verdict:
            yield path, value


def _linked(file: File) -> Iterator[tuple[Path, str]]:
    for path, written in file.strings():
        for target in link_targets(written):
            yield path, target.partition("#")[0]


def _message(name: str, target: Document[Any]) -> str:
    if is_draft(target.model):
        return f"{name} is a draft ({target.path}); readers do not see the reference until it is published"
    after = target.model.replaced_by
    return f"{name} is retired; {f'refer to {after}, which replaced it' if after else 'leave the reference out'}"
