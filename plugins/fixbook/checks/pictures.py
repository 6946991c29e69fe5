"""`picture`: a picture cannot be shown.

Pictures lie beside the YAML file, so that they move with it. They are at most 1 MB, for readers on a phone, and an SVG may
hold no script and name no other site, since the reader's browser would run the one and ask the other.

    image: {file: menu.png, alt: ...}       # kb/runbooks/common/global/menu.png does not exist

Put the file there, make it smaller, or save the SVG without script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fixbook.checks.survey import File
from fixbook.model.common import Image
from fixbook.model.nearest import nearest
from fixbook.problems import Problem

CODE = "picture"
LARGEST = 1_000_000  # bytes
_ACTIVE = re.compile(
    rb"<\s*script|\son[a-z]+\s*=|javascript:|<\s*foreignobject|<!entity"
    rb"|(?:href|src)\s*=\s*[\"']?\s*(?:https?:)?//|url\(\s*[\"']?\s*(?:https?:)?//|@import",
    re.IGNORECASE,
)


def check(file: File) -> Iterator[Problem]:
    """Pictures that are missing, too large or active."""
    for path, block in file.parts.blocks:
        if isinstance(block, Image):
            wrong = _wrong(file.document.file.parent / block.file, file.document.path.rpartition("/")[0])
            if wrong:
                yield file.document.problem((*path, "file"), CODE, wrong)


def _wrong(file: Path, folder: str) -> str | None:
    if not file.is_file():
        near = nearest(file.name, (other.name for other in file.parent.iterdir() if other.suffix != ".yml"))
        return f"{folder}/{file.name} does not exist" + (f'; did you mean "{near}"?' if near else "")
    size = file.stat().st_size
    if size > LARGEST:
        return f"{file.name} has {size / 1e6:.1f} MB; at most {LARGEST / 1e6:g} MB are shown"
    if file.suffix == ".svg":
        active = _ACTIVE.search(file.read_bytes())
        if active:
            return (
                f'{file.name} holds script or asks another site ("{active.group().decode().strip()}"); save it without'
            )
    return None
