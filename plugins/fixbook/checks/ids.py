"""`duplicate-id`: two files have one id.

An id is for life: the short link /k/KB-0031/ leads to one article, tickets and chats carry it, and it is never reused.

    id: KB-0031                # KB-0031 is the id of kb/runbooks/common/global/no-dial-tone.yml too

Give the newer file the next free id; `fixbook new` finds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.library import Document, Library
from fixbook.problems import Problem

CODE = "duplicate-id"


def check(library: Library) -> Iterator[Problem]:
    """Every article or plan whose id an earlier path has already."""
    first: dict[str, Document[Any]] = {}
    for document in sorted([*library.articles(), *library.plans.values()], key=lambda one: one.path):
        owner = first.setdefault(document.model.id, document)
        if owner is not document:
            yield document.problem(
                ("id",), CODE, f"{document.model.id} is the id of {owner.path} too; ids are for life and never shared"
            )
