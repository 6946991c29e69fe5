"""Every command is listed, has help, and is described in the documentation in both languages."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from fixbook.cli import COMMANDS, main

from tests.commands.run import run


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help_for_itself_and_every_option(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name
    assert len(command.help or "") > 40
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("page", ["commands.md", "commands.zh.md"])
def test_command_and_its_options_are_documented(name: str, page: str, checkout: Path) -> None:
    text = (checkout / "docs/reference" / page).read_text(encoding="utf-8")
    command = main.get_command(click.Context(main), name)
    assert command is not None
    _, heading, section = text.partition(f"\n## fixbook {name}\n")
    assert heading
    section = section.partition("\n## ")[0]
    options = [option for one in command.params if isinstance(one, click.Option) for option in one.opts]
    assert [option for option in options if option.startswith("--") and f"`{option}" not in section] == []


def test_unknown_command_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, monkeypatch, "chekc").exit_code == 2


def test_version_is_that_of_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, monkeypatch, "--version").stdout.startswith("fixbook, version ")
