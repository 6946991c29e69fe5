"""`fixbook new` writes a form that asks for what is missing and, once filled, passes the check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.run import run
from tests.library.trees import checked, good_tree

STARTS = {
    "runbook": (("new-one", "--scenario", "espresso", "--region", "global"), "kb/runbooks/espresso/global/new-one.yml"),
    "postmortem": (
        ("new-one", "--scenario", "common", "--region", "europe", "--date", "2026-05-04"),
        "postmortems/common/europe/2026-05-04-new-one.yml",
    ),
    "plan": (("new-one",), "kb/plans/new-one.yml"),
    "checklist": (("new-one",), "kb/checklists/new-one.yml"),
    "region": (("new-one", "--region", "europe"), "kb/regions/new-one.yml"),
    "scenario": (("new-one",), "kb/scenarios/new-one.yml"),
}


def opened(text: str) -> str:
    """The form with its optional parts taken into use."""
    return re.sub(r"^#(?=[ a-z-])(?! [A-Za-z])", "", text, flags=re.MULTILINE)


def filled(text: str) -> str:
    """The form filled in: the first key on offer where keys are, a text where a text is missing."""
    lines = [line for line in text.splitlines() if not line.startswith(("# ", "#"))]
    return "".join(f"{_filled(line, below)}\n" for line, below in zip(lines, [*lines[1:], ""], strict=True))


def _filled(line: str, below: str) -> str:
    keys = re.search(r"(?:one|some) of: ([\w-]+)", line)
    bare = line.split(" #", maxsplit=1)[0].rstrip()
    if bare.endswith("[]") and keys:
        return bare.replace("[]", f"[{keys[1]}]")
    if bare.endswith(" -"):
        return f"{bare} Words"
    if bare.endswith(":") and not _holds(bare, below):
        return f"{bare} {keys[1]}" if keys else f"{bare}{_value(bare)}"
    return bare


def _holds(line: str, below: str) -> bool:
    """Whether the next line stands below the key of this one."""
    here = len(line) - len(line.lstrip(" -"))
    there = len(below) - len(below.lstrip(" "))
    return there > here or (there >= len(line) - len(line.lstrip(" ")) and below.lstrip().startswith("-"))


def _value(line: str) -> str:
    named = line.strip().removeprefix("- ").rstrip(":")
    known = {"above": "5", "below": "5", "value": "5", "url": "https://example.com/", "as_of": "2026"}
    times = ("detected", "announced", "acknowledged", "mitigated", "resolved")
    if named in times:
        return " 2026-05-04T01:00Z"
    if named in ("sources_checked_on", "published_on"):
        return " 2026-05-05"
    return f" {known.get(named, 'Words')}"


@pytest.mark.parametrize("kind", STARTS)
def test_form_asks_for_what_is_missing(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, path = STARTS[kind]
    root = good_tree(tmp_path)
    result = run(root, monkeypatch, "new", kind, *arguments)
    assert (result.exit_code, result.stdout) == (0, f"{path} is written; fill it in, then run fixbook check\n")
    text = (root / path).read_text(encoding="utf-8")
    depth = path.count("/")
    assert text.startswith(f"# yaml-language-server: $schema={'../' * depth}.schemas/{kind}.json\n")
    assert (root / ".schemas" / f"{kind}.json").is_file()
    assert "$" not in text.split("\n", 1)[1]
    _, problems = checked(root)
    assert problems
    assert {problem.path for problem in problems} == {path}
    assert {problem.code for problem in problems} <= {"not-text", "not-a-key"}


@pytest.mark.parametrize("kind", STARTS)
def test_filled_form_passes(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, path = STARTS[kind]
    root = good_tree(tmp_path)
    run(root, monkeypatch, "new", kind, *arguments)
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(filled(text), encoding="utf-8")
    run(root, monkeypatch, "ledger", "--today", "2026-11-22")
    assert [str(problem) for problem in checked(root)[1]] == []


@pytest.mark.parametrize("kind", STARTS)
def test_optional_parts_have_the_right_shape(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of what is left out stay as they are; everything else is taken into use and filled in."""
    arguments, path = STARTS[kind]
    root = good_tree(tmp_path)
    run(root, monkeypatch, "new", kind, *arguments)
    text = (root / path).read_text(encoding="utf-8")
    text = text.replace("actions: []", "actions:").replace("[Etc/UTC]", "[Europe/Vienna]")
    (root / path).write_text(filled(opened(text)), encoding="utf-8")
    run(root, monkeypatch, "ledger", "--today", "2026-11-22")
    found = [str(problem) for problem in checked(root)[1]]
    assert [one for one in found if "unused-source" not in one] == []


