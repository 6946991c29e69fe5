"""What the lookup box on the home page is told: its words and names, status pages, what support needs to see."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from fixbook.derive.places import current_runbooks
from fixbook.library import COMMON, GLOBAL
from fixbook.outputs.files import box_name, worker_name
from fixbook.outputs.view import View

EVIDENCE: Final = 8
TEXTS: Final = (
    *("colon", "copied", "copy-failed", "list-comma"),
    *("rb-copy-reply", "rb-report-what", "rb-report-local", "rb-report-utc"),
)
"""Strings of other pages that the box uses too; its own begin with "lookup-"."""


@dataclass(frozen=True)
class StatusPage:
    """Where a provider says whether its service works; `names` are the products it speaks for."""

    url: str
    host: str
    names: str


@dataclass(frozen=True)
class Box:
    """The box in one language; `texts`, `names` and `more` are JSON for the browser, `worker` and `script` addresses."""

    status_pages: list[StatusPage]
    texts: str
    names: str
    more: str
    worker: str
    script: str


def box(view: View) -> Box:
    """The box of a home page."""
    more = {"evidence": _evidence(view), "widespread": _widespread(view), "topics": _topics(view)}
    return Box(
        _status_pages(view),
        _json(texts(view)),
        _json(names(view)),
        _json(more),
        f"{view.asset(worker_name())}?{view.language}",
        view.asset(box_name()),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def texts(view: View) -> dict[str, str]:
    """Strings for the browser by key; those of the box without their "lookup-"."""
    own = {key.removeprefix("lookup-"): view.s(key) for key in view.strings.texts if key.startswith("lookup-")}
    return own | {key: view.s(key) for key in TEXTS}


def names(view: View) -> dict[str, dict[str, str]]:
    """What readers call the keys that results carry."""
    keys: dict[str, Iterable[str]] = {
        "areas": view.terms.areas,
        "affects": view.terms.affects,
        "where": view.terms.where,
        "platforms": view.terms.platforms,
        "scenarios": view.library.scenarios,
        "regions": view.library.regions,
        "plans": view.library.plans,
    }
    spoken = {group: {key: view.name(group, key) for key in found} for group, found in keys.items()}
    return spoken | {"everywhere": {key: key for key in (COMMON, GLOBAL)}}


def _status_pages(view: View) -> list[StatusPage]:
    products: dict[str, list[str]] = {}
    for product in view.terms.products.values():
        if product.status_page:
            products.setdefault(str(product.status_page), []).append(product.vendor or view.plain(product.name))
    return [
        StatusPage(url, urlsplit(url).hostname or url, view.s("list-comma").join(dict.fromkeys(found)))
        for url, found in products.items()
    ]


def _evidence(view: View) -> list[str]:
    """What runbooks most often ask to send to support."""
    asked: Counter[str] = Counter()
    for document in current_runbooks(view.library):
        asked.update(document.model.escalate.send if document.model.escalate else ())
    order = list(view.terms.evidence)
    first = sorted((key for key in asked if key in order), key=lambda key: (-asked[key], order.index(key)))
    kept = sorted(first[:EVIDENCE], key=order.index)
    return [view.plain(view.terms.evidence[key].blank or view.terms.evidence[key].name) for key in kept]


def _widespread(view: View) -> list[str]:
    return [key for key, term in view.terms.affects.items() if term.widespread]


def _topics(view: View) -> dict[str, str]:
    """Problem areas that have a page, with its address."""
    held = {document.model.area for document in current_runbooks(view.library)}
    return {key: view.url(f"areas/{key}") for key in view.terms.areas if key in held}
