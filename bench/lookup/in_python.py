"""Measures our lookup in Python, in a process of its own: python in_python.py INPUT.json INDEX; prints JSON as in_node.mjs does.

{asked, python: {p50, p99}, paste: {python: {kind: ms}}, tops: {set: [[slug]]}, scores, told}: times in ms of CPU, `told` by `fixbook eval`.
With no rounds to time, the tops alone.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from fixbook.lookup import Lookup, open_index
from fixbook.lookup.evaluation import Case, figures, run
from questions import TYPED, Question

WANTED = 3
"""Places that are compared."""
SHOWN = 10


def cpu_ms(lookup: Lookup, text: str) -> float:
    start = time.process_time()
    lookup.search(text)
    return (time.process_time() - start) * 1000


def top(lookup: Lookup, q: str, wanted: int) -> list[str]:
    """The first articles, in the order found when ten are asked for; where those are variations of too few articles, more are."""
    found: dict[str, None] = {}
    limit = SHOWN
    while True:
        hits = lookup.search(q, limit=limit).hits
        found |= dict.fromkeys(hit.slug for hit in hits)
        if len(found) >= wanted or len(hits) < limit:
            return list(found)[:wanted]
        limit *= 4


def tops(lookup: Lookup, sets: dict[str, list[Question]]) -> dict[str, list[list[str]]]:
    """Of questions with slips the first article alone counts."""
    return {
        name: [top(lookup, row["q"], WANTED if name == TYPED else 1) for row in rows] for name, rows in sets.items()
    }


def timed(lookup: Lookup, given: dict[str, Any]) -> dict[str, Any]:
    """A question costs the median of its rounds, when the pieces it needs are loaded."""
    texts = [row["q"] for row in given["questions"][TYPED]]
    scores = [answer.hits[0].score if (answer := lookup.search(text)).hits else 0 for text in texts]
    each = sorted(statistics.median(cpu_ms(lookup, text) for _ in range(given["rounds"])) for text in texts)
    paste = {kind: statistics.median(cpu_ms(lookup, text) for _ in range(5)) for kind, text in given["pastes"].items()}
    p50, p99 = (each[int(len(each) * share)] for share in (0.5, 0.99))
    return {
        "asked": len(texts),
        "scores": scores,
        "python": {"p50": p50, "p99": p99},
        "paste": {"python": paste},
    }


def main() -> None:
    file, folder = map(Path, sys.argv[1:])
    given = json.loads(file.read_text(encoding="utf-8"))
    lookup = open_index(folder)
    if given["rounds"]:
        print(json.dumps(timed(lookup, given)))
        cases = [Case.of(row) for row in given["questions"][TYPED]]
        told = figures(run(lookup, cases))
        del told["groups"]  # they count variations of an article one by one
        print(json.dumps({"told": told}))
    print(json.dumps({"tops": tops(lookup, given["questions"])}))


if __name__ == "__main__":
    main()
