"""`copied-step`: two articles give the same step word for word.

A long step that stands twice is mended in one place and forgotten in the other. It belongs into one article, to which
the other links (warning); two articles that both link a third, which explains the step, may repeat it.

    steps:
      - key: open-port
        do: Open UDP 3478 and TCP 443 to the relay hosts on the company firewall.   # word for word in KB-0007 too

Link the article that has the step, say it for this case, or link in both the article that explains it. Texts of up to
60 characters may be alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.checks.links import link_targets
from fixbook.checks.survey import ARTICLES, is_live, strings
from fixbook.library import Document, Library
from fixbook.model.shape import Path, parts
from fixbook.problems import Level, Problem

CODE = "copied-step"
LONG = 60  # characters; shorter orders ("Restart the app.") are alike by nature


def check(library: Library) -> Iterator[Problem]:
    """Every step of a runbook whose text an earlier runbook has, in any language."""
    first: dict[str, Document[Any]] = {}
    runbooks = sorted(library.runbooks.values(), key=lambda each: (each.model.id, each.path))
    for document in filter(is_live, runbooks):
        for at, cause in enumerate(document.model.causes):
            for place, step in enumerate(cause.steps):
                for language, written in step.do.items():
                    other = first.setdefault(written, document) if len(written) > LONG else document
                    if other is not document and not (_linked(other) & _linked(document)):
                        where: Path = ("causes", at, "steps", place, "do", *([language] if language else []))
                        message = f"{other.model.id} ({other.path}) gives the same step; link it, or link in both the article that explains it"
                        yield document.problem(where, CODE, message, Level.WARNING)


def _linked(document: Document[Any]) -> set[str]:
    """The ids of articles a document links, and its own: the article that has the step explains it."""
    found = parts(document.model)
    named = {str(name) for _, kind, name in found.references if kind in ARTICLES}
    links = {target.partition("#")[0] for _, written in strings(found.texts) for target in link_targets(written)}
    return named | links | {document.model.id}
