"""Both twins give the same answer, score, reason and place for every question, however strange."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from fixbook.lookup import open_index
from fixbook.lookup.batch import answer_lines

from tests.lookup.small import CASES, pieces

NODE = shutil.which("node")
CLI = "plugins/fixbook/lookup/cli.js"
GENERATED = int(os.environ.get("FIXBOOK_PARITY", "2000"))
"""How many generated questions; set FIXBOOK_PARITY=20000 for the long run."""

PARTS: list[str] = json.loads((Path(__file__).parent / "parts.json").read_text(encoding="utf-8"))


def generated(count: int) -> Iterator[str]:
    draw = random.Random(20)
    for _ in range(count):
        size = draw.choice([1, 2, 3, 5, 8, 20, 60])
        parts = [
            draw.choice(PARTS)
            if draw.random() < 0.8
            else chr(draw.choice([draw.randrange(0x3000), draw.randrange(0x10000), draw.randrange(0x110000)]))
            for _ in range(size)
        ]
        yield draw.choice(["", " "]).join(parts)


def pastes() -> Iterator[str]:
    draw = random.Random(21)
    for line_end in ("\n", "\r\n", ", ", ',{"a":'):
        lines = (" ".join(draw.choice(PARTS) for _ in range(9)) for _ in range(12000))
        yield line_end.join(lines)[:1_000_000]
        yield "frame\n" * 100_000 + "join: ERR_INVALID_TOKEN NotAllowed_Error" + line_end + "onFrameSent\n" * 50_000


def lines() -> list[bytes]:
    rows = [{**case, "limit": 10} for case in CASES["answers"]]
    rows += [{"q": q, "limit": 10, "lang": "zh"} for q in generated(GENERATED)]
    rows += [{"q": q} for q in pastes()]
    rows += [
        {"q": "freeze", "kinds": ["x"]},
        {"q": "freeze", "limit": 0},
        {"q": "freeze", "limit": 2.0},
        {"q": "freeze", "limit": True},
        {"q": "freeze", "lang": 3},
    ]
    bad = [
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"{}",
        b'{"q": null}',
        b"\xff\xfe",
        b'\xef\xbb\xbf{"q": "x"}',
        b"  \t\r",
        b"",
    ]
    return [json.dumps(row).encode() for row in rows] + bad


def test_twins_agree(checkout: Path) -> None:
    index = Path(__file__).parent / "fixture"
    assert NODE, "node is needed: the browser's twin is half of the lookup"
    asked = lines()
    result = subprocess.run(
        [NODE, checkout / CLI, index], input=b"\n".join(asked), capture_output=True, check=True, timeout=600
    )
    theirs = [json.loads(line) for line in result.stdout.decode("ascii").splitlines()]
    ours = [json.loads(line) for line in answer_lines(open_index(index), asked)]
    assert len(ours) == len(theirs) == len(asked) - 2
    differing = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b and not ("error" in a and "error" in b)]
    assert differing == []
    assert sum(bool(answer.get("hits")) for answer in ours) > GENERATED // 4


def test_errors_say_the_same_where_they_are_ours(checkout: Path) -> None:
    assert NODE
    asked = [
        b'{"q": 1}',
        b'{"q": "x", "region": "atlantis"}',
        b'{"q": "x", "kinds": 1}',
        b'{"q": "x", "limit": 1000}',
        b"[]",
    ]
    index = Path(__file__).parent / "fixture"
    result = subprocess.run(
        [NODE, checkout / CLI, index], input=b"\n".join(asked), capture_output=True, check=True, timeout=60
    )
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        json.loads(line) for line in answer_lines(open_index(index), asked)
    ]


def test_other_format_is_refused_by_the_browsers_code(checkout: Path, tmp_path: Path) -> None:
    assert NODE
    core = {**pieces()["core"], "format": 99}
    (tmp_path / "core.js").write_text(f'fixbookLookup.piece("core",{json.dumps(core)});')
    result = subprocess.run([NODE, checkout / CLI, tmp_path], input=b"", capture_output=True, check=False, timeout=60)
    assert result.returncode == 1
    assert b"build it again" in result.stderr
