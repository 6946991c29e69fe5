"""The library holds every readable document, knows who refers to whom, and gives each edition what it may show."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixbook.library import Library, is_draft, load_library

from tests.library.trees import HERE, bad_tree, good_tree


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The library of the good tree."""
    found, problems = load_library(good_tree(tmp_path))
    assert problems == []
    return found


def test_documents_are_found_by_slug_and_id(library: Library) -> None:
    assert library.runbooks["no-hot-water"].model.id == "KB-0001"
    assert library.by_id["PL-0001"].slug == "standard"
    assert sorted(library.by_id) == [
        *("CL-0001", "KB-0001", "KB-0002", "KB-0003", "KB-0004", "KB-0005", "PL-0001", "PM-0001"),
    ]
    assert [document.slug for document in library.articles()] == [
        *("boiler-wiring", "grinder-noise", "no-hot-water", "old-pump", "weak-espresso"),
        *("2026-01-09-steam-valve", "opening"),
    ]


def test_folders_say_scenario_and_region(library: Library) -> None:
    document = library.runbooks["weak-espresso"]
    assert (document.scenario, document.region) == ("espresso", "europe")


def test_languages_are_the_published_ones_default_first(library: Library) -> None:
    assert library.languages == ["en", "zh"]


def test_way_up_from_a_region_ends_at_global(tmp_path: Path) -> None:
    found, _ = load_library(bad_tree(HERE / "bad" / "region-circle", tmp_path))
    assert found.ancestors("global") == ["global"]
    assert found.ancestors("austria") == ["austria", "europe", "global"]
    assert found.ancestors("atlantis") == ["global"]


def test_document_knows_its_lines(library: Library) -> None:
    document = library.runbooks["no-hot-water"]
    assert document.locate(("causes", 0, "key")) == (29, 10)
    assert document.locate(("causes",), key=True) == (28, 1)
    problem = document.problem(("area",), "code", "message")
    assert str(problem) == "kb/runbooks/common/global/no-hot-water.yml:9:7: error code: message"


def test_lines_follow_an_edit_of_the_file(library: Library) -> None:
    document = library.runbooks["no-hot-water"]
    assert document.locate(("area",)) == (9, 7)
    text = document.file.read_text(encoding="utf-8")
    document.file.write_text(f"# one\n# two\n{text}", encoding="utf-8")
    assert document.locate(("area",)) == (11, 7)


def test_public_edition_has_no_narrower_article_and_no_draft(library: Library) -> None:
    public = library.for_edition("public")
    assert sorted(public.runbooks) == ["no-hot-water", "old-pump"]
    assert public.edition == "public"
    assert [cause.key for cause in public.runbooks["no-hot-water"].model.causes] == ["scale"]
    assert public.runbooks["no-hot-water"].model.related == []


def test_customer_edition_adds_what_is_for_customers(library: Library) -> None:
    assert sorted(library.for_edition("customer").runbooks) == ["no-hot-water", "old-pump", "weak-espresso"]


def test_internal_edition_holds_everything_but_drafts(library: Library) -> None:
    internal = library.for_edition("internal")
    assert sorted(library.runbooks) == [*sorted([*internal.runbooks, "grinder-noise"])]
    assert is_draft(library.runbooks["grinder-noise"].model)
    assert sorted(library.for_edition("internal", drafts=True).runbooks) == sorted(library.runbooks)


def test_file_with_errors_is_left_out_and_remembered(tmp_path: Path) -> None:
    found, problems = load_library(bad_tree(HERE / "bad" / "missing-field", tmp_path))
    assert [problem.code for problem in problems] == ["missing-field"]
    assert "leak" not in found.runbooks
    assert {"leak", "KB-0100"} <= found.unread


def test_paths_are_shown_from_the_folder_asked_for(tmp_path: Path) -> None:
    root = bad_tree(HERE / "bad" / "unknown-value", tmp_path / "site")
    for shown_from, expected in ((None, "kb/"), (tmp_path, "site/kb/"), (tmp_path / "other", f"{root.as_posix()}/kb/")):
        found, (problem,) = load_library(root, shown_from=shown_from)
        assert problem.path == f"{expected}runbooks/common/global/leak.yml"
        assert found.shown(root / "kb/x.yml") == f"{expected}x.yml"


def test_slug_of_two_roots_is_told_with_both_places(tmp_path: Path) -> None:
    roots = [good_tree(tmp_path / "one"), good_tree(tmp_path / "two")]
    found, problems = load_library(roots, shown_from=tmp_path)
    assert {problem.code for problem in problems} == {"duplicate-slug"}
    assert str(problems[-1]) == (
        "two/postmortems/common/global/2026-01-09-steam-valve.yml:1:1: error duplicate-slug: "
        '"2026-01-09-steam-valve" is the file name of one/postmortems/common/global/2026-01-09-steam-valve.yml too; addresses are unique'
    )
    assert found.roots == tuple(roots)


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    root = bad_tree(HERE / "bad" / "unknown-references", tmp_path)
    assert load_library(root) == load_library(root)


def test_library_without_a_taxonomy_says_so(tmp_path: Path) -> None:
    found, problems = load_library(tmp_path)
    assert [problem.code for problem in problems] == ["no-taxonomy"]
    with pytest.raises(LookupError, match=r"kb/taxonomy\.yml"):
        _ = found.languages
