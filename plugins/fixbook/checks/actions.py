"""`action-incomplete`: an action item does not say what its status asks for.

A committed action has an owner, a due day and the day first promised (first_due, kept when the day moves); a done one has
the day and a proof; a dropped one says why. `reported` is for what the organisation of a retold incident said it would do.

    actions:
      - {key: alert, what: ..., kind: detect, status: committed, owner: terminals}      # committed needs due and first_due

Fill in what is missing, or set the status to what it is: an idea.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fixbook.checks.survey import File
from fixbook.problems import Problem

CODE = "action-incomplete"
_NEEDS: Final = {"committed": ("owner", "due", "first_due"), "done": ("done_on", "proof"), "dropped": ("why",)}


def check(file: File) -> Iterator[Problem]:
    """Actions that lack what their status needs, and `reported` outside retold incidents."""
    actions = file.model.actions or () if file.kind == "postmortem" else ()
    for index, action in enumerate(actions):
        missing = [name for name in _NEEDS.get(action.status, ()) if getattr(action, name) is None]
        place = ("actions", index, "status")
        if missing:
            yield file.document.problem(place, CODE, f"{action.status} needs {' and '.join(missing)}")
        if action.status == "reported" and file.model.kind != "retold":
            message = f'"reported" is for retold incidents; this is of kind {file.model.kind}'
            yield file.document.problem(place, CODE, message)
