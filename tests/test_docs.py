"""Holds the hand-written pages: both languages, the same anchors, examples that the models accept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from fixbook.library import KINDS
from fixbook.lookup.settings import FIELD_WEIGHTS, SETTINGS
from fixbook.model.plan import Cover, Response
from fixbook.model.postmortem import Action, Times
from fixbook.model.runbook import Check, RegionNote, Step
from fixbook.outputs.environment import HERE
from fixbook.plugin import FixbookConfig
from fixbook.yamlfile import parse
from markdown.extensions.toc import slugify
from pydantic import BaseModel

CHECKOUT = Path(__file__).parent.parent
DOCS = CHECKOUT / "docs"
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#+) (.*?)(?: \{ #(\S+) \})?$", re.MULTILINE)
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
# The example's key tells what it is a part of; a list is one of steps, a map with an id a whole runbook.
PARTS: dict[str, type[BaseModel]] = {
    "check": Check,
    "in_regions": RegionNote,
    "actions": Action,
    "times": Times,
    "cover": Cover,
    "response": Response,
}


def name(path: Path) -> str:
    return path.relative_to(DOCS).as_posix()


def translated(page: Path) -> Path:
    return page.with_suffix(".zh.md")


def body(path: Path) -> str:
    """The text below the front matter."""
    return path.read_text(encoding="utf-8").split("\n---\n", 1)[1]


def front(path: Path) -> dict[str, str]:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("---\n"), f"{name(path)} has no front matter"
    meta: dict[str, str] = yaml.safe_load(text.split("\n---\n", 1)[0])
    return meta


def headings(path: Path) -> list[tuple[int, str]]:
    """Level and anchor of every heading."""
    found = HEADING.findall(FENCED.sub("", body(path)))
    return [(len(marks), anchor or slugify(title.replace("`", ""), "-")) for marks, title, anchor in found]


PAGES = sorted(path for path in DOCS.rglob("*.md") if not path.name.endswith(".zh.md"))
BOTH = [path for page in PAGES for path in (page, translated(page))]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_page_has_its_translation_with_the_same_anchors(page: Path) -> None:
    assert translated(page).is_file()
    assert headings(translated(page)) == headings(page)


@pytest.mark.parametrize("page", BOTH, ids=name)
def test_page_describes_itself_in_its_language_and_has_one_title(page: Path) -> None:
    description = front(page)["description"]
    assert 15 <= len(description) <= 200
    assert bool(re.search(r"[\u4e00-\u9fff]", description)) == page.name.endswith(".zh.md")
    wanted = 0 if page.name.startswith("index.") and page.parent == DOCS else 1
    assert [level for level, _ in headings(page)].count(1) == wanted


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_both_languages_show_as_many_examples_tables_and_items(page: Path) -> None:
    def shape(path: Path) -> tuple[list[str], int, int]:
        text = FENCED.sub("", body(path))
        blocks = [language for language, _ in FENCED.findall(body(path))]
        return (
            blocks,
            len(re.findall(r"^\|", text, re.MULTILINE)),
            len(re.findall(r"^(?:-|\d+\.) ", text, re.MULTILINE)),
        )

    assert shape(translated(page)) == shape(page)


@pytest.mark.parametrize("page", BOTH, ids=name)
def test_every_column_of_a_table_has_a_name(page: Path) -> None:
    tables = re.findall(r"^\|(.*)\|\n\|[-|: ]+\|$", FENCED.sub("", body(page)), re.MULTILINE)
    assert [head for head in tables if not all(cell.strip() for cell in head.split("|"))] == []


@pytest.mark.parametrize("page", [translated(page) for page in PAGES], ids=name)
def test_chinese_text_has_full_width_punctuation(page: Path) -> None:
    prose = re.sub(r"`[^`]*`|<[^>]*>", "", FENCED.sub("", body(page)))
    assert HALF_WIDTH.findall(prose) == []


def examples() -> Iterator[tuple[str, Any]]:
    """Every example of content in the pages: where it stands, and what the reader of files makes of it."""
    for page in BOTH:
        for language, text in FENCED.findall(page.read_text(encoding="utf-8")):
            if language == "yaml" and not text.startswith(("plugins:", "theme:")):
                parsed = parse(text.encode(), name(page))
                assert parsed.problems == []
                yield f"{name(page)}: {text.splitlines()[0]}", parsed.data


def parts(data: Any) -> Iterator[tuple[type[BaseModel], Any]]:
    """The models an example is an instance of, with what each should accept."""
    if isinstance(data, list):
        yield from ((Step, step) for step in data)
    elif "id" in data:
        yield next(kind.model for kind in KINDS if kind.name == "runbook"), data
    else:
        for key, model in PARTS.items():
            inner = data.get(key)
            values = (
                inner if isinstance(inner, list) else [inner] if key in ("check", "times") else (inner or {}).values()
            )
            yield from ((model, value) for value in values if value is not None)


def test_examples_of_content_are_accepted_by_the_models() -> None:
    checked = list(chain.from_iterable(((place, *part) for part in parts(data)) for place, data in examples()))
    assert {model.__name__ for _, model, _ in checked} >= {
        "Check",
        "Step",
        "Action",
        "Times",
        "Cover",
        "Response",
        "Runbook",
    }
    for _, model, value in checked:
        model.model_validate(value)


def test_every_section_of_the_navigation_has_a_translated_title() -> None:
    settings = yaml.load((CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    (options,) = [plugin["fixbook"] for plugin in settings["plugins"] if isinstance(plugin, dict)]
    sections = {title for section in settings["nav"] for title in section}
    assert sections == set(options["nav_translations"]["zh"])


def test_navigation_lists_every_page_once() -> None:
    settings = yaml.load((CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    listed = [page for section in settings["nav"] for pages in section.values() for page in pages]
    assert sorted(listed) == sorted(name(page) for page in PAGES if name(page) != "index.md")


def test_every_option_of_the_plugin_is_described() -> None:
    described = re.findall(
        r"^\| `(\w+)` \|", body(DOCS / "reference" / "options.md").split("\n## ", 1)[0], re.MULTILINE
    )
    assert described == [option for option, _ in FixbookConfig._schema]


def test_templates_that_the_page_names_exist() -> None:
    rows = "\n".join(re.findall(r"^\| `.*", body(DOCS / "reference" / "templates.md"), re.MULTILINE))
    named = re.findall(r"`(?:fixbook/)?([a-z-]+\.html)`", rows)
    assert {"runbook.html", "postmortem.html"} <= set(named)
    assert [file for file in named if not (HERE / "fixbook" / file).is_file()] == []


@pytest.mark.parametrize("page", ["ranking.md", "ranking.zh.md"])
def test_ranking_page_states_the_numbers_of_the_settings(page: str) -> None:
    text = body(DOCS / "reference" / page)
    fields, kinds = re.findall(r"^\| (?:weight|权重) \| (.*) \|$", text, re.MULTILINE)
    of_fields = [FIELD_WEIGHTS[field] for field in ("title", "symptom", "cause", "signal", "check")]
    assert fields.split(" | ")[:-1] == [f"{weight:g}" for weight in of_fields]
    order = ("name", "symptom", "term", "code", "word", "gram2", "gram1", "weak")
    assert kinds.split(" | ") == [str(SETTINGS["weights"][kind]) for kind in order]
    how_sure = text.split("\n## ")[5]
    fit, certain = SETTINGS["fit"], SETTINGS["certain"]
    told = [8 * fit["strength"], *(fit[key] for key in ("concept", "alike", "code", "request", "low", "high", "floor"))]
    told += [certain[key] for key in ("second", "points", "request")]
    assert [number for number in told if not re.search(rf"\b{number}\b", how_sure, re.ASCII)] == []
