"""What hand-written pages and the theme need to know of an edition: little enough to be kept from build to build."""

from __future__ import annotations

from dataclasses import dataclass

from fixbook.library import Library
from fixbook.outputs.navigation import Entry, navigation
from fixbook.outputs.view import address_of


@dataclass(frozen=True)
class Outline:
    """Published languages by their own name, the default first; everything else by language or by id."""

    languages: dict[str, str]
    site_names: dict[str, str]  # "" where the site has one name in all languages
    navigation: dict[str, tuple[Entry, ...]]
    addresses: dict[str, str]  # of articles and plans by id


def outline(library: Library) -> Outline:
    """The outline of one edition of a library."""
    terms = library.terms.languages
    return Outline(
        {key: terms[key].name for key in library.languages},
        {key: terms[key].site_name or "" for key in library.languages},
        {key: navigation(library, key) for key in library.languages},
        {name: address_of(document) for name, document in library.by_id.items()},
    )
