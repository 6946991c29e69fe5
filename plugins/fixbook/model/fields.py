"""The kinds of field that every model is made of: texts by language, keys, dates, durations, numbers, times."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, ClassVar, Final, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

# Anchors of the page's own sections: a cause or step with such a key would steal them.
RESERVED_KEYS: Final = frozenset({
    "causes", "escalate", "incidents", "overview", "related", "reply", "report", "signals", "codes",
    "regions", "sources", "summary", "symptoms", "tell-apart", "toc", "verify", "top", "timeline", "impact",
    "actions", "takeaways", "detection", "trigger", "root-cause", "revisions", "series",
})  # fmt: skip
# Characters; what renders, links and searches texts may take time that grows faster than they do.
LONGEST_TEXT: Final = 5000
# Far enough for every runbook, and near enough to count with: no day that a length of time is added to leaves the calendar.
YEARS: Final = range(1900, 2200)
LONGEST: Final = 100 * 366 * 86400  # seconds
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")

D = TypeVar("D", dt.date, dt.datetime)


class Model(BaseModel):
    """Base of every declared model: frozen, and a field nobody declared is an error."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=False,
        str_strip_whitespace=True,
        arbitrary_types_allowed=True,
        defer_build=True,  # a build in which nothing changed validates nothing
    )


@dataclass(frozen=True)
class Ref:
    """Marks a field whose value is a key or id of something else; the references check reads it."""

    kind: str


def fail(code: str, message: str, *at: str | int) -> PydanticCustomError:
    """An error of one field, or of the part of it at the path `at`; braces in the message are kept as they are."""
    return PydanticCustomError(code, "{message}", {"message": message, "at": at})


