"""The index that commands ask is built again when what it was made of, or what made it, has changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fixbook.commands import indexes

from tests.site.building import edit, starter

RUNBOOK = Path("kb/runbooks/in-store/global/terminal-offline.yml")


def test_index_is_built_again_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = starter(tmp_path / "site")
    stores: list[str] = []
    original = indexes.built

    def counting(roots: tuple[Path, ...], edition: str, store: dict[str, Any]) -> dict[str, Any]:
        stores.append(json.dumps(store))
        return original(roots, edition, store)

    monkeypatch.setattr(indexes, "built", counting)
    for _ in range(2):
        indexes.opened(None, (site,))
    edit(site / RUNBOOK, "The terminal says offline", "The terminal shows offline")
    indexes.opened(None, (site,))
    monkeypatch.setattr(indexes, "program", lambda _: "another")
    indexes.opened(None, (site,))
    assert [store == "{}" for store in stores] == [True, False, True]
