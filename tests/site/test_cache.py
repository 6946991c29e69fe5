"""A warm build gives what a cold one gives, byte for byte, whatever changed in between."""

from __future__ import annotations

import datetime as dt
import functools
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fixbook.library import load_library
from fixbook.outputs import cache
from fixbook.outputs.build import Build
from fixbook.outputs.kept import ASIDE
from fixbook.outputs.pages.page import Body, Page
from fixbook.plugin.content import _plain
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks

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


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_failed_build_leaves_nothing_aside(tmp_path: Path, error: type[BaseException]) -> None:
    site = starter(tmp_path / "site")
    built(site)
    configure(site, hooks=["hook.py"])
    (site / "hook.py").write_text(
        f"def on_nav(nav, config, files):\n    raise {error.__name__}('on purpose')\n", encoding="utf-8"
    )
    with pytest.raises(error, match="on purpose"):
        built(site)
    assert not (site / "site" / ASIDE).exists()


@pytest.mark.parametrize("damage", [lambda _: b"no database", lambda data: data[: len(data) // 2]])
def test_unreadable_cache_is_thrown_away(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    site = starter(tmp_path / "site")
    first = contents(built(site))
    (site / CACHE).write_bytes(damage((site / CACHE).read_bytes()))
    step(site)
    built(site)
    edit(site / RUNBOOK, "Change the cable for one", "Replace the cable with one")
    assert contents(built(site)) == first


def test_bodies_are_made_again_while_another_build_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fixbook.outputs.cache.sqlite3.connect", functools.partial(sqlite3.connect, timeout=0))
    bodies = cache.BodyCache(tmp_path / "bodies.sqlite", "")
    other = sqlite3.connect(tmp_path / "bodies.sqlite")
    other.execute("INSERT INTO bodies VALUES ('theirs', 'body')")
    bodies.put("ours", Body("body", ()))
    bodies.close()
    other.commit()
    assert other.execute("SELECT key FROM bodies").fetchall() == [("theirs",)]
    other.close()


def test_site_is_built_where_nothing_can_be_kept(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    (site / ".fixbook-cache").write_text("a file where a folder belongs", encoding="utf-8")
    built(site)
    assert (built(site) / "runbooks" / "terminal-offline" / "index.html").is_file()


def test_kept_files_stay_out_of_git(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    built(site)
    assert (site / ".fixbook-cache" / ".gitignore").read_text(encoding="utf-8") == "*\n"


HOOK = """
from pathlib import Path
from mkdocs.structure.files import File

def on_files(files, config):
    for name in Path(__file__).with_name("names.txt").read_text().split():
        files.append(File.generated(config, f"more/{name}.md", content=f"# {name}"))
    return files

def on_env(env, config, files):
    env.globals["greeting"] = "Hello"
"""
GREETS = "{% extends 'base.html' %}{% block announce %}{% if page and page.url == 'runbooks/' %}{{ greeting }}{% endif %}{% endblock %}"


def test_what_a_hook_adds_is_up_to_date(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "custom_dir": "overrides", "features": ["navigation.prune"]}
    site = configure(starter(tmp_path / "site"), theme=theme, hooks=["hook.py"])
    (site / "overrides").mkdir()
    (site / "overrides" / "main.html").write_text(GREETS, encoding="utf-8")
    (site / "hook.py").write_text(HOOK, encoding="utf-8")
    (site / "names.txt").write_text("one", encoding="utf-8")
    assert "Hello" in (built(site) / "runbooks" / "index.html").read_text(encoding="utf-8")
    (site / "names.txt").write_text("one two", encoding="utf-8")
    assert "/zh/more/two/" in (built(site) / "sitemap.xml").read_text(encoding="utf-8")
    edit(site / "hook.py", "Hello", "Good morning")
    Hooks._load_hook.cache_clear()  # another run of the program
    assert "Good morning" in (built(site) / "runbooks" / "index.html").read_text(encoding="utf-8")


def test_bodies_depend_on_installed_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = starter(tmp_path / "site")
    built(site)
    before = cache.BodyCache(site / CACHE, "").known
    monkeypatch.setattr("fixbook.plugin.content._versions", lambda: ["Pygments 99"])
    built(site)
    assert before.isdisjoint(cache.BodyCache(site / CACHE, "").known)


def test_bodies_depend_on_every_template_of_the_site(tmp_path: Path) -> None:
    library, _ = load_library(starter(tmp_path / "site"))
    (tmp_path / "included.html").write_text("one", encoding="utf-8")
    before = cache.context(library, [], [tmp_path])
    (tmp_path / "included.html").write_text("two", encoding="utf-8")
    assert cache.context(library, [], [tmp_path]) != before


@pytest.mark.parametrize("suffix", ["py", "html", "css"])
def test_program_is_read_again_in_a_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setattr(cache, "_PROGRAM", tmp_path)
    before = cache.program()
    (tmp_path / f"changed.{suffix}").write_text("", encoding="utf-8")
    assert cache.program() != before


SETTINGS: list[tuple[Any, Any]] = [
    ({1: "a", "x": "b"}, {1: "a", "x": "c"}),
    ({dt.date(2026, 1, 1): "a"}, {dt.date(2026, 1, 2): "a"}),
    ({"x": [{"y": {"a", "b"}}]}, {"x": [{"y": {"a"}}]}),
    ({"x": ("a", "b")}, {"x": ("b", "a")}),
]


@pytest.mark.parametrize(("one", "other"), SETTINGS)
def test_settings_of_any_form_are_told_apart(one: Any, other: Any) -> None:
    assert repr(_plain(one)) != repr(_plain(other))


FINISHED = """
from pathlib import Path

def on_post_build(config):
    found = sorted(file.relative_to(config.site_dir).as_posix() for file in Path(config.site_dir).rglob("*.html"))
    Path(__file__).with_name("found.txt").write_text("\\n".join(found))
"""


def test_what_looks_through_the_finished_site_finds_all_of_it(tmp_path: Path) -> None:
    site = configure(starter(tmp_path / "site"), hooks=["hook.py"])
    (site / "hook.py").write_text(FINISHED, encoding="utf-8")
    for _ in range(2):
        out = built(site)
        found = (site / "found.txt").read_text(encoding="utf-8").splitlines()
        assert "runbooks/terminal-offline/index.html" in found
        assert found == sorted(path for path in contents(out) if path.endswith(".html"))


def test_preview_leaves_what_a_build_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = starter(tmp_path / "site")
    built(site)
    config = load_config(str(site / "mkdocs.yml"), site_dir=str(tmp_path / "previewed"))
    config.site_url = "http://127.0.0.1:8000/"
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    monkeypatch.setattr("fixbook.plugin.content.load_library", lambda *_, **__: pytest.fail("the library was read"))
    built(site, strict=False)