def test_next_id_follows_the_highest_one_of_the_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = good_tree(tmp_path)
    for kind, expected in (
        ("runbook", "KB-0006"),
        ("postmortem", "PM-0002"),
        ("plan", "PL-0002"),
        ("checklist", "CL-0002"),
    ):
        arguments, path = STARTS[kind]
        slug = (f"{kind}-one", *arguments[1:])
        run(root, monkeypatch, "new", kind, *slug)
        text = (root / path.replace("new-one", f"{kind}-one")).read_text(encoding="utf-8")
        assert re.search(r"^id: (\S+)", text, re.MULTILINE)[1] == expected  # type: ignore[index]


def test_an_id_of_the_ledger_or_of_a_broken_file_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = good_tree(tmp_path)
    with (root / "ledger.tsv").open("a", encoding="utf-8") as stream:
        stream.write("KB-0041\tpath\trunbooks/gone/\t2026-01-01\n")
    (root / "kb/runbooks/common/global/broken.yml").write_text("id: KB-0042\nstate: [\n", encoding="utf-8")
    arguments, path = STARTS["runbook"]
    for taken in ("KB-0001", "KB-0041", "KB-0042", "kb-1"):
        assert run(root, monkeypatch, "new", "runbook", *arguments, "--id", taken).exit_code == 2
    run(root, monkeypatch, "new", "runbook", *arguments)
    assert "id: KB-0043 " in (root / path).read_text(encoding="utf-8")


def test_id_of_a_range_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = good_tree(tmp_path)
    arguments, path = STARTS["runbook"]
    run(root, monkeypatch, "new", "runbook", *arguments, "--id", "KB-0300")
    assert "id: KB-0300 " in (root / path).read_text(encoding="utf-8")


def test_existing_file_is_never_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = good_tree(tmp_path)
    before = (root / "kb/plans/standard.yml").read_bytes()
    result = run(root, monkeypatch, "new", "plan", "standard")
    assert result.exit_code == 2
    assert "kb/plans/standard.yml exists; nothing is overwritten" in result.stderr
    assert (root / "kb/plans/standard.yml").read_bytes() == before


REFUSED = {
    "a slug in capitals": (("runbook", "Leak", "--scenario", "common", "--region", "global"), "use small letters"),
    "an address in use": (
        ("runbook", "no-hot-water", "--scenario", "espresso", "--region", "global"),
        "is or was the address",
    ),
    "a former address": (
        ("checklist", "cold-water"),
        "is or was the address of kb/runbooks/common/global/no-hot-water.yml",
    ),
    "an unknown scenario": (
        ("runbook", "leak", "--scenario", "expresso", "--region", "global"),
        'not a scenario; did you mean "espresso"?',
    ),
    "an unknown region": (("runbook", "leak", "--scenario", "common", "--region", "mars"), '"mars" is not a region'),
    "no slug": (("plan",), "SLUG is missing"),
    "no region": (("runbook", "leak", "--scenario", "common"), "--region is missing"),
    "a day that is none": (
        ("postmortem", "leak", "--scenario", "common", "--region", "global", "--date", "2026-02-30"),
        "expected a day such as 2026-10-12",
    ),
    "an unknown kind": (("concept", "leak"), "concept"),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_wrong_usage_is_explained(
    arguments: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = good_tree(tmp_path)
    before = sorted(root.rglob("*"))
    result = run(root, monkeypatch, "new", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert sorted(root.rglob("*")) == before
