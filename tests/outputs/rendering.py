"""Renders the pages of a library on disk, for tests of pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from fixbook.library import Library, load_library
from fixbook.outputs.environment import environment
from fixbook.outputs.pages.page import Body, Page
from fixbook.outputs.site import Site

SHOP = Path(__file__).parent / "shop"
PRINTERS = Path(__file__).parent / "printers"
Family = Callable[[Library, Site], Iterator[Page]]


def library_of(root: Path) -> Library:
    """The public edition of the library in a folder; its files must be free of problems."""
    library, problems = load_library(root)
    assert problems == []
    return library.for_edition("public")


def bodies(library: Library, family: Family) -> dict[tuple[str, str], Body]:
    """Bodies of all pages of a family by (language, address)."""
    templates = environment()
    site = Site(tuple(library.languages))
    return {(page.language, page.address): page.render(templates) for page in family(library, site)}


def text_of(html: str) -> str:
    """What a reader sees: the text without tags, spaces joined."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.replace("<wbr>", "")).replace("\u202f", " ").split())


def changed(tmp_path: Path, path: str, change: Callable[[dict[str, Any]], None], tree: Path = SHOP) -> Library:
    """The shop (or another tree) with one file changed."""
    root = tmp_path / tree.name
    shutil.copytree(tree, root)
    data = yaml.load((root / path).read_text(), Loader=yaml.BaseLoader)
    change(data)
    (root / path).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    return library_of(root)


def with_script_everywhere(tmp_path: Path, script: str, tree: Path = SHOP) -> Library:
    """The shop (or another tree) with a script appended to every human text of every file."""
    root = tmp_path / tree.name
    shutil.copytree(tree, root)
    for file in root.rglob("*.yml"):
        data = _poisoned(yaml.load(file.read_text(), Loader=yaml.BaseLoader), script)
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    return library_of(root)


def _poisoned(data: Any, script: str) -> Any:
    """Texts are the values of maps by language, and names written as plain strings."""
    if isinstance(data, list):
        return [_poisoned(item, script) for item in data]
    if not isinstance(data, dict):
        return data
    if data and set(data) <= {"en", "zh"} and all(isinstance(value, str) for value in data.values()):
        return {language: f"{text} {script}" for language, text in data.items()}
    plain = {"organisation", "unit", "title", "where"} if "kind" in data or "url" in data or "points" in data else set()
    return {
        key: f"{value} {script}" if key in plain and isinstance(value, str) else _poisoned(value, script)
        for key, value in data.items()
    }
