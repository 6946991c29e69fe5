"""Holds who may import whom, so that the data keeps flowing one way."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = "fixbook"

# Lower levels know nothing of higher ones; parts of one level do not import each other.
LEVELS: tuple[tuple[str, ...], ...] = (
    ("__init__", "problems"),
    ("yamlfile",),
    ("model",),
    ("library",),
    ("lookup", "derive"),
    ("checks", "outputs", "importers"),
    ("plugin", "mcp_server"),
    ("commands",),
    ("cli", "__main__"),
)

# Where each package of others may be imported; a folder's name covers what is in it.
OTHERS: dict[str, tuple[str, ...]] = {
    "click": ("commands", "cli"),
    "jinja2": ("outputs", "plugin"),  # MkDocs hands its environment to the plugin
    "markupsafe": ("outputs", "plugin"),
    "markdown_it": ("outputs.markup",),
    "mcp": ("mcp_server",),
    "mkdocs": ("plugin",),
    "nh3": ("outputs.markup",),
    "properdocs": ("plugin",),
    "pydantic": ("model", "outputs.kept"),  # and what a build notes for the next one
    "pydantic_core": ("model",),
    "pygments": ("outputs.markup",),
    "rapidfuzz": ("model", "library", "lookup", "derive", "checks"),
    "yaml": ("yamlfile",),
}

# An index can be searched without a library: all that these reach, lookup/__init__.py included,
# stays inside the lookup folder and asks for nothing but the standard library and RapidFuzz.
SEARCHING = ("lookup.text", "lookup.score", "lookup.search")


@dataclass(frozen=True)
class Import:
    """One import statement: the module it stands in, what it asks for, and where."""

    module: str  # inside the package, dotted, "" for its __init__
    target: str  # the same for ours, with a leading dot; the top-level name for others
    line: int


def read(root: Path) -> tuple[set[str], list[Import]]:
    """All modules below `root` and all their imports, those for typing and in functions included."""
    files = {_name(path.relative_to(root)): path for path in sorted(root.rglob("*.py"))}
    found = [
        Import(module, target, node.lineno)
        for module, path in files.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for target in _targets(node, module, path.name == "__init__.py", set(files))
    ]
    return set(files), found


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _targets(node: ast.Import | ast.ImportFrom, module: str, is_folder: bool, modules: set[str]) -> list[str]:
    if isinstance(node, ast.Import):
        return [_target(alias.name) for alias in node.names]
    base = node.module or ""
    if node.level:
        here = module.split(".") if module else []
        keep = len(here) - node.level + (1 if is_folder else 0)
        base = ".".join([PACKAGE, *here[: max(keep, 0)], *([base] if base else [])])
    start = _target(base)
    if not start.startswith("."):
        return [start]
    inside = [f"{start[1:]}.{alias.name}".lstrip(".") for alias in node.names]
    return sorted({f".{name}" if name in modules else start for name in inside})


def _target(name: str) -> str:
    top, _, rest = name.partition(".")
    return f".{rest}" if top == PACKAGE else top


def _part(module: str) -> str:
    return module.split(".", maxsplit=1)[0] or "__init__"


def _level(module: str) -> int:
    return next((number for number, parts in enumerate(LEVELS) if _part(module) in parts), -1)


def violations(modules: set[str], imports: list[Import]) -> list[str]:
    """Every breach of the tables above, one line each."""
    found = [f"{module}: has no level" for module in sorted(modules) if _level(module) < 0]
    for one in imports:
        place = f"{one.module or '__init__'}:{one.line}"
        if one.target.startswith("."):
            found += _upward(place, one.module, one.target[1:])
        else:
            found += _foreign(place, one.module, one.target)
    return found + _circles(modules, imports) + _heavy_search(modules, imports)


def _upward(place: str, module: str, target: str) -> list[str]:
    if _part(module) == _part(target):
        return []
    if _level(target) >= _level(module):
        return [f"{place}: imports {target}, which does not stand below it"]
    return []


def _foreign(place: str, module: str, target: str) -> list[str]:
    if target in sys.stdlib_module_names:
        return []
    allowed = OTHERS.get(target, ())
    if any(module == name or module.startswith(f"{name}.") for name in allowed):
        return []
    return [f"{place}: imports {target}, allowed in {' and '.join(allowed) or 'no module'}"]


def _graph(modules: set[str], imports: list[Import]) -> dict[str, set[str]]:
    edges: dict[str, set[str]] = {module: set() for module in modules}
    for one in imports:
        if one.target.startswith(".") and one.target[1:] in modules:
            edges[one.module].add(one.target[1:])
    return edges


def _reach(edges: dict[str, set[str]], start: set[str]) -> set[str]:
    seen: set[str] = set()
    todo = set(start)
    while todo:
        module = todo.pop()
        seen.add(module)
        todo |= edges.get(module, set()) - seen
    return seen


def _circles(modules: set[str], imports: list[Import]) -> list[str]:
    edges = _graph(modules, imports)
    members = [module for module in sorted(modules) if module in _reach(edges, edges[module])]
    return [f"{module or '__init__'}: imports itself by a circle" for module in members]


def _heavy_search(modules: set[str], imports: list[Import]) -> list[str]:
    edges = _graph(modules, imports)
    start = {name for name in SEARCHING if name in modules}
    reached = _reach(edges, start | ({"", "lookup"} & modules if start else set()))
    outside = [
        f"{module}: is reached from the search"
        for module in sorted(reached)
        if _part(module) not in {"lookup", "__init__"}
    ]
    heavy = [
        f"{one.module}:{one.line}: the search would need {one.target}"
        for one in imports
        if one.module in reached
        and not one.target.startswith(".")
        and one.target not in {*sys.stdlib_module_names, "rapidfuzz"}
    ]
    return outside + heavy


def test_no_module_imports_upward(checkout: Path) -> None:
    modules, imports = read(checkout / "plugins" / PACKAGE)
    assert {"problems", "yamlfile"} <= modules
    assert imports
    assert violations(modules, imports) == []


PLANTED = {
    "problems.py imports a level above": (
        {"problems.py": "from fixbook import library", "library.py": ""},
        "problems:1: imports library, which does not stand below it",
    ),
    "relative": (
        {"problems.py": "from .library import load_library", "library.py": ""},
        "problems:1: imports library, which does not stand below it",
    ),
    "for typing only": (
        {
            "model/runbook.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import fixbook.library",
            "library.py": "",
        },
        "model.runbook:3: imports library, which does not stand below it",
    ),
    "inside a function": (
        {"yamlfile.py": "def load():\n    from .model import runbook", "model/runbook.py": ""},
        "yamlfile:2: imports model.runbook, which does not stand below it",
    ),
    "a neighbour of the same level": (
        {"checks/a.py": "from ..outputs.pages import pages", "outputs/pages.py": ""},
        "checks.a:1: imports outputs.pages, which does not stand below it",
    ),
    "a circle inside a folder": (
        {"model/a.py": "from . import b", "model/b.py": "from fixbook.model.a import x"},
        "model.a: imports itself by a circle",
    ),
    "a package of others in the wrong place": (
        {"library.py": "import mkdocs.config"},
        "library:1: imports mkdocs, allowed in plugin",
    ),
    "an unknown package": ({"library.py": "import numpy as np"}, "library:1: imports numpy, allowed in no module"),
    "a module without a level": ({"helpers.py": ""}, "helpers: has no level"),
    "a search that needs the library": (
        {
            "lookup/search.py": "from . import text",
            "lookup/text.py": "from fixbook.library import Library",
            "library.py": "",
        },
        "library: is reached from the search",
    ),
    "a search that needs it through its folder": (
        {
            "lookup/search.py": "",
            "lookup/__init__.py": "from .index import build",
            "lookup/index.py": "from ..model import x",
            "model/__init__.py": "import pydantic",
        },
        "model:1: the search would need pydantic",
    ),
}


@pytest.mark.parametrize(("files", "expected"), PLANTED.values(), ids=PLANTED.keys())
def test_planted_violation_is_found(tmp_path: Path, files: dict[str, str], expected: str) -> None:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert expected in violations(*read(tmp_path))


def test_downward_imports_are_allowed(tmp_path: Path) -> None:
    (tmp_path / "problems.py").write_text("from dataclasses import dataclass\n", encoding="utf-8")
    (tmp_path / "yamlfile.py").write_text("import yaml\nfrom .problems import Problem\n", encoding="utf-8")
    assert violations(*read(tmp_path)) == []
