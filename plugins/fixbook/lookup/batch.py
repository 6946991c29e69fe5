"""The machine interface: a line of JSON with a question in, a line of JSON with the answer out; a bad line gives its error."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from fixbook.lookup.entries import KINDS
from fixbook.lookup.facets import FILTERS
from fixbook.lookup.search import Answer, Hit, Lookup

LIMIT = 5
MOST = 100


class BadLineError(ValueError):
    """A line that is no question; the message says why."""


def parse(line: bytes) -> dict[str, Any]:
    """The fields of one question, checked. Raises BadLineError, or the ValueError of what is no JSON."""
    given = json.loads(line.decode("utf-8"), parse_int=float, parse_constant=_refused)
    if not isinstance(given, dict):
        raise BadLineError("a line must be an object")
    for key in ("q", "lang", *FILTERS):
        if (key == "q" or given.get(key) is not None) and not isinstance(given.get(key), str):
            raise BadLineError(f'"{key}" must be text')
    limit = float(LIMIT) if given.get("limit") is None else given["limit"]
    if not isinstance(limit, float) or limit not in range(1, MOST + 1):
        raise BadLineError('"limit" must be a whole number from 1 to 100')
    kinds = ["runbook"] if given.get("kinds") is None else given["kinds"]
    if not isinstance(kinds, list) or any(kind not in KINDS for kind in kinds):
        raise BadLineError(f'"kinds" must be a list of {", ".join(KINDS)}')
    return {**given, "limit": int(limit), "kinds": kinds}


def _refused(word: str) -> Any:
    """NaN and Infinity, which Python alone takes for JSON."""
    raise BadLineError(f"{word} is not JSON")


def hit_row(hit: Hit) -> dict[str, Any]:
    return {"id": hit.id, "slug": hit.slug, "score": hit.score, "why": hit.why}


def answer_row(q: str, answer: Answer) -> dict[str, Any]:
    return {"q": q, "certain": answer.certain, "hits": [hit_row(hit) for hit in answer.hits]}


def answer_line(lookup: Lookup, line: bytes) -> dict[str, Any]:
    """The answer to one line, or {"error": ...}."""
    try:
        asked = parse(line)
        filters = {key: asked[key] for key in FILTERS if asked.get(key)}
        answer = lookup.search(
            asked["q"], filters, limit=asked["limit"], kinds=asked["kinds"], lang=asked.get("lang") or ""
        )
        return answer_row(asked["q"], answer)
    except (ValueError, OverflowError, RecursionError) as error:
        return {"error": str(error)}


def answer_lines(lookup: Lookup, lines: Iterable[bytes]) -> Iterator[str]:
    """One ASCII line of JSON for each line that holds anything."""
    for line in lines:
        if line.strip(b" \t\r\n"):
            yield json.dumps(answer_line(lookup, line))
