"""The site's own navigation: a short tree of index pages; articles stand under an entry without being in it."""

from __future__ import annotations

from dataclasses import dataclass

from fixbook.library import Library
from fixbook.outputs.strings import Strings


@dataclass(frozen=True)
class Entry:
    """An entry: a page (address) or a group of entries (children)."""

    key: str
    title: str
    address: str | None = None
    children: tuple[Entry, ...] = ()


def navigation(library: Library, language: str) -> tuple[Entry, ...]:
    """The tree in one language; groups with nothing in them are left out."""
    strings = Strings.of(language)

    def page(key: str, address: str | None = None) -> Entry:
        return Entry(key, strings.text(f"nav-{key}"), address if address is not None else key)

    runbooks = [page("runbooks"), page("scenarios"), page("regions"), page("areas"), page("codes")]
    if library.checklists:
        runbooks.append(page("checklists"))
    if library.thesaurus is not None:
        runbooks.append(page("glossary"))
    groups = [Entry("group-runbooks", strings.text("nav-group-runbooks"), None, tuple(runbooks))]
    if library.plans:
        plans = sorted(library.plans.values(), key=lambda plan: (plan.model.order, plan.slug))
        guides = tuple(
            Entry(f"plans/{plan.slug}", plan.model.name.pick(language, library.terms.default)[0], f"plans/{plan.slug}")
            for plan in plans
        )
        groups.append(
            Entry(
                "group-plans",
                strings.text("nav-group-plans"),
                None,
                (page("plans"), *guides, page("buyers-checklist"), page("response-clock")),
            )
        )
    if library.postmortems:
        groups.append(
            Entry(
                "group-postmortems",
                strings.text("nav-group-postmortems"),
                None,
                (page("postmortems"), page("trends"), page("actions")),
            )
        )
    groups.append(
        Entry(
            "group-maintain",
            strings.text("nav-group-maintain"),
            None,
            (page("coverage"), page("reviews"), page("reference/fields"), page("reference/rules")),
        )
    )
    return tuple(groups)
