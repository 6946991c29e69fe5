"""Builds the lookup index from entries: analysed once, quantised to whole numbers, cut into small pieces that load by need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from fixbook.library import Library, uncollected
from fixbook.lookup.analysis import CONCEPT, FACET, WEAK, Analyser
from fixbook.lookup.articles import Address, concepts, entries, facets
from fixbook.lookup.entries import Concept, Entry, Facet
from fixbook.lookup.handwritten import pages
from fixbook.lookup.lines import Lines, ReadLine, Store
from fixbook.lookup.phrases import END
from fixbook.lookup.pieces import BRANCH, CORE, NAMES, SOUND, bucket_name, bucket_of, entry_name
from fixbook.lookup.postings import Tally, rarity, size, tally, weigh, written
from fixbook.lookup.question import HEARD
from fixbook.lookup.settings import BUCKET, FORMAT, HELD_FIELDS, SETTINGS, VOCABULARY, WHOLE_FIELDS
from fixbook.lookup.spelling import SHORTEST, sound
from fixbook.lookup.text import flat, fold
from fixbook.model.audience import allowed

BARE = 3
"""With fewer units a phrase that has lost its particles says something else: 多哈, 还显示."""

DIMENSIONS = {
    "scenario": "scenarios",
    "region": "regions",
    "platform": "platforms",
    "plan": "plans",
    "affects": "affects",
    "where": "where",
}


def build(
    given: Iterable[Entry], facet_list: Iterable[Facet], concept_list: Iterable[Concept], store: Store | None = None
) -> dict[str, Any]:
    """Piece name -> content, the same for the same input. Entries are numbered by id, so that ties fall by id.

    A `store` kept from an earlier build saves reading its lines again, and is brought up to date.
    """
    with uncollected():
        return _built(given, facet_list, concept_list, store if store is not None else {})


def _built(
    given: Iterable[Entry], facet_list: Iterable[Facet], concept_list: Iterable[Concept], store: Store
) -> dict[str, Any]:
    ordered = sorted(given, key=lambda entry: entry.id)
    facets_in_order = sorted(facet_list, key=lambda facet: (facet.dimension, facet.key))
    known = sorted(concept_list, key=lambda concept: concept.id)
    rows = _concept_rows(known)
    analyser = Analyser(SETTINGS)
    teach(analyser, known, facets_in_order)
    lines = Lines(analyser, store, known, facets_in_order)
    names = {(facet.dimension, facet.key): _meanings(lines, facet) for facet in facets_in_order}
    tallies = [tally(_fields(lines, entry, names), rows) for entry in ordered]
    held = _postings(tallies)
    held |= {f"{BRANCH}{unit}": branch for unit, branch in analyser.phrases.root.items()}
    held |= {f"{SOUND}{heard}": numbers for heard, numbers in _sounds(known).items()}
    pieces = _cut(held)
    profiles, places = _profiles(ordered, facets_in_order)
    core: dict[str, Any] = {
        "format": FORMAT,
        "settings": SETTINGS,
        "concepts": rows,
        "facets": [
            {"dimension": f.dimension, "key": f.key, "parent": f.parent, "everywhere": f.everywhere}
            for f in facets_in_order
        ],
        "vocabulary": _vocabulary(tallies, analyser.phrases.root),
        "profiles": profiles,
        "entries": places,
        "buckets": len(pieces),
        "rarest": rarity(1, len(ordered)),
    }
    pieces |= {entry_name(number): _shown(lines, entry) for number, entry in enumerate(ordered)}
    pieces[NAMES] = [concept.id for concept in known]
    lines.keep()
    return {CORE: core, **pieces}


def build_from(
    library: Library,
    docs: Path | None = None,
    address: Address | None = None,
    store: Store | None = None,
    published: Container[str] | None = None,
) -> dict[str, Any]:
    """The index of one edition of a library, with the hand-written pages below `docs`, or those `published` of them.

    Never reads `audience` of an article.
    """
    default = library.terms.default

    def plain_address(kind: str, slug: str, language: str) -> str:
        folders = ("" if language == default else language, slug if kind == "page" else f"{kind}s/{slug}")
        return "".join(f"{folder}/" for folder in folders if folder)

    found = list(entries(library, address or plain_address))
    if docs and docs.is_dir():
        found += pages(docs, library.languages, allowed(library.edition), address or plain_address, published)
    return build(found, facets(library), concepts(library), store)


def _concept_rows(known: list[Concept]) -> list[dict[str, Any]]:
    number = {concept.id: n for n, concept in enumerate(known)}
    rows: list[dict[str, Any]] = [
        {
            "kind": concept.kind,
            "narrower": sorted(number[other] for other in concept.narrower if other in number),
            "broader": [],
        }
        for concept in known
    ]
    for broad, row in enumerate(rows):
        for narrow in row["narrower"]:
            rows[narrow]["broader"].append(broad)
    return rows


def teach(analyser: Analyser, known: list[Concept], facets_in_order: list[Facet]) -> None:
    """Adds every word of the concepts and facets, which are numbered in the order given, to the analyser's phrases."""
    for number, concept in enumerate(known):
        for word in concept.words:
            for units in spellings(analyser, word):
                common = len(units) == 1 and units[0] in analyser.language.stop
                analyser.phrases.add(units, 3 * number + (WEAK if common else CONCEPT))
        for word in concept.weak:
            for units in spellings(analyser, word):
                analyser.phrases.add(units, 3 * number + WEAK)
    for number, facet in enumerate(facets_in_order):
        for word in facet.words:
            for units in spellings(analyser, word):
                analyser.phrases.add(units, 3 * number + FACET)


