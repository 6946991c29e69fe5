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
from fixbook.checks.targets import ARTICLES, is_live
from fixbook.library import Document, Library, is_draft
from fixbook.model.shape import Path, references, texts
from fixbook.problems import Level, Problem

CODE = "stale-reference"


def check(library: Library) -> Iterator[Problem]:
    """References and links of published files to articles that readers cannot use."""
    stale = {document.model.id: document for document in library.articles() if not is_live(document)}
    for document in library.documents():
        if not stale or not is_live(document):
            continue
        for path, name in [*_referred(document), *_linked(document)]:
            target = stale.get(name)
            if target is not None:
                level = Level.WARNING if is_draft(target.model) else Level.ERROR
                yield document.problem(path, CODE, _message(name, target), level)


def _referred(document: Document[Any]) -> Iterator[tuple[Path, str]]:
    for path, kind, value in references(document.model):
        verdict = document.kind == "postmortem" and path[0] == "runbooks"
        if kind in ARTICLES and not verdict:
            yield path, value


def _linked(document: Document[Any]) -> Iterator[tuple[Path, str]]:
    for path, text in texts(document.model):
        for language, written in text.items():
            for target in link_targets(written):
                yield ((*path, language) if language else path), target.partition("#")[0]


def _message(name: str, target: Document[Any]) -> str:
    if is_draft(target.model):
        return f"{name} is a draft ({target.path}); readers do not see the reference until it is published"
    after = target.model.replaced_by
    return f"{name} is retired; {f'refer to {after}, which replaced it' if after else 'leave the reference out'}"
