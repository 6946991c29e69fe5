"""`thesaurus`: the words of a concept contradict those of another.

A word that belongs to two concepts decides nothing, so it must be listed under `weak` in both. Concepts have ids of their
own, `weak` names words of the same concept, and `narrower` names other concepts, not itself.

    - {id: freeze, words: {en: [stuck]}}
    - {id: hang, words: {en: [stuck]}}       # "stuck" belongs to freeze too; list it under weak in both, or keep it in one

"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.library import Document, Library
from fixbook.model.nearest import did_you_mean
from fixbook.model.shape import Path
from fixbook.problems import Problem

CODE = "thesaurus"


def check(library: Library) -> Iterator[Problem]:
    """Repeated ids, shared words, unknown narrower concepts."""
    if library.thesaurus is None:
        return
    document = library.thesaurus
    for place, message in (*_ids(document), *_words(document), *_narrower(document), *_circles(document)):
        yield document.problem(("concepts", *place), CODE, message)


def _ids(document: Document[Any]) -> Iterator[tuple[Path, str]]:
    first: dict[str, int] = {}
    for index, concept in enumerate(document.model.concepts):
        earlier = first.setdefault(concept.id, index)
        if earlier != index:
            line = document.locate(("concepts", earlier, "id"))[0]
            yield (index, "id"), f'"{concept.id}" is the id of the concept in line {line} too'


def _words(document: Document[Any]) -> Iterator[tuple[Path, str]]:
    owner: dict[tuple[str, str], tuple[str, bool]] = {}
    for index, concept in enumerate(document.model.concepts):
        weak = {word.lower() for word in concept.weak}
        own = {word.lower() for words in concept.words.values() for word in words}
        for number, word in enumerate(concept.weak):
            if word.lower() not in own:
                yield (index, "weak", number), f'"{word}" is not one of the words of {concept.id}'
        for language, words in concept.words.items():
            for number, word in enumerate(words):
                is_weak = word.lower() in weak
                other, other_is_weak = owner.setdefault((language, word.lower()), (concept.id, is_weak))
                if other != concept.id and not (is_weak and other_is_weak):
                    message = f'"{word}" belongs to {other} too; list it under weak in both, or keep it in one'
                    yield (index, "words", language, number), message


def _narrower(document: Document[Any]) -> Iterator[tuple[Path, str]]:
    known = {concept.id for concept in document.model.concepts}
    for index, concept in enumerate(document.model.concepts):
        for number, name in enumerate(concept.narrower):
            if name not in known:
                yield (index, "narrower", number), f'"{name}" is not a concept{did_you_mean(name, known)}'


def _circles(document: Document[Any]) -> Iterator[tuple[Path, str]]:
    below = {concept.id: concept.narrower for concept in document.model.concepts}
    for index, concept in enumerate(document.model.concepts):
        if concept.id in _reached(below, concept.id):
            yield (index, "narrower"), f'"{concept.id}" is narrower than itself'


def _reached(below: dict[str, list[str]], start: str) -> set[str]:
    seen: set[str] = set()
    todo = list(below[start])
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(below.get(name, ()))
    return seen
