"""`html-in-text`: a text holds HTML.

A text is inline Markdown: `**bold**`, code in backticks, `[a link](KB-0012#step)`. HTML would be shown as written, and untrusted text
must never become markup. Angle brackets in backticks are fine, and so is a plain `< 5 %`.

    do: Send us the <b>channel name</b>.      # "<b>" is HTML; write **bold**, or put it in backticks

Characters are written themselves, not as entities such as `&nbsp;`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fixbook.checks.survey import File, without_code
from fixbook.problems import Problem

CODE = "html-in-text"
_TAG = re.compile(
    r"<(?!https?://|mailto:)(?:/?[A-Za-z][^<>]*>|[!?][^<>]*>?|/?(?:script|style|iframe|object|svg|img)\b)",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


def check(file: File) -> Iterator[Problem]:
    """The first tag and the first entity of every text."""
    for path, written in file.strings():
        for message in _wrong(written):
            yield file.document.problem(path, CODE, message)


def _wrong(written: str) -> Iterator[str]:
    if "<" not in written and "&" not in written:
        return
    bare = without_code(written)
    tag = _TAG.search(bare)
    if tag:
        yield f'"{tag.group()[:40]}" is HTML; a text is inline Markdown: put it in backticks, or write **bold** or [text](KB-0012)'
    entity = _ENTITY.search(bare)
    if entity:
        yield f'"{entity.group()}" is an HTML entity; write the character itself'
