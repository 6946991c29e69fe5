"""A preview shows a changed runbook before the whole site is built again, and never something else than the build."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fixbook.plugin import preview
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.site.building import edit, starter

RUNBOOK = Path("kb/runbooks/in-store/global/terminal-offline.yml")
PAGE = Path("site/runbooks/terminal-offline/index.html")


class Previewed:
    """A site under preview: `change` edits files as an author does and lets the server notice."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.builds = 0
        self.server: Any = SimpleNamespace(
            watch=lambda _: None, _rebuild_cond=threading.Condition(), _want_rebuild=False
        )
        self.config = self._load()
        self.config.plugins.on_startup(command="serve", dirty=False)
        build(self.config)
        self.config.plugins.on_serve(self.server, config=self.config, builder=self._build)

    def _load(self) -> Any:
        return load_config(str(self.site / "mkdocs.yml"))

    def _build(self) -> None:
        self.builds += 1
        build(self._load())

    def change(self, file: Path, old: str, new: str) -> None:
        edit(self.site / file, old, new)
        later = (self.site / file).stat().st_mtime_ns + 1_000_000
        os.utime(self.site / file, ns=(later, later))
        self.server.builder()

    def text(self, page: Path = PAGE) -> str:
        return (self.site / page).read_text(encoding="utf-8")


@pytest.fixture
def previewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Previewed:
    monkeypatch.setattr(preview, "IDLE", 3600.0)
    return Previewed(starter(tmp_path / "site"))


def step(site: Previewed) -> None:
    site.change(RUNBOOK, "Replace the cable with one", "Change the cable for one")


def test_changed_step_is_shown_without_a_build(previewed: Previewed) -> None:
    step(previewed)
    assert previewed.builds == 0
    assert "Change the cable for one" in previewed.text()


def test_what_is_shown_is_what_the_build_writes(previewed: Previewed) -> None:
    step(previewed)
    shown = previewed.text()
    previewed.server.builder()
    assert previewed.builds == 1
    assert previewed.text() == shown


MORE: list[Callable[[Previewed], None]] = [
    lambda site: site.change(Path("docs/index.md"), "\n", "\n\n"),
    lambda site: site.change(RUNBOOK, "audience: public", "audience: internal"),
    lambda site: site.change(Path("kb/scenarios/in-store.yml"), "name:", "name: "),
]


@pytest.mark.parametrize("change", MORE, ids=["docs", "audience", "scenario"])
def test_what_reaches_further_than_a_page_takes_a_build(
    previewed: Previewed, change: Callable[[Previewed], None]
) -> None:
    change(previewed)
    assert previewed.builds == 1


def test_runbook_with_an_error_is_told_and_its_page_stays(
    previewed: Previewed, caplog: pytest.LogCaptureFixture
) -> None:
    before = previewed.text()
    previewed.change(RUNBOOK, "kind: lasting", "kind: forever")
    assert previewed.text() == before
    assert [record for record in caplog.records if "forever" in record.getMessage()]


def test_the_server_is_asked_for_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "IDLE", 0.01)
    site = Previewed(starter(tmp_path / "site"))
    step(site)
    with site.server._rebuild_cond:
        assert site.server._rebuild_cond.wait_for(lambda: site.server._want_rebuild, timeout=20)


def test_after_a_failed_build_the_next_change_takes_a_whole_one(previewed: Previewed) -> None:
    taxonomy = previewed.site / "kb" / "taxonomy.yml"
    taxonomy.rename(previewed.site / "taxonomy.yml")
    with pytest.raises(Abort):
        previewed.server.builder()
    with pytest.raises(Abort):
        step(previewed)
    (previewed.site / "taxonomy.yml").rename(taxonomy)
    previewed.server.builder()
    assert "Change the cable for one" in previewed.text()


def test_file_that_is_gone_while_times_are_read_does_not_stop_the_preview(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_file", lambda _: True)  # as it was a moment ago
    built: list[bool] = []
    server: Any = SimpleNamespace()
    preview.Preview(server, lambda: built.append(True), lambda: [tmp_path / "draft.swp"], lambda _: False)()
    assert built == [True]
