"""How an index lies on disk: small classic scripts, each one call that hands over JSON, named so that a question loads few of them."""

from __future__ import annotations

import json
from typing import Any, Protocol

from fixbook.lookup.text import unwrap

CORE = "core"

_ESCAPED = {"</": "<\\/", chr(0x2028): "\\u2028", chr(0x2029): "\\u2029"}
"""What a script may not hold as it is: the end of a script element, and the line ends of old JavaScript."""


class Load(Protocol):
    """Gives the content of a piece by name. Raises KeyError where there is none."""

    def __call__(self, name: str, /) -> Any: ...


def bucket_of(feature: str, buckets: int) -> int:
    """Which postings piece a feature lies in; the sum runs over UTF-16 units, of which folded text has one a character."""
    total = 7
    for char in feature:
        total = (total * 31 + ord(char)) & 0xFFFFFFFF
    return total % buckets


def postings_name(bucket: int) -> str:
    return f"p/{bucket}"


def entry_name(number: int) -> str:
    return f"e/{number}"


def wrap(name: str, content: Any) -> str:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char, written in _ESCAPED.items():
        body = body.replace(char, written)
    return f'fixbookLookup.piece("{name}",{body});\n'


__all__ = ["CORE", "Load", "bucket_of", "entry_name", "postings_name", "unwrap", "wrap"]
