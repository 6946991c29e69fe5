"""What a narrower audience may not see is taken out of a model, with everything that refers to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from fixbook.model.common import AUDIENCES, Source
from fixbook.model.fields import Text
from fixbook.model.shape import Shape, anchors, fields, references, walk

M = TypeVar("M", bound=BaseModel)
LINK: Final = re.compile(r"\[([^\[\]]*)\]\(([A-Z]{2,6}-\d{4,6})(#[a-z0-9-]+)?\)")
CODE_SPAN: Final = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL
)  # as CommonMark closes it: by as many as opened it
_TARGET: Final = re.compile(r"\]\(([A-Z]{2,6}-\d{4,6})(?:#[^)\s]{0,100})?\)")
_DROP: Final = object()


def allowed(edition: str) -> frozenset[str]:
    """The audiences an edition shows: its own and every wider one."""
    return frozenset(AUDIENCES[: AUDIENCES.index(edition) + 1])


def visible(model: M, audiences: frozenset[str], gone: frozenset[str]) -> M:
    """The model without narrower blocks, without references to the articles `gone`, and without what only those used."""
    if not gone and all(
        getattr(value, "audience", None) in (None, *audiences)
        for _, value, inner in walk(model)
        if inner.kind == "model"
    ):
        return model

    def first(kind: str, value: str) -> bool:
        return kind in ("runbook", "checklist", "article") and value in gone

    kept = _pruned(model, audiences, first, gone)
    lost = anchors(model).keys() - anchors(kept).keys()
    unused = _used(model) - _used(kept)

    def second(kind: str, value: str) -> bool:
        return (kind == "own-cause" and value in lost) or (kind == "source" and value in unused)

    kept = _pruned(kept, audiences, second, gone)
    former = getattr(kept, "former_keys", None)
    if former:
        kept = kept.model_copy(update={"former_keys": {old: new for old, new in former.items() if new not in lost}})
    return kept


def _pruned(model: M, audiences: frozenset[str], dropped: Callable[[str, str], bool], gone: frozenset[str]) -> M:
    result = _value(model, Shape("model", model=type(model)), audiences, dropped, gone)
    return model if result is _DROP else result


def _value(
    value: Any, inner: Shape, audiences: frozenset[str], dropped: Callable[[str, str], bool], gone: frozenset[str]
) -> Any:
    if value is None:
        return None
    if inner.kind == "model":
        return _model(value, audiences, dropped, gone)
    if inner.kind == "list" and inner.item is not None:
        items = [_value(item, inner.item, audiences, dropped, gone) for item in value]
        return [item for item in items if item is not _DROP]
    if inner.kind == "map" and inner.item is not None:
        pairs = {key: _value(item, inner.item, audiences, dropped, gone) for key, item in value.items()}
        return {key: item for key, item in pairs.items() if item is not _DROP}
    if isinstance(value, Text):
        return _unlinked(value, gone)
    if isinstance(value, list):  # rows of a table
        return [[_unlinked(cell, gone) for cell in row] for row in value]
    return _DROP if inner.ref and isinstance(value, str) and dropped(inner.ref, value) else value


def _model(
    model: BaseModel, audiences: frozenset[str], dropped: Callable[[str, str], bool], gone: frozenset[str]
) -> Any:
    if getattr(model, "audience", None) not in (None, *audiences):
        return _DROP
    if isinstance(model, Source) and dropped("source", model.key):
        return _DROP
    update: dict[str, Any] = {}
    for attribute, inner in fields(type(model)).values():
        before = getattr(model, attribute)
        after = _value(before, inner, audiences, dropped, gone)
        if after is _DROP:
            if attribute == "id":  # a block that is about a missing article is missing too
                return _DROP
            after = None
        if after is not before and after != before:
            update[attribute] = after
    return model.model_copy(update=update) if update else model


def _unlinked(text: Text, gone: frozenset[str]) -> Text:
    if not any("](" in written for _, written in text.items()):
        return text
    return Text({language: _without_links(written, gone) for language, written in text.items()})


def _without_links(written: str, gone: frozenset[str]) -> str:
    kept = LINK.sub(lambda m: m[1] if m[2] in gone else m[0], written)
    return _TARGET.sub(lambda m: "]" if m[1] in gone else m[0], kept)  # brackets inside a link's text


def _used(model: BaseModel) -> set[str]:
    return {value for _, kind, value in references(model) if kind == "own-source"}
