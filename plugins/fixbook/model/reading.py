"""Plain data to a validated model, every error as a Problem at its line."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from fixbook.model.fields import shown
from fixbook.model.nearest import did_you_mean
from fixbook.model.shape import fields, model_at
from fixbook.problems import Problem
from fixbook.yamlfile import Data, Parsed, parse

M = TypeVar("M", bound=BaseModel)


def read(raw: bytes, path: str, model: type[M]) -> tuple[M | None, list[Problem]]:
    """One file's bytes to a model; positions are worked out only when something is wrong."""
    parsed = parse(raw, path, positions=False)
    if parsed.problems and parsed.data is None:
        return None, parsed.problems
    try:
        found = model.model_validate(parsed.data)
    except ValidationError as error:
        placed = parse(raw, path)
        return None, [*placed.problems, *_problems(error, placed, path, model)]
    return found, parsed.problems


def _problems(error: ValidationError, parsed: Parsed, path: str, model: type[BaseModel]) -> list[Problem]:
    found: set[Problem] = set()
    said: set[tuple[str, str]] = set()
    for item in error.errors(include_url=False):
        context = item.get("ctx", {})
        asked = (*item["loc"], *context.get("at", ()))
        location = _existing(parsed.data, asked)
        kind = item["type"]
        code, message = _message(kind, item, context, location, model)
        if location != asked and (code, message) in said:
            continue  # what the second phase of a plan inherits is not written there: it was reported in the first
        said.add((code, message))
        line, column = parsed.locate(location, key=kind == "extra_forbidden")
        found.add(Problem(path, line, column, code, message))
    return sorted(found)


def _existing(data: Data, location: tuple[Any, ...]) -> tuple[Any, ...]:
    """The location without the parts pydantic adds (names of union members, validators); a missing last part stays."""
    kept: list[Any] = []
    current: Any = data
    for index, part in enumerate(location):
        if (isinstance(current, dict) and part in current) or (
            isinstance(current, list) and isinstance(part, int) and part < len(current)
        ):
            current = current[part]
            kept.append(part)
        elif index == len(location) - 1:
            kept.append(part)
    return tuple(kept)


def _message(
    kind: str, item: Any, context: dict[str, Any], location: tuple[Any, ...], model: type[BaseModel]
) -> tuple[str, str]:
    """(code, text) of one validation error."""
    value = item.get("input")
    name = str(location[-1]) if location else ""
    if "message" in context:
        return kind, str(context["message"])
    if kind == "missing":
        return "missing-field", f'"{name}" is missing here{_of(model, location[:-1], "; a {} needs it")}'
    if kind == "extra_forbidden":
        owner = model_at(model, location[:-1])
        hint = did_you_mean(name, fields(owner) if owner else ())
        return "unknown-field", f'"{name}" is not a field{_of(model, location[:-1], " of a {}")}{hint}'
    if kind == "literal_error":
        return "unknown-value", _not_listed(value, re.findall(r"'([^']*)'", str(context.get("expected", ""))))
    if kind in _EXPECTED:
        return "wrong-shape", f"expected {_EXPECTED[kind]}, found {shown(value)}"
    if kind in _LIMITS:
        code, words = _LIMITS[kind]
        return code, words.format(**context)
    return "invalid-value", f"{str(item['msg']).lower()}, found {shown(value)}"


def _not_listed(value: Any, options: list[str]) -> str:
    hint = did_you_mean(value, options) if isinstance(value, str) else ""
    return f"{shown(value)} is not one of {', '.join(options)}{hint if 'did you mean' in hint else ''}"


_LIMITS = {
    "too_short": ("too-few", "expected at least {min_length}, found {actual_length}"),
    "too_long": ("too-many", "expected at most {max_length}, found {actual_length}"),
}
_EXPECTED = {
    "model_type": "a map",
    "model_attributes_type": "a map",
    "dict_type": "a map",
    "list_type": "a list",
    "string_type": "a text",
    "is_instance_of": "a text",
}


def _of(model: type[BaseModel], location: tuple[Any, ...], words: str) -> str:
    owner = model_at(model, location)
    return words.format(_words(owner.__name__)) if owner else ""


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
