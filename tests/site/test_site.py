"""The built site: what is in it, and that the same input gives the same bytes."""

from __future__ import annotations

import html.parser
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fixbook.outputs.frame import Frames
from mkdocs.exceptions import Abort

from tests.site.building import built, configure, contents, edit, starter

RUNBOOK = "kb/runbooks/in-store/global/terminal-offline.yml"
PAGE = "runbooks/terminal-offline/index.html"


def page(site: Path, path: str = PAGE) -> str:
    """The HTML of one page."""
    return (site / path).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter's site."""
    return built(starter(tmp_path_factory.mktemp("one") / "site"))


def test_every_page_stands_in_every_language_with_the_same_anchors(site: Path) -> None:
    english = {path for path in contents(site) if path.endswith(".html") and not path.startswith(("zh/", "k/"))}
    chinese = {path.removeprefix("zh/") for path in contents(site) if path.endswith(".html") and path.startswith("zh/")}
    assert english == chinese
    assert PAGE in english
    for path in sorted(english - {"404.html"}):
        anchors = [re.findall(r' id="([^"]+)"', page(site, name)) for name in (path, f"zh/{path}")]
        assert anchors[0] == anchors[1], path


def test_page_speaks_its_language_down_to_the_theme(site: Path) -> None:
    assert '<html lang="en"' in page(site)
    assert '<html lang="zh"' in page(site, f"zh/{PAGE}")
    assert 'placeholder="搜索"' in page(site, f"zh/{PAGE}")
    assert 'placeholder="Search"' in page(site)


def test_language_switch_leads_to_the_same_page_by_a_relative_link(site: Path) -> None:
    assert re.search(r'href="../../zh/runbooks/terminal-offline/" hreflang="zh"', page(site))
    assert re.search(r'href="../../../runbooks/terminal-offline/" hreflang="en"', page(site, f"zh/{PAGE}"))


