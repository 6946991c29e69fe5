"""The Jinja2 environment of page bodies: the package's templates, under those a site puts into its custom_dir."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import escape

from fixbook.outputs.strings import Strings

HERE: Final = Path(__file__).parent / "templates"
_FIXED: Final = re.compile(r'\{\{ v\.s\("([a-z0-9-]+)"\) \}\}')


def environment(overrides: Iterable[Path] = (), language: str = "") -> Environment:
    """Templates named `fixbook/runbook.html` and so on; a file of that name in one of `overrides` goes first.

    Everything is escaped unless it is Markup; an unknown name is an error, not an empty place. With a language,
    the templates are for pages in that language only, and faster.
    """
    loader = FileSystemLoader([*overrides, HERE])
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[FixedStrings] if language else [],
    )
    made.globals["fixed_language"] = language
    return made


class FixedStrings(Extension):
    """Writes interface strings that take no values into the template when it is compiled: a page has hundreds."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja2's signature
        """`{{ v.s("key") }}` becomes the escaped string; braces in it stay text."""
        strings = Strings.of(str(self.environment.globals["fixed_language"]))
        return _FIXED.sub(lambda match: _literal(str(escape(strings.text(match[1])))), source)


def _literal(text: str) -> str:
    return f"{{% raw %}}{text}{{% endraw %}}" if "{" in text else text
