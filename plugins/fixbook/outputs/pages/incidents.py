"""Pages about all postmortems: the list, the trends, the board of action items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from fixbook.derive.durations import lengths
from fixbook.derive.places import region_tree, regions_of, scenario_order, scenarios_of
from fixbook.derive.statistics import Trend, own_and_retold, trend, year
from fixbook.library import Document, Library
from fixbook.model.postmortem import Action, Postmortem
from fixbook.outputs import incident
from fixbook.outputs.pages.listing import Facet
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.view import View

KINDS = ("incident", "near-miss", "release-review", "drill", "retold")
OWN_STATES = ("committed", "idea", "done", "dropped")


def pages(library: Library, site: Site) -> Iterator[Page]:
    """The three pages in every language; none where there is no postmortem."""
    if not library.postmortems:
        return
    for language in site.languages:
        view = View(library, site, language, "postmortems")
        yield _page(view, "postmortems", "pm-list-lede", _list(view))
        view = View(library, site, language, "trends")
        yield _page(view, "trends", "pm-trends-lede", {"sets": list(_trends(view))})
        view = View(library, site, language, "actions")
        yield _page(view, "actions", "pm-actions-lede", {"sets": list(_boards(view))}, hide=("toc",))


def _page(view: View, key: str, lede: str, context: dict[str, Any], hide: tuple[str, ...] = ()) -> Page:
    return Page(view, "list", view.s(f"nav-{key}"), view.s(lede), key, f"fixbook/{key}.html", context, hide=hide)


# The list


@dataclass(frozen=True)
class Item:
    """A row of the list: small facts for readers, attributes for narrowing."""

    document: Document[Postmortem]
    facts: tuple[Markup | str, ...]
    attributes: dict[str, str]


def _list(view: View) -> dict[str, Any]:
    documents = [view.library.postmortems[slug] for slug in sorted(view.library.postmortems)]
    items = [Item(document, _facts(view, document), _attributes(view.library, document)) for document in documents]
    by_year: dict[int | None, list[Item]] = {}
    for item in sorted(items, key=lambda item: newest_first(item.document)):
        by_year.setdefault(year(item.document.model), []).append(item)
    return {"years": list(by_year.items()), "total": len(items), "facets": list(_facets(view, items))}


def newest_first(document: Document[Postmortem]) -> tuple[bool, float, str]:
    """Sorts the latest incident first, undated ones last, ties by id."""
    began = incident.began(document)
    return began is None, -began.at.timestamp() if began else 0.0, document.model.id


def _facts(view: View, document: Document[Postmortem]) -> tuple[Markup | str, ...]:
    model = document.model
    began = incident.began(document)
    lasted = lengths(model.times).lasted
    return (
        incident.begin_words(view, began) if began else view.s("pm-undated"),
        view.name("incidents", model.severity),
        view.s(f"pm-kind-{model.kind}"),
        model.organisation or "",
        view.s("pm-invented") if model.invented else "",
        view.name("regions", document.region),
        view.s("pm-lasted-words", what=incident.length_words(view, lasted)) if lasted else "",
    )


def _attributes(library: Library, document: Document[Postmortem]) -> dict[str, str]:
    """What the list is narrowed by. An incident of a country is one of every region around it too."""
    model = document.model
    regions = regions_of(document)
    above = [each for region in regions if region in library.regions for each in library.ancestors(region)]
    return {
        "data-item": "",
        "data-scenario": " ".join(scenarios_of(document)),
        "data-region": " ".join(dict.fromkeys([*regions, *above])),
        "data-severity": model.severity,
        "data-kind": model.kind,
        "data-cause": (model.root_cause.cause or "") if model.root_cause else "",
        "data-organisation": _value(model.organisation or ""),
        "data-year": str(year(model) or ""),
    }


def _value(name: str) -> str:
    """A name as one word, as filters compare words."""
    return "-".join(name.split())


def _facets(view: View, items: list[Item]) -> Iterator[Facet]:
    """Selects with the values that occur, in the order of the library's lists; none for one value only."""
    library = view.library
    causes = library.causes.model.causes if library.causes else {}
    organisations = {item.document.model.organisation for item in items if item.document.model.organisation}
    years = {year(item.document.model) or 0 for item in items} - {0}
    named: dict[str, list[tuple[str, str]]] = {
        "scenario": [(key, view.name("scenarios", key)) for key in scenario_order(library)],
        "region": [(key, "\u2003" * depth + view.name("regions", key)) for depth, key in region_tree(library)],
        "severity": [(key, view.name("incidents", key)) for key in view.terms.severities.incidents],
        "kind": [(key, view.s(f"pm-kind-{key}")) for key in KINDS],
        "cause": [(key, view.plain(cause.title)) for key, cause in causes.items()],
        "organisation": sorted((_value(name), name) for name in organisations),
        "year": [(str(number), str(number)) for number in sorted(years, reverse=True)],
    }
    for name, options in named.items():
        used = {key for item in items for key in item.attributes[f"data-{name}"].split(" ")}
        found = [(key, shown, key) for key, shown in options if key in used]
        if len(found) > 1:
            yield Facet(name, view.s(f"pm-by-{name}"), found)


# Trends


@dataclass(frozen=True)
class TrendSet:
    """One's own incidents or retold ones, with the names of what is counted. `prefix` keeps anchors apart."""

    key: str
    prefix: str
    trend: Trend
    years: list[tuple[str, int]]
    kinds: list[tuple[str, int]]
    causes: list[tuple[str, int]]
    detections: list[tuple[str, int]]


def _trends(view: View) -> Iterator[TrendSet]:
    shared = view.library.causes.model.causes if view.library.causes else {}
    for key, group in zip(("own", "retold"), own_and_retold(view.library), strict=True):
        found = trend(group)
        yield TrendSet(
            key,
            "" if key == "own" else "retold-",
            found,
            years=[(str(n or view.s("pm-undated")), count) for n, count in found.years],
            kinds=[(view.s(f"pm-kind-{kind}"), count) for kind, count in found.kinds],
            causes=[
                (view.plain(shared[cause].title) if cause in shared else view.s("pm-other-cause"), count)
                for cause, count in found.causes
            ],
            detections=[(view.s(f"pm-how-{how}"), count) for how, count in found.detections],
        )


# The board of action items


@dataclass(frozen=True)
class Card:
    """An action item of a postmortem."""

    document: Document[Postmortem]
    action: Action


@dataclass(frozen=True)
class Board:
    """One's own action items by state, or those that other organisations reported."""

    key: str
    prefix: str
    total: int
    columns: list[tuple[str, list[Card]]]


def _boards(view: View) -> Iterator[Board]:
    documents = [view.library.postmortems[slug] for slug in sorted(view.library.postmortems)]
    for key in ("own", "retold"):
        chosen = (one for one in documents if (one.model.kind == "retold") == (key == "retold"))
        cards = [Card(document, action) for document in chosen for action in document.model.actions or ()]
        states = OWN_STATES if key == "own" else [*OWN_STATES, "reported"]
        columns = [(state, _by_due(card for card in cards if card.action.status == state)) for state in states]
        if key == "retold":
            columns = [(state, found) for state, found in columns if found]
        yield Board(key, "" if key == "own" else "retold-", len(cards), columns)


def _by_due(cards: Iterable[Card]) -> list[Card]:
    """The earliest day first; those without one last, by id and place."""
    return sorted(cards, key=lambda card: (str(card.action.due or "9"), card.document.model.id))
