"""`fixbook check` reports everything once, in the form asked for, and its exit status can be relied on."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from fixbook.commands.report import lines, plain, summary
from fixbook.problems import Level, Problem

from tests.commands.run import run
from tests.library.trees import HERE, bad_tree, good_tree

DAY = ("--today", "2026-11-22")


def bad(name: str, folder: Path) -> Path:
    """A bad tree."""
    return bad_tree(HERE / "bad" / name, folder)


def test_good_site_passes_in_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(good_tree(tmp_path), monkeypatch, "check", *DAY)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "16 files checked: no problems\n")


def test_problems_are_written_as_expected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(bad("unknown-references", tmp_path), monkeypatch, "check", *DAY)
    assert result.exit_code == 1
    assert result.stdout == (HERE / "bad/unknown-references/expected.txt").read_text(encoding="utf-8")
    assert result.stderr == "17 files checked: 20 errors\n"


@pytest.mark.parametrize(
    ("case", "options", "status"),
    [
        ("missing-chinese", (), 0),
        ("missing-chinese", ("--strict",), 1),
        ("future-and-due", (), 1),
        ("ledger-id-gone", (), 1),
    ],
)
def test_exit_status_depends_on_the_worst_level(
    case: str, options: tuple[str, ...], status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(bad(case, tmp_path), monkeypatch, "check", *options, *DAY).exit_code == status


def test_paths_choose_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = bad("two-bad-files", tmp_path)
    shown = run(root, monkeypatch, "check", "kb/runbooks/espresso", *DAY).stdout.splitlines()
    assert [line.split(":")[0] for line in shown] == ["kb/runbooks/espresso/europe/sour.yml"]
    shown = run(root, monkeypatch, "check", "kb/runbooks/common/global/leak.yml", "kb/plans", *DAY).stdout.splitlines()
    assert [line.split(":")[0] for line in shown] == ["kb/runbooks/common/global/leak.yml"]
    assert run(root, monkeypatch, "check", "kb/plans", *DAY).exit_code == 0


def test_a_reference_to_a_file_outside_the_paths_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(good_tree(tmp_path), monkeypatch, "check", "kb/checklists/opening.yml", *DAY)
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_site_elsewhere_is_checked_with_paths_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad("unknown-value", tmp_path / "site")
    for arguments in (["site"], ["--root", "site"], ["--root", str(tmp_path / "site")]):
        result = run(tmp_path, monkeypatch, "check", *arguments, *DAY)
        assert result.exit_code == 1
        assert result.stdout.startswith("site/kb/runbooks/common/global/leak.yml:5:8: error unknown-value: ")


def test_several_roots_make_one_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = good_tree(tmp_path / "open")
    file = root / "kb/runbooks/common/global/boiler-wiring.yml"
    target = tmp_path / "inside" / file.relative_to(root)
    target.parent.mkdir(parents=True)
    file.rename(target)
    (tmp_path / "inside/ledger.tsv").write_bytes((root / "ledger.tsv").read_bytes())
    result = run(tmp_path, monkeypatch, "check", "--root", "open", "--root", "inside", *DAY)
    assert (result.exit_code, result.stdout) == (0, "")
    alone = run(tmp_path, monkeypatch, "check", "--root", "open", *DAY)
    assert "KB-0003" in alone.stdout


def test_folder_without_content_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(tmp_path, monkeypatch, "check")
    assert result.exit_code == 2
    assert "the current folder holds no kb/ folder" in result.stderr


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["missing.yml"], ["--today", "tomorrow"], ["--nonsense"]])
def test_wrong_usage_has_its_own_status(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(good_tree(tmp_path), monkeypatch, "check", *arguments).exit_code == 2


def test_json_holds_every_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(bad("unknown-value", tmp_path), monkeypatch, "check", "--format", "json", *DAY)
    assert json.loads(result.stdout) == [
        {
            "path": "kb/runbooks/common/global/leak.yml",
            "line": 5,
            "column": 8,
            "level": "error",
            "code": "unknown-value",
            "message": '"publish" is not one of draft, published, retired; did you mean "published"?',
        }
    ]
    assert json.loads(run(good_tree(tmp_path / "good"), monkeypatch, "check", "--format", "json", *DAY).stdout) == []


def test_annotation_cannot_start_a_command_of_its_own() -> None:
    problem = Problem("a,b:c.yml", 3, 1, "x", "50 % of\n::error::planted", Level.NOTE)
    assert lines([problem], "github") == [
        "::notice file=a%2Cb%3Ac.yml,line=3,col=1,title=x::50 %25 of\\u000a::error::planted"
    ]


def test_content_cannot_drive_the_terminal() -> None:
    problem = Problem("a\x1b[2J.yml", 1, 1, "x", 'found "\x1b]0;title\x07\u202e\x9b31m"')
    for colour in (False, True):
        (line,) = lines([problem], "text", colour=colour)
        assert "\x07" not in line
        assert "\x9b" not in line
        assert "\u202e" not in line
        assert "\x1b[2J" not in line
        assert "\x1b]" not in line
    assert plain("a\tb\x7f") == "a\\u0009b\\u007f"


def test_summary_counts_levels_in_words() -> None:
    problem = Problem("a", 1, 1, "x", "y")
    warning = Problem("a", 1, 1, "x", "y", Level.WARNING)
    assert summary([problem, warning, warning], 1) == "1 file checked: 1 error, 2 warnings"


def at_a_terminal(folder: Path, **environment: str) -> str:
    """What `fixbook check` writes to a terminal."""
    try:
        master, slave = pty.openpty()
    except OSError as error:
        pytest.skip(f"this machine has no terminals to give: {error}")
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    subprocess.run(
        [sys.executable, "-m", "fixbook.cli", "check", *DAY],
        cwd=folder,
        stdout=slave,
        stderr=subprocess.DEVNULL,
        env=clean | environment,
        check=False,
    )
    os.close(slave)
    written = b""
    try:
        while piece := os.read(master, 65536):
            written += piece
    except OSError:  # what a closed terminal answers
        pass
    os.close(master)
    return written.decode()


def test_colour_is_for_terminals_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = bad("unknown-value", tmp_path)
    assert "\x1b[31merror\x1b[0m" in at_a_terminal(root)
    assert "\x1b" not in at_a_terminal(root, NO_COLOR="1")
    assert "\x1b" not in run(root, monkeypatch, "check", *DAY).stdout


def test_dates_are_judged_by_today_where_no_day_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = bad("future-and-due", tmp_path)
    assert "review was due on 2025-01-31" in run(root, monkeypatch, "check").stdout
    assert "review was due" not in run(root, monkeypatch, "check", "--today", "2025-01-15").stdout


def test_golden_queries_are_asked_on_demand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = good_tree(tmp_path)
    assert run(root, monkeypatch, "check", "--golden", *DAY).exit_code == 0
    golden = root / "kb/golden.yml"
    golden.write_text(
        golden.read_text(encoding="utf-8").replace("q: coffee is cold", "q: grind finer crema"), encoding="utf-8"
    )
    golden.write_text(golden.read_text(encoding="utf-8").replace("also: [weak-espresso]", "also: []"), encoding="utf-8")
    assert run(root, monkeypatch, "check", *DAY).exit_code == 0
    result = run(root, monkeypatch, "check", "--golden", *DAY)
    assert result.exit_code == 1
    assert result.stdout.startswith(
        'kb/golden.yml:2:8: error golden-miss: "grind finer crema" should find no-hot-water, and finds weak-espresso'
    )


def test_names_that_are_no_text_are_shown(tmp_path: Path) -> None:
    root = good_tree(tmp_path)
    (Path(os.fsdecode(os.fsencode(root) + b"/kb/\xff.yml"))).write_bytes(b"x: 1\n")
    (root / "kb/regions/dangling.yml").symlink_to("nowhere")
    (root / "kb/regions/folder.yml").mkdir()
    (root / "kb/circle").symlink_to(".")
    for form in ("text", "json", "github"):
        done = subprocess.run(
            [sys.executable, "-X", "dev", "-W", "error", "-m", "fixbook.cli", "check", "--format", form, *DAY],
            cwd=root,
            capture_output=True,
            env=os.environ | {"PYTHONIOENCODING": "utf-8:strict"},
            check=False,
        )
        assert done.returncode == 1, done.stderr
        assert b"dcff.yml" in done.stdout
        assert done.stderr == b"17 files checked: 1 error\n"