def spellings(analyser: Analyser, phrase: str) -> list[list[str]]:
    """The units of a phrase; and without its particles, where enough is left to know it by."""
    written = analyser.split(phrase)
    bare = [unit for unit in written if unit not in analyser.language.particles]
    return [written] if bare == written or len(bare) < BARE else [written, bare]


def _sounds(known: list[Concept]) -> dict[str, list[list[Any]]]:
    """How the short Chinese words of concepts sound -> [the concept's number, the word]."""
    found: dict[str, list[list[Any]]] = {}
    for number, concept in enumerate(known):
        for word in concept.words:
            plain = fold(flat(word))
            heard = sound(plain) if len(plain) in HEARD else ""
            if heard and [number, plain] not in found.setdefault(heard, []):
                found[heard].append([number, plain])
    return found


def _meanings(lines: Lines, facet: Facet) -> list[ReadLine]:
    """The concepts in a facet's names."""
    return [lines.read("facet", name)._replace(names=(), codes=()) for name in facet.names]


def _fields(lines: Lines, entry: Entry, names: dict[tuple[str, str], list[ReadLine]]) -> dict[str, list[ReadLine]]:
    """The lines of an article by field; the names of its facets are read as one field more."""
    found: dict[str, list[ReadLine]] = {}
    for line in entry.lines:
        found.setdefault(line.field, []).append(lines.read(line.field, line.text))
    for dimension, attribute in DIMENSIONS.items():
        for key in getattr(entry, attribute):
            if read := names.get((dimension, key)):
                found.setdefault("facet", []).extend(read)
    return found


def _postings(tallies: list[Tally]) -> dict[str, Any]:
    """Every feature that some article holds strongly enough to tell."""
    found = {}
    weighed = weigh(tallies)
    while weighed:  # one goes as the other comes, so that both are never held in full
        name, places = weighed.popitem()
        posting = written(places, len(tallies))
        if len(posting) > 1:
            found[name] = posting
    return found


def _cut(held: dict[str, Any]) -> dict[str, Any]:
    """Everything that is looked up by name, in pieces of about BUCKET bytes."""
    total = sum(
        len(name) + (size(content) if isinstance(content, list) else len(str(content)))
        for name, content in held.items()
    )
    buckets = max(1, total // BUCKET)
    found: list[dict[str, Any]] = [{} for _ in range(buckets)]
    for name in sorted(held):
        found[bucket_of(name.removeprefix(BRANCH).removeprefix(SOUND), buckets)][name] = held[name]
    return {bucket_name(number): bucket for number, bucket in enumerate(found)}


def _vocabulary(tallies: list[Tally], root: dict[str, Any]) -> list[str]:
    """The words worth mending to: those of titles, symptoms and summaries, the most widespread first, then concepts of one word."""
    holders: Counter[str] = Counter({unit: 0 for unit, branch in root.items() if END in branch})
    for counted in tallies:
        read = [line for field in WHOLE_FIELDS if field in counted for line in counted[field].lines]
        holders.update(set(chain.from_iterable([line.names for line in read])))
    worth = {
        name: count
        for name, count in holders.items()
        if len(name) >= SHORTEST - 1 and name.isascii() and name.isalpha()
    }
    return sorted(worth, key=lambda name: (-worth[name], name))[:VOCABULARY]


def _profiles(entries: list[Entry], facets_in_order: list[Facet]) -> tuple[list[dict[str, Any]], list[int]]:
    number = {(facet.dimension, facet.key): n for n, facet in enumerate(facets_in_order)}
    found: dict[tuple[str, tuple[int, ...]], int] = {}
    places = []
    for entry in entries:
        keys = {(dimension, key) for dimension, attribute in DIMENSIONS.items() for key in getattr(entry, attribute)}
        profile = (entry.kind, tuple(sorted(number[key] for key in keys if key in number)))
        places.append(found.setdefault(profile, len(found)))
    return [{"kind": kind, "facets": list(held)} for kind, held in found], places


def _shown(lines: Lines, entry: Entry) -> dict[str, Any]:
    """What an entry's piece holds. A line carries the places of its concepts: who compares it need not know their words."""
    held = [
        [line.field, line.key, line.lang, line.text, lines.read(line.field, line.text).places]
        for line in entry.lines
        if line.field in HELD_FIELDS
    ]
    return {
        "id": entry.id,
        "slug": entry.slug,
        "kind": entry.kind,
        "urls": entry.urls,
        "lines": held,
        "shown": entry.shown,
    }
