"""Where runbooks are and where they are missing: scenario by region by problem area, own and inherited apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from fixbook.library import COMMON, GLOBAL, Document, Library
from fixbook.model.runbook import Runbook

Filed = Counter[tuple[frozenset[str], frozenset[str], str]]  # how many runbooks by scenarios, regions and area


@dataclass(frozen=True)
class Cell:
    """Runbooks of one scenario in one region, by problem area.

    `own` are filed there (their folder, or `also_in`); `inherited` hold there too, because they are filed in the
    common scenario, in a region around it, or both. A runbook counts once.
    """

    own: Mapping[str, int] = field(default_factory=dict)
    inherited: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A region of the grid and how deep it lies in the tree of regions."""

    key: str
    depth: int


@dataclass(frozen=True)
class Coverage:
    """The grid: regions as a tree, scenarios in their order, a cell for each pair."""

    regions: tuple[Place, ...]
    scenarios: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]  # by (region, scenario)
    areas: Mapping[tuple[str, str], int]  # by (area, scenario), all regions together


def coverage(library: Library) -> Coverage:
    """The grid of all published runbooks. Runbooks filed alike are counted before the grid is gone through."""
    runbooks = [library.runbooks[slug] for slug in sorted(library.runbooks)]
    filed = Counter(
        (_scenarios(one), _regions(one), one.model.area) for one in runbooks if one.model.state == "published"
    )
    scenarios = tuple(sorted(library.scenarios, key=lambda key: (library.scenarios[key].model.order, key)))
    regions = tuple(region_tree(library))
    cells = {
        (place.key, scenario): _cell(filed, scenario, frozenset(library.ancestors(place.key)), place.key)
        for place in regions
        for scenario in scenarios
    }
    areas = {
        (area, scenario): sum(
            n for (scenarios_of, _, of), n in filed.items() if of == area and scenario in scenarios_of
        )
        for area in library.terms.areas
        for scenario in scenarios
    }
    return Coverage(regions, scenarios, cells, areas)


def region_tree(library: Library) -> list[Place]:
    """Every region below its parent; `global` first, a region whose parent is unknown or circular at the end."""
    children: dict[str | None, list[str]] = {}
    for key in sorted(library.regions):
        children.setdefault(library.regions[key].model.parent, []).append(key)
    found: list[Place] = []

    def descend(key: str, depth: int) -> None:
        found.append(Place(key, depth))
        for child in children.get(key, []):
            descend(child, depth + 1)

    for root in sorted(children.get(None, []), key=lambda key: (key != GLOBAL, key)):
        descend(root, 0)
    seen = {place.key for place in found}
    return found + [Place(key, 0) for key in sorted(library.regions) if key not in seen]


def _scenarios(document: Document[Runbook]) -> frozenset[str]:
    return frozenset((document.scenario, *document.model.also_in.scenarios))


def _regions(document: Document[Runbook]) -> frozenset[str]:
    return frozenset((document.region, *document.model.also_in.regions))


def _cell(filed: Filed, scenario: str, around: frozenset[str], region: str) -> Cell:
    own: Counter[str] = Counter()
    inherited: Counter[str] = Counter()
    for (scenarios, regions, area), n in filed.items():
        if scenario in scenarios and region in regions:
            own[area] += n
        elif scenarios & {scenario, COMMON} and regions & around:
            inherited[area] += n
    return Cell(dict(sorted(own.items())), dict(sorted(inherited.items())))