def shown(value: Any) -> str:
    """How a message quotes what it found."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    text = str(value).replace("\n", " ")
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'


def _bounded(text: str, *at: str | int) -> str:
    if len(text) > LONGEST_TEXT:
        raise fail("too-long", f"expected at most {LONGEST_TEXT:,} characters in one text, found {len(text):,}", *at)
    return text


class Text:
    """A human text: one string in the default language, or one string by language. Inline Markdown without HTML."""

    __slots__ = ("by_language",)

    def __init__(self, by_language: Mapping[str, str]) -> None:
        self.by_language: dict[str, str] = dict(by_language)

    def pick(self, language: str, default: str) -> tuple[str, str]:
        """The text and the language it is in: the one asked for, else the default one, else the first there is."""
        for wanted in (language, default):
            if wanted in self.by_language:
                return self.by_language[wanted], wanted
        if "" in self.by_language:
            return self.by_language[""], default
        first = next(iter(self.by_language))
        return self.by_language[first], first

    def items(self) -> Iterator[tuple[str, str]]:
        """(language, text) pairs; the language is "" where a single string was written."""
        return iter(self.by_language.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and other.by_language == self.by_language

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.by_language.items())))

    def __repr__(self) -> str:
        return f"Text({self.by_language!r})"

    @classmethod
    def of(cls, value: Any) -> Text:
        """Read from plain data; raises a field error."""
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            if not value.strip():
                raise fail("empty-text", "expected a text, found an empty one; leave the field out instead")
            return cls({"": _bounded(value.strip())})
        if not isinstance(value, dict) or not value:
            raise fail("not-text", f"expected a text or a map of texts by language, found {shown(value)}")
        texts: dict[str, str] = {}
        for language, text in value.items():
            if not LANGUAGE.match(language):
                raise fail(
                    "not-a-language",
                    f'"{language}" is not a language code such as en or zh; a text is a string or a map by language',
                    language,
                )
            if not isinstance(text, str) or not text.strip():
                raise fail(
                    "not-text", f"expected a text for {language}, found {shown(text) if text else 'nothing'}", language
                )
            texts[language] = _bounded(text.strip(), language)
        return cls(texts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.of, serialization=core_schema.plain_serializer_function_ser_schema(lambda t: t.by_language)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {
            "anyOf": [
                {"type": "string"},
                {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1},
            ]
        }


@dataclass(frozen=True)
class Duration:
    """A length of time as written: `value` in `unit` (s, m, h, d, w). 1d is one day of cover, 24h is hours."""

    value: int
    unit: str

    _SECONDS: ClassVar = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}

    @property
    def seconds(self) -> int:
        """Length in seconds, a day taken as 24 hours."""
        return self.value * self._SECONDS[self.unit]

    def __str__(self) -> str:
        return f"{self.value}{self.unit}"


def _duration(value: Any) -> Duration:
    if isinstance(value, Duration):
        return value
    match = re.match(r"([0-9]{1,9})\s*([smhdw])\Z", value) if isinstance(value, str) else None
    if not match:
        raise fail("not-a-duration", f"expected a length of time such as 30s, 5m, 4h or 180d, found {shown(value)}")
    duration = Duration(int(match[1]), match[2])
    if duration.seconds > LONGEST:
        raise fail("not-a-duration", f"expected at most a hundred years, found {shown(value)}")
    return duration


def _takes(value: Any) -> Duration | Text:
    if isinstance(value, str) and re.match(r"[0-9]+\s*[smhdw]\Z", value):
        return _duration(value)
    if isinstance(value, Duration):
        return value
    return Text.of(value)


def _date(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", value):
        hint = _date_hint(value) if isinstance(value, str) else ""
        raise fail("not-a-date", f"expected a date such as 2026-10-12, found {shown(value)}{hint}")
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        raise fail("not-a-date", f"{shown(value)} is not a day of the calendar") from None
    return in_years(day)


def in_years(day: D) -> D:
    """The day itself, if it lies in the years that are counted with."""
    if day.year not in YEARS:
        raise fail("not-a-date", f"expected a year from {YEARS[0]} to {YEARS[-1]}, found {day.year}")
    return day


def _date_hint(value: str) -> str:
    parts = re.match(r"([0-9]{1,4})[-./]([0-9]{1,2})[-./]([0-9]{1,4})\Z", value)
    if not parts:
        return ""
    first, second, third = (int(part) for part in parts.groups())
    year, month, day = (first, second, third) if first > 31 else (third, second, first)
    if month > 12 >= day:
        month, day = day, month
    try:
        return f'; did you mean "{dt.date(year if year > 99 else 2000 + year, month, day)}"?'
    except ValueError:
        return ""


def _number(value: Any) -> Decimal:
    try:
        number = Decimal(str(value)) if isinstance(value, (str, Decimal, int)) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or abs(number) > Decimal("1e15"):
        raise fail(
            "not-a-number",
            f"expected a number such as 5 or 0.25 (the unit stands with the metric), found {shown(value)}",
        )
    return number


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise fail("not-true-or-false", f"expected true or false, found {shown(value)}")


def _key(value: Any) -> str:
    if not isinstance(value, str) or not re.match(r"[a-z0-9][a-z0-9-]{0,63}\Z", value):
        raise fail("not-a-key", f"expected a key of small letters, digits and hyphens, found {shown(value)}")
    return value


def _anchor(value: Any) -> str:
    key = _key(value)
    if key in RESERVED_KEYS:
        raise fail("reserved-key", f'"{key}" is the anchor of a section of the page; choose another key')
    return key


def _id(value: Any) -> str:
    if not isinstance(value, str) or not re.match(r"[A-Z]{2,6}-[0-9]{4,6}\Z", value):
        raise fail("not-an-id", f"expected an id such as KB-0031, found {shown(value)}")
    return value


def _url(value: Any) -> str:
    if not isinstance(value, str) or not re.match(r"https?://[^\s\"'<>\\`]{3,2000}\Z", value):
        raise fail("not-a-url", f"expected an address that starts with https://, found {shown(value)}")
    return value


def _plain(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise fail("not-text", f"expected a text, found {shown(value) if value else 'nothing'}")
    return _bounded(value.strip("\n"))


def _phrases(value: Any) -> dict[str, list[str]]:
    if not isinstance(value, dict) or not value:
        raise fail("not-phrases", f"expected lists of texts by language, found {shown(value)}")
    for language, phrases in value.items():
        if not LANGUAGE.match(language):
            raise fail("not-a-language", f'"{language}" is not a language code such as en or zh', language)
        if not isinstance(phrases, list) or not phrases:
            raise fail("not-phrases", f"expected a list of texts for {language}, found {shown(phrases)}", language)
        for index, phrase in enumerate(phrases):
            if not isinstance(phrase, str) or not phrase.strip():
                raise fail(
                    "not-text", f"expected a text, found {shown(phrase)}; quote it if it holds a colon", language, index
                )
            _bounded(phrase, language, index)
    return {language: [phrase.strip() for phrase in phrases] for language, phrases in value.items()}


def _json(kind: str, pattern: str | None = None, example: str | None = None) -> WithJsonSchema:
    schema: dict[str, Any] = {"type": kind}
    if pattern:
        schema["pattern"] = pattern
    if example:
        schema["examples"] = [example]
    return WithJsonSchema(schema)


Key = Annotated[str, PlainValidator(_key), _json("string", "^[a-z0-9][a-z0-9-]{0,63}$", "short-uplink")]
Anchor = Annotated[str, PlainValidator(_anchor), _json("string", "^[a-z0-9][a-z0-9-]{0,63}$", "lower-bitrate")]
Id = Annotated[str, PlainValidator(_id), _json("string", "^[A-Z]{2,6}-[0-9]{4,6}$", "KB-0031")]
Url = Annotated[str, PlainValidator(_url), _json("string", "^https?://", "https://example.org/page")]
Plain = Annotated[str, PlainValidator(_plain), _json("string")]
Date = Annotated[dt.date, PlainValidator(_date), _json("string", r"^\d{4}-\d{2}-\d{2}$", "2026-10-12")]
Lasts = Annotated[Duration, PlainValidator(_duration), _json("string", r"^\d+[smhdw]$", "180d")]
Takes = Annotated[
    Duration | Text,
    PlainValidator(_takes),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "examples": ["5m", "next app release"]},
                {"type": "object", "additionalProperties": {"type": "string"}},
            ]
        }
    ),
]
Number = Annotated[
    Decimal, PlainValidator(_number), WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}]})
]
Flag = Annotated[bool, PlainValidator(_flag), _json("boolean")]
Phrases = Annotated[
    dict[str, list[str]],
    PlainValidator(_phrases),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}),
]
