"""How an index lies on disk: small classic scripts, each one call that hands over JSON, named so that a question loads few of them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from fixbook.lookup.text import unwrap

CORE = "core"
NAMES = "names"
"""The ids of the concepts, in order; searching does not need them."""

BRANCH, SOUND = ">", "~"
"""In the piece of a unit lies the branch of phrases that begin with it, in that of a sound the concepts with a word that sounds so."""

_ESCAPED = {"</": "<\\/", chr(0x2028): "\\u2028", chr(0x2029): "\\u2029"}
"""What a script may not hold as it is: the end of a script element, and the line ends of old JavaScript."""


class Load(Protocol):
    """Gives the content of a piece by name. Raises KeyError where there is none."""

    def __call__(self, name: str, /) -> Any: ...


def bucket_of(feature: str, buckets: int) -> int:
    """Which piece a feature, unit or sound lies in; the sum runs over UTF-16 units, of which folded text has one a character."""
    total = 7
    for char in feature:
        total = (total * 31 + ord(char)) & 0xFFFFFFFF
    return total % buckets


def bucket_name(bucket: int) -> str:
    return f"p/{bucket}"


def entry_name(number: int) -> str:
    return f"e/{number}"


def wrap(name: str, content: Any) -> str:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for char, written in _ESCAPED.items():
        body = body.replace(char, written)
    return f'fixbookLookup.piece("{name}",{body});\n'


SCRIPTS = (
    "text",
    "letters",
    "phrases",
    "spelling",
    "analysis",
    "facets",
    "paste",
    "contrast",
    "pieces",
    "question",
    "score",
    "search",
)
"""The browser's twins in the order they load."""

ENGINE = "engine.js"
_COMMENT = re.compile(r"/\*\*.*?\*/[ ]?|^\s*//[^\n]*\n|^\s+", re.DOTALL | re.MULTILINE)
"""Doc comments, lines of comment and indents: a ninth of what a first question loads."""


def engine() -> str:
    """Every twin in one classic script, without comments."""
    return "".join(_COMMENT.sub("", (Path(__file__).parent / f"{name}.js").read_text("utf-8")) for name in SCRIPTS)


def files(pieces: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(path, text) of everything an index folder holds; the core comes last, for it carries the stamp of what came before.

    The stamp changes when any text does; browsers may keep pieces for ever under it.
    """
    yield ENGINE, engine()
    stamp = hashlib.sha256(wrap(CORE, pieces[CORE]).encode())
    for name in sorted(pieces.keys() - {CORE}):
        text = wrap(name, pieces[name])
        stamp.update(text.encode())
        yield f"{name}.js", text
    yield f"{CORE}.js", wrap(CORE, {**pieces[CORE], "stamp": stamp.hexdigest()[:12]})


def write(pieces: dict[str, Any], folder: Path) -> int:
    """Makes the folder hold exactly these pieces and the engine; gives how many bytes they are. What has not changed is not touched."""
    total = 0
    wanted = set()
    for path, text in files(pieces):
        place, content = folder / path, text.encode()
        wanted.add(place)
        total += len(content)
        if not place.exists() or place.read_bytes() != content:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    for part in ("p", "e"):
        for place in (folder / part).glob("*.js"):
            if place not in wanted:
                place.unlink()
    return total


def read(folder: Path) -> Load:
    """Gives the pieces in a folder by name."""

    def load(name: str, /) -> Any:
        try:
            return unwrap((folder / f"{name}.js").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise KeyError(f'the index in {folder} has no piece "{name}"') from None

    return load
