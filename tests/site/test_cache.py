"""A warm build gives what a cold one gives, byte for byte, whatever changed in between."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fixbook.outputs.build import Build
from fixbook.outputs.kept import ASIDE
from fixbook.outputs.pages.page import Body, Page

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


def article_gone(site: Path) -> None:
    shutil.copytree(site / "site" / "runbooks" / "terminal-offline", site / "site" / "runbooks" / "long-gone")


def page_of_docs(site: Path) -> None:
    (site / "docs" / "extra.md").write_text("# Extra\n\nA page more.\n", encoding="utf-8")


def theme_option(site: Path) -> None:
    configure(site, theme={"name": "material", "font": False, "features": ["navigation.tabs"]})


def damaged_page(site: Path) -> None:
    (site / "site" / "runbooks" / "terminal-offline" / "index.html").write_text("edited by hand", encoding="utf-8")


def lost_page(site: Path) -> None:
    shutil.rmtree(site / "site" / "zh" / "runbooks")


def damaged_record(site: Path) -> None:
    (site / ".fixbook-cache" / "site-public.json").write_text('{"inputs": 1}', encoding="utf-8")


def nothing(site: Path) -> None:
    """A second build of the same."""


CHANGES = [
    nothing, step, title, incident, address, template, article_gone, page_of_docs, theme_option, damaged_page,
    lost_page, damaged_record,
]  # fmt: skip


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

    def counting(self: Build, page: Page) -> Body:
        rendered.append(page.address)
        return original(self, page)

    monkeypatch.setattr(Build, "_rendered", counting)
    built(site)
    assert [name for name in rendered if name.startswith("runbooks/")] == []
    step(site)
    built(site)
    assert [name for name in rendered if name.startswith("runbooks/")] == ["runbooks/terminal-offline"] * 2


def test_unchanged_site_is_left_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = starter(tmp_path / "site")
    page = built(site) / "runbooks" / "terminal-offline" / "index.html"
    written = page.stat().st_mtime_ns
    monkeypatch.setattr("fixbook.plugin.content.load_library", lambda *_, **__: pytest.fail("the library was read"))
    built(site)
    assert page.stat().st_mtime_ns == written
    assert not (site / "site" / ASIDE).exists()


def test_problems_are_reported_again_by_a_build_that_reads_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = starter(tmp_path / "site")
    edit(site / RUNBOOK, "  zh: ", "  xx: ")
    configure(site, fixbook={"stop_on_errors": False})
    built(site, strict=False)
    first = sorted(record.getMessage() for record in caplog.records if "terminal-offline.yml" in record.getMessage())
    caplog.clear()
    built(site, strict=False)
    again = sorted(record.getMessage() for record in caplog.records if "terminal-offline.yml" in record.getMessage())
    assert first == again != []


def test_failed_build_leaves_nothing_aside(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    built(site)
    configure(site, extra_templates=["missing.html"], hooks=["hook.py"])
    (site / "hook.py").write_text(
        "def on_nav(nav, config, files):\n    raise RuntimeError('on purpose')\n", encoding="utf-8"
    )
    with pytest.raises(RuntimeError, match="on purpose"):
        built(site)
    assert not (site / "site" / ASIDE).exists()


def test_unreadable_cache_is_thrown_away(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    first = contents(built(site))
    (site / CACHE).write_bytes(b"no database")
    assert contents(built(site)) == first
