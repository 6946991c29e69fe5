"""Pulls the signal out of a long paste: a log, a mail or a JSON document becomes the few lines that say what went wrong."""

from __future__ import annotations

import re
from typing import Any

from fixbook.lookup.text import is_name

_LINE = re.compile('\n+|[,;{}] *(?=["{[])')
_NUMBER = re.compile("[0-9a-f]*[0-9][0-9a-f]*")
_NAME = re.compile("[A-Za-z][A-Za-z_]{8,80}")
_INNER = re.compile("[a-z][A-Z]")
_MIDDLE = "\n"


def shorten(text: str, folded: str, settings: dict[str, Any]) -> str:
    """The text itself where it is short; else its telling lines in their order, at most settings["paste"]["keep"] code points.

    Lines that differ in numbers only count as one. The first and last lines are the likeliest to be a person's own words.
    """
    limits = settings["paste"]
    if len(text) <= limits["keep"]:
        return text
    if len(text) > limits["read"]:
        half = limits["read"] // 2
        text, folded = text[:half] + _MIDDLE + text[-half:], folded[:half] + _MIDDLE + folded[-half:]
    return _MIDDLE.join(_chosen(_lines(text, folded, limits["line"]), limits))


def names(text: str, settings: dict[str, Any]) -> list[str]:
    """What looks like the name of an error or a call anywhere in a long text, as features, the telling ones first."""
    limits = settings["paste"]
    if len(text) <= limits["keep"]:
        return []
    found = dict.fromkeys(_NAME.findall(text))
    named = ["=" + name.replace("_", "").lower() for name in found if "_" in name or _INNER.search(name)]
    telling = re.compile("|".join(map(re.escape, limits["telling"])))
    ordered = sorted(filter(is_name, named), key=lambda name: telling.search(name) is None)
    return list(dict.fromkeys(ordered))[: limits["names"]]


def _lines(text: str, folded: str, longest: int) -> list[tuple[str, str]]:
    """(as written, folded) for each different line, long ones cut in pieces."""
    seen: dict[str, tuple[str, str]] = {}
    at = 0
    for stop in [*((m.start(), m.end()) for m in _LINE.finditer(folded)), (len(folded), len(folded))]:
        for start in range(at, stop[0], longest):
            end = min(start + longest, stop[0])
            key = _NUMBER.sub("0", folded[start:end]).strip()
            if len(key) > 1 and key not in seen:
                seen[key] = (text[start:end], folded[start:end])
        at = stop[1]
    return list(seen.values())


def _chosen(lines: list[tuple[str, str]], limits: dict[str, Any]) -> list[str]:
    telling = re.compile("|".join(map(re.escape, limits["telling"])))
    quiet = re.compile("|".join(map(re.escape, limits["quiet"])))
    last = len(lines) - 1

    def rank(n: int) -> tuple[int, int]:
        folded = lines[n][1]
        hits = min(3, len(telling.findall(folded)))
        edge = 3 if n < 2 else 2 if n > last - 2 else 0
        return (-2 * hits - edge + (2 if quiet.search(folded) else 0), n)

    room = limits["keep"]
    kept: list[int] = []
    for n in sorted(range(len(lines)), key=rank):
        size = len(lines[n][0]) + 1
        if size > room:
            break
        kept.append(n)
        room -= size
    return [lines[n][0] for n in sorted(kept)]
