"""What narrower readers alone may see leaves no trace in an edition: every field of every narrowed block holds a marked word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fixbook.model import causes, checklist, postmortem, runbook
from fixbook.model.audience import allowed, visible
from fixbook.model.common import Image, Narrowed
from fixbook.model.reading import read
from fixbook.model.shape import walk
from pydantic import BaseModel

EDITIONS = Path(__file__).parent / "editions"
MODELS: dict[str, type[BaseModel]] = {
    "runbook": runbook.Runbook,
    "postmortem": postmortem.Postmortem,
    "checklist": checklist.Checklist,
}
OF_ARTICLE = {"KB-0008": "customer", "KB-0009": "internal"}
BOUNDS = {"above", "below", "between", "metric", "side"}  # at most one bound can stand in a block


def document(kind: str) -> BaseModel:
    """The marked document of a kind."""
    model, problems = read((EDITIONS / f"{kind}.yml").read_bytes(), f"{kind}.yml", MODELS[kind])
    assert problems == []
    assert model is not None
    return model


def in_edition(kind: str, edition: str) -> str:
    """All that an edition keeps of the marked document, in small letters."""
    gone = frozenset(name for name, audience in OF_ARTICLE.items() if audience not in allowed(edition))
    return repr(visible(document(kind), allowed(edition), gone)).lower()


@pytest.mark.parametrize("kind", MODELS)
def test_public_edition_holds_no_word_for_narrower_readers(kind: str) -> None:
    text = in_edition(kind, "public")
    assert "for all" in text
    assert "internal" not in text
    assert "customer" not in text
    assert "kb-0008" not in text
    assert "kb-0009" not in text


@pytest.mark.parametrize("kind", MODELS)
def test_customer_edition_holds_no_internal_word(kind: str) -> None:
    text = in_edition(kind, "customer")
    assert "for all" in text
    assert "customer" in text
    assert "internal" not in text
    assert "kb-0008" in text
    assert "kb-0009" not in text


@pytest.mark.parametrize("kind", MODELS)
def test_internal_edition_is_the_whole_document(kind: str) -> None:
    assert in_edition(kind, "internal") == repr(document(kind)).lower()


def narrowed_classes() -> set[type[BaseModel]]:
    """Every class of block that may name an audience."""
    found: set[type[BaseModel]] = set()
    todo: list[type[Any]] = [Narrowed]
    while todo:
        for one in todo.pop().__subclasses__():
            found.add(one)
            todo.append(one)
    return {one for one in found if "audience" in one.model_fields and one.__module__.startswith("fixbook.")}


def test_every_field_of_every_narrowed_block_is_marked() -> None:
    """A block or field added to the model must be added to the marked documents."""
    unmarked: dict[str, set[str]] = {
        one.__name__: set(one.model_fields) - BOUNDS - {"audience", "key"} for one in narrowed_classes()
    }
    for kind in MODELS:
        for _, value, inner in walk(document(kind)):
            if inner.kind == "model" and getattr(value, "audience", None) == "internal":
                given = {name for name, held in value.__dict__.items() if held not in (None, [], {})}
                unmarked[type(value).__name__] -= given
    assert {name: fields for name, fields in unmarked.items() if fields} == {}
    assert Image.__name__ in unmarked
    assert len(unmarked) >= 13


def test_a_document_without_narrower_blocks_is_the_same_object() -> None:
    public = visible(document("runbook"), allowed("public"), frozenset(OF_ARTICLE))
    assert visible(public, allowed("public"), frozenset(OF_ARTICLE)) == public


def test_keys_of_the_public_edition_lead_to_what_it_holds() -> None:
    public: Any = visible(document("runbook"), allowed("public"), frozenset(OF_ARTICLE))
    assert public.former_keys == {"open-old": "open-step"}
    assert [signal.cause for signal in public.signals] == [None]
    assert public.in_regions["europe"].causes_first == ["open-cause"]
    assert public.sources == []


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("see [a](KB-0009) and [b](KB-0001#x)", "see a and [b](KB-0001#x)"),
        ("[a [b] c](KB-0009#x)", "[a [b] c]"),
        ("](KB-0009)", "]"),
        ("`[a](KB-0009)`", "`a`"),
        ("[a](https://example.com/KB-0009)", "[a](https://example.com/KB-0009)"),
    ],
)
def test_links_to_articles_that_are_not_there_become_words(written: str, left: str) -> None:
    model, _ = read(f"title: x\ntext: '{written}'\n".encode(), "x.yml", causes.Cause)
    assert model is not None
    shown = visible(model, allowed("public"), frozenset(["KB-0009"]))
    assert shown.text.by_language == {"": left}
