"""Where articles belong: to scenarios and regions of their own, and by inheritance to the regions below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from fixbook.library import COMMON, GLOBAL, Document, Library
from fixbook.model.postmortem import Postmortem
from fixbook.model.region import Region
from fixbook.model.runbook import Runbook

A = TypeVar("A", Document[Runbook], Document[Postmortem])


@dataclass
class Shelf(Generic[A]):
    """The articles one region or scenario shows, in the order given: its own, those of regions inside it, those it inherits."""

    own: list[A] = field(default_factory=list)
    inside: list[A] = field(default_factory=list)
    inherited: list[A] = field(default_factory=list)

    @property
    def all(self) -> int:
        """How many there are."""
        return len(self.own) + len(self.inside) + len(self.inherited)


def current_runbooks(library: Library) -> list[Document[Runbook]]:
    """Runbooks a list shows, by id: all but the retired, whose pages only say what replaced them."""
    return sorted((d for d in library.runbooks.values() if d.model.state != "retired"), key=lambda d: d.model.id)


def scenarios_of(document: Document[Runbook] | Document[Postmortem]) -> list[str]:
    """Scenarios of an article, the one it is filed under first."""
    return list(dict.fromkeys([document.scenario, *document.model.also_in.scenarios]))


def regions_of(document: Document[Runbook] | Document[Postmortem]) -> list[str]:
    """Regions of an article, the one it is filed under first."""
    return list(dict.fromkeys([document.region, *document.model.also_in.regions]))


def in_scenario(documents: Iterable[A], scenario: str) -> Shelf[A]:
    """What a chosen scenario shows: its own articles and those common to all."""
    shelf: Shelf[A] = Shelf()
    for document in documents:
        keys = scenarios_of(document)
        if scenario in keys:
            shelf.own.append(document)
        elif COMMON in keys:
            shelf.inherited.append(document)
    return shelf


def in_region(library: Library, documents: Iterable[A], region: str) -> Shelf[A]:
    """What a chosen region shows: its own articles, those of the regions in it, and its ancestors' with `global`."""
    above = set(library.ancestors(region)) - {region}
    below = set(descendants(library, region))
    shelf: Shelf[A] = Shelf()
    for document in documents:
        keys = regions_of(document)
        if region in keys:
            shelf.own.append(document)
        elif below.intersection(keys):
            shelf.inside.append(document)
        elif above.intersection(keys):
            shelf.inherited.append(document)
    return shelf


def descendants(library: Library, region: str) -> list[str]:
    """Keys of the regions inside a region, nearest first."""
    found: list[str] = []
    level = [region]
    while level:
        level = [key for parent in level for key in children(library, parent) if key not in found and key != region]
        found.extend(level)
    return found


def children(library: Library, region: str) -> list[str]:
    """Keys of the regions directly in a region, sorted; those whose parent does not exist count to `global`."""
    return sorted(
        key for key, document in library.regions.items() if key != GLOBAL and _parent(library, document) == region
    )


def _parent(library: Library, document: Document[Region]) -> str:
    parent = document.model.parent
    return parent if parent is not None and parent in library.regions else GLOBAL


def region_tree(library: Library) -> list[tuple[int, str]]:
    """(depth, key) of every region in the order of a tree, `global` first with depth 0; a region in a circle is left out."""
    found: list[tuple[int, str]] = [(0, GLOBAL)] if GLOBAL in library.regions else []

    def grow(parent: str, depth: int) -> None:
        for key in children(library, parent):
            found.append((depth, key))
            grow(key, depth + 1)

    grow(GLOBAL, 1)
    return found


def scenario_order(library: Library) -> list[str]:
    """Keys of scenarios in their order of display, `common` last."""
    return sorted(library.scenarios, key=lambda key: (key == COMMON, library.scenarios[key].model.order, key))
