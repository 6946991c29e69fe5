"""Both twins give the same answer, score, reason and place for every question, however strange, and neither is long about it."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fixbook.commands.indexes import built
from fixbook.lookup import open_index
from fixbook.lookup.batch import answer_line, answer_lines
from fixbook.lookup.pieces import read, write

from tests.fuzzing import COUNT, FILE, FIRST, LONG, LONGEST, Run
from tests.lookup.small import CASES, pieces
from tests.lookup.strange import PARTS, Known, question

NODE = shutil.which("node") or ""
CHECKOUT = Path(__file__).parent.parent.parent
CLI = CHECKOUT / "plugins/fixbook/lookup/cli.js"
SMALL = Path(__file__).parent / "fixture"


class Browser:
    """The browser's code behind cli.js, asked line by line."""

    def __init__(self, index: Path) -> None:
        assert NODE, "node is needed: the browser's twin is half of the lookup"
        self.process = subprocess.Popen([NODE, CLI, index], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def answer(self, line: bytes) -> bytes:
        """The line it gives back; b"" when it ended, or was ended because it took far too long."""
        assert self.process.stdin
        assert self.process.stdout
        watch = threading.Timer(5 * LONGEST, self.process.kill)
        watch.start()
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        watch.cancel()
        return answer.removesuffix(b"\n")

    def close(self) -> None:
        self.process.communicate(timeout=60)


def compare(index: Path, asked: Iterable[tuple[str, bytes]], run: Run) -> int:
    """Notes every line that the twins answer differently; how many questions were answered."""
    lookup, browser = open_index(index), Browser(index)
    answered = 0
    for done, (name, line) in enumerate(asked):
        started = time.perf_counter()
        theirs = browser.answer(line)
        run.took("node", time.perf_counter() - started, name)
        started = time.process_time()
        ours = answer_line(lookup, line)
        run.took("Python", time.process_time() - started, name)
        answered += bool(ours.get("hits"))
        if json.dumps(ours, separators=(",", ":")).encode() != theirs:
            run.note(f"{run.what} {name}: {line[:500]!r} is answered {json.dumps(ours)[:500]} and {theirs[:500]!r}")
        run.tell(done + 1)
    browser.close()
    return answered


def generated(known: Known) -> Iterator[tuple[str, bytes]]:
    for number in range(FIRST, FIRST + COUNT):
        chance = random.Random(number)
        row = question(chance, known)
        line = json.dumps(row, ensure_ascii=chance.random() < 0.7)
        try:
            yield str(number), line.encode("utf-8")
        except UnicodeEncodeError:  # halves of pairs can only be escaped
            yield str(number), json.dumps(row).encode("ascii")


def pastes() -> Iterator[str]:
    """A megabyte each."""
    draw = random.Random(21)
    for line_end in ("\n", "\r\n", ", ", ',{"a":'):
        lines = (" ".join(draw.choice(PARTS) for _ in range(9)) for _ in range(30_000))
        yield line_end.join(lines)[:1_000_000]
        yield "frame\n" * 100_000 + "join: ERR_INVALID_TOKEN NotAllowed_Error" + line_end + "onFrameSent\n" * 50_000


def named(rows: Iterable[dict[str, Any]], name: str) -> Iterator[tuple[str, bytes]]:
    return ((f"{name} {number}", json.dumps(row).encode()) for number, row in enumerate(rows))


def test_twins_agree_on_generated_questions() -> None:
    run = Run("question")
    answered = compare(SMALL, generated(Known.of(read(SMALL))), run)
    assert run.findings == []
    assert answered >= COUNT // 4


def test_twins_agree_on_the_cases_and_on_pastes_of_a_megabyte() -> None:
    run = Run("case")
    compare(SMALL, named(({**case, "limit": 10} for case in CASES["answers"]), "case"), run)
    compare(SMALL, named(({"q": text} for text in pastes()), "paste"), run)
    assert run.findings == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lookup index of the content of this repository."""
    folder = tmp_path_factory.mktemp("index")
    write(built((CHECKOUT,), "internal"), folder)
    return folder


def test_twins_agree_on_the_golden_queries(site: Path) -> None:
    """All of them in a long run, every fourth otherwise."""
    golden = yaml.safe_load((CHECKOUT / "kb/golden.yml").read_text(encoding="utf-8"))["queries"]
    rows = [{"q": query["q"], "lang": query.get("lang"), "limit": 10} for query in golden[:: 1 if LONG else 4]]
    if FILE:
        asked = map(json.loads, Path(FILE).read_text(encoding="utf-8").splitlines())
        rows += [{"q": query["q"], "lang": query.get("lang"), "limit": 10} for query in asked]
    run = Run("query")
    answered = compare(site, named(rows, "query"), run)
    assert run.findings == []
    assert answered > len(rows) // 2


@pytest.mark.skipif(not LONG, reason="FIXBOOK_FUZZ asks for no long run")
def test_twins_agree_on_generated_questions_to_the_whole_site(site: Path) -> None:
    run = Run("question to the site")
    compare(site, generated(Known.of(read(site))), run)
    compare(site, named(({"q": text} for text in pastes()), "paste"), run)
    assert run.findings == []


BAD = [
    *(b"{", b"[]", b"null", b'"text"', b"{}", b'{"q": null}', b'{"q": 1}', b"\xff\xfe", b'\xef\xbb\xbf{"q": "x"}'),
    *(
        b'{"q": "x", "limit": 0}',
        b'{"q": "x", "limit": 1e999}',
        b'{"q": "x", "limit": true}',
        b'{"q": "x", "limit": 1000}',
    ),
    *(
        b'{"q": "x", "kinds": ["x"]}',
        b'{"q": "x", "kinds": 1}',
        b'{"q": "x", "region": "atlantis"}',
        b'{"q": "x", "lang": 3}',
    ),
    *(
        b'{"q": "x", "y": NaN}',
        b'{"q": "x", "y": -Infinity}',
        b'{"q": "\t"}',
        b'{"q": "\xed\xa0\x80"}',
        b"{'q': 'x'}",
        b'{"q": "x",}',
    ),
]
"""Lines that are no questions."""
BLANK = [b"  \t\r", b""]


def answers_of_both(lines: list[bytes]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    result = subprocess.run([NODE, CLI, SMALL], input=b"\n".join(lines), capture_output=True, check=True, timeout=60)
    ours = [json.loads(line) for line in answer_lines(open_index(SMALL), lines)]
    return ours, [json.loads(line) for line in result.stdout.decode("ascii").splitlines()]


def test_bad_lines_get_an_error_each_and_blank_ones_nothing() -> None:
    ours, theirs = answers_of_both([*BAD, *BLANK])
    assert [set(answer) for answer in ours] == [set(answer) for answer in theirs] == [{"error"}] * len(BAD)


def test_odd_lines_are_read_the_same() -> None:
    lines = [
        b'{"q": "freeze", "limit": 2.0}',
        b'{"q": "freeze", "q": "black"}',
        b' {"q":"\\ud800 freeze"} \r',
        b'{"q": "freeze", "y": 1e999}',
        b'{"q": "freeze", "y": ' + b"9" * 5000 + b"}",
        b'{"q": "freeze", "y": ' + b"[" * 200 + b"]" * 200 + b"}",
        b'{"q": "freeze", "__proto__": {"limit": 1}}',
    ]
    ours, theirs = answers_of_both(lines)
    assert ours == theirs
    assert not any("error" in answer for answer in ours)


def test_errors_say_the_same_where_they_are_ours() -> None:
    ours, theirs = answers_of_both(
        [
            b'{"q": 1}',
            b'{"q": "x", "region": "atlantis"}',
            b'{"q": "x", "kinds": 1}',
            b'{"q": "x", "limit": 1000}',
            b"[]",
        ]
    )
    assert ours == theirs


def test_other_format_is_refused_by_the_browsers_code(tmp_path: Path) -> None:
    core = {**pieces()["core"], "format": 99}
    (tmp_path / "core.js").write_text(f'fixbookLookup.piece("core",{json.dumps(core)});')
    result = subprocess.run([NODE, CLI, tmp_path], input=b"", capture_output=True, check=False, timeout=60)
    assert result.returncode == 1
    assert b"build it again" in result.stderr
