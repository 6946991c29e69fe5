"""The Jinja2 environment of page bodies: the package's templates, under those a site puts into its custom_dir."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent / "templates"


def environment(overrides: Iterable[Path] = ()) -> Environment:
    """Templates named `fixbook/runbook.html` and so on; a file of that name in one of `overrides` goes first.

    Everything is escaped unless it is Markup; an unknown name is an error, not an empty place.
    """
    loader = FileSystemLoader([*overrides, HERE])
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
