"""Who and where an article is for: filters that respect inheritance, and soft boosts for what a question names in passing."""

from __future__ import annotations

from typing import Any

DIMENSIONS = ("scenario", "region", "platform", "plan", "affects", "where")
FILTERS = ("scenario", "region", "platform", "plan")
OPEN = ("platform", "plan")
"""An article that names none of these holds for all of them."""

OTHER_KIND = -1000
"""The adjustment of articles of a kind that was not asked for: they are neither found nor counted."""


class Facets:
    """The facets of an index: core["facets"] as rows, core["profiles"] as the distinct combinations that articles have."""

    def __init__(self, core: dict[str, Any]) -> None:
        self.rows: list[dict[str, Any]] = core["facets"]
        self.boosts: dict[str, int] = core["settings"]["boosts"]
        self.number = {(row["dimension"], row["key"]): n for n, row in enumerate(self.rows)}
        self.profiles: list[dict[str, Any]] = core["profiles"]

    def chain(self, number: int) -> list[int]:
        """A facet and its ancestors, nearest first."""
        found = [number]
        while (
            parent := self.number.get((self.rows[found[-1]]["dimension"], self.rows[found[-1]]["parent"]))
        ) is not None and parent not in found:
            found.append(parent)
        return found

    def adjustments(self, filters: dict[str, str], named: list[int], kinds: list[str]) -> list[int | None]:
        """For each profile the per cent to add to a score, or None where a filter leaves the article out.

        Raises ValueError for a filter value that the index does not know.
        """
        chosen = [self._known(dimension, filters[dimension]) for dimension in FILTERS if filters.get(dimension)]
        return [
            self._adjust(profile, chosen, named) if profile["kind"] in kinds else OTHER_KIND
            for profile in self.profiles
        ]

    def _known(self, dimension: str, key: str) -> int:
        number = self.number.get((dimension, key))
        if number is None:
            raise ValueError(f'the index knows no {dimension} "{key}"')
        return number

    def _adjust(self, profile: dict[str, Any], chosen: list[int], named: list[int]) -> int | None:
        total = 0
        for number in chosen:
            added = self._chosen(profile["facets"], number)
            if added is None:
                return None
            total += added
        for number in named:
            total += self._named(profile["facets"], number)
        if self._elsewhere(profile["facets"], [*chosen, *named]):
            total += self.boosts["elsewhere"]
        return max(-50, min(total, 100))

    def _own(self, facets: list[int], number: int) -> list[int]:
        dimension = self.rows[number]["dimension"]
        return [f for f in facets if self.rows[f]["dimension"] == dimension]

    def _chosen(self, facets: list[int], number: int) -> int | None:
        """Its own and its ancestors' articles stay, those for everywhere too; the more specific ranks higher."""
        own = self._own(facets, number)
        chain = self.chain(number)
        ranks = [chain.index(f) for f in own if f in chain and not self.rows[f]["everywhere"]]
        if ranks:
            return self.boosts["chosen"] // (1 + min(ranks))
        everywhere = any(self.rows[f]["everywhere"] for f in own)
        return 0 if everywhere or (not own and self.rows[number]["dimension"] in OPEN) else None

    def _named(self, facets: list[int], number: int) -> int:
        row = self.rows[number]
        own = [f for f in self._own(facets, number) if not self.rows[f]["everywhere"]]
        if row["everywhere"] or not own:
            return 0
        if any(self._meet(f, number) for f in own):
            return self.boosts[row["dimension"]]
        return -self.boosts[row["dimension"]] // 2 if row["dimension"] in OPEN else 0

    def _elsewhere(self, facets: list[int], wanted: list[int]) -> bool:
        """Whether an article is about some regions only, and none of them is wanted."""
        own = [f for f in facets if self.rows[f]["dimension"] == "region"]
        if not own or any(self.rows[f]["everywhere"] for f in own):
            return False
        return not any(self._meet(f, number) for f in own for number in wanted)

    def _meet(self, one: int, other: int) -> bool:
        """Whether two facets are the same or one lies within the other."""
        return one in self.chain(other) or other in self.chain(one)
