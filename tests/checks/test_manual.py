"""Each rule has a code of its own, a docstring that serves as its manual page, and a broken tree that shows it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from types import ModuleType

import fixbook.checks
import pytest
from fixbook.checks.all import DATED_RULES, RULES

from tests.library.trees import HERE

ALL = (*RULES, *DATED_RULES)
NO_RULES = {"all", "survey", "targets"}


def name(rule: ModuleType) -> str:
    """The file name of a rule."""
    return rule.__name__.rpartition(".")[2]


def test_every_file_of_the_folder_is_a_rule_that_runs() -> None:
    files = {module.name for module in pkgutil.iter_modules(fixbook.checks.__path__)} - NO_RULES
    assert {name(rule) for rule in ALL} == files


def test_codes_are_unique() -> None:
    codes = [importlib.import_module(rule.__name__).CODE for rule in ALL]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("rule", ALL, ids=name)
def test_docstring_says_what_is_wrong_shows_it_and_says_how_to_mend_it(rule: ModuleType) -> None:
    page = rule.__doc__ or ""
    assert re.match(rf"`{rule.CODE}`: [a-z].*\.\n", page)
    assert re.search(r"\n\n    \S", page), "an indented example"
    assert len(page.strip().splitlines()) >= 5


@pytest.mark.parametrize("rule", ALL, ids=name)
def test_some_broken_tree_shows_the_rule(rule: ModuleType) -> None:
    expected = [(case / "expected.txt").read_text(encoding="utf-8") for case in sorted((HERE / "bad").iterdir())]
    assert any(re.search(rf": (error|warning|note) {rule.CODE}: ", text) for text in expected)
