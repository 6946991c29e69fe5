"""What readers download of style sheets and scripts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from fixbook.outputs.files import lean, script, style_sheet


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("  // why\n  run();\n", "run();\n"),
        ("/** one */\n/* two\n * lines */\nrun();\n", "run();\n"),
        ("/** @type {any} */ (root).x = 1;\n", "(root).x = 1;\n"),
        ("const f = (/** @type {string} */ a) => a;\n", "const f = (a) => a;\n"),
        ('const a = "http://x"; // kept beside code\n', 'const a = "http://x"; // kept beside code\n'),
        ("/** @type {any} */ (a);\nrun();\n/** two */\n", "(a);\nrun();\n"),
        ("/* a */\n.a {\n  color: red;\n}\n", ".a {\ncolor: red;\n}\n"),
    ],
)
def test_comments_and_indentation_stay_at_home(written: str, sent: str) -> None:
    assert lean(written.encode()).decode() == sent


def test_script_still_parses(tmp_path: Path) -> None:
    file = tmp_path / "fixbook.js"
    file.write_bytes(script())
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    assert subprocess.run([node, "--check", str(file)], check=False, capture_output=True).stderr == b""


def test_style_sheet_closes_what_it_opens() -> None:
    sheet = style_sheet()
    assert sheet.count(b"{") == sheet.count(b"}")
    assert b"a:hover{" in sheet
    assert b"\n" not in sheet
    assert b'content:": ________________"' in sheet  # texts keep their spaces
