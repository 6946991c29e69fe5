"""`former-key`: a renamed key is noted wrongly.

former_keys maps an earlier key of a cause, step or item to what it is called now, so that old links find it.

    former_keys: {swap-cable: swap-cabel}     # no cause, step or item is called "swap-cabel"

The right side must be a key of today (or a former one that leads to it); the left side must not be in use any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.checks.survey import File
from fixbook.model.nearest import nearest
from fixbook.model.shape import anchors
from fixbook.problems import Problem

CODE = "former-key"


def check(file: File) -> Iterator[Problem]:
    """Every entry of former_keys that leads nowhere or hides a key in use."""
    former = getattr(file.model, "former_keys", {})
    current = anchors(file.model) if former else {}
    for old, new in former.items():
        place = ("former_keys", old)
        if old in current:
            yield file.document.problem(place, CODE, f'"{old}" is in use; a former key is one that is not', key=True)
        if new not in current and new not in former:
            near = nearest(new, current)
            hint = f'; did you mean "{near}"?' if near else ""
            yield file.document.problem(place, CODE, f'no cause, step or item is called "{new}"{hint}')
