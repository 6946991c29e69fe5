"""`audience`: an edition for wider readers would have a hole.

An edition leaves out everything meant for narrower readers. What remains must still make sense: a cause keeps a fix and a
check, a runbook keeps a cause, and no text, item or replacement sends readers to an article they cannot see. A list of
related articles may name a narrower one, since it is left out silently. A block cannot be wider than what it stands in.

    audience: public
    causes:
      - key: card-expired
        steps:
          - {key: reissue, audience: internal, ...}     # public readers would see a cause without a fix

Widen what is needed, narrow what needs it, or write a step that wider readers can take.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from fixbook.checks.links import link_targets
from fixbook.checks.survey import ARTICLES, File, held
from fixbook.library import Document
from fixbook.model.audience import allowed
from fixbook.model.common import AUDIENCES
from fixbook.model.shape import Path
from fixbook.problems import Problem

CODE = "audience"
_NAMES: Final[tuple[str, ...]] = AUDIENCES
_LEFT_OUT_SILENTLY: Final = frozenset(
    (("runbook", "related"), ("checklist", "related"), ("postmortem", "related"), ("postmortem", "runbooks"))
)


def check(file: File) -> Iterator[Problem]:
    """Holes that the public and the customer edition would have, and blocks wider than their surroundings."""
    if not file.is_live():
        return
    narrowed = _narrowed(file)
    yield from _wider(file.document, narrowed)
    yield from _pointers(file, narrowed)
    if file.kind == "runbook" and len(narrowed) > 1:
        yield from _holes(file.document)


def _narrowed(file: File) -> dict[Path, str]:
    """By path, the audience that a block (or, at the empty path, the document) names; public where a kind has none."""
    named = {path: held(block, "audience") for path, block in file.parts.blocks}
    return {(): "public", **{path: audience for path, audience in named.items() if audience}}


def _readers(path: Path, narrowed: Mapping[Path, str]) -> str:
    """The widest readers who see what stands at `path`."""
    names = (narrowed[path[:length]] for length in range(len(path) + 1) if path[:length] in narrowed)
    return max(names, key=_NAMES.index)


def _is_narrower(one: str, other: str) -> bool:
    return _NAMES.index(one) > _NAMES.index(other)


def _wider(document: Document[Any], narrowed: Mapping[Path, str]) -> Iterator[Problem]:
    for path, audience in narrowed.items():
        around = _readers(path[:-1], narrowed)
        if path and _is_narrower(around, audience):
            message = f"{audience} is wider than {around}, which it stands in; leave it out"
            yield document.problem((*path, "audience"), CODE, message)


def _pointers(file: File, narrowed: Mapping[Path, str]) -> Iterator[Problem]:
    narrow = file.survey.narrow
    if not narrow:
        return
    needed = [
        (path, value)
        for path, kind, value in file.parts.references
        if kind in ARTICLES and (file.kind, path[0]) not in _LEFT_OUT_SILENTLY
    ]
    linked = [(path, target.partition("#")[0]) for path, written in file.strings() for target in link_targets(written)]
    for path, name in [*needed, *linked]:
        readers = _readers(path, narrowed)
        if name in narrow and _is_narrower(narrow[name], readers):
            message = f"{readers} readers are sent to {name}, which only {narrow[name]} readers see"
            yield file.document.problem(path, CODE, message)


def _holes(document: Document[Any]) -> Iterator[Problem]:
    said: set[Path] = set()
    for edition in AUDIENCES[:-1]:
        shown = {None, *allowed(edition)}
        causes = [(index, cause) for index, cause in enumerate(document.model.causes) if cause.audience in shown]
        if document.model.audience not in shown:
            continue
        if not causes and document.model.causes:
            yield from _once(said, document, ("causes",), f"{edition} readers would see a runbook without causes")
        for index, cause in causes:
            place: Path = ("causes", index)
            if cause.steps and not any(step.audience in shown for step in cause.steps):
                message = f'{edition} readers would see a cause without a fix: all steps of "{cause.key}" are for narrower readers'
                yield from _once(said, document, (*place, "steps"), message)
            if cause.check is not None and cause.check.audience not in shown:
                message = f'{edition} readers would see a cause without a check: that of "{cause.key}" is for narrower readers'
                yield from _once(said, document, (*place, "check"), message)


def _once(said: set[Path], document: Document[Any], place: Path, message: str) -> Iterator[Problem]:
    """A hole of the public edition is not said again for the customer edition."""
    if place not in said:
        said.add(place)
        yield document.problem(place, CODE, message, key=True)
