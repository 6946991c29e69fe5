"""fixbook find, index, eval and misses: the machine interface to the letter, an answer a person can read, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fixbook.cli import main

from tests.lookup.small import HERE

INDEX = str(HERE / "fixture")


def fixbook(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def test_batch_answers_line_for_line_and_reads_on_after_a_bad_one() -> None:
    lines = [{"q": "黑屏", "limit": 1}, "not a question", {"q": "quarterly invoice"}]
    result = fixbook(
        "find", "--batch", "--index", INDEX, stdin="\n".join(json.dumps(line) for line in lines) + "\n\n{\n"
    )
    assert result.exit_code == 0
    assert result.output.isascii()
    first, bad, nothing, broken = map(json.loads, result.output.splitlines())
    assert set(first) == {"q", "certain", "hits"}
    assert first["q"] == "黑屏"
    (hit,) = first["hits"]
    assert set(hit) == {"id", "slug", "score", "why"}
    assert (hit["id"], hit["slug"]) == ("KB-0003", "remote-black-screen")
    assert hit["why"][0] == {"field": "title", "key": "", "text": "远端画面黑屏", "spans": [[4, 6]]}
    assert bad == {"error": "a line must be an object"}
    assert nothing == {"q": "quarterly invoice", "certain": False, "hits": []}
    assert set(broken) == {"error"}


def test_one_question_as_json_has_the_same_form() -> None:
    result = fixbook("find", "黑屏", "--limit", "1", "--json", "--index", INDEX)
    batch = fixbook("find", "--batch", "--index", INDEX, stdin='{"q": "黑屏", "limit": 1}')
    assert json.loads(result.output) == json.loads(batch.output)


def test_answer_for_people_says_why_and_where_to_read() -> None:
    result = fixbook("find", "black screen", "--index", INDEX, "--limit", "1")
    assert result.exit_code == 0
    assert "why     Remote video is a black screen" in result.output
    assert "read    remote-black-screen/" in result.output


def test_terminal_is_not_driven_by_titles() -> None:
    assert "\x1b" not in fixbook("find", "\x1b[31m black screen", "--index", INDEX).output


def test_nothing_fits_is_said_and_gives_1() -> None:
    result = fixbook("find", "quarterly invoice", "--index", INDEX)
    assert result.exit_code == 1
    assert result.output.startswith("Nothing fits.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["find"],
        ["find", "x", "--batch"],
        ["find", "x", "--region", "atlantis", "--index", INDEX],
        ["find", "x", "--index", "/nowhere"],
        ["find", "x", "--limit", "0"],
    ],
)
def test_wrong_usage_gives_2(arguments: list[str]) -> None:
    assert fixbook(*arguments).exit_code == 2


def test_text_comes_from_standard_input_too() -> None:
    assert fixbook("find", "-", "--index", INDEX, stdin="log\nERR_INVALID_TOKEN\n").output.count("KB-0005") == 1


def test_folder_without_an_index_is_named(tmp_path: Path) -> None:
    result = fixbook("find", "x", "--index", str(tmp_path))
    assert result.exit_code == 1
    assert 'has no piece "core"' in result.output


QUESTIONS = [
    {"q": "远端画面黑屏", "slug": "remote-black-screen", "lang": "zh", "difficulty": "plain"},
    {"q": "cannot join, token has expired", "slug": "camera-mirrored", "also": ["token-expired"], "lang": "en"},
    {"q": "black screen", "slug": "evening-delay", "lang": "en"},
    {"q": "quarterly invoice", "slug": "none", "lang": "en"},
]


@pytest.fixture
def questions(tmp_path: Path) -> str:
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps(question) for question in QUESTIONS))
    return str(file)


def test_eval_counts_hits_by_language_and_lists_misses(questions: str) -> None:
    result = fixbook("eval", questions, "--index", INDEX, "--json")
    found = json.loads(result.output)
    assert found["groups"]["all"] == {"questions": 3, "hit@1": 66.7, "hit@3": 66.7, "mrr": 0.667}
    assert found["groups"]["language zh"]["hit@1"] == 100
    assert found["nothing fits"] == {"questions": 1, "said so": 100.0, "said so wrongly": 0.0, "auc": 1.0}
    (miss,) = found["misses"]
    assert (miss["q"], miss["right"], miss["rank"]) == ("black screen", ["evening-delay"], 0)
    assert miss["got"][0]["slug"] == "remote-black-screen"


def test_eval_fails_on_request_and_says_what_displaced_the_right_one(questions: str) -> None:
    assert fixbook("eval", questions, "--index", INDEX).exit_code == 0
    result = fixbook("eval", questions, "--index", INDEX, "--fail")
    assert result.exit_code == 1
    assert "missed: black screen" in result.output
    assert "wanted evening-delay (place none), got remote-black-screen" in result.output


def test_eval_reads_golden_queries(tmp_path: Path) -> None:
    golden = tmp_path / "golden.yml"
    golden.write_text(
        "queries:\n  - {q: black screen, find: remote-black-screen}\n  - {q: quarterly invoice, none: true}\n"
    )
    assert fixbook("eval", str(golden), "--index", INDEX, "--fail").exit_code == 0


@pytest.mark.parametrize(
    "line",
    [
        b'{"q": 3}',
        b"[]",
        b"null",
        b"{",
        b"\xff",
        b'{"q": "x", "slug": 1}',
        b'{"q": "x", "slug": "y", "also": 1}',
        b"[" * 9999,
    ],
)
def test_eval_names_the_line_that_is_no_question(line: bytes, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes('{"q": "x\u2028", "slug": "y"}\n'.encode() + line + b"\n")
    result = fixbook("eval", str(file), "--index", INDEX)
    assert result.exit_code == 2
    assert "questions.jsonl:2: " in result.output


def test_misses_groups_what_found_nothing() -> None:
    log = (
        "quarterly invoice address\nblack screen\n"
        + json.dumps({"q": "invoice address is wrong"})
        + "\ntax form\nquarterly invoice address\n"
    )
    result = fixbook("misses", "-", "--index", INDEX, "--json", stdin=log)
    groups = json.loads(result.stdout)
    assert [(group["count"], group["questions"]) for group in groups] == [
        (3, [["quarterly invoice address", 2], ["invoice address is wrong", 1]]),
        (1, [["tax form", 1]]),
    ]
    assert "invoic" in groups[0]["words"]


def test_index_is_written_and_asked(tmp_path: Path, checkout: Path) -> None:
    result = fixbook("index", str(tmp_path / "index"), "--root", str(checkout))
    assert result.exit_code == 0
    assert (tmp_path / "index" / "core.js").exists()
    assert fixbook("find", "--batch", "--index", str(tmp_path / "index"), stdin='{"q": "x"}').exit_code == 0
