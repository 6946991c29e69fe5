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

from fixbook.checks.survey import File, strings
from fixbook.library import Library
from fixbook.model.plan import Phase
from fixbook.model.shape import Path, parts
from fixbook.problems import Problem

CODE = "promise-without-time"


def check(file: File) -> Iterator[Problem]:
    """Promises of a person without a time, rungs without `after`."""
    if file.kind != "plan":
        return
    words = _dedicated(file.survey.library)
    seen: set[tuple[Path, str]] = set()
    for phase in ("warranty", "after"):
        said = getattr(file.model.phases, phase)
        for place, key, message in (*_persons(said, phase, words), *_rungs(said)):
            if (place, key) not in seen:  # what `after` inherits is reported in `warranty`
                seen.add((place, key))
                yield file.document.problem(("phases", phase, *place), CODE, message)


def _dedicated(library: Library) -> list[str]:
    phrases = library.taxonomy.model.dedicated if library.taxonomy else None
    return [word.lower() for words in (phrases or {}).values() for word in words]


def _persons(said: Phase, phase: str, words: list[str]) -> Iterator[tuple[Path, str, str]]:
    if any(row.engineer for row in (said.response or {}).values()):
        return
    for path, written in strings(parts(said).texts):
        word = next((word for word in words if word in written.lower()), None)
        if word is not None:
            yield path, word, f'"{word}" is promised in {phase}, but no response row has an `engineer` time'


def _rungs(said: Phase) -> Iterator[tuple[Path, str, str]]:
    for index, rung in enumerate(said.escalation or ()):
        if index and rung.after is None:
            yield ("escalation", index), "rung", "the rung does not say after how long it is reached (after)"
