"""What every kind of reference may point at, for the rules that follow references."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from fixbook.library import Document, Library
from fixbook.model.shape import Path, anchors

# Kind of reference -> what a message calls it.
NOUNS: Final = {
    "affects": "a key of `affects`",
    "area": "a problem area",
    "article": "the id of an article",
    "checklist": "a checklist",
    "evidence": "a kind of evidence",
    "holidays": "a holiday calendar",
    "incident-severity": "a severity of incidents",
    "language": "a language",
    "metric": "a metric",
    "owner": "an owner",
    "own-cause": "a cause of this runbook",
    "own-cover": "a cover of this phase",
    "own-source": "a source of this file",
    "plan": "a plan",
    "platform": "a platform",
    "product": "a product",
    "purpose": "a purpose of checklists",
    "region": "a region",
    "role": "a role",
    "runbook": "a runbook",
    "scenario": "a scenario",
    "shared-cause": "a shared cause of kb/causes.yml",
    "side": "a side",
    "ticket-severity": "a severity of tickets",
    "where": "a key of `where`",
}
_TAXONOMY: Final = {
    "affects": "affects",
    "area": "areas",
    "evidence": "evidence",
    "holidays": "holidays",
    "language": "languages",
    "metric": "metrics",
    "owner": "owners",
    "platform": "platforms",
    "product": "products",
    "purpose": "purposes",
    "role": "roles",
    "side": "sides",
    "where": "where",
}


def shared_targets(library: Library) -> dict[str, Collection[str]]:
    """By kind of reference, what exists in the library. A kind whose file could not be read is left out."""
    found: dict[str, Collection[str]] = {
        "region": library.regions.keys(),
        "scenario": library.scenarios.keys(),
        "plan": library.plans.keys(),
        "runbook": _ids(library.runbooks),
        "checklist": _ids(library.checklists),
        "article": frozenset(document.model.id for document in library.articles()),
    }
    if library.taxonomy is not None:
        terms = library.taxonomy.model
        found |= {kind: getattr(terms, attribute).keys() for kind, attribute in _TAXONOMY.items()}
        found |= {"ticket-severity": terms.severities.tickets, "incident-severity": terms.severities.incidents}
    if library.causes is not None or "causes" not in library.unread:
        found["shared-cause"] = library.causes.model.causes if library.causes else ()
    return found


def own_targets(document: Document[Any], kind: str, path: Path) -> Collection[str] | None:
    """What a reference inside the file (own-cause, own-source, own-cover) may point at; None for other kinds."""
    model = document.model
    if kind == "own-source":
        return [source.key for source in getattr(model, "sources", ())]
    if kind == "own-cause":
        return [cause.key for cause in getattr(model, "causes", ())]
    if kind == "own-cover":
        return list(getattr(model.phases, str(path[1])).cover)
    return None


def linkable(library: Library) -> dict[str, Collection[str]]:
    """By id of an article, the anchors a link may name: its keys and their former names."""
    return {
        document.model.id: {*anchors(document.model), *document.model.former_keys} for document in library.articles()
    }


def _ids(group: Mapping[str, Document[Any]]) -> frozenset[str]:
    return frozenset(document.model.id for document in group.values())
