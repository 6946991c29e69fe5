"""Pages of postmortems, one each; the pages about all of them are made beside (incidents.py)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.derive.durations import lengths
from fixbook.derive.timeline import drawing
from fixbook.library import Document, Library
from fixbook.model.causes import Cause
from fixbook.model.postmortem import Postmortem
from fixbook.outputs import incident
from fixbook.outputs.pages import incidents
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.view import View, address_of


def pages(library: Library, site: Site) -> Iterator[Page]:
    """Every page of the family in every language."""
    for language in site.languages:
        for slug in sorted(library.postmortems):
            yield _story(library, site, language, library.postmortems[slug])
    yield from incidents.pages(library, site)


def _story(library: Library, site: Site, language: str, document: Document[Postmortem]) -> Page:
    view = View(library, site, language, address_of(document))
    model = document.model
    drawn = drawing(model)
    context: dict[str, Any] = {
        "doc": document,
        "pm": model,
        "incident": incident,
        "lengths": lengths(model.times),
        "drawing": drawn,
        "labels": incident.labels(view, drawn, model.timeline) if drawn else [],
        "rows": list(incident.rows(model, drawn)),
        "affected": incident.biggest(model.impact),
        "charts": [
            (series, incident.chart([(point.at, float(point.value)) for point in series.points]))
            for series in model.series
        ],
        "severity_mark": severity_mark(library, model.severity),
        "shared_cause": _shared_cause(library, model),
        "others": [view.to(other) for other in _same_cause(library, document)],
    }
    return Page(
        view,
        "postmortem",
        view.plain(model.title),
        view.plain(model.summary),
        "postmortems",
        "fixbook/postmortem.html",
        context,
        source=document,
    )


def _shared_cause(library: Library, model: Postmortem) -> Cause | None:
    key = model.root_cause.cause if model.root_cause else None
    return library.causes.model.causes.get(key) if library.causes and key else None


def _same_cause(library: Library, document: Document[Postmortem]) -> list[Document[Postmortem]]:
    """Other postmortems that point at the same shared cause."""
    cause = document.model.root_cause.cause if document.model.root_cause else None
    if cause is None:
        return []
    others = (library.postmortems[slug] for slug in sorted(library.postmortems) if slug != document.slug)
    return [one for one in others if one.model.root_cause and one.model.root_cause.cause == cause]


def severity_mark(library: Library, severity: str) -> str:
    """How strongly a severity is marked: the worst of the list, the second, and the rest."""
    order = list(library.terms.severities.incidents)
    place = order.index(severity) if severity in order else len(order)
    return ("bad", "warn", "plain")[min(place, 2)]
