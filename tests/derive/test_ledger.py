"""What was published stays reachable: rename, refile, narrow and retire, and every old link still leads somewhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from fixbook.derive import ledger
from fixbook.derive.ledger import Row
from fixbook.library import Library, load_library

from tests.library.trees import good_tree

DAY = dt.date(2026, 11, 22)
HOT_WATER = "kb/runbooks/common/global/no-hot-water.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The good tree; its ledger was written on 2026-10-01."""
    return good_tree(tmp_path)


def library(root: Path) -> Library:
    """The library of a folder without errors."""
    found, problems = load_library(root)
    assert problems == []
    return found


def rows(root: Path) -> list[Row]:
    """The ledger of a folder."""
    found, problems = ledger.parse((root / ledger.FILE).read_text(encoding="utf-8"))
    assert problems == []
    return found


def edit(file: Path, old: str, new: str) -> None:
    """Replace one passage of a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def messages(root: Path) -> list[str]:
    """What would break."""
    return [one.message for one in ledger.broken(rows(root), library(root))]


def test_ledger_holds_published_and_retired_articles_and_no_draft(root: Path) -> None:
    assert {row.id for row in rows(root)} == {"CL-0001", "KB-0001", "KB-0002", "KB-0003", "KB-0004", "PM-0001"}
    assert [str(row) for row in rows(root) if row.id == "KB-0002"] == [
        "KB-0002\taudience\tcustomer\t2026-10-01",
        "KB-0002\tkey\tcoarse\t2026-10-01",
        "KB-0002\tkey\tgrind-finer\t2026-10-01",
        "KB-0002\tpath\trunbooks/weak-espresso/\t2026-10-01",
    ]


def test_written_ledger_reads_back_and_lacks_nothing(root: Path) -> None:
    assert ledger.written(rows(root)) == (root / ledger.FILE).read_text(encoding="utf-8")
    assert ledger.missing(rows(root), library(root)) == []
    assert messages(root) == []


def test_old_lines_stay_byte_for_byte(root: Path) -> None:
    edit(root / "kb/runbooks/common/global/grinder-noise.yml", "state: draft", "state: retired\nwhy: Gone.")
    before = (root / ledger.FILE).read_text(encoding="utf-8").splitlines()
    new = ledger.updated(rows(root), ledger.missing(rows(root), library(root)), DAY)
    after = ledger.written(new).splitlines()
    assert [line for line in after if line in before] == before
    assert [line for line in after if line not in before] == [
        "KB-0005\taudience\tpublic\t2026-11-22",
        "KB-0005\tpath\trunbooks/grinder-noise/\t2026-11-22",
    ]


def test_refiled_article_keeps_its_address(root: Path) -> None:
    (root / "kb/runbooks/espresso/global").mkdir()
    (root / HOT_WATER).rename(root / "kb/runbooks/espresso/global/no-hot-water.yml")
    assert messages(root) == []


def test_renamed_article_needs_its_former_slug(root: Path) -> None:
    new = root / "kb/runbooks/common/global/water-stays-cold.yml"
    (root / HOT_WATER).rename(new)
    assert messages(root) == [
        "runbooks/no-hot-water/ would lead nowhere; add no-hot-water to former_slugs of kb/runbooks/common/global/water-stays-cold.yml"
    ]
    edit(new, "former_slugs: [cold-water]", "former_slugs: [cold-water, no-hot-water]")
    assert messages(root) == []


def test_renamed_key_needs_its_former_name(root: Path) -> None:
    edit(root / HOT_WATER, "key: boil-a-kettle", "key: use-a-kettle")
    (message,) = messages(root)
    assert message == (
        'KB-0001#boil-a-kettle would lead nowhere; bring the key "boil-a-kettle" back in '
        f'{HOT_WATER}, or add "boil-a-kettle: <what it is called now>" to former_keys'
    )
    edit(root / HOT_WATER, "former_keys: {", "former_keys: {boil-a-kettle: use-a-kettle, ")
    assert messages(root) == []


def test_rename_of_a_rename_is_followed() -> None:
    former = {"a": "b", "b": "c", "x": "y", "y": "x"}
    assert ledger.current_key("a", former, {"c"}) == "c"
    assert ledger.current_key("c", former, {"c"}) == "c"
    assert ledger.current_key("x", former, {"c"}) is None
    assert ledger.current_key("other", former, {"c"}) is None


def test_deleted_article_is_named_once(root: Path) -> None:
    (root / HOT_WATER).unlink()
    assert messages(root) == [
        'KB-0001 was published (since 2026-10-01) and no file says "id: KB-0001"; bring it back, retired if need be'
    ]


def test_retired_article_may_lose_its_steps(root: Path) -> None:
    file = root / "kb/runbooks/espresso/europe/weak-espresso.yml"
    text = file.read_text(encoding="utf-8")
    retired = text[: text.index("causes:")].replace("state: published", "state: retired\nreplaced_by: KB-0001")
    file.write_text(retired, encoding="utf-8")
    assert messages(root) == []


def test_file_with_errors_breaks_no_link(root: Path) -> None:
    edit(root / HOT_WATER, "area: water", "aria: water")
    found, problems = load_library(root)
    assert problems
    assert ledger.broken(rows(root), found) == []


def test_narrowed_article_is_noted_as_withdrawn(root: Path) -> None:
    edit(root / HOT_WATER, "audience: public", "audience: internal")
    new = ledger.missing(rows(root), library(root))
    assert [row.promise for row in new] == [("KB-0001", "withdrawn", "customer"), ("KB-0001", "withdrawn", "public")]
    noted = ledger.updated(rows(root), new, DAY)
    public = library(root).for_edition("public")
    assert ledger.withdrawn(noted, public) == {"KB-0001": "2026-11-22"}
    assert ledger.withdrawn(noted, library(root)) == {}
    assert ledger.missing(noted, library(root)) == []


def test_article_that_comes_back_is_not_withdrawn(root: Path) -> None:
    noted = [*rows(root), Row("KB-0001", "withdrawn", "public", "2026-10-02")]
    assert ledger.withdrawn(noted, library(root).for_edition("public")) == {}


def test_internal_content_of_another_folder_is_noted_there(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inside = tmp_path_factory.mktemp("inside")
    file = root / "kb/runbooks/common/global/boiler-wiring.yml"
    target = inside / file.relative_to(root)
    target.parent.mkdir(parents=True)
    file.rename(target)
    both, problems = load_library([root, inside])
    assert problems == []
    ledgers, _ = ledger.read_ledgers(both)
    assert list(ledgers) == [root, inside]
    new = [Row("KB-0003", "key", "relay")]
    assert ledger.shared_out(new, ledgers, both) == {root: [], inside: new}
