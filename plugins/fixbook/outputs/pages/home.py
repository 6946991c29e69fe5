"""The home page."""

from __future__ import annotations

from markupsafe import Markup

from fixbook.library import Library
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.view import View


def page(library: Library, site: Site, language: str, intro: Markup) -> Page:
    """The home page in one language."""
    return Page(View(library, site, language, ""), "home", "", "", "", "fixbook/home.html", {"intro": intro})
