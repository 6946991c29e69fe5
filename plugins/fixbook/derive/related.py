"""Who refers to a runbook: incidents it served in, checklists that send readers to it, articles that name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from fixbook.library import Document, Library
from fixbook.model.checklist import Checklist
from fixbook.model.postmortem import Postmortem, RunbookVerdict
from fixbook.model.runbook import Runbook


@dataclass
class Around:
    """What stands around one article, each list without repeats."""

    incidents: list[tuple[Document[Postmortem], RunbookVerdict]] = field(default_factory=list)
    checklists: list[Document[Checklist]] = field(default_factory=list)
    related: list[Document[Runbook] | Document[Postmortem] | Document[Checklist]] = field(default_factory=list)


def around(library: Library) -> Mapping[str, Around]:
    """By id of an article; incidents latest first, related as written and then those that point back, by id."""
    found: defaultdict[str, Around] = defaultdict(Around)
    for postmortem in sorted(library.postmortems.values(), key=lambda d: d.slug, reverse=True):
        for verdict in postmortem.model.runbooks:
            if verdict.id is not None:
                found[verdict.id].incidents.append((postmortem, verdict))
    for slug in sorted(library.checklists):
        checklist = library.checklists[slug]
        for identifier in sorted({identifier for item in checklist.model.items for identifier in item.runbooks}):
            found[identifier].checklists.append(checklist)
    articles = {document.model.id: document for document in library.articles()}
    pairs = [(one, other) for one in sorted(articles) for other in articles[one].model.related]
    for one, other in (*pairs, *((other, one) for one, other in pairs)):
        if one != other and other in articles and articles[other] not in found[one].related:
            found[one].related.append(articles[other])
    return found
