"""The schemas for editors say what the models say."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from fixbook.library import KINDS
from fixbook.model.jsonschema import json_schema
from fixbook.yamlfile import Data, parse

from tests.library.trees import GOOD, HERE

BY_NAME = {kind.name: kind for kind in KINDS}
FOLDERS = {
    "runbooks": "runbook",
    "plans": "plan",
    "regions": "region",
    "scenarios": "scenario",
    "checklists": "checklist",
}


def kind_of(path: str) -> str:
    """The kind of file that lies at a path of a tree."""
    parts = path.split("/")
    return "postmortem" if parts[0] == "postmortems" else FOLDERS.get(parts[1], parts[1].removesuffix(".yml"))


def faults(data: Data, schema: dict[str, Any], root: dict[str, Any]) -> list[str]:
    """What a validator of the keywords our schemas use would say; unknown keywords fail the test."""
    if "$ref" in schema:
        return faults(data, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)
    if "anyOf" in schema:
        return [] if any(not faults(data, one, root) for one in schema["anyOf"]) else [f"{data} fits none"]
    if "const" in schema:
        return [] if data == schema["const"] else [f"{data} is not {schema['const']}"]
    if "enum" in schema:
        return [] if data in schema["enum"] else [f"{data} is not listed"]
    types = schema["type"] if isinstance(schema.get("type"), list) else [schema.get("type", "any")]
    if isinstance(data, dict):
        return _map_faults(data, schema, root) if "object" in types or types == ["any"] else ["a map"]
    if isinstance(data, list):
        if "array" not in types:
            return ["a list"]
        return [fault for item in data for fault in faults(item, schema["items"], root)]
    return [] if data is None or {"string", "number", "boolean", "any"} & set(types) else [f"{data} is no {types}"]


def _map_faults(data: dict[str, Data], schema: dict[str, Any], root: dict[str, Any]) -> list[str]:
    fields = schema.get("properties", {})
    found = [f"{name} is missing" for name in schema.get("required", []) if name not in data]
    for name, value in data.items():
        patterns = [one for pattern, one in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
        below = fields.get(name, patterns[0] if patterns else schema.get("additionalProperties", {}))
        found += [f"{name} is unknown"] if below is False else [f"{name}: {one}" for one in faults(value, below, root)]
    return found


@pytest.mark.parametrize("file", sorted(GOOD.rglob("*.yml")), ids=lambda file: file.stem)
def test_good_file_fits_its_schema(file: Any) -> None:
    schema = json_schema(BY_NAME[kind_of(file.relative_to(GOOD).as_posix())].model)
    assert faults(parse(file.read_bytes(), "x.yml").data, schema, schema) == []


@pytest.mark.parametrize(
    "case", ["unknown-field", "unknown-field-below", "missing-field", "unknown-value", "text-for-a-list"]
)
def test_file_of_a_wrong_shape_does_not_fit(case: str) -> None:
    schema = json_schema(BY_NAME["runbook"].model)
    file = HERE / "bad" / case / "kb/runbooks/common/global/leak.yml"
    assert faults(parse(file.read_bytes(), "x.yml").data, schema, schema)


def test_second_phase_of_a_plan_may_say_little() -> None:
    schema = json_schema(BY_NAME["plan"].model)
    after = schema["$defs"]["PhaseAfter"]
    assert faults({"response": {"high": {"first": "4h"}}, "big_events": "none"}, after, schema) == []
    assert faults({"response": {"high": {"frist": "4h"}}}, after, schema)


@pytest.mark.parametrize("kind", BY_NAME)
def test_schema_is_json_and_describes_every_field(kind: str) -> None:
    schema = json.loads(json.dumps(json_schema(BY_NAME[kind].model)))
    assert schema["$schema"].endswith("2020-12/schema")
    for name, field in schema["properties"].items():
        assert field.get("description"), name
