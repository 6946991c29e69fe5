"""Asks an index questions whose answers are known, and says how often it was right, how sure, and what it missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from fixbook.lookup.search import Answer, Lookup

NONE = "none"
"""The slug of a question that nothing fits."""

DEPTH = 10


class BadCaseError(ValueError):
    """A row that is no question with its answer."""


@dataclass(frozen=True)
class Case:
    """A question and the slugs that are right; none: nothing fits."""

    q: str
    slugs: frozenset[str]
    lang: str = ""
    difficulty: str = ""
    filters: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, row: Any) -> Case:
        """From {"q", "slug" or "find", "also", "none", "lang", "difficulty", filters}. Raises BadCaseError for anything else."""
        if not isinstance(row, dict):
            raise BadCaseError("a question must be an object")
        slug = row.get("slug") or row.get("find") or (NONE if row.get("none") else None)
        if not isinstance(row.get("q"), str) or not isinstance(slug, str):
            raise BadCaseError('a question needs "q" and "slug" (or "find", or "none": true)')
        also = row.get("also") or []
        if not isinstance(also, list) or not all(isinstance(other, str) for other in also):
            raise BadCaseError('"also" must be a list of slugs')
        slugs = frozenset() if slug == NONE else frozenset([slug, *also])
        filters = {key: row[key] for key in ("scenario", "region", "plan") if isinstance(row.get(key), str)}
        return cls(row["q"], slugs, str(row.get("lang") or ""), str(row.get("difficulty") or ""), filters)


@dataclass(frozen=True)
class Outcome:
    """A case and what it got. `rank` is the place of the first right answer from 1, 0 where there is none in the first ten."""

    case: Case
    answer: Answer
    rank: int

    @property
    def score(self) -> int:
        """How well the first answer fits; 0 for none."""
        return self.answer.hits[0].score if self.answer.hits else 0

    @property
    def right(self) -> bool:
        """Whether a reader is helped: a right answer in the first three, or none where nothing fits."""
        return 1 <= self.rank <= 3 if self.case.slugs else not self.answer.hits


def run(lookup: Lookup, cases: Iterable[Case]) -> list[Outcome]:
    outcomes = []
    for case in cases:
        answer = lookup.search(case.q, case.filters, limit=DEPTH, lang=case.lang)
        rank = next((n for n, hit in enumerate(answer.hits, 1) if hit.slug in case.slugs), 0)
        outcomes.append(Outcome(case, answer, rank))
    return outcomes


def figures(outcomes: list[Outcome]) -> dict[str, Any]:
    """Shares are per cent of the group; `certain` counts all questions, right or wrong to be so sure."""
    fitting = [o for o in outcomes if o.case.slugs]
    groups = {"all": fitting}
    for name in sorted({o.case.lang for o in fitting if o.case.lang}):
        groups[f"language {name}"] = [o for o in fitting if o.case.lang == name]
    for name in sorted({o.case.difficulty for o in fitting if o.case.difficulty}):
        groups[f"difficulty {name}"] = [o for o in fitting if o.case.difficulty == name]
    certain = [o for o in outcomes if o.answer.certain]
    misfits = [o for o in outcomes if not o.case.slugs]
    return {
        "groups": {name: _group(some) for name, some in groups.items() if some},
        "certain": {
            "share": _percent(len(certain), len(outcomes)),
            "right": _percent(sum(o.rank == 1 for o in certain), len(certain)),
        },
        "nothing fits": {
            "questions": len(misfits),
            "said so": _percent(sum(not o.answer.hits for o in misfits), len(misfits)),
            "said so wrongly": _percent(sum(not o.answer.hits for o in fitting), len(fitting)),
            "auc": round(auc([o.score for o in fitting], [o.score for o in misfits]), 3),
        },
    }


def _group(outcomes: list[Outcome]) -> dict[str, float]:
    count = len(outcomes)
    return {
        "questions": count,
        "hit@1": _percent(sum(o.rank == 1 for o in outcomes), count),
        "hit@3": _percent(sum(1 <= o.rank <= 3 for o in outcomes), count),
        "mrr": round(sum(1 / o.rank for o in outcomes if o.rank) / count, 3),
    }


def _percent(some: int, all_of_them: int) -> float:
    return round(100 * some / all_of_them, 1) if all_of_them else 0.0


def auc(fitting: list[int], misfits: list[int]) -> float:
    """How often a question that something fits scores above one that nothing fits (ties count half)."""
    if not fitting or not misfits:
        return 0.0
    wins = sum((a > b) + (a == b) / 2 for a in fitting for b in misfits)
    return wins / (len(fitting) * len(misfits))
