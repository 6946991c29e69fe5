"""`fixbook init` gives a site that passes its own check, and touches nothing that exists."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixbook.commands.init import starter

from tests.commands.run import run
from tests.library.trees import checked

DAY = ("--today", "2026-11-22")


def test_started_site_has_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(tmp_path, monkeypatch, "init", *DAY)
    assert result.exit_code == 0
    library, problems = checked(tmp_path)
    assert problems == []
    assert library.languages == ["en", "zh"]
    for group in (library.runbooks, library.postmortems, library.plans, library.checklists):
        assert group
    assert run(tmp_path, monkeypatch, "check", "--strict", *DAY).exit_code == 0
    assert run(tmp_path, monkeypatch, "ledger", *DAY).stdout == "ledger.tsv: nothing to add\n"


def test_site_is_started_in_a_folder_that_does_not_exist_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, monkeypatch, "init", "desk/site", *DAY).exit_code == 0
    assert (tmp_path / "desk/site/mkdocs.yml").is_file()
    assert (tmp_path / "desk/site/.gitignore").is_file()


def test_nothing_is_written_where_a_file_is_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    result = run(tmp_path, monkeypatch, "init")
    assert result.exit_code == 2
    assert "mkdocs.yml exists; nothing is overwritten" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_schema_comments_of_the_started_site_lead_to_schemas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, monkeypatch, "init", *DAY)
    contents = [name for name, _ in starter() if name.startswith(("kb/", "postmortems/"))]
    assert len(contents) >= 14
    for name in contents:
        first = (tmp_path / name).read_text(encoding="utf-8").split("\n")[0]
        target = first.removeprefix("# yaml-language-server: $schema=")
        assert target != first
        assert ((tmp_path / name).parent / target).is_file()


def test_started_site_is_about_something_else_than_this_one() -> None:
    text = b"\n".join(content for _, content in starter()).decode().lower()
    assert [word for word in ("stream", "livestream", "webrtc", "直播", "showroom") if word in text] == []
