"""The corpora of the lookup bench: a site's own library, or a catalogue of topics with its fact sheets; and larger ones grown from them."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import NamedTuple

from fixbook.library import Library, load_library
from fixbook.lookup.articles import concepts, entries, facets
from fixbook.lookup.entries import Concept, Entry, Facet, Line
from fixbook.model.reading import read
from fixbook.model.thesaurus import Thesaurus

SECTIONS = {
    "signs": "symptom",
    "codes": "code",
    "causes": "cause",
    "checks": "check",
    "fixes": "step",
    "verify": "text",
}


class Corpus(NamedTuple):
    """What is indexed: by us as it is, by peers as one text an article."""

    entries: list[Entry]
    facets: list[Facet]
    concepts: list[Concept]


def from_site(root: Path, edition: str = "public") -> Corpus:
    """The articles of a site, as its lookup indexes them."""
    library, _ = load_library(root)
    shown = library.for_edition(edition)
    found = [entry for entry in entries(shown, lambda kind, slug, _: f"{kind}s/{slug}/") if entry.kind == "runbook"]
    return Corpus(found, list(facets(shown)), list(concepts(shown)))


def from_facts(catalogue: Path, facts: Path, thesaurus: Path | None) -> Corpus:
    """One entry a row of the catalogue: both titles and the English bullets of its fact sheet; no phrasing of users."""
    blocks = {slug: lines for file in sorted(facts.glob("*.md")) for slug, lines in _blocks(file)}
    found = []
    with catalogue.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream, delimiter="\t"), 1):
            titles = (Line("title", "", "en", row["title_en"]), Line("title", "", "zh", row["title_zh"]))
            lines = (*titles, *blocks.get(row["slug"], ()))
            found.append(
                Entry(
                    f"KB-{number:04}",
                    row["slug"],
                    "runbook",
                    {"en": f"runbooks/{row['slug']}/"},
                    lines,
                    shown={"title": {"en": row["title_en"]}},
                )
            )
    return Corpus(found, [], _concepts(thesaurus))


def _concepts(file: Path | None) -> list[Concept]:
    if file is None:
        return []
    thesaurus, problems = read(file.read_bytes(), file.as_posix(), Thesaurus)
    if thesaurus is None:
        raise SystemExit("\n".join(map(str, problems)))
    document = type("Held", (), {"model": thesaurus})()
    return list(concepts(Library(root=file.parent, thesaurus=document)))


def _blocks(file: Path) -> Iterator[tuple[str, list[Line]]]:
    slug, section = "", ""
    lines: list[Line] = []
    for raw in file.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## (.+)", raw):
            if slug:
                yield slug, lines
            slug, lines = heading[1].strip(), []
        elif bold := re.match(r"\*\*(\w+)\*\*", raw):
            section = bold[1]
        elif slug and section in SECTIONS and (bullet := re.match(r"(?:- |\d+\. )(?:unsourced: )?(.*)", raw)):
            lines.append(Line(SECTIONS[section], f"{section}{len(lines)}", "en", bullet[1]))
    if slug:
        yield slug, lines


INVENTED = tuple(map("".join, product(["ba", "ko", "ri", "ten", "mu", "sal", "vo", "pi"], repeat=3)))


def grown(corpus: Corpus, count: int) -> Corpus:
    """`count` entries: the corpus, then variations of it that keep most lines of an article and name things of their own.

    A variation has an id of its own and the slug of the article it was grown from, so that finding either counts the same.
    """
    draw = random.Random(count)
    found = list(corpus.entries[:count])
    while len(found) < count:
        entry = corpus.entries[len(found) % len(corpus.entries)]
        lines = [line for line in entry.lines if line.field == "title" or draw.random() < 0.7]
        varied = tuple(
            replace(line, text=f"{line.text} {draw.choice(INVENTED)}") if draw.random() < 0.3 else line
            for line in lines
        )
        found.append(replace(entry, id=f"XX-{len(found) + 1:05}", lines=varied))
    return corpus._replace(entries=found)


def said(text: str) -> str:
    """A line as it was before `grown` named something in it."""
    before, _, last = text.rpartition(" ")
    return before if before and last in INVENTED else text


def in_language(corpus: Corpus, lang: str) -> Corpus:
    """The corpus with the text of one language only."""
    entries = [
        replace(entry, lines=tuple(line for line in entry.lines if line.lang in ("", lang)), shown={})
        for entry in corpus.entries
    ]
    return corpus._replace(entries=entries)
