"""Reads a library into what the lookup indexes: articles as lines of text, the words of facets, the concepts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from fixbook.library import COMMON, GLOBAL, Document, Library
from fixbook.lookup.entries import Concept, Entry, Facet, Line
from fixbook.model.checklist import Checklist
from fixbook.model.fields import Text
from fixbook.model.postmortem import Postmortem
from fixbook.model.runbook import Runbook
from fixbook.model.taxonomy import Term

Address = Callable[[str, str, str], str]
"""(kind, slug, language) -> site-relative address."""

_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\s]*\)")
_MARKS = re.compile(r"\*\*|`+")


def plain(text: str) -> str:
    """Inline Markdown without its marks."""
    return _MARKS.sub("", _LINK.sub(r"\1", text))


def entries(library: Library, address: Address) -> Iterator[Entry]:
    """Every article that a reader should find, and the pages of scenarios, regions and plans; a retired runbook is not one."""
    for slug in sorted(library.runbooks):
        if library.runbooks[slug].model.state != "retired":
            yield _runbook(library, library.runbooks[slug], address)
    for slug in sorted(library.postmortems):
        yield _postmortem(library, library.postmortems[slug], address)
    for slug in sorted(library.checklists):
        yield _checklist(library, library.checklists[slug], address)
    for slug, scenario in sorted(library.scenarios.items()):
        yield replace(_place(library, scenario, address), scenarios=(slug,))
    for slug, region in sorted(library.regions.items()):
        names = (*_phrases(region.model.cities), *region.model.carriers)
        yield replace(_place(library, region, address, names), regions=(slug,))
    for slug, plan in sorted(library.plans.items()):
        yield replace(_place(library, plan, address), plans=(slug,))


def _lines(library: Library, field: str, key: str, texts: Iterable[Text | None]) -> Iterator[Line]:
    for text in texts:
        for language, words in text.items() if text else ():
            yield Line(field, key, language or library.terms.default, plain(words))


def _shown(library: Library, text: Text | None) -> dict[str, str]:
    return {language or library.terms.default: plain(words) for language, words in text.items()} if text else {}


def _head(library: Library, model: Runbook | Postmortem | Checklist) -> list[Line]:
    return [*_lines(library, "title", "", [model.title]), *_lines(library, "summary", "", [model.summary])]


def _urls(library: Library, document: Document[Any], address: Address) -> dict[str, str]:
    return {language: address(document.kind, document.slug, language) for language in library.languages}


def _runbook(library: Library, document: Document[Runbook], address: Address) -> Entry:
    model = document.model
    lines = _head(library, model)
    lines += [Line("symptom", "", lang, phrase) for lang, phrases in model.symptoms.items() for phrase in phrases]
    for code in model.codes:
        lines.append(Line("code", code.cause or "", "", " ".join(filter(None, (code.code, code.name)))))
        lines += _lines(library, "signal", code.cause or "", [code.means])
    for signal in model.signals:
        name = library.terms.metrics[signal.metric].name if signal.metric in library.terms.metrics else None
        lines += _lines(library, "signal", signal.cause or "", [name, signal.note])
    for cause in model.causes:
        lines += _lines(library, "cause", cause.key, [cause.title, cause.fix])
        if cause.check:
            lines += _lines(library, "check", cause.key, [cause.check.ask, cause.check.do])
        for step in cause.steps:
            lines += _lines(library, "step", step.key, [step.do])
    lines += _lines(library, "text", "", [note.note for note in model.in_regions.values()])
    return Entry(
        id=model.id,
        slug=document.slug,
        kind="runbook",
        urls=_urls(library, document, address),
        lines=tuple(lines),
        scenarios=tuple(dict.fromkeys([document.scenario, *model.also_in.scenarios])),
        regions=tuple(dict.fromkeys([document.region, *model.also_in.regions, *model.in_regions])),
        platforms=tuple(model.platforms),
        affects=tuple(model.affects),
        where=tuple(dict.fromkeys(cause.where for cause in model.causes)),
        area=model.area,
        shown=_result(library, document),
    )


def _result(library: Library, document: Document[Runbook]) -> dict[str, object]:
    """What a result shows of a runbook: its first check, its first relief step, what its badges say, the reply."""
    model = document.model
    first = model.causes[0] if model.causes else None
    relief = next((step for cause in model.causes for step in cause.steps if step.kind == "relief"), None)
    check = first.check if first else None
    shown: dict[str, object] = {
        "title": _shown(library, model.title),
        "summary": _shown(library, model.summary),
        "cause": _shown(library, first.title if first else None),
        "check": _shown(library, (check.ask or check.do or check.if_so) if check else None),
        "step": _shown(library, relief.do if relief else None),
        "step_key": relief.key if relief else None,
        "area": model.area,
        "affects": model.affects,
        "platforms": model.platforms,
        "scenarios": list(dict.fromkeys([document.scenario, *model.also_in.scenarios])),
        "regions": list(dict.fromkeys([document.region, *model.also_in.regions])),
        "where": list(dict.fromkeys(cause.where for cause in model.causes)),
        "reply": _shown(library, model.reply),
        "checked": model.sources_checked_on.isoformat() if model.sources_checked_on else None,
        "tested": model.tested.on.isoformat() if model.tested else None,
    }
    return {key: value for key, value in shown.items() if value}


def _postmortem(library: Library, document: Document[Postmortem], address: Address) -> Entry:
    model = document.model
    lines = _head(library, model)
    lines += _lines(library, "symptom", "", [entry.what for entry in model.timeline if entry.kind == "symptom"])
    lines += _lines(library, "cause", "", [model.trigger, model.root_cause.text if model.root_cause else None])
    lines += _lines(library, "text", "", [impact.what for impact in model.impact])
    lines += _lines(library, "text", "", [*model.contributing, *model.takeaways])
    shown: dict[str, object] = {
        "title": _shown(library, model.title),
        "summary": _shown(library, model.summary),
        "nature": model.kind,
    }
    if model.organisation:
        lines.append(Line("text", "", "", model.organisation))
        shown["organisation"] = model.organisation
    return Entry(
        id=model.id,
        slug=document.slug,
        kind="postmortem",
        urls=_urls(library, document, address),
        lines=tuple(lines),
        scenarios=tuple(dict.fromkeys([document.scenario, *model.also_in.scenarios])),
        regions=tuple(dict.fromkeys([document.region, *model.also_in.regions])),
        shown=shown,
    )


def _checklist(library: Library, document: Document[Checklist], address: Address) -> Entry:
    model = document.model
    lines = _head(library, model)
    for item in model.items:
        lines += _lines(library, "check", item.key, [item.check, item.expect])
    return Entry(
        id=model.id,
        slug=document.slug,
        kind="checklist",
        urls=_urls(library, document, address),
        lines=tuple(lines),
        scenarios=tuple(model.scenarios) or (COMMON,),
        regions=tuple(model.regions) or (GLOBAL,),
        plans=tuple(model.plans),
        shown={
            "title": _shown(library, model.title),
            "summary": _shown(library, model.summary),
            "purpose": model.purpose,
        },
    )


def _place(library: Library, document: Document[Any], address: Address, names: tuple[str, ...] = ()) -> Entry:
    """The page of a scenario, a region or a plan, found by its names and by what lies in it."""
    model = document.model
    lines = [*_lines(library, "title", "", [model.name]), *_lines(library, "summary", "", [model.summary])]
    lines += [Line("summary", "", lang, phrase) for lang, group in (model.aliases or {}).items() for phrase in group]
    lines += [Line("summary", "", "", name) for name in names]
    return Entry(
        id=f"{document.kind}:{document.slug}",
        slug=document.slug,
        kind="page",
        urls=_urls(library, document, address),
        lines=tuple(lines),
        shown={"title": _shown(library, model.name), "summary": _shown(library, model.summary)},
        scenarios=(COMMON,),
        regions=(GLOBAL,),
    )


def facets(library: Library) -> Iterator[Facet]:
    """Scenarios, regions, plans, platforms, who is affected and where faults lie, with all their words."""
    for key, scenario in sorted(library.scenarios.items()):
        words = _words(scenario.model.name, scenario.model.aliases)
        yield Facet("scenario", key, () if key == COMMON else words, everywhere=key == COMMON)
    for key, region in sorted(library.regions.items()):
        model = region.model
        words = (*_words(model.name, model.aliases), *_phrases(model.cities), *model.carriers)
        yield Facet("region", key, () if key == GLOBAL else words, parent=model.parent or "", everywhere=key == GLOBAL)
    for key, plan in sorted(library.plans.items()):
        yield Facet("plan", key, _words(plan.model.name, None))
    terms: dict[str, Mapping[str, Term]] = {
        "platform": library.terms.platforms,
        "affects": library.terms.affects,
        "where": library.terms.where,
    }
    for dimension, group in terms.items():
        for key, term in group.items():
            words = _words(term.name, term.aliases)
            yield Facet(dimension, key, words, names=words)


def _phrases(phrases: Mapping[str, list[str]] | None) -> tuple[str, ...]:
    return tuple(phrase for group in (phrases or {}).values() for phrase in group)


def _words(name: Text, aliases: Mapping[str, list[str]] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys([plain(words) for _, words in name.items()] + list(_phrases(aliases))))


def concepts(library: Library) -> Iterator[Concept]:
    """The thesaurus, its words of every language together."""
    for concept in library.thesaurus.model.concepts if library.thesaurus else ():
        words = tuple(dict.fromkeys(word for word in _phrases(concept.words) if word not in concept.weak))
        yield Concept(concept.id, concept.kind, words, tuple(concept.weak), tuple(concept.narrower))
