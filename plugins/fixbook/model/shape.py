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


Found = tuple[Path, Any, Shape]


def walk(model: BaseModel, path: Path = ()) -> list[Found]:
    """Every value below `model` with its path as written in YAML: models, leaves, and keys of maps that refer to something."""
    found: list[Found] = []
    _walk_model(model, _whole(type(model)), path, found)
    return found


@functools.cache
def _whole(model: type[BaseModel]) -> Shape:
    return Shape("model", model=model)


@functools.cache
def _attributes(model: type[BaseModel]) -> list[tuple[str, str, Shape, Any]]:
    """(name as written, attribute, shape, default) of every field; a value that is its field's default holds nothing."""
    return [
        (name, attribute, inner, model.model_fields[attribute].default)
        for name, (attribute, inner) in fields(model).items()
    ]


def _walk_model(model: BaseModel, whole: Shape, path: Path, found: list[Found]) -> None:
    found.append((path, model, whole))
    values = model.__dict__
    for written, attribute, inner, default in _attributes(type(model)):
        value = values[attribute]
        if value is None or (not value and value == default):
            continue
        _walk_value(value, inner, (*path, written), found)


def _walk_value(value: Any, inner: Shape, path: Path, found: list[Found]) -> None:
    kind = inner.kind
    if kind == "leaf":
        found.append((path, value, inner))
    elif kind == "model":
        model: type[BaseModel] = type(value)
        _walk_model(value, _whole(model), path, found)
    elif kind == "list":
        item = inner.item or LEAF
        for index, each in enumerate(value):
            _walk_value(each, item, (*path, index), found)
    else:
        item = inner.item or LEAF
        key_shape = Shape("leaf", ref=inner.ref) if inner.ref else None
        for key, each in value.items():
            if key_shape is not None:
                found.append(((*path, key), key, key_shape))
            _walk_value(each, item, (*path, key), found)


@dataclass(frozen=True)
class Parts:
    """What stands in a document, from one walk: blocks, human texts and references, each with its path."""

    blocks: list[tuple[Path, BaseModel]]
    texts: list[tuple[Path, Text]]
    references: list[tuple[Path, str, str]]


def parts(model: BaseModel) -> Parts:
    """Every block, text and reference below `model`; cells of tables have the path of their row and column."""
    found = Parts([], [], [])
    for path, value, inner in walk(model):
        if inner.kind == "model":
            found.blocks.append((path, value))
        elif isinstance(value, Text):
            found.texts.append((path, value))
        elif inner.ref and isinstance(value, str):
            found.references.append((path, inner.ref, value))
    return found


def references(model: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """(path, kind, key or id) of everything `model` refers to."""
    return iter(parts(model).references)


def texts(model: BaseModel) -> Iterator[tuple[Path, Text]]:
    """Every human text below `model`."""
    return iter(parts(model).texts)


def anchors(model: BaseModel) -> dict[str, Path]:
    """Keys that are anchors of the article's page (causes, steps, items, action items), each with its first path."""
    found: dict[str, Path] = {}
    _anchors(model, (), found)
    return found


def _anchors(model: BaseModel, path: Path, found: dict[str, Path]) -> None:
    if "key" in type(model).model_fields:
        found.setdefault(model.__dict__["key"], path)
    for written, attribute in _keyed_fields(type(model)):
        for index, item in enumerate(model.__dict__[attribute] or ()):
            _anchors(item, (*path, written, index), found)


@functools.cache
def _keyed_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Fields that hold lists of blocks with a key (or with such blocks below); sources are named, not linked."""
    return tuple(
        (written, attribute)
        for written, (attribute, inner) in fields(model).items()
        if inner.kind == "list" and inner.item is not None and inner.item.model not in (None, Source)
        if "key" in inner.item.model.model_fields or _keyed_fields(inner.item.model)
    )
