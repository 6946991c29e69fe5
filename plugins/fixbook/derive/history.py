"""When each content file last changed, from one pass over the git history."""

from __future__ import annotations

import subprocess
from pathlib import Path


def last_changes(folder: Path) -> dict[Path, str]:
    """Day (YYYY-MM-DD, committer's zone) of the newest commit of every file; empty where there is no git history.

    A shallow history says nothing reliable, so it counts as none.
    """
    top = _git(folder, "rev-parse", "--show-toplevel")
    if not top or _git(folder, "rev-parse", "--is-shallow-repository").strip() == "true":
        return {}
    root = Path(top.strip())
    found: dict[Path, str] = {}
    day = ""
    for line in _git(
        folder, "-c", "core.quotepath=off", "log", "--format=%x00%cs", "--name-only", "--no-renames"
    ).splitlines():
        if line.startswith("\x00"):
            day = line[1:]
        elif line:
            found.setdefault(root / line, day)
    return found


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=False)  # noqa: S603, S607 - fixed arguments
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
