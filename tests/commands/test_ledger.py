"""`fixbook ledger` adds what is new, leaves what is there, and refuses to note broken content."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.run import run
from tests.library.trees import HERE, bad_tree, good_tree


def test_new_article_is_added_between_the_old_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = good_tree(tmp_path)
    file = root / "kb/runbooks/common/global/grinder-noise.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("state: draft", "state: retired\nwhy: Gone."), encoding="utf-8"
    )
    assert run(root, monkeypatch, "check", "--today", "2026-11-22").exit_code == 1
    before = (root / "ledger.tsv").read_text(encoding="utf-8").splitlines()
    result = run(root, monkeypatch, "ledger", "--today", "2026-11-22")
    assert (result.exit_code, result.stdout) == (0, "ledger.tsv: 2 lines added, for 1 article\n")
    after = (root / "ledger.tsv").read_text(encoding="utf-8").splitlines()
    assert after == sorted(after)
    assert set(before) < set(after)
    assert run(root, monkeypatch, "check", "--today", "2026-11-22").exit_code == 0


def test_nothing_new_leaves_the_file_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = good_tree(tmp_path)
    (root / "ledger.tsv").write_bytes((root / "ledger.tsv").read_bytes().replace(b"\n", b"\r\n"))
    before = (root / "ledger.tsv").read_bytes()
    assert run(root, monkeypatch, "ledger").stdout == "ledger.tsv: nothing to add\n"
    assert (root / "ledger.tsv").read_bytes() == before


def test_lines_that_a_merge_mixed_are_put_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = good_tree(tmp_path)
    before = (root / "ledger.tsv").read_text(encoding="utf-8")
    lines = before.splitlines()
    (root / "ledger.tsv").write_text("\n".join([*reversed(lines), lines[3]]) + "\n", encoding="utf-8")
    assert run(root, monkeypatch, "ledger").exit_code == 0
    assert (root / "ledger.tsv").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("case", ["unknown-value", "ledger-merge-conflict"])
def test_broken_content_is_not_noted(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = bad_tree(HERE / "bad" / case, tmp_path)
    before = (root / "ledger.tsv").read_bytes()
    result = run(root, monkeypatch, "ledger")
    assert result.exit_code == 1
    assert result.stdout == (HERE / "bad" / case / "expected.txt").read_text(encoding="utf-8")
    assert "mend them first" in result.stderr
    assert (root / "ledger.tsv").read_bytes() == before
