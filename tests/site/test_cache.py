"""A warm build gives what a cold one gives, byte for byte, whatever changed in between."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fixbook.outputs.build import Build

from tests.site.building import built, configure, contents, edit, starter

RUNBOOK = Path("kb/runbooks/in-store/global/terminal-offline.yml")
CACHE = Path(".fixbook-cache/bodies-public.sqlite")


def step(site: Path) -> None:
    edit(site / RUNBOOK, "Replace the cable with one", "Change the cable for one")


def title(site: Path) -> None:
    edit(site / RUNBOOK, "The terminal says offline", "The terminal shows offline")


def incident(site: Path) -> None:
    edit(
        site / "postmortems/in-store/global/2026-03-02-terminals-refused.yml",
        "All terminals refused",
        "Every terminal refused",
    )


def address(site: Path) -> None:
    configure(site, site_url="https://elsewhere.example.com/below/")


def template(site: Path) -> None:
    (site / "overrides" / "fixbook").mkdir(parents=True)
    (site / "overrides" / "fixbook" / "foot.html").write_text("<p>Ours</p>", encoding="utf-8")
    configure(site, theme={"name": "material", "font": False, "custom_dir": "overrides"})


CHANGES = [step, title, incident, address, template]


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_warm_build_is_the_cold_one(tmp_path: Path, change: Callable[[Path], None]) -> None:
    site = starter(tmp_path / "site")
    built(site)
    change(site)
    warm = contents(built(site))
    shutil.rmtree(site / ".fixbook-cache")
    cold = contents(built(site))
    assert sorted(warm) == sorted(cold)
    assert [path for path in cold if warm[path] != cold[path]] == []


def test_unchanged_article_is_not_rendered_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = starter(tmp_path / "site")
    built(site)
    rendered: list[str] = []
    original = Build._rendered

    def counting(self: Build, page: object, editing: str) -> object:
        rendered.append(page.address)  # type: ignore[attr-defined]
        return original(self, page, editing)  # type: ignore[arg-type]

    monkeypatch.setattr(Build, "_rendered", counting)
    built(site)
    assert [name for name in rendered if name.startswith("runbooks/")] == []
    step(site)
    built(site)
    assert [name for name in rendered if name.startswith("runbooks/")] == ["runbooks/terminal-offline"] * 2


def test_unreadable_cache_is_thrown_away(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    first = contents(built(site))
    (site / CACHE).write_bytes(b"no database")
    assert contents(built(site)) == first
