"""Runs a command of fixbook as a person at a terminal would, in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fixbook.cli import main


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str, answers: str | None = None) -> Result:
    """Output, error output and exit status of `fixbook ARGUMENTS` in a folder."""
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, list(arguments), input=answers, catch_exceptions=False)
    assert "Traceback" not in result.output
    return result
