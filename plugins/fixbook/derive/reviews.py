"""What is to be looked at again: articles with the day their review falls due, what they lack in languages and tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fixbook.derive.translations import has, same_everywhere
from fixbook.library import Document, Library
from fixbook.model.runbook import Runbook
from fixbook.model.shape import texts


@dataclass(frozen=True)
class Review:
    """One article of the queue. `due` is None where a date or an interval is missing.

    `missing` counts, by language, the texts that are not written in it.
    """

    document: Document[Any]
    checked_on: dt.date | None
    due: dt.date | None
    tested: bool
    missing: dict[str, int]


def reviews(library: Library) -> list[Review]:
    """Every article: the earliest due first, then runbooks without a due day, then what is never due; ties by id."""
    found = [_review(library, document) for document in library.articles() if _open(document)]
    return sorted(
        found,
        key=lambda one: (
            one.due is None,
            one.due or dt.date.max,
            one.document.kind != "runbook",
            one.document.model.id,
        ),
    )


def _open(document: Document[Any]) -> bool:
    """Retired articles are not reviewed."""
    return getattr(document.model, "state", "") != "retired"


def _review(library: Library, document: Document[Any]) -> Review:
    model = document.model
    missing = dict(_missing(library, document))
    if not isinstance(model, Runbook):
        return Review(document, None, None, False, missing)
    checked, every = model.sources_checked_on, model.review_every
    due = checked + dt.timedelta(seconds=every.seconds) if checked and every else None
    return Review(document, checked, due, model.tested is not None, missing)


def _missing(library: Library, document: Document[Any]) -> Iterator[tuple[str, int]]:
    """Published languages with the number of texts (and lists of symptoms) that lack them; a plain string is in the default language."""
    written = [text for path, text in texts(document.model) if not same_everywhere(path, text)]
    symptoms = getattr(document.model, "symptoms", None)
    for language in library.languages:
        lacking = sum(not has(text, language, library.languages[0]) for text in written)
        lacking += symptoms is not None and language not in symptoms
        if lacking:
            yield language, lacking
