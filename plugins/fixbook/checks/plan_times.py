"""`promise-without-time`: a support plan promises somebody without saying when.

"Dedicated follow-up" means nothing until it says how soon. A phase that uses one of the words listed under `dedicated` in
kb/taxonomy.yml must state for at least one severity when a named engineer takes over (`engineer`), and each rung of the
escalation ladder after the first says after how long it is reached.

    channels:
      manager: {name: Dedicated engineer, cover: office}      # "dedicated" is promised in warranty, but no response row has an `engineer` time

Add the time, or take the promise out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.library import Document, Library
from fixbook.model.shape import Path, texts
from fixbook.problems import Problem

CODE = "promise-without-time"


def check(library: Library) -> Iterator[Problem]:
    """Promises of a person without a time, rungs without `after`."""
    words = _dedicated(library)
    for _, plan in sorted(library.plans.items()):
        seen: set[tuple[Path, str]] = set()
        for phase in ("warranty", "after"):
            for place, key, message in (*_persons(plan, phase, words), *_rungs(plan, phase)):
                if (place, key) not in seen:  # what `after` inherits is reported in `warranty`
                    seen.add((place, key))
                    yield plan.problem(("phases", phase, *place), CODE, message)


def _dedicated(library: Library) -> list[str]:
    phrases = library.taxonomy.model.dedicated if library.taxonomy else None
    return [word.lower() for language in (phrases or {}).values() for word in language]


def _persons(plan: Document[Any], phase: str, words: list[str]) -> Iterator[tuple[Path, str, str]]:
    said = getattr(plan.model.phases, phase)
    if any(row.engineer for row in (said.response or {}).values()):
        return
    for path, text in texts(said):
        for language, written in text.items():
            word = next((word for word in words if word in written.lower()), None)
            if word is not None:
                place = (*path, language) if language else path
                yield place, word, f'"{word}" is promised in {phase}, but no response row has an `engineer` time'


def _rungs(plan: Document[Any], phase: str) -> Iterator[tuple[Path, str, str]]:
    for index, rung in enumerate(getattr(plan.model.phases, phase).escalation or ()):
        if index and rung.after is None:
            yield ("escalation", index), "rung", "the rung does not say after how long it is reached (after)"
