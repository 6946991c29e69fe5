"""Groups questions that found nothing into candidates for new symptoms or concepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fixbook.lookup.search import Lookup

SHARED = 0.4
"""Two questions are about one thing when they share this part of the features of the shorter one, at least two features."""


@dataclass(frozen=True)
class Group:
    """Questions about one thing, the most frequent first, with what they have in common."""

    questions: tuple[tuple[str, int], ...]
    words: tuple[str, ...]
    concepts: tuple[str, ...]

    @property
    def count(self) -> int:
        return sum(count for _, count in self.questions)


def grouped(lookup: Lookup, questions: Iterable[str]) -> list[Group]:
    """The largest group first; a question joins the first group whose lead it resembles."""
    counts = Counter(question.strip() for question in questions)
    leads: list[tuple[frozenset[str], list[str]]] = []
    for question, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        features = _features(lookup, question)
        for lead, members in leads:
            common = len(lead & features)
            if common >= 2 and common >= SHARED * min(len(lead), len(features)):
                members.append(question)
                break
        else:
            leads.append((features, [question]))
    groups = [_group(lookup, [(question, counts[question]) for question in members]) for _, members in leads]
    return sorted(groups, key=lambda group: (-group.count, group.questions[0][0]))


def _features(lookup: Lookup, question: str) -> frozenset[str]:
    analysis = lookup.read(question).analysis
    words = {f.name for f in analysis.features if len(f.name) > 1}
    return frozenset(words | {f"#{number}" for number, _, _ in analysis.concepts})


def _group(lookup: Lookup, questions: list[tuple[str, int]]) -> Group:
    shared: Counter[str] = Counter()
    for question, _ in questions:
        shared.update(_features(lookup, question))
    most = [
        name
        for name, count in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))
        if 2 * count >= len(questions)
    ]
    concepts = [lookup.concept_ids[int(name[1:])] for name in most if name[0] == "#"]
    return Group(tuple(questions), tuple(name for name in most if name[0] != "#")[:8], tuple(concepts[:8]))
