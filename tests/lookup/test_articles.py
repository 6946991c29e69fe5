"""A library becomes entries, facets and concepts: every text where the ranking expects it, nothing that the edition may not show."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixbook.library import Library, load_library
from fixbook.lookup import Lookup
from fixbook.lookup.articles import concepts, entries, facets, plain
from fixbook.lookup.handwritten import pages
from fixbook.lookup.index import build_from

TAXONOMY = """
languages:
  en: {name: English}
  zh: {name: 中文}
areas: {stutter: {name: Stutter}}
platforms:
  ios: {name: iOS, aliases: {en: [iPhone], zh: [苹果手机]}}
severities:
  tickets: {high: {name: High}}
  incidents: {high: {name: High}}
roles: {host: {name: Host}}
affects:
  everyone: {name: {en: Everyone, zh: 所有人}}
where: {client: {name: Client}}
metrics: {loss: {name: Packet loss, definition: Lost packets, unit: "%"}}
products: {kit: {name: Kit}}
"""

RUNBOOK = """
id: KB-0001
title: {en: "Everything **freezes**", zh: 全都卡}
summary: See [the guide](KB-0002#step).
audience: public
state: published
area: stutter
affects: [everyone]
platforms: [ios]
symptoms:
  en: [it keeps freezing]
  zh: [一直卡]
codes:
  - {product: kit, code: "110", name: ERR_SLOW, means: The line is slow.}
  - {product: kit, code: "999", name: ERR_SECRET, means: Ours alone., audience: internal}
signals:
  - {metric: loss, above: 5}
causes:
  - key: line
    title: A slow line
    where: client
    check: {ask: "Is `loss` high?", if_so: It is above 5.}
    steps:
      - {key: faster, kind: lasting, by: host, do: Take a faster line.}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    texts = {
        "kb/taxonomy.yml": TAXONOMY,
        "kb/thesaurus.yml": "concepts:\n  - {id: freeze, kind: term, words: {en: [freeze, lag], zh: [卡]}, weak: [lag]}\n",
        "kb/regions/global.yml": "name: Worldwide\n",
        "kb/regions/indonesia.yml": "name: Indonesia\nparent: global\ncountry: true\ncities: {en: [Jakarta]}\ncarriers: [Telkomsel]\n",
        "kb/scenarios/common.yml": "name: Common\norder: 1\nsummary: All.\n",
        "kb/runbooks/common/global/everything-freezes.yml": RUNBOOK,
        "kb/runbooks/common/indonesia/old.yml": RUNBOOK.replace("KB-0001", "KB-0003").replace(
            "state: published", "state: retired\nwhy: It is over."
        ),
        "docs/index.md": "# Welcome\n\nStart with **the box**.\n\n## More\n\n- one\n",
        "docs/index.zh.md": "# 欢迎\n\n从这里开始。\n",
        "docs/guides/ours.md": "---\naudience: internal\n---\n\n# Ours\n",
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def library(site: Path) -> Library:
    found, problems = load_library(site)
    assert [problem for problem in problems if problem.code not in ("sources", "region")] == []
    return found.for_edition("public")


def address(kind: str, slug: str, language: str) -> str:
    return f"{language}:{kind}:{slug}"


def test_runbook_becomes_lines_by_field_and_language(library: Library) -> None:
    (entry,) = (entry for entry in entries(library, address) if entry.kind == "runbook")
    assert entry.urls == {"en": "en:runbook:everything-freezes", "zh": "zh:runbook:everything-freezes"}
    assert [(line.field, line.key, line.lang, line.text) for line in entry.lines] == [
        ("title", "", "en", "Everything freezes"),
        ("title", "", "zh", "全都卡"),
        ("summary", "", "en", "See the guide."),
        ("symptom", "", "en", "it keeps freezing"),
        ("symptom", "", "zh", "一直卡"),
        ("code", "", "", "110 ERR_SLOW"),
        ("signal", "", "en", "The line is slow."),
        ("signal", "", "en", "Packet loss"),
        ("cause", "line", "en", "A slow line"),
        ("check", "line", "en", "Is loss high?"),
        ("step", "faster", "en", "Take a faster line."),
    ]


def test_result_shows_title_check_and_step(library: Library) -> None:
    (entry,) = (entry for entry in entries(library, address) if entry.kind == "runbook")
    assert entry.shown["title"] == {"en": "Everything freezes", "zh": "全都卡"}
    assert entry.shown["check"] == {"en": "Is loss high?"}
    assert entry.shown["affects"] == ["everyone"]


def test_region_is_found_as_a_page_by_its_name_its_cities_and_carriers(library: Library) -> None:
    lookup = Lookup(build_from(library).__getitem__)
    for name in ("Indonesia", "Jakarta", "Telkomsel"):
        (hit, *_) = lookup.search(name, kinds=["page"]).hits
        assert (hit.id, hit.entry["urls"]["zh"]) == ("region:indonesia", "zh/regions/indonesia/")


def test_what_is_internal_is_in_the_internal_index_only(site: Path) -> None:
    library, _ = load_library(site)
    for edition, found in (("public", False), ("internal", True)):
        pieces = build_from(library.for_edition(edition), site / "docs")
        assert ("ERR_SECRET" in repr(pieces)) is found
        assert ("Ours" in repr(pieces)) is found


def test_words_of_facets_hold_aliases_cities_and_carriers(library: Library) -> None:
    words = {(facet.dimension, facet.key): facet.words for facet in facets(library)}
    assert words["region", "indonesia"] == ("Indonesia", "Jakarta", "Telkomsel")
    assert words["platform", "ios"] == ("iOS", "iPhone", "苹果手机")
    assert words["region", "global"] == words["scenario", "common"] == ()


def test_weak_words_are_no_words(library: Library) -> None:
    (concept,) = concepts(library)
    assert (concept.words, concept.weak) == (("freeze", "卡"), ("lag",))


def test_library_is_searched_in_either_language(library: Library) -> None:
    lookup = Lookup(build_from(library).__getitem__)
    for q in ("freezing", "卡", "ERR_SLOW", "error 110", "iPhone freezes"):
        assert [hit.slug for hit in lookup.search(q).hits] == ["everything-freezes"], q


def test_page_has_headings_text_and_its_translation(site: Path) -> None:
    (page,) = pages(site / "docs", ["en", "zh"], frozenset(["public"]), address)
    assert (page.id, page.slug, page.urls) == ("page:home", "home", {"en": "en:page:", "zh": "zh:page:"})
    assert [(line.field, line.lang, line.text) for line in page.lines] == [
        ("title", "en", "Welcome"),
        ("text", "en", "Start with the box."),
        ("summary", "en", "More"),
        ("text", "en", "one"),
        ("title", "zh", "欢迎"),
        ("text", "zh", "从这里开始。"),
    ]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [("a [link](KB-0001#x) b", "a link b"), ("`code` and **bold**", "code and bold"), ("2 * 3 (4)", "2 * 3 (4)")],
)
def test_inline_markdown_is_read_without_its_marks(markdown: str, text: str) -> None:
    assert plain(markdown) == text
