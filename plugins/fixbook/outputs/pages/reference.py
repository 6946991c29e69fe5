"""Reference pages made from declarations: the fields of every kind of file, the rules of the check, the glossary."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from fixbook.library import KINDS, Library
from fixbook.model.shape import Shape, fields
from fixbook.outputs.pages.page import Page
from fixbook.outputs.site import Site
from fixbook.outputs.view import View


@dataclass(frozen=True)
class Row:
    """One field: its name as written, what it holds, whether it must be there, what it means."""

    name: str
    holds: str
    model: str
    required: bool
    description: str


def pages(library: Library, site: Site, rules: Sequence[tuple[str, str]]) -> Iterator[Page]:
    """The reference pages of every language; `rules` has each rule's code and manual text."""
    models = _models()
    kinds = {name: kind for name, kind, _, _ in models if kind}
    for language in site.languages:
        yield _page(library, site, language, "reference/fields", "fixbook/fields.html", models=models, kinds=kinds)
        if rules:
            yield _page(
                library, site, language, "reference/rules", "fixbook/rules.html", rules=[_rule(*rule) for rule in rules]
            )
        if library.thesaurus is not None:
            yield _page(
                library, site, language, "glossary", "fixbook/glossary.html", groups=_glossary(library, language)
            )


def _page(library: Library, site: Site, language: str, address: str, template: str, **context: Any) -> Page:
    view = View(library, site, language, address)
    name = address.rpartition("/")[2]
    return Page(view, "reference", view.s(f"ref-{name}-title"), view.s(f"ref-{name}-lead"), address, template, context)


def _models() -> list[tuple[str, str, str, list[Row]]]:
    """(name, kind of file or "", docstring, rows) of every model, files first, each followed by what it is made of."""
    found: dict[str, tuple[str, str, str, list[Row]]] = {}

    def visit(model: Any, kind: str = "") -> None:
        if model.__name__ in found:
            return
        found[model.__name__] = (model.__name__, kind, (model.__doc__ or "").split("\n", maxsplit=1)[0], _rows(model))
        for _, inner in fields(model).values():
            below = inner
            while below.item is not None:
                below = below.item
            if below.model is not None:
                visit(below.model)

    for kind in KINDS:
        visit(kind.model, kind.name)
    return list(found.values())


def _rows(model: Any) -> list[Row]:
    rows = []
    for written, (attribute, inner) in fields(model).items():
        info = model.model_fields[attribute]
        below = inner
        while below.item is not None:
            below = below.item
        name = below.model.__name__ if below.model else ""
        rows.append(Row(written, _holds(inner, info.annotation), name, info.is_required(), info.description or ""))
    return rows


def _holds(inner: Shape, annotation: Any) -> str:
    """What a field holds, as an interface-string key or a list of words."""
    if inner.kind == "list":
        return "list"
    if inner.kind == "map":
        return "map"
    if inner.kind == "model":
        return "block"
    words = _literals(annotation)
    if words:
        return " | ".join(words)
    if inner.ref:
        return f"key:{inner.ref}"
    names = {
        "Text": "text",
        "Duration": "length",
        "date": "date",
        "Decimal": "number",
        "bool": "flag",
        "str": "plain",
        "Moment": "time",
    }
    return next((kind for name, kind in names.items() if name in repr(annotation)), "plain")


def _literals(annotation: Any) -> list[str]:
    if typing.get_origin(annotation) is Literal:
        return [str(word) for word in typing.get_args(annotation)]
    return [word for option in typing.get_args(annotation) for word in _literals(option)]


def _rule(code: str, manual: str) -> dict[str, Any]:
    """A rule's docstring in parts: what it says in one line, then paragraphs and examples (indented)."""
    first, _, rest = manual.strip().partition("\n")
    parts = [
        (part.startswith("    "), part) for part in (block.strip("\n") for block in rest.split("\n\n")) if part.strip()
    ]
    lead = first.partition(": ")[2] or first
    return {
        "code": code,
        "lead": lead.replace("`", ""),
        "parts": [(is_code, _outdented(part) if is_code else part) for is_code, part in parts],
    }


def _outdented(block: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in block.splitlines())


def _glossary(library: Library, language: str) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Concepts of kind term by first letter, each with up to four other words and its first words elsewhere."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for concept in library.thesaurus.model.concepts if library.thesaurus else ():
        # A name that is written one way everywhere has words in the default language alone.
        spoken = language if language in concept.words else library.terms.default
        words = concept.words.get(spoken)
        if concept.kind != "term" or not words:
            continue
        elsewhere = [
            (other, concept.words[other][:3])
            for other in library.languages
            if other != spoken and other in concept.words
        ]
        entry = {"id": concept.id, "name": words[0], "also": words[1:5], "elsewhere": elsewhere}
        groups.setdefault(concept.id[0].upper(), []).append(entry)
    return [(letter, sorted(groups[letter], key=lambda entry: entry["id"])) for letter in sorted(groups)]
