"""`unknown-time-zone`: a time zone that no computer knows.

Hours are shown in the reader's own time, which needs the zone's name from the IANA list, such as Europe/Berlin.

    zone: Europe/Berln          # "Europe/Berln" is not an IANA time zone; did you mean "Europe/Berlin"?

Write the name of the list; offsets such as +08:00 and letters such as CST are not zones.
"""

from __future__ import annotations

import functools
import zoneinfo
from collections.abc import Iterator

from fixbook.checks.survey import File, held
from fixbook.model.nearest import nearest
from fixbook.model.shape import Path
from fixbook.problems import Problem

CODE = "unknown-time-zone"


def check(file: File) -> Iterator[Problem]:
    """Zones of a file that are not on the IANA list."""
    for path, zone in _zones(file):
        if not _exists(zone):
            near = nearest(zone, _names())
            hint = f'; did you mean "{_names()[near]}"?' if near else ""
            yield file.document.problem(path, CODE, f'"{zone}" is not an IANA time zone{hint}')


def _zones(file: File) -> Iterator[tuple[Path, str]]:
    for path, block in file.parts.blocks if file.kind in ("plan", "region") else ():
        if held(block, "zone"):
            yield (*path, "zone"), held(block, "zone")
        for index, zone in enumerate(held(block, "time_zones") or ()):
            yield (*path, "time_zones", index), zone


@functools.cache
def _names() -> dict[str, str]:
    """Every zone by its name in small letters; the list is a folder that is read anew each time."""
    return {name.lower(): name for name in zoneinfo.available_timezones()}


@functools.cache
def _exists(zone: str) -> bool:
    try:
        zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
