"""Parts of pages that many pages repeat word for word: rendered once for a place in the site, then pasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from jinja2 import Environment, pass_environment
from markupsafe import Markup


def shared(template: str, **context: Any) -> Callable[[], Markup]:
    """A part that templates call as a function; it may only hold what is the same on every page that gets it.

    Links in it are relative, so it serves pages of one language and one depth of address.
    """
    made: list[tuple[Environment, Markup]] = []

    @pass_environment
    def part(environment: Environment) -> Markup:
        if not made or made[0][0] is not environment:
            html = environment.get_template(template).render(**context)
            made[:] = [(environment, Markup(html))]  # noqa: S704 - an autoescaping template made it
        return made[0][1]

    return cast(Callable[[], Markup], part)  # Jinja2 hands the environment over
