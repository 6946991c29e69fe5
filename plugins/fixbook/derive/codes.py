"""The index of error codes: every exact identifier of every runbook, by the product it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fixbook.library import Document, Library
from fixbook.model.runbook import Code, Runbook


@dataclass(frozen=True)
class CodeEntry:
    """One code of one product in one runbook."""

    code: Code
    runbook: Document[Runbook]


def codes_by_product(library: Library) -> list[tuple[str, list[CodeEntry]]]:
    """(product key, its codes), products in the order of the taxonomy; numbers sort as numbers, then names."""
    order = {key: place for place, key in enumerate(library.terms.products)}
    groups: dict[str, list[CodeEntry]] = {}
    for slug in sorted(library.runbooks):
        runbook = library.runbooks[slug]
        if runbook.model.state == "retired":
            continue
        for code in runbook.model.codes:
            groups.setdefault(code.product, []).append(CodeEntry(code, runbook))
    return [
        (product, sorted(groups[product], key=_place))
        for product in sorted(groups, key=lambda key: (order.get(key, len(order)), key))
    ]


def _place(entry: CodeEntry) -> tuple[int, int, str, str]:
    number = re.fullmatch(r"-?\d{1,9}", entry.code.code)
    return (0 if number else 1, abs(int(number[0])) if number else 0, entry.code.code, entry.runbook.model.id)
