"""Measures the other engines over one corpus: those of node on its documents, Pagefind and Material's search on sites built of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from corpus import Corpus, said
from fixbook.lookup import Lookup
from ours import HERE, ROUNDS, write_input
from questions import Question, is_chinese
from running import Bench, Figures, started

IN_NODE = {
    "bm25": "BM25, Chinese bigrams",
    "bm25+concepts": "BM25, Chinese bigrams + concepts",
    "minisearch": "MiniSearch, Chinese bigrams",
    "minisearch+concepts": "MiniSearch, Chinese bigrams + concepts",
    "lunr": "lunr, Chinese bigrams",
    "fuse": "Fuse.js",
}
IN_CHROMIUM = {"pagefind": "Pagefind", "material": "Material's search"}
NAMES = IN_NODE | IN_CHROMIUM

Document = dict[str, Any]
"""id, slug, title, text, concepts: an article in every language together, and the ids of our concepts found in it."""


def concept_names(pieces: dict[str, Any]) -> Callable[[str], list[str]]:
    """Gives the ids of our concepts in a text."""
    lookup = Lookup(pieces.__getitem__)

    @cache
    def names(text: str) -> list[str]:
        return sorted({lookup.concept_ids[number] for number, _, _ in lookup.read(text).analysis.concepts})

    return names


def documents(corpus: Corpus, names: Callable[[str], list[str]]) -> list[Document]:
    return [
        {
            "id": entry.id,
            "slug": entry.slug,
            "title": " ".join(line.text for line in entry.lines if line.field == "title"),
            "text": "\n".join(line.text for line in entry.lines if line.field != "title"),
            "concepts": sorted({name for line in entry.lines for name in names(said(line.text))}),
        }
        for entry in corpus.entries
    ]


def write_peers_input(
    file: Path,
    found: list[Document],
    sets: dict[str, list[Question]],
    names: Callable[[str], list[str]],
    rounds: int = ROUNDS,
) -> None:
    told = {
        name: [{"q": row["q"], "concepts": names(row["q"]), "chinese": is_chinese(row)} for row in rows]
        for name, rows in sets.items()
    }
    write_input(file, told, rounds, documents=found)


def in_node(name: str, file: Path, limit: float) -> Figures:
    return started(["node", HERE / "in_node.mjs", name, file], limit)


def in_chromium(name: str, file: Path, found: list[Document], bench: Bench) -> Figures:
    """Builds a site for Pagefind or Material, then asks it."""
    folder = bench.folder / name
    if name == "pagefind":
        figures = pagefind_site(bench.corpus, folder, bench.limit)
    else:
        figures = material_site(found, folder, bench.limit)
    if "stopped" in figures:
        return figures
    asked = started(["node", HERE / "in_chromium.mjs", name, file, folder / "site"], bench.limit)
    return {**figures, **asked}


def pagefind_site(corpus: Corpus, folder: Path, limit: float) -> Figures:
    """A page an article and language, of which Pagefind makes an index a language."""
    site = folder / "site"
    for entry in corpus.entries:
        for lang in ("en", "zh"):
            lines = [(line.field, escape(line.text)) for line in entry.lines if line.lang in ("", lang)]
            title = " ".join(text for field, text in lines if field == "title")
            body = "".join(f"<p>{text}</p>" for field, text in lines if field != "title")
            page = site / entry.slug / entry.id / lang / "index.html"
            page.parent.mkdir(parents=True)
            head = f'<!doctype html><html lang="{lang}"><title>{title}</title><h1>{title}</h1>'
            page.write_text(head + body, encoding="utf-8")
    pagefind = HERE / "node_modules" / ".bin" / "pagefind"
    done = started([pagefind, "--site", site, "--quiet"], limit)
    return {"build_s": done.pop("cpu_s"), **done}


def material_site(found: list[Document], folder: Path, limit: float) -> Figures:
    """A page an article, English and Chinese together, built by MkDocs with Material's search plugin in both languages.

    The look of pages is left out, the index does not depend on it; it costs what the build takes longer than one without it.
    """
    if not find_spec("jieba"):
        raise SystemExit("Material's search cuts Chinese with jieba: pip install -r bench/lookup/requirements.txt")
    for each in found:
        page = folder / "docs" / each["slug"] / f"{each['id']}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        text = each["text"].replace("<", "&lt;").replace("\n", "\n\n")
        page.write_text(f"# {each['title']}\n\n{text}\n", encoding="utf-8")
    (folder / "docs" / "index.md").write_text("---\nsearch:\n  exclude: true\n---\n# Home\n", encoding="utf-8")
    (folder / "look").mkdir()
    (folder / "look" / "main.html").write_text("{{ page.content }}", encoding="utf-8")
    search = {"search": {"lang": ["en", "zh"], "separator": r"[\s\u200b\-]"}}
    without = _mkdocs(folder, [], limit)
    done = _mkdocs(folder, [search], limit)
    return {"build_s": done.pop("cpu_s") - without["cpu_s"], **done}


def _mkdocs(folder: Path, plugins: list[Any], limit: float) -> Figures:
    settings = {
        "site_name": "bench",
        "theme": {"name": "material", "custom_dir": "look", "font": False},
        "plugins": plugins,
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML
    return started([sys.executable, "-m", "mkdocs", "build", "--quiet"], limit, folder)
