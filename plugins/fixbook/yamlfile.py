"""YAML text to plain data with the line and column of every key and value; knows YAML, nothing of runbooks.

Every scalar is read as text (the schema types it), so 14:52 stays a clock time and NO stays Norway.
An empty value is None. Tags, merge keys, several documents and repeated keys are refused.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml

from fixbook.problems import Level, Problem

# libyaml's parser is some ten times faster; without it PyYAML's own is used, which refuses a few flow-style texts such as {a: b?}.
_Parser: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 24
MAX_NODES: Final = 100_000  # counted after aliases are followed: what stops a "billion laughs" file

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"
Path: TypeAlias = tuple[str | int, ...]
Position: TypeAlias = tuple[int, int]

LINE_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML counts lines by
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass
class Parsed:
    """What one file holds: its data, what was wrong, and where each key and value stands (line, column from 1)."""

    data: Data = None
    problems: list[Problem] = field(default_factory=list)
    values: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)

    def locate(self, path: Path, *, key: bool = False) -> Position:
        """Where the value (or, with `key`, the key) at `path` stands; where it is missing, its nearest ancestor."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


def decode(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Bytes to text, with a clear answer to what is not plain UTF-8."""

    def refuse(line: int, column: int, code: str, message: str) -> tuple[None, list[Problem]]:
        return None, [Problem(path, line, column, code, message)]

    if len(raw) > MAX_BYTES:
        return refuse(
            1, 1, "file-too-large", f"the file has {len(raw) / 1e6:.1f} MB; at most {MAX_BYTES / 1e6:g} MB are read"
        )
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return refuse(1, 1, "not-utf8", "the file is UTF-16; save it as UTF-8")
    problems: list[Problem] = []
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        message = "the file starts with a byte-order mark; save it as UTF-8 without one"
        problems.append(Problem(path, 1, 1, "byte-order-mark", message, Level.WARNING))
    zero = raw.find(b"\x00")
    if zero >= 0:
        line, column = _place(raw[:zero].decode("utf-8", "replace"))
        return refuse(line, column, "not-text", "found a zero byte: this is a binary file, not YAML text")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(raw[: error.start].decode("utf-8"))
        return refuse(line, column, "not-utf8", f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8")
    control = _CONTROL.search(text)
    if control:
        line, column = _place(text[: control.start()])
        message = f"character U+{ord(control.group()):04X} is not allowed in YAML; delete it"
        return refuse(line, column, "control-character", message)
    return text, problems


def parse(raw: bytes, path: str, *, positions: bool = True) -> Parsed:
    """Parse one YAML file; `positions=False` skips the tables of lines and columns, for speed."""
    text, problems = decode(raw, path)
    parsed = Parsed(problems=problems)
    if text is None:
        return parsed
    walk = _Walk(text, path, parsed, positions)
    try:
        walk.document()
    except yaml.MarkedYAMLError as error:
        parsed.problems.append(_syntax_problem(error, text, path))
        parsed.data = None
    except _StopError:
        parsed.data = None
    return parsed


class Places:
    """Finds where values and keys of a well-formed file stand. Most files are asked once; only then is a table worth it."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._asked = False

    @functools.cached_property
    def _table(self) -> Parsed:
        return parse(self._raw, "")

    def locate(self, place: Path, *, key: bool = False) -> Position:
        """As Parsed.locate."""
        if self._asked:
            return self._table.locate(place, key=key)
        self._asked = True
        return _locate(self._raw, place, key)


def _locate(raw: bytes, place: Path, key: bool) -> Position:
    text, _ = decode(raw, "")
    if text is None:
        return 1, 1
    following = _Parser(text).get_event
    event = following()
    while not isinstance(event, yaml.StreamEndEvent | yaml.NodeEvent):
        event = following()
    for depth, part in enumerate(place):
        found = _descend(following, event, part)
        if found is None:
            break
        mark, event = found
        if key and depth == len(place) - 1 and mark is not None:
            return mark.line + 1, mark.column + 1
    return _within(event.start_mark, _place(text))


def _descend(following: Callable[[], Any], event: Any, part: str | int) -> tuple[Any, Any] | None:
    """The mark of the key and the first event of the value at `part` of a map or list, or None where there is none."""
    if isinstance(event, yaml.MappingStartEvent):
        while not isinstance(name := following(), yaml.MappingEndEvent):
            value = following()
            if getattr(name, "value", None) == part:
                return name.start_mark, value
            _skip(following, value)
    elif isinstance(event, yaml.SequenceStartEvent):
        index = 0
        while not isinstance(value := following(), yaml.SequenceEndEvent):
            if index == part:
                return None, value
            _skip(following, value)
            index += 1
    return None


def _skip(following: Callable[[], Any], event: Any) -> None:
    depth = 0
    while True:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth == 0:
            return
        event = following()


class _StopError(Exception):
    """Raised after a problem that makes the rest of the file meaningless."""


class _Walk:
    """One pass over the parser's events that builds the data; depth and size are bounded on the way."""

    def __init__(self, text: str, path: str, parsed: Parsed, positions: bool) -> None:
        self.parser = _Parser(text)
        self.next = self.parser.get_event
        self.path = path
        self.parsed = parsed
        self.positions = positions
        self.text = text
        self.anchors: dict[str, tuple[Data, int]] = {}
        self.nodes = 0

    @functools.cached_property
    def end(self) -> Position:
        """Where the text ends."""
        return _place(self.text)

    def problem(self, mark: Any, code: str, message: str) -> None:
        self.parsed.problems.append(Problem(self.path, *_within(mark, self.end), code, message))

    def stop(self, mark: Any, code: str, message: str) -> _StopError:
        self.problem(mark, code, message)
        return _StopError()

    def document(self) -> None:
        self.next()  # stream start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            raise self.stop(event.start_mark, "empty-file", "the file is empty")
        self.parsed.data = self.node(self.next(), (), 0)
        self.next()  # document end
        event = self.next()
        if isinstance(event, yaml.DocumentStartEvent):
            raise self.stop(event.start_mark, "several-documents", "a second document starts here; a file holds one")

    def node(self, event: Any, path: Path, depth: int) -> Data:
        kind = type(event)
        if self.positions:
            self.parsed.values[path] = _within(event.start_mark, self.end)
        if kind is yaml.AliasEvent:
            return self.alias(event)
        if event.tag is not None:
            raise self.stop(
                event.start_mark, "tag", f'the tag "{event.tag}" is not allowed; write plain text, a list or a map'
            )
        before = self.nodes
        self.nodes += 1
        if kind is yaml.ScalarEvent:
            data: Data = None if event.value == "" and not event.style else event.value
        else:
            if depth >= MAX_DEPTH:
                raise self.stop(event.start_mark, "too-deep", f"nested more than {MAX_DEPTH} levels deep")
            data = self.mapping(event, path, depth) if kind is yaml.MappingStartEvent else self.sequence(path, depth)
        if event.anchor is not None:
            self.anchors[event.anchor] = (data, self.nodes - before)
        return data

    def alias(self, event: Any) -> Data:
        if event.anchor not in self.anchors:
            raise self.stop(
                event.start_mark, "unknown-alias", f'"*{event.anchor}" has no anchor "&{event.anchor}" before it'
            )
        data, size = self.anchors[event.anchor]
        self.nodes += size
        if self.nodes > MAX_NODES:
            raise self.stop(
                event.start_mark, "alias-bomb", f"aliases blow the file up to more than {MAX_NODES:,} values"
            )
        return data

    def sequence(self, path: Path, depth: int) -> list[Data]:
        items: list[Data] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self.node(event, (*path, len(items)), depth + 1))
        return items

    def mapping(self, start: Any, path: Path, depth: int) -> dict[str, Data]:
        items: dict[str, Data] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.stop(event.start_mark, "key-not-text", "a key must be plain text; put the text in quotes")
            key = event.value
            mark: Any = event.start_mark
            if key == "<<" and not event.style:
                raise self.stop(mark, "merge-key", 'the merge key "<<" is not read; write the fields out')
            repeated = key in items
            if repeated:
                self.problem(mark, "duplicate-key", f'"{key}" stands already in line {lines[key]}; keep one')
            here = (*path, key) if not repeated else (*path, key, "repeated")
            if self.positions:
                self.parsed.keys[here] = (mark.line + 1, mark.column + 1)
            value = self.node(self.next(), here, depth + 1)
            if repeated:
                continue
            if value is None and start.flow_style:
                self.problem(
                    mark,
                    "flow-comma",
                    f'"{key}" became a key of its own: inside {{ }} a comma starts a new one; quote the text or write it in block style',
                )
                continue
            items[key], lines[key] = value, mark.line + 1
        return items


