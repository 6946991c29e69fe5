"""`missing-translation`: a text is not there in a published language.

Readers of that language see the default language with a note that says so (warning). A plain string is in the default
language; names, units and cells of tables written as a plain string are the same in every language.

    title: Every terminal is offline    # zh is missing; readers see the text in en

Write the text as a map by language. Symptoms are collected anew in each language, not translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fixbook.checks.survey import File
from fixbook.derive.translations import has, same_everywhere
from fixbook.library import Document
from fixbook.model.fields import Text
from fixbook.model.shape import Path
from fixbook.problems import Level, Problem

CODE = "missing-translation"


def check(file: File) -> Iterator[Problem]:
    """Every text and list of symptoms without one of the published languages; one problem where a file has none of it."""
    library = file.survey.library
    if library.taxonomy is None or len(library.languages) < 2:
        return
    written = [(path, text) for path, text in file.parts.texts if not same_everywhere(path, text)]
    for language in library.languages:
        yield from _missing(file.document, written, language, library.languages)


def _missing(
    document: Document[Any], written: list[tuple[Path, Text]], language: str, languages: list[str]
) -> Iterator[Problem]:
    default = languages[0]
    gaps = [(path, text) for path, text in written if not has(text, language, default)]
    if gaps and len(gaps) == len(written) > 3:
        message = f"nothing of this file is in {language}: {len(gaps)} texts are shown in {gaps[0][1].pick(language, default)[1]}"
        yield document.problem(gaps[0][0], CODE, message, Level.WARNING)
        gaps = []
    for path, text in gaps:
        message = f"{language} is missing; readers see the text in {text.pick(language, default)[1]}"
        yield document.problem(path, CODE, message, Level.WARNING)
    symptoms = getattr(document.model, "symptoms", None)
    if symptoms is not None and language not in symptoms:
        message = f"{language} is missing: how do readers of {language} describe it?"
        yield document.problem(("symptoms",), CODE, message, Level.WARNING, key=True)
