"""`unused-source`: nothing that is documented rests on a source.

A source is listed so that statements can name it. One that no block names, or only blocks whose basis is judgement, tells
readers nothing (warning). Postmortems and plans rest on their sources as a whole and are not asked.

    sources:
      - {key: s3, title: ..., url: ...}       # no documented block names "s3"

Name it where it is used (`basis: documented`, `sources: [s3]`), or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.checks.survey import File, held
from fixbook.problems import Level, Problem

CODE = "unused-source"
_AS_A_WHOLE = ("postmortem", "plan")


def check(file: File) -> Iterator[Problem]:
    """Sources of a file that no block rests on."""
    sources = () if file.kind in _AS_A_WHOLE else getattr(file.model, "sources", ())
    used = {
        key
        for path, block in (file.parts.blocks if sources else ())
        if path and held(block, "basis") != "judgement"
        for key in held(block, "sources") or ()
    }
    for index, source in enumerate(sources):
        if source.key not in used:
            message = f'no documented block names "{source.key}"'
            yield file.document.problem(("sources", index, "key"), CODE, message, Level.WARNING)
