"""`unknown-time-zone`: a time zone that no computer knows.

Hours are shown in the reader's own time, which needs the zone's name from the IANA list, such as Asia/Jakarta.

    zone: Asia/Shangai          # "Asia/Shangai" is not an IANA time zone; did you mean "Asia/Shanghai"?

Write the name of the list; offsets such as +08:00 and letters such as CST are not zones.
"""

from __future__ import annotations

import functools
import zoneinfo
from collections.abc import Iterator
from typing import Any

from fixbook.library import Document, Library
from fixbook.model.nearest import nearest
from fixbook.model.shape import Path, walk
from fixbook.problems import Problem

CODE = "unknown-time-zone"


def check(library: Library) -> Iterator[Problem]:
    """Zones of plans and regions that are not on the IANA list."""
    documents: list[Document[Any]] = [*library.plans.values(), *library.regions.values()]
    for document in documents:
        said: set[tuple[Path, str]] = set()
        for path, zone in _zones(document):
            place = path[2:] if path[0] == "phases" else path
            if _exists(zone) or (place, zone) in said:
                continue
            said.add((place, zone))
            names = {name.lower(): name for name in zoneinfo.available_timezones()}
            near = nearest(zone, names)
            hint = f'; did you mean "{names[near]}"?' if near else ""
            yield document.problem(path, CODE, f'"{zone}" is not an IANA time zone{hint}')


def _zones(document: Document[Any]) -> Iterator[tuple[Path, str]]:
    for path, value, _ in walk(document.model):
        if isinstance(value, str) and (path[-1] == "zone" or path[-2:-1] == ("time_zones",)):
            yield path, value


@functools.cache
def _exists(zone: str) -> bool:
    try:
        zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
