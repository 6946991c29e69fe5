"""JSON Schema of each kind of file, for editors: from the same declarations as the validation."""

from __future__ import annotations

import copy
from typing import Any

from pydantic import BaseModel

from fixbook.model.plan import Plan
from fixbook.model.postmortem import Postmortem

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of one kind of file, as an editor needs it.

    Editors type scalars by the rules of YAML, the loader reads them as text: so a text may look like a number or a flag.
    """
    schema = _scalars_as_text(model.model_json_schema(by_alias=True))
    if model is Plan:
        _let_after_inherit(schema)
    if model is Postmortem:
        schema["properties"]["actions"]["anyOf"].append({"const": "unknown"})
    return {"$schema": DIALECT, **schema}


def _scalars_as_text(node: Any) -> Any:
    if isinstance(node, list):
        return [_scalars_as_text(item) for item in node]
    if not isinstance(node, dict):
        return node
    out = {key: _scalars_as_text(value) for key, value in node.items()}
    if out.get("type") == "string" and "enum" not in out and "const" not in out:
        out["type"] = ["string", "number", "boolean"]
    return out


def _let_after_inherit(schema: dict[str, Any]) -> None:
    """`after` merges over `warranty`: nothing is required in it, and the word none may stand for any value."""
    definitions = schema["$defs"]
    for name in list(definitions):
        loose = copy.deepcopy(definitions[name])
        loose.pop("required", None)
        loose["properties"] = {key: _or_none(_loosened(value)) for key, value in loose.get("properties", {}).items()}
        definitions[f"{name}After"] = loose
    definitions["Phases"]["properties"]["after"] = {"$ref": "#/$defs/PhaseAfter"}


def _or_none(value: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value[key] for key in ("description",) if key in value}
    return {**kept, "anyOf": [value, {"const": "none"}]}


def _loosened(node: Any) -> Any:
    """References below maps lead to the loose definitions; an item of a list is written in full."""
    if isinstance(node, list):
        return [_loosened(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {**node, "$ref": f"{node['$ref']}After"}
    return {key: value if key == "items" else _loosened(value) for key, value in node.items()}
