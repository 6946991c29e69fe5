"""`fixbook schema` prints one schema or writes all, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fixbook.library import KINDS

from tests.commands.run import run


def test_one_schema_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(tmp_path, monkeypatch, "schema", "runbook")
    assert json.loads(result.stdout)["properties"]["symptoms"]["description"].startswith("The customers' own words")
    assert list(tmp_path.iterdir()) == []


def test_all_schemas_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, monkeypatch, "schema").exit_code == 0
    names = {path.name for path in (tmp_path / ".schemas").iterdir()}
    assert names == {f"{kind.name}.json" for kind in KINDS}
    first = {name: (tmp_path / ".schemas" / name).read_bytes() for name in names}
    run(tmp_path, monkeypatch, "schema", "--out", "again")
    assert {name: (tmp_path / "again" / name).read_bytes() for name in names} == first


def test_unknown_kind_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, monkeypatch, "schema", "recipe").exit_code == 2