def _place(before: str) -> Position:
    lines = LINE_BREAK.split(before)
    return len(lines), len(lines[-1]) + 1


def _within(mark: Any, end: Position) -> Position:
    """The place of a mark; the parser puts the end of a text on a line of its own."""
    return min((mark.line + 1, mark.column + 1), end)


# What libyaml says, the code, and what a person needs to hear. The first row that is found wins.
_HUMAN: Final = r"""
cannot start any token | syntax | a text cannot start with "{char}" unless it is quoted
mapping values are not allowed | syntax | a ": " stands inside a text or the line is indented too far; quote the text or mend the indent
could not find expected ':' | syntax | a key without ":" after it, or a text continued at the wrong indent
did not find expected key | indent | the indent does not match the lines above, or a quoted text is followed by more text
did not find expected '-' indicator | indent | the indent does not match the list above; each item starts with "- " in one column
did not find expected ',' or ']' | syntax | a "[" is not closed, or a "," is missing before this
did not find expected ',' or '}' | syntax | a "{" is not closed, or a "," is missing before this
found unexpected end of stream | syntax | a quote is opened and never closed
found undefined tag handle | tag | a text that starts with "!" must be quoted; tags are not allowed
found unknown escape character | syntax | an unknown "\" escape in double quotes; use single quotes or "\\"
did not find expected alphabetic or numeric character | syntax | a text that starts with "*" or "&" must be quoted
exceeded | too-deep | nested more than {depth} levels deep
did not find expected <document start> | syntax | text follows the end of the document; mend the indent of this line
"""


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    said = error.problem or "not YAML"
    mark = error.problem_mark or error.context_mark
    if said.startswith("found unexpected end of stream") and error.context_mark is not None:
        mark = error.context_mark
    line, column = _within(mark, _place(text)) if mark is not None else (1, 1)
    written = LINE_BREAK.split(text)[line - 1]
    rest = written[column - 1 :]
    if rest.startswith("\t") or re.match(r"[ ]*\t", written):
        tab = written.index("\t") + 1
        return Problem(path, line, tab, "tab", "a tab stands here; YAML is indented with spaces")
    for pattern, code, message in (row.split(" | ") for row in _HUMAN.strip().splitlines()):
        if pattern in said:
            human = message.replace("{char}", rest[:1]).replace("{depth}", str(MAX_DEPTH))
            return Problem(path, line, column, code, human)
    return Problem(path, line, column, "syntax", f"not YAML: {said}")
