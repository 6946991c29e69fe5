"""Not yet written."""

from __future__ import annotations

from collections.abc import Iterator

from fixbook.library import Library
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site


def pages(library: Library, site: Site) -> Iterator[Page]:
    """None yet."""
    return iter(())
