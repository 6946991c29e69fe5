"""Build a small site in a temporary folder, the way `mkdocs build --strict` does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from fixbook.cli import main
from mkdocs.commands.build import build
from mkdocs.config import load_config


def starter(target: Path) -> Path:
    """The site `fixbook init` writes, its articles noted in the ledger."""
    target.parent.mkdir(parents=True, exist_ok=True)
    run("init", str(target))
    run("ledger", "--root", str(target))
    return target


def run(*arguments: str) -> str:
    """A command's exit status and output."""
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return f"{result.exit_code}\n{result.output}"


def configure(
    site: Path, *, plugins: list[Any] | None = None, fixbook: dict[str, Any] | None = None, **changes: Any
) -> Path:
    """Rewrite mkdocs.yml; `fixbook` has the plugin's options, `plugins` further plugins, `changes` top-level keys."""
    file = site / "mkdocs.yml"
    settings = {**yaml.safe_load(file.read_text(encoding="utf-8")), **changes}
    settings["plugins"] = ["search", *(plugins or []), {"fixbook": fixbook or {}}]
    file.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return site


def built(site: Path, *, strict: bool = True) -> Path:
    """Build it; returns the output folder. A warning fails a strict build."""
    config = load_config(str(site / "mkdocs.yml"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return site / "site"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def edit(file: Path, old: str, new: str) -> None:
    """Replace text that must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")
