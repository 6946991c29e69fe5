"""Where runbooks are and where they are missing: scenario by region by problem area, own and inherited apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from fixbook.derive.places import current_runbooks, region_tree, regions_of, scenario_order, scenarios_of
from fixbook.library import COMMON, Library

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
    """The grid of all runbooks but the retired. Runbooks filed alike are counted before the grid is gone through."""
    filed = Counter(
        (frozenset(scenarios_of(one)), frozenset(regions_of(one)), one.model.area) for one in current_runbooks(library)
    )
    scenarios = tuple(scenario_order(library))
    regions = tuple(Place(key, depth) for depth, key in region_tree(library))
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


def _cell(filed: Filed, scenario: str, around: frozenset[str], region: str) -> Cell:
    own: Counter[str] = Counter()
    inherited: Counter[str] = Counter()
    for (scenarios, regions, area), n in filed.items():
        if scenario in scenarios and region in regions:
            own[area] += n
        elif scenarios & {scenario, COMMON} and regions & around:
            inherited[area] += n
    return Cell(dict(sorted(own.items())), dict(sorted(inherited.items())))
