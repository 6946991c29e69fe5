"""HTML in a text is found wherever a text can stand, and nothing else is taken for HTML."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fixbook.checks.html import CODE, _wrong
from fixbook.checks.links import link_targets
from fixbook.library import load_library
from fixbook.model.audience import LINK
from fixbook.model.shape import parts
from fixbook.yamlfile import parse

from tests.library.trees import GOOD, checked, good_tree

SCRIPT = "<script>alert(1)</script>"
FILES = [file.relative_to(GOOD) for file in sorted(GOOD.rglob("*.yml"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_script_in_every_text_of_a_file_is_reported_at_each_line(file: Path, tmp_path: Path) -> None:
    root = good_tree(tmp_path)
    library, _ = load_library(root)
    (document,) = [one for one in library.documents() if one.file == root / file]
    lines = (root / file).read_text(encoding="utf-8").split("\n")
    places = parse((root / file).read_bytes(), "")
    expected = set()
    for path, text in parts(document.model).texts:
        for language, written in text.items():
            line, column = places.locate((*path, language) if language else path)
            if path[:2] != ("phases", "after") or written in lines[line - 1][column - 1 :]:
                expected.add((line, written))
    for line, written in sorted(expected, key=lambda one: -len(one[1])):
        assert written in lines[line - 1]
        lines[line - 1] = lines[line - 1].replace(written, SCRIPT, 1)
    (root / file).write_text("\n".join(lines), encoding="utf-8")
    _, problems = checked(root)
    found = [problem.line for problem in problems if problem.code == CODE and problem.path == file.as_posix()]
    assert sorted(found) == sorted(line for line, _ in expected)


FINE = [
    "3 < 5 & 7 > 6",
    "a <b",
    "`<b>x</b>` and ``<i>``",
    "<https://example.com/a?b=c&d=e>",
    "AT&T; R&D",
    "x<5%",
    "->",
    "&",
    "卡<成>PPT",
]
HTML = {
    "a <b>bold</b> word": '"<b>"',
    "<IMG SRC=x>": '"<IMG SRC=x>"',
    "</div>": '"</div>"',
    "<!-- x -->": '"<!-- x -->"',
    "<?php x ?>": '"<?php x ?>"',
    "<script": '"<script"',
    "send <channel name> to us": '"<channel name>"',
    "a&nbsp;b": '"&nbsp;"',
    "&#60;": '"&#60;"',
    "`code` <b>": '"<b>"',
    "` <b>": '"<b>"',
}


def said(text: str, root: Path) -> list[str]:
    """What is said about a text as the title of a runbook."""
    file = good_tree(root) / "kb/runbooks/common/global/no-hot-water.yml"
    lines = file.read_text(encoding="utf-8").split("\n")
    lines[1] = f"title:\n  en: '{text}'\n  zh: 无"
    file.write_text("\n".join(lines), encoding="utf-8")
    return [problem.message for problem in checked(root)[1] if problem.code == CODE]


@pytest.mark.parametrize("text", FINE)
def test_plain_text_is_not_taken_for_html(text: str, tmp_path: Path) -> None:
    assert said(text, tmp_path) == []


@pytest.mark.parametrize(("text", "quoted"), HTML.items())
def test_html_is_quoted(text: str, quoted: str, tmp_path: Path) -> None:
    (message,) = said(text, tmp_path)
    assert message.startswith(f"{quoted} is ")


HOSTILE = [
    "[" * 4000,
    "](" * 2000,
    "[](a" * 1000,
    "`" * 4000,
    "`a" * 2000,
    "<a" * 2000,
    "<!" * 2000,
    "&a" * 2000,
    "](a " * 1000,
]


HANG = 10.0  # seconds; work that grows faster than the text would take minutes, however slow the machine


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:4])
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    start = time.process_time()
    link_targets(text)
    list(_wrong(text))
    LINK.sub("", text)
    assert time.process_time() - start < HANG
