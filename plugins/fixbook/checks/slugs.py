"""`duplicate-slug`: two articles claim one address.

A file name is an address for life and unique across runbooks, postmortems and checklists, so that refiling an article
changes no link. A former slug leads to the article that had it, so no other article may have it now.

    former_slugs: [no-dial-tone]      # "no-dial-tone" is the file name of kb/runbooks/common/global/no-dial-tone.yml

Rename the newer file, or take the entry out of former_slugs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.library import Document, Library
from fixbook.problems import Problem

CODE = "duplicate-slug"


def check(library: Library) -> Iterator[Problem]:
    """Every slug or former slug that another article has or had."""
    current: dict[str, Document[Any]] = {}
    for document in sorted(library.articles(), key=lambda one: one.path):
        owner = current.setdefault(document.slug, document)
        if owner is not document:
            yield document.problem(
                (), CODE, f'"{document.slug}" is the file name of {owner.path} too; addresses are unique'
            )
    former: dict[str, Document[Any]] = {}
    for document in library.articles():
        for index, slug in enumerate(document.model.former_slugs):
            place = ("former_slugs", index)
            if slug in current:
                yield document.problem(place, CODE, f'"{slug}" is the file name of {current[slug].path}')
            owner = former.setdefault(slug, document)
            if owner is not document:
                yield document.problem(place, CODE, f'"{slug}" is a former slug of {owner.path} too')
