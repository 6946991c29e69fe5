"""`broken-link`: a link in a text that leads nowhere.

A text links to an article by its id, and to one of its causes, steps or items by key: `[text](KB-0012#step)`.
The page's address is worked out, so the link survives a rename. Links to other sites start with https://.

    do: Follow [change the server](KB-0012#chnge-server).      # KB-0012 has no "chnge-server"; did you mean "change-server"?

Mend the id or the key; write an id in capitals with its digits. Other addresses of this site cannot be linked from a text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from fixbook.checks.survey import File, without_code
from fixbook.model.fields import RESERVED_KEYS
from fixbook.model.nearest import nearest
from fixbook.problems import Problem

CODE = "broken-link"
_LINK = re.compile(r"\]\(\s*([^()\s]*)[^()]*\)")  # whatever stands in its text
_ID_LINK = re.compile(r"([A-Z]{2,6}-\d{4,6})(?:#(.*))?\Z")
_OUTSIDE = re.compile(r"(https?://|mailto:)[^\s]+\Z")


def check(file: File) -> Iterator[Problem]:
    """Every link of a file's texts that leads nowhere."""
    for path, written in file.strings():
        for target in link_targets(written):
            wrong = _wrong(target, file.survey.anchors, file.survey.library.unread)
            if wrong:
                yield file.document.problem(path, CODE, wrong)


def link_targets(written: str) -> list[str]:
    """The addresses that the links of an inline Markdown text name, code spans left out."""
    return _LINK.findall(without_code(written)) if "](" in written else []


def _wrong(target: str, anchors_of: Mapping[str, Collection[str]], unread: frozenset[str]) -> str | None:
    if _OUTSIDE.match(target):
        return None
    found = _ID_LINK.match(target)
    if found is None:
        return f'"{target}" is neither an id such as KB-0012#step nor an address that starts with https://'
    name, anchor = found.groups()
    if name in unread:
        return None
    if name not in anchors_of:
        return f'"{name}" is not the id of an article{_meant(name, anchors_of)}'
    if anchor is not None and anchor not in anchors_of[name] and anchor not in RESERVED_KEYS:
        return f'{name} has no "{anchor}"{_meant(anchor, anchors_of[name])}'
    return None


def _meant(word: str, choices: Collection[str]) -> str:
    found = nearest(word, choices)
    return f'; did you mean "{found}"?' if found else ""
