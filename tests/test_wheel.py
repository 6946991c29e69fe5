"""Shows that what is published works alone: the wheel, in a fresh environment, away from the sources."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path) -> str:
    """The output of a command that must succeed, run where the sources cannot be imported by accident."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that holds the wheel and what it requires, nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, checkout, folder=folder)
    (wheel,) = folder.glob("mkdocs_fixbook-*.whl")
    run(sys.executable, "-m", "venv", folder / "env", folder=folder)
    programs = folder / "env" / "bin"
    constraints = checkout / "constraints.txt"
    run(programs / "python", "-m", "pip", "install", "--quiet", "-c", constraints, wheel, folder=folder)
    return programs


def test_wheel_brings_its_templates_and_no_tests(installed: Path) -> None:
    listing = (
        "import fixbook, pathlib; print(*sorted(p.suffix for p in pathlib.Path(fixbook.__file__).parent.rglob('*.*')))"
    )
    suffixes = run(installed / "python", "-c", listing, folder=installed).split()
    assert {".py", ".typed", ".html", ".css", ".js"} <= set(suffixes)
    assert "tests" not in run(installed / "python", "-m", "pip", "show", "-f", "mkdocs-fixbook", folder=installed)


def test_site_started_in_an_empty_folder_builds_without_a_warning(installed: Path, tmp_path: Path) -> None:
    run(installed / "fixbook", "init", folder=tmp_path)
    run(installed / "fixbook", "check", folder=tmp_path)
    output = run(installed / "mkdocs", "build", "--strict", folder=tmp_path)
    assert not re.search(r"^(WARNING|ERROR)", output, re.MULTILINE)
    pages = sorted(
        page.relative_to(tmp_path / "site").as_posix() for page in (tmp_path / "site" / "runbooks").rglob("index.html")
    )
    assert len(pages) >= 2
    assert f"zh/{pages[-1]}" in {
        page.relative_to(tmp_path / "site").as_posix() for page in (tmp_path / "site" / "zh").rglob("*.html")
    }
