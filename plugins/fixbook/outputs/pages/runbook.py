"""The page of a runbook: what a reader with a broken stream sees first, and how they get help if it does not help."""

from __future__ import annotations

import itertools
import string
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from fixbook.derive.badge import badge, first_step, ordered, relief_seconds
from fixbook.derive.places import descendants, region_tree, regions_of, scenarios_of
from fixbook.derive.related import Around, around
from fixbook.library import GLOBAL, Document, Library
from fixbook.model.runbook import Cause, Code, Runbook, Step
from fixbook.outputs.pages.help import plan_guides
from fixbook.outputs.pages.page import Page
from fixbook.outputs.pages.shared import shared
from fixbook.outputs.site import Site
from fixbook.outputs.view import View, address_of


@dataclass(frozen=True)
class StepView:
    """A step with its number in the cause; `former` are the anchors it had."""

    number: int
    step: Step
    former: list[str]


@dataclass(frozen=True)
class CauseView:
    """A cause with its letter, its steps in groups of one kind, and the regions that try it first."""

    letter: str
    cause: Cause
    groups: list[tuple[str, list[StepView]]]
    first_in: list[str]
    former: list[str]


@dataclass
class Shelves:
    """What all runbook pages of one language have in common."""

    library: Library
    site: Site
    language: str
    around: Mapping[str, Around]
    inside: dict[str, list[str]] = field(default_factory=dict)
    help: Callable[[], Markup] | None = None
    evidence: dict[str, Callable[[], Markup]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        view = View(self.library, self.site, self.language, "runbooks/any")
        tree = [(depth, key) for depth, key in region_tree(self.library) if key != GLOBAL]
        self.help = shared("fixbook/runbook-help.html", v=view, guides=plan_guides(self.library), regions=tree)
        self.evidence = {
            key: shared("fixbook/evidence.html", v=view, key=key, item=item)
            for key, item in self.library.terms.evidence.items()
        }
        self.inside = {key: [key, *descendants(self.library, key)] for key in self.library.regions}


def pages(library: Library, site: Site, only: Collection[str] = ()) -> Iterator[Page]:
    """The page of every runbook, or of `only` some slugs, in every language."""
    about = around(library)
    for language in site.languages:
        shelves = Shelves(library, site, language, about)
        for slug in sorted(only or library.runbooks):
            yield page(library.runbooks[slug], shelves)


def page(document: Document[Runbook], shelves: Shelves) -> Page:
    """The page of one runbook; a retired one only says what replaced it and why."""
    view = View(shelves.library, shelves.site, shelves.language, address_of(document))
    runbook = document.model
    retired = runbook.state == "retired"
    return Page(
        view=view,
        kind="runbook",
        title=f"{runbook.id} {view.plain(runbook.title)}",
        description=view.plain(runbook.summary),
        section="runbooks",
        template="fixbook/retired.html" if retired else "fixbook/runbook.html",
        context={"r": runbook} if retired else _context(document, shelves),
        source=document,
        listed=not retired,
    )


def _context(document: Document[Runbook], shelves: Shelves) -> dict[str, Any]:
    runbook = document.model
    causes = cause_views(runbook)
    return {
        "d": document,
        "r": runbook,
        "badge": badge(runbook),
        "causes": causes,
        "letters": {each.cause.key: each.letter for each in causes},
        "first": first_step(runbook),
        "relief": relief_seconds(runbook),
        "codes": code_rows(runbook),
        "numbers": {source.key: number for number, source in enumerate(runbook.sources, start=1)},
        "scenarios": scenarios_of(document),
        "regions": regions_of(document),
        "inside": shelves.inside,
        "around": shelves.around.get(runbook.id, Around()),
        "help": shelves.help,
        "evidence": shelves.evidence,
    }


def cause_views(runbook: Runbook) -> list[CauseView]:
    """Causes lettered in their order, each with its relief steps before its lasting ones, numbered through."""
    former: dict[str, list[str]] = {}
    for old, new in runbook.former_keys.items():
        former.setdefault(new, []).append(old)
    return [
        CauseView(
            letter(place),
            cause,
            _groups(cause, former),
            [key for key, note in runbook.in_regions.items() if cause.key in note.causes_first],
            former.get(cause.key, []),
        )
        for place, cause in enumerate(runbook.causes)
    ]


def code_rows(runbook: Runbook) -> list[list[Code]]:
    """Codes in the order of the file; neighbours that differ in nothing but the code share a row."""

    def same(code: Code) -> object:
        return code.product, code.name, code.means, code.cause, code.versions

    return [list(group) for _, group in itertools.groupby(runbook.codes, key=same)]


def letter(place: int) -> str:
    """A, B ... Z, then A2, B2 ..."""
    again, index = divmod(place, 26)
    return string.ascii_uppercase[index] + (str(again + 1) if again else "")


def _groups(cause: Cause, former: Mapping[str, list[str]]) -> list[tuple[str, list[StepView]]]:
    views = [StepView(number, step, former.get(step.key, [])) for number, step in enumerate(ordered(cause), start=1)]
    groups = [(kind, [view for view in views if view.step.kind == kind]) for kind in ("relief", "lasting")]
    return [(kind, steps) for kind, steps in groups if steps]
