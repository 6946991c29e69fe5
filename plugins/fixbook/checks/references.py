"""`unknown-reference`: a key or id that names nothing.

Whatever has a key or id is referred to by it: metrics, products, roles, regions, plans, other articles, the causes and
sources of the same file. A reference to what does not exist leaves a hole in the page.

    causes:
      - key: cable-loose
        where: terminall         # "terminall" is not a key of `where`; did you mean "terminal"?

Mend the spelling, or add what is named: terms stand in kb/taxonomy.yml, regions in kb/regions/, plans in kb/plans/.
References to a file that has errors of its own are reported once that file is mended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fixbook.checks.survey import ARTICLES, File
from fixbook.checks.targets import NOUNS, own_targets
from fixbook.library import Library
from fixbook.model.nearest import did_you_mean, nearest
from fixbook.model.shape import Path
from fixbook.problems import Problem

CODE = "unknown-reference"


def check(file: File) -> Iterator[Problem]:
    """Every reference of a file that names nothing."""
    library, said = file.survey.library, set[tuple[Path, str]]()
    for path, kind, value in file.parts.references:
        known = _known(file, path, kind)
        if known is None or value in known or value in library.unread:
            continue
        place = ("phases", *path[2:]) if path[:1] == ("phases",) else path
        if (place, value) in said:
            continue  # what the second phase of a plan inherits is reported in the first
        said.add((place, value))
        yield file.document.problem(path, CODE, _message(library, kind, value, known), key=_is_key(path))


def _known(file: File, path: Path, kind: str) -> Collection[str] | None:
    own = own_targets(file.document, kind, path)
    return file.survey.targets.get(kind) if own is None else own


def _is_key(path: Path) -> bool:
    """Whether the reference is the key of a map, such as a region under in_regions."""
    return path[-2:-1] in (("in_regions",), ("response",))


def _message(library: Library, kind: str, value: str, known: Collection[str]) -> str:
    other = library.by_id.get(value)
    if other is not None:
        return f'"{value}" is a {other.kind}, not {NOUNS[kind]}'
    if kind in ARTICLES:
        near = nearest(value, (name for name in known if name[: name.index("-")] == value[: value.index("-")]))
        return f'"{value}" is not {NOUNS[kind]}' + (f'; did you mean "{near}"?' if near else "")
    return f'"{value}" is not {NOUNS[kind]}{did_you_mean(value, known)}'
