"""The command line: collects the commands and hands over to them."""

from __future__ import annotations

import importlib
import sys
from typing import Final

import click

# Modules of commands/; each is imported only when it is called or listed, so that one command never waits for another.
COMMANDS: Final = ("check", "eval", "export", "find", "index", "init", "ledger", "misses", "new", "schema")


class _Lazy(click.Group):
    """A group that imports a command's module when it is needed."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"fixbook.commands.{name}").command
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-fixbook", prog_name="fixbook")
def main() -> None:
    """Runbooks and postmortems in YAML: check them, start new ones, find the fix."""


if __name__ == "__main__":
    sys.exit(main())
