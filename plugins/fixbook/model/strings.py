"""Short strings of a fixed form: times of the clock, names of pictures, codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from fixbook.model.fields import fail, shown


def _formed(pattern: str, expected: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise fail("wrong-form", f"expected {expected}, found {shown(value)}")
        return value

    return read


def _short(limit: int) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            raise fail("not-text", f"expected a text, found {shown(value) if value else 'nothing'}")
        if len(value) > limit:
            raise fail("too-long", f"expected at most {limit} characters, found {len(value)}")
        return value.strip()

    return read


_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_PICTURE = r"[A-Za-z0-9][A-Za-z0-9._-]*\.(png|jpe?g|webp|gif|svg)"

ClockTime = Annotated[
    str,
    PlainValidator(_formed(_CLOCK, "a time of the clock such as 09:00")),
    WithJsonSchema({"type": "string", "pattern": f"^{_CLOCK}$", "examples": ["09:00"]}),
]
EndOfHours = Annotated[
    str,
    PlainValidator(_formed(f"{_CLOCK}|24:00", "a time of the clock such as 18:00, or 24:00 for midnight")),
    WithJsonSchema({"type": "string", "pattern": f"^({_CLOCK}|24:00)$", "examples": ["18:00"]}),
]
PictureName = Annotated[
    str,
    PlainValidator(_formed(_PICTURE, "the name of a png, jpg, webp, gif or svg file beside this one")),
    WithJsonSchema({"type": "string", "pattern": f"^{_PICTURE}$", "examples": ["menu.png"]}),
]
CodeText = Annotated[
    str, PlainValidator(_short(80)), WithJsonSchema({"type": "string", "maxLength": 80, "examples": ["110"]})
]
CodeName = Annotated[str, PlainValidator(_short(120)), WithJsonSchema({"type": "string", "maxLength": 120})]
