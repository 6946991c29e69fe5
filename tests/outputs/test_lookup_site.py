"""The lookup in a built site: its files, its addresses, what it may hold, and the theme's search dialog."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fixbook.derive.places import current_runbooks
from fixbook.lookup.lines import Store
from fixbook.lookup.pieces import ENGINE
from fixbook.lookup.text import unwrap
from fixbook.outputs import files
from fixbook.outputs.lookup_box import box
from fixbook.outputs.lookup_site import EMBED, LookupSite, own_search
from fixbook.outputs.site import Site
from fixbook.outputs.view import View

from tests.outputs.rendering import PRINTERS, SHOP, changed, library_of

LANGUAGES = ("en", "zh")


def made(root: Path, docs: Path | None = None, *, directory_urls: bool = True) -> dict[str, bytes]:
    library = library_of(root)
    return dict(LookupSite(library, Site(tuple(library.languages), directory_urls), docs).files())


def entries(found: dict[str, bytes]) -> dict[str, dict[str, object]]:
    shown = [unwrap(data.decode()) for path, data in found.items() if path.startswith("lookup/e/")]
    return {entry["id"]: entry for entry in shown}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    pages = {
        "index.md": "# Welcome\n",
        "guides/write.md": "# How to write\n\nOne action a step.\n",
        "guides/write.zh.md": "# 怎样写\n",
        "guides/secret.md": "---\naudience: internal\n---\n# Passwords\n",
    }
    for name, text in pages.items():
        place = tmp_path / "docs" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tmp_path / "docs"


def test_index_engine_worker_and_embedded_box_are_written_once_each() -> None:
    found = list(LookupSite(library_of(SHOP), Site(LANGUAGES)).files())
    paths = [path for path, _ in found]
    assert len(paths) == len(set(paths))
    assert {f"lookup/{ENGINE}", "lookup/core.js", files.worker_name(), EMBED} <= set(paths)


def test_the_same_content_gives_the_same_bytes(docs: Path) -> None:
    assert made(SHOP, docs) == made(SHOP, docs)


@pytest.mark.parametrize(("directory_urls", "end"), [(True, "/"), (False, "/index.html")])
def test_answers_lead_to_pages_of_the_site(docs: Path, directory_urls: bool, end: str) -> None:
    found = entries(made(SHOP, docs, directory_urls=directory_urls))
    for runbook in current_runbooks(library_of(SHOP)):
        urls = {"en": f"runbooks/{runbook.slug}{end}", "zh": f"zh/runbooks/{runbook.slug}{end}"}
        assert found[runbook.model.id]["urls"] == urls
    assert found["page:guides/write"]["urls"] == {"en": f"guides/write{end}", "zh": f"zh/guides/write{end}"}


def test_hand_written_pages_are_found_and_those_for_others_are_not_there(docs: Path) -> None:
    found = made(SHOP, docs)
    assert {"page:home", "page:guides/write"} <= set(entries(found))
    assert not any(b"asswords" in data for data in found.values())


def test_results_carry_what_the_box_shows() -> None:
    found = entries(made(PRINTERS))
    for runbook in current_runbooks(library_of(PRINTERS)):
        shown = found[runbook.model.id]["shown"]
        assert isinstance(shown, dict)
        assert {"title", "summary", "area", "scenarios", "regions", "where"} <= set(shown)
        assert runbook.scenario in shown["scenarios"]
        assert runbook.region in shown["regions"]


def test_the_embedded_box_speaks_every_language_of_the_site() -> None:
    text = made(SHOP)[EMBED].decode()
    spoken = json.loads(text.partition("fixbookBox.spoken = ")[2].partition(";\n")[0])
    assert list(spoken) == list(LANGUAGES)
    assert spoken["en"]["texts"]["none"] != spoken["zh"]["texts"]["none"]
    assert text.index("fixbookBox.spoken") < text.index("customElements.define")


def test_no_embedded_word_can_end_its_script() -> None:
    text = made(SHOP)[EMBED].decode()
    assert "</script" not in text


WORKER = '"search": "../../assets/javascripts/workers/search.0123abcd.min.js", "tags": null'


def test_the_themes_worker_is_replaced_in_the_language_of_the_page() -> None:
    assert own_search(WORKER, "zh") == f'"search": "../../{files.worker_name()}?zh", "tags": null'


def test_the_themes_dialog_gets_its_name_in_the_language_of_the_page() -> None:
    dialog = '<div class="md-search" data-md-component="search" role="dialog">'
    for language, name in (("en", "Find a fix"), ("zh", "查处理办法")):
        assert f' role="dialog" aria-modal="true" aria-label="{name}" ' in own_search(dialog, language)


def test_pages_of_other_themes_stay_as_they_are() -> None:
    html = '<script src="search/main.js"></script><div id="mkdocs_search_modal" role="dialog">'
    assert own_search(html, "en") == html


def test_the_box_knows_the_names_of_all_keys_that_results_carry() -> None:
    library = library_of(SHOP)
    names = json.loads(box(View(library, Site(LANGUAGES), "en", "")).names)
    for entry in entries(made(SHOP)).values():
        shown = entry["shown"]
        assert isinstance(shown, dict)
        for field, group in (
            ("scenarios", "scenarios"),
            ("regions", "regions"),
            ("affects", "affects"),
            ("where", "where"),
        ):
            assert set(shown.get(field, ())) <= set(names[group]), field


def test_status_pages_are_named_once_with_all_they_speak_for(tmp_path: Path) -> None:
    def change(taxonomy: dict[str, Any]) -> None:
        page = "https://status.bank.example/"
        taxonomy["products"] = {
            "cards": {"name": "Cards", "vendor": "Bank", "status_page": page},
            "transfers": {"name": "Transfers", "vendor": "Bank", "status_page": page},
            "wallet": {"name": "Wallet", "status_page": "https://wallet.example/up"},
            "till": {"name": "Till"},
        }

    library = changed(tmp_path, "kb/taxonomy.yml", change)
    pages = box(View(library, Site(LANGUAGES), "en", "")).status_pages
    assert [(page.host, page.names) for page in pages] == [
        ("status.bank.example", "Bank"),
        ("wallet.example", "Wallet"),
    ]


def test_support_is_told_what_runbooks_ask_for() -> None:
    library = library_of(PRINTERS)
    more = json.loads(box(View(library, Site(LANGUAGES), "en", "")).more)
    asked = {key for each in library.runbooks.values() if each.model.escalate for key in each.model.escalate.send}
    assert 0 < len(more["evidence"]) <= len(asked)


def test_what_an_earlier_build_read_changes_no_byte(docs: Path) -> None:
    library = library_of(SHOP)
    store: Store = {}
    site = Site(tuple(library.languages))
    first = dict(LookupSite(library, site, docs, store).files())
    assert store
    assert dict(LookupSite(library, site, docs, store).files()) == first
