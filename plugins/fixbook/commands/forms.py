"""Forms of new content files: the packaged text with ids, keys and languages of the site filled in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Final

from fixbook.library import Library

PREFIXES: Final = {"runbook": "KB", "postmortem": "PM", "plan": "PL", "checklist": "CL"}
_LISTS: Final = {
    "area": "areas",
    "evidence": "evidence",
    "affects": "affects",
    "holidays": "holidays",
    "metric": "metrics",
    "owner": "owners",
    "platform": "platforms",
    "product": "products",
    "purpose": "purposes",
    "role": "roles",
    "side": "sides",
    "where": "where",
}
_MANY: Final = 16  # more keys than this are not listed in a comment
_ID: Final = re.compile(r"\b([A-Z]{2,6})-(\d{4,6})\b")


def form(kind: str, library: Library, values: Mapping[str, str], *, schema: str) -> str:
    """The text of a new file: `values` stand as given, keys of the site are offered, texts are asked for in each language."""
    text = (resources.files("fixbook") / "forms" / f"{kind}.yml").read_text(encoding="utf-8")
    text = text.replace("$responses", "\n".join(_responses(library)))
    lines = [line for written in text.splitlines() for line in _filled(written, library, values)]
    return "\n".join([f"# yaml-language-server: $schema={schema}", *lines]) + "\n"


def next_id(library: Library, kind: str, used: Iterable[str] = ()) -> str:
    """The id after the highest one of the kind; `used` are further ids (of the ledger) that must not come back."""
    own = [document.model.id for document in library.by_id.values() if document.kind == kind]
    prefixes = Counter(name.partition("-")[0] for name in own)
    prefix = min(prefixes, key=lambda name: (-prefixes[name], name)) if prefixes else PREFIXES[kind]
    taken = [_ID.fullmatch(name) for name in {*library.by_id, *library.unread, *used}]
    highest = max((int(found[2]) for found in taken if found and found[1] == prefix), default=0)
    return f"{prefix}-{highest + 1:04d}"


def _responses(library: Library) -> list[str]:
    lines = []
    for severity in library.terms.severities.tickets:
        lines += [f"      {severity}:", "        cover: office", "        first: 4h"]
    return lines


def _filled(line: str, library: Library, values: Mapping[str, str]) -> list[str]:
    given = re.sub(r"\$\{?([a-z]+)\b\}?", lambda mark: values.get(mark[1], mark[0]), line)
    if given != line:
        line = _aligned(*given.partition("  #")[::2])
    found = re.search(r"\$([a-z_]+)", line)
    if not found:
        return [line]
    if found[1] in ("text", "phrases"):
        return _by_language(line, library.languages, is_list=found[1] == "phrases")
    return [_offered(line, found[0], _keys(library, found[1]))]


def _by_language(line: str, languages: list[str], *, is_list: bool) -> list[str]:
    """`title: $text` becomes one empty line for each language below `title:`."""
    head = re.sub(r"\s*\$(text|phrases)", "", line)
    start, _, comment = head.partition("  #")
    if not start.strip().strip("#").strip().endswith((":", "-")):
        raise ValueError(f"a form asks for a text in the middle of a line: {line}")
    mark = "#" if start.startswith("#") else ""
    inner = start.removeprefix("#")
    depth = len(inner) - len(inner.lstrip(" -")) + 2
    body = [f"{mark}{' ' * depth}{language}:" for language in languages]
    if is_list:
        body = [one for line in body for one in (line, f"{mark}{' ' * (depth + 2)}-")]
    if start.rstrip().endswith("-"):  # an item of a list: the first language stands beside its hyphen
        first = body[0].removeprefix(mark).strip()
        depth = len(inner.rstrip()) + 1
        return [
            f"{start.rstrip()} {first}",
            *(f"{mark}{' ' * depth}{line.removeprefix(mark).strip()}" for line in body[1:]),
        ]
    return [f"{start.rstrip()}{f'  #{comment}' if comment else ''}", *body]


def _keys(library: Library, name: str) -> list[str]:
    terms = library.terms
    if name in _LISTS:
        return list(getattr(terms, _LISTS[name]))
    lists = {
        "incident_severity": terms.severities.incidents,
        "language": terms.published,
        "region": library.regions,
        "scenario": library.scenarios,
    }
    return list(lists[name])


def _offered(line: str, mark: str, keys: list[str]) -> str:
    """The first key in place of the mark, or nothing for the author to choose; the others in a comment."""
    in_list = f"[{mark}]" in line
    only = keys[0] if len(keys) == 1 else ""
    head, _, said = line.replace(mark, only).partition("  #")
    choice = (
        f"one of: {', '.join(keys)}" if 1 < len(keys) <= _MANY else f"a key of {mark[1:]}" if len(keys) != 1 else ""
    )
    comment = "; ".join(
        part for part in (said.strip(), choice.replace("one of", "some of") if in_list else choice) if part
    )
    return _aligned(head, comment)


def _aligned(head: str, comment: str) -> str:
    return f"{head.rstrip():<31} # {comment.strip()}" if comment else head.rstrip()
