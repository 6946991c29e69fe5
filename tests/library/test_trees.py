"""The good tree has no problem; each bad tree gives the problems written beside it, whole and at their lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixbook.yamlfile import MAX_BYTES, MAX_DEPTH

from tests.fuzzing import bounded
from tests.library.trees import HERE, bad_tree, checked, good_tree

CASES = sorted((HERE / "bad").iterdir())
RUNBOOK = Path("kb/runbooks/common/global/leak.yml")


def test_good_tree_has_no_problem(tmp_path: Path) -> None:
    library, problems = checked(good_tree(tmp_path))
    assert problems == []
    assert len(list(library.documents())) == 16


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_files_are_answered_at_their_lines(case: Path, tmp_path: Path) -> None:
    _, problems = checked(bad_tree(case, tmp_path))
    assert "".join(f"{problem}\n" for problem in problems) == (case / "expected.txt").read_text(encoding="utf-8")


def test_every_case_expects_something() -> None:
    assert [case.name for case in CASES if not (case / "expected.txt").read_text(encoding="utf-8")] == []
    assert len(CASES) > 100


GENERATED = {
    "50 MB": (
        b"id: KB-0100\n" + b"# padding\n" * 5_000_000,
        f"{RUNBOOK}:1:1: error file-too-large: the file has 50.0 MB; at most {MAX_BYTES / 1e6:g} MB are read",
    ),
    "lists nested 10,000 deep": (
        b"id: " + b"[" * 10_000 + b"]" * 10_000,
        f"{RUNBOOK}:1:{4 + MAX_DEPTH}: error too-deep: nested more than {MAX_DEPTH} levels deep",
    ),
    "maps nested 30 deep": (
        b"\n".join(b" " * depth + b"a:" for depth in range(30)),
        f"{RUNBOOK}:{MAX_DEPTH + 1}:{MAX_DEPTH + 1}: error too-deep: nested more than {MAX_DEPTH} levels deep",
    ),
    "a billion laughs": (
        b"a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 10)),
        f"{RUNBOOK}:5:45: error alias-bomb: aliases blow the file up to more than 100,000 values",
    ),
    "an anchor that holds itself": (
        b"a: &a [*a]\n",
        f'{RUNBOOK}:1:8: error unknown-alias: "*a" has no anchor "&a" before it',
    ),
    "100,000 empty lines": (b"\n" * 100_000, f"{RUNBOOK}:100001:1: error empty-file: the file is empty"),
    "one line of 900,000 letters": (
        b"a" * 900_000,
        f'{RUNBOOK}:1:1: error wrong-shape: expected a map, found "{"a" * 60}…"',
    ),
    "an id of 100,000 digits": (
        b"id: " + b"9" * 100_000,
        f'{RUNBOOK}:1:5: error not-an-id: expected an id such as KB-0031, found "{"9" * 60}…"',
    ),
    "a text of 900,000 brackets": (
        b"title: '" + b"[" * 900_000 + b"](KB-0001)'",
        f"{RUNBOOK}:1:8: error too-long: expected at most 5,000 characters in one text, found 900,010",
    ),
    "a control character that was a quotation mark in another encoding": (
        "id: KB-0100\ntitle: don\x92t\n".encode(),
        f"{RUNBOOK}:2:11: error control-character: character U+0092 is not allowed in YAML; delete it",
    ),
    "lines that end as on old machines": (
        b"id: KB-0100\rtitle: a\x07b\r",
        f"{RUNBOOK}:2:9: error control-character: character U+0007 is not allowed in YAML; delete it",
    ),
    "a list left open in the last line": (
        b"id: KB-0100\ntitle: [a",
        f'{RUNBOOK}:2:10: error syntax: a "[" is not closed, or a "," is missing before this',
    ),
    "the start of a document and nothing else": (
        b"---",
        f"{RUNBOOK}:1:4: error wrong-shape: expected a map, found nothing",
    ),
    "a command of 900,000 lines": (
        b"causes:\n  - check:\n      commands:\n        - run: |\n            x\n"
        + b"\n" * 900_000
        + b"            y\n",
        f"{RUNBOOK}:4:16: error too-long: expected at most 5,000 characters in one text, found 900,003",
    ),
    "bytes of every kind": (
        bytes(range(256)),
        f"{RUNBOOK}:1:1: error not-text: found a zero byte: this is a binary file, not YAML text",
    ),
}


@pytest.mark.parametrize(("raw", "expected"), GENERATED.values(), ids=GENERATED.keys())
def test_hostile_file_is_answered_in_one_line(raw: bytes, expected: str, tmp_path: Path) -> None:
    root = good_tree(tmp_path)
    (root / RUNBOOK).write_bytes(raw)
    _, problems = checked(root)
    assert expected in [str(problem) for problem in problems]
    assert {problem.path for problem in problems} == {RUNBOOK.as_posix()}


def test_problems_of_one_file_hide_none_of_another(tmp_path: Path) -> None:
    root = bad_tree(HERE / "bad" / "unknown-references", tmp_path)
    _, before = checked(root)
    (root / "kb/runbooks/common/global/worse.yml").write_text("\tid: KB-0200\n", encoding="utf-8")
    _, after = checked(root)
    assert set(before) < set(after)
    assert {problem.path for problem in set(after) - set(before)} == {"kb/runbooks/common/global/worse.yml"}


def test_two_thousand_unknown_time_zones_are_told_at_once(tmp_path: Path) -> None:
    root = good_tree(tmp_path)
    zones = "time_zones:\n" + "- Europe/Berln\n" * 2000
    (root / "kb/regions/europe.yml").write_text(
        f"name: {{en: Europe, zh: 欧洲}}\nparent: global\n{zones}", encoding="utf-8"
    )
    with bounded(5):
        _, problems = checked(root)
    assert len(problems) == 2000
    assert problems[-1].message == '"Europe/Berln" is not an IANA time zone; did you mean "Europe/Berlin"?'


def test_symptoms_of_a_hundred_articles_in_the_same_words_are_told_once_each(tmp_path: Path) -> None:
    root = bad_tree(HERE / "bad" / "near-duplicate-symptoms", tmp_path)
    text = (root / RUNBOOK).read_text(encoding="utf-8")
    for number in range(100):
        (root / f"kb/runbooks/common/global/leak-{number}.yml").write_text(
            text.replace("KB-0100", f"KB-1{number:03d}"), encoding="utf-8"
        )
    _, problems = checked(root)
    found = [problem for problem in problems if problem.code == "near-duplicate-symptom"]
    assert len(found) == 3 + 100 * 4
