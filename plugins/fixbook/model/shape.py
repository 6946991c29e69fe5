"""What a declared model is made of, so that references, texts and audiences are found without naming fields."""

from __future__ import annotations

import functools
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from fixbook.model.common import Source
from fixbook.model.fields import Ref, Text

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Shape:
    """A field's shape: a model, a list or map of shapes, or a leaf; `ref` is what a leaf (or a map's key) refers to."""

    kind: Literal["model", "list", "map", "leaf"]
    model: type[BaseModel] | None = None
    item: Shape | None = None
    ref: str | None = None


LEAF = Shape("leaf")


def shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    """The shape of an annotation."""
    ref = next((extra.kind for extra in metadata if isinstance(extra, Ref)), None)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extra = get_args(annotation)
        return shape(inner, (*metadata, *extra))
    if origin in (Union, types.UnionType):
        for option in get_args(annotation):
            found = shape(option, metadata)
            if found is not LEAF and found != LEAF:
                return found
        return Shape("leaf", ref=ref)
    if origin is list:
        return Shape("list", item=shape(get_args(annotation)[0]))
    if origin is dict:
        key, value = get_args(annotation)
        return Shape("map", item=shape(value), ref=shape(key).ref)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("model", model=annotation)
    return Shape("leaf", ref=ref) if ref else LEAF


@functools.cache
def fields(model: type[BaseModel]) -> dict[str, tuple[str, Shape]]:
    """By the name as written in YAML: (attribute, shape)."""
    return {
        (info.alias or name): (name, shape(info.annotation, tuple(info.metadata)))
        for name, info in model.model_fields.items()
    }


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model class that stands at `path` below `model`, or None where that is no model."""
    current = Shape("model", model=model)
    for part in path:
        if current.kind == "model" and current.model is not None and part in fields(current.model):
            current = fields(current.model)[str(part)][1]
        elif current.kind in ("list", "map") and current.item is not None:
            current = current.item
        else:
            return None
    return current.model if current.kind == "model" else None


def walk(model: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Any, Shape]]:
    """Every value below `model` with its path as written in YAML: models, leaves, and keys of maps that refer to something."""
    yield path, model, Shape("model", model=type(model))
    for written, (attribute, inner) in fields(type(model)).items():
        value = getattr(model, attribute)
        if value is not None:
            yield from _walk_value(value, inner, (*path, written))


def _walk_value(value: Any, inner: Shape, path: Path) -> Iterator[tuple[Path, Any, Shape]]:
    if inner.kind == "model":
        yield from walk(value, path)
    elif inner.kind == "list" and inner.item is not None:
        for index, item in enumerate(value):
            yield from _walk_value(item, inner.item, (*path, index))
    elif inner.kind == "map" and inner.item is not None:
        for key, item in value.items():
            if inner.ref:
                yield (*path, key), key, Shape("leaf", ref=f"{inner.ref}")
            yield from _walk_value(item, inner.item, (*path, key))
    else:
        yield path, value, inner


def references(model: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """(path, kind, key or id) of everything `model` refers to."""
    for path, value, inner in walk(model):
        if inner.ref and isinstance(value, str):
            yield path, inner.ref, value


def texts(model: BaseModel) -> Iterator[tuple[Path, Text]]:
    """Every human text below `model`; cells of tables have the path of their row and column."""
    for path, value, _ in walk(model):
        if isinstance(value, Text):
            yield path, value
        elif isinstance(value, list):
            for row, cells in enumerate(value):
                yield from (((*path, row, column), cell) for column, cell in enumerate(cells) if isinstance(cell, Text))


def anchors(model: BaseModel) -> dict[str, Path]:
    """Keys that are anchors of the article's page (causes, steps, items, action items), each with its first path."""
    found: dict[str, Path] = {}
    for path, value, inner in walk(model):
        if inner.kind == "model" and hasattr(value, "key") and not isinstance(value, Source):
            found.setdefault(str(value.key), path)
    return found