class _Links(html.parser.HTMLParser):
    """Collects what a page loads and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag in ("script", "img", "iframe") and found.get("src"):
            self.loaded.append(str(found["src"]))
        if tag == "link" and str(found.get("rel", "")).strip() in ("stylesheet", "icon", "preconnect", "preload"):
            self.loaded.append(str(found["href"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))


def links_of(text: str) -> _Links:
    """Links and loads of a page."""
    parser = _Links()
    parser.feed(text)
    return parser


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    for path, data in contents(site).items():
        if path.endswith(".html"):
            loaded = links_of(data.decode()).loaded
            assert [each for each in loaded if urlsplit(each).netloc] == [], path


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_internal_link_leads_to_a_file(tmp_path: Path, directory_urls: bool) -> None:
    out = built(configure(starter(tmp_path / "site"), use_directory_urls=directory_urls))
    files = set(contents(out))
    broken = []
    for path in sorted(files):
        if path.endswith(".html") and not path.endswith("404.html"):
            for link in links_of((out / path).read_text(encoding="utf-8")).links:
                parts = urlsplit(link)
                if parts.scheme or parts.netloc or not parts.path:
                    continue
                target = (out / path).parent.joinpath(parts.path).resolve().relative_to(out.resolve()).as_posix()
                target = "index.html" if target == "." else target
                if not ({target, f"{target}/index.html"} & files if directory_urls else target in files):
                    broken.append((path, link))
    assert broken == []


def test_same_input_gives_the_same_bytes_in_another_folder_on_another_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    again = built(starter(tmp_path / "elsewhere" / "deeper"))
    first, second = contents(site), contents(again)
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_stamped_page_is_what_the_full_template_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    monkeypatch.setattr(Frames, "put", lambda self, each, body: self._full(each, body))
    full = contents(built(starter(tmp_path / "site")))
    for path, data in contents(site).items():
        if path.endswith(".html"):
            assert b"".join(data.split()) == b"".join(full[path].split()), path


def test_title_cannot_break_out_of_the_page(tmp_path: Path) -> None:
    content = starter(tmp_path / "site")
    edit(content / RUNBOOK, "The terminal says offline", "</title></h1><script>alert(1)</script> & offline")
    out = built(configure(content, fixbook={"stop_on_errors": False}), strict=False)
    for path, data in contents(out).items():
        if path.endswith((".html", ".xml", ".md", ".json")):
            assert b"<script>alert(1)" not in data, path


def test_broken_content_stops_the_build_before_anything_is_written(tmp_path: Path) -> None:
    content = starter(tmp_path / "site")
    edit(content / RUNBOOK, "area: terminal", "area: terminl")
    with pytest.raises(Abort):
        built(content)
    assert not (content / "site").exists()


def test_odd_settings_are_taken_as_written(tmp_path: Path) -> None:
    settings: dict[str, object] = {
        "edit_uri": "https://git.example/{0}?at={path}&{",
        "content": [],
        "nav_translations": None,
    }
    out = built(configure(starter(tmp_path / "site"), fixbook=settings))
    assert f"https://git.example/{{0}}?at={RUNBOOK}&amp;{{" in page(out)


@pytest.mark.parametrize("titles", [{"zh": None}, {"zh": ["Guides"]}, {"zh": {"Guides": 3}}])
def test_titles_that_are_no_texts_are_refused_before_the_build(titles: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(Abort, match="configuration"):
        built(configure(starter(tmp_path / "site"), fixbook={"nav_translations": titles}))


def test_preview_goes_on_without_a_picture_that_is_not_there_yet(tmp_path: Path) -> None:
    content = starter(tmp_path / "site")
    edit(
        content / RUNBOOK,
        "        do:",
        '        image: {file: later.png, alt: {en: "A cable.", zh: "一根线。"}}\n        do:',
    )
    out = built(configure(content, fixbook={"stop_on_errors": False}), strict=False)
    assert "later.png" in page(out)


def test_sitemap_names_every_page_in_every_language_and_no_build_day(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://runbooks.example.com/runbooks/terminal-offline/</loc>" in sitemap
    assert "<loc>https://runbooks.example.com/zh/runbooks/terminal-offline/</loc>" in sitemap
    assert "lastmod" not in sitemap  # the copy has no history
    assert "/k/" not in sitemap


def test_offline_build_loads_no_foreign_script(tmp_path: Path) -> None:
    out = built(configure(starter(tmp_path / "site"), plugins=["offline"]))
    text = page(out)
    assert "unpkg" not in text
    assert 'href="../../zh/runbooks/terminal-offline/index.html"' in text


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_show_the_whole_article(tmp_path: Path, theme: str) -> None:
    out = built(configure(starter(tmp_path / "site"), theme={"name": theme}))
    text = page(out)
    assert "Replace the cable with one that works elsewhere" in text
    assert 'id="swap-cable"' in text


def test_site_overrides_a_template_by_custom_dir(tmp_path: Path) -> None:
    content = starter(tmp_path / "site")
    (content / "overrides" / "fixbook").mkdir(parents=True)
    (content / "overrides" / "fixbook" / "runbook.html").write_text(
        "<h1>{{ page.title }}</h1><p>Ours</p>", encoding="utf-8"
    )
    out = built(configure(content, theme={"name": "material", "font": False, "custom_dir": "overrides"}))
    assert "<p>Ours</p>" in page(out)


def test_hand_written_page_links_by_id_but_not_inside_code(tmp_path: Path) -> None:
    content = starter(tmp_path / "site")
    text = "# Links\n\nSee [this](KB-0001#swap-cable), written `[this](KB-0001#swap-cable)`.\n\n```\n[this](KB-0001)\n```\n"
    (content / "docs" / "links.md").write_text(text, encoding="utf-8")
    out = built(content)
    for path, prefix in (("links/index.html", "../"), ("zh/links/index.html", "../")):
        html_text = page(out, path)
        assert f'<a href="{prefix}runbooks/terminal-offline/#swap-cable">this</a>' in html_text
        assert "<code>[this](KB-0001#swap-cable)</code>" in html_text
        assert "[this](KB-0001)\n" in html_text


def test_hand_written_page_stands_under_its_group(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    (site / "docs" / "on-call.md").write_text("# On call\n\nWho is awake.\n", encoding="utf-8")
    theme = {"name": "material", "font": False, "features": ["navigation.tabs"]}
    configure(site, theme=theme, nav=["index.md", {"Team": ["on-call.md"]}])
    page = (built(site) / "on-call" / "index.html").read_text(encoding="utf-8")
    tabs = re.findall(r'md-tabs__item--active">\s*<a[^>]*>\s*([^<]*?)\s*<', page)
    assert tabs == ["Guides"]


def test_page_left_out_of_the_site_is_not_found_by_the_lookup(tmp_path: Path) -> None:
    site = starter(tmp_path / "site")
    (site / "docs" / "unfinished.md").write_text("# Xylophone maintenance\n\nTune it.\n", encoding="utf-8")
    found = [b"Xylophone" in data for _, data in _index(built(site))]
    configure(site, exclude_docs="unfinished.md\n")
    left = [b"Xylophone" in data for _, data in _index(built(site))]
    assert any(found)
    assert not any(left)


def _index(site: Path) -> list[tuple[str, bytes]]:
    return [(path, data) for path, data in contents(site).items() if path.startswith("lookup/")]
