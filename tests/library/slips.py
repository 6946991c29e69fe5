"""Content files as people, editors and programs break them: slips of the keyboard, wrong kinds of value, odd bytes, bombs."""

from __future__ import annotations

import json
import random
from typing import Any

import yaml
from fixbook.model.shape import fields, model_at
from fixbook.yamlfile import parse
from pydantic import BaseModel

from tests.library.oddities import LINES, PIECES, VALUES, WHOLE, grown

Path = tuple[str | int, ...]


def broken(raw: bytes, model: type[BaseModel], chance: random.Random) -> bytes:
    """The bytes of a file with something wrong, or at least odd, about them."""
    kind = chance.random()
    if kind < 0.04:
        return WHOLE[chance.randrange(len(WHOLE))](chance)
    if kind < 0.13:
        return other_bytes(raw, chance)
    if kind < 0.55:
        return other_values(raw, model, chance)
    text = slipped(raw.decode("utf-8"), chance) if kind < 0.8 else other_lines(raw.decode("utf-8"), chance)
    return text.encode("utf-8", "surrogatepass")


def slipped(text: str, chance: random.Random) -> str:
    """The text with one to four slips: a piece put in, a stretch lost, moved or doubled, an indent changed."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((1, 2, 5, 20, 200)))
        lines = text.split("\n")
        line = chance.randrange(len(lines))
        slip = chance.randrange(6)
        if slip == 0:
            text = text[:start] + chance.choice(PIECES) + text[start:]
        elif slip == 1:
            text = text[:start] + text[end:]
        elif slip == 2:
            text = text[:end] + text[start:end] + text[end:]
        elif slip == 3:
            text = text[:start] + chance.choice(PIECES) + text[end:]
        elif slip == 4:
            lines[line] = " " * chance.randint(0, 6) + lines[line].lstrip()
            text = "\n".join(lines)
        else:
            other = chance.randrange(len(lines))
            lines[line], lines[other] = lines[other], lines[line]
            text = "\n".join(lines)
    return text


def other_lines(text: str, chance: random.Random) -> str:
    """The value of one to three lines written in another way: numbers, times and tags of YAML 1.1, escapes, aliases; a line doubled."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 3)):
        line = chance.randrange(len(lines))
        key, colon, _ = lines[line].partition(": ")
        if colon and chance.random() < 0.9:
            lines[line] = f"{key}: {grown(chance.choice(LINES), chance)}"
        else:
            lines.insert(line, lines[line])
    return chance.choice(("\n", "\n", "\n", "\r\n", "\r", "\x85", "\u2028")).join(lines)


def other_bytes(raw: bytes, chance: random.Random) -> bytes:
    """The file in another encoding, cut off, or with single bytes changed, lost or added."""
    kind = chance.randrange(8)
    if kind == 0:
        return raw.decode("utf-8").encode(chance.choice(("utf-16", "utf-16-be", "utf-32", "gb18030", "utf-8-sig")))
    if kind == 1:
        return raw[: chance.randrange(len(raw))]
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 3, 30))):
        place = chance.randrange(len(changed))
        some = chance.choice((b"\x00", b"\x1b", b"\x7f", b"\x80", b"\xed\xa0\x80", b"\xc0\xaf", b"\xff", b"\t", b"\r"))
        piece = some if chance.random() < 0.5 else bytes([chance.randrange(256)])
        changed[place : place + chance.randrange(2)] = piece
    return bytes(changed)


def other_values(raw: bytes, model: type[BaseModel], chance: random.Random) -> bytes:
    """The file with values of another kind, fields lost, renamed, moved or added; well-formed YAML, written in one of several styles."""
    data = parse(raw, "", positions=False).data
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        path, holder = _somewhere(data, model, chance)
        _change(holder, path, model, chance)
    return _written(data, chance)


def _somewhere(data: Any, model: type[BaseModel], chance: random.Random) -> tuple[Path, Any]:
    """A place in the data, and the map or list there; a field of the model that is not written yet is a place too."""
    places = _places(data, ())
    path, _ = chance.choice(places)
    if chance.random() < 0.25:
        holders = [(where, held) for where, held in places if isinstance(held, dict)]
        where, held = chance.choice(holders) if holders else ((), data)
        declared = model_at(model, where)
        if declared is not None and isinstance(held, dict):
            return (*where, chance.choice(sorted(fields(declared)))), held
    holder = data
    for part in path[:-1]:
        holder = holder[part]
    return path, holder


def _places(data: Any, path: Path) -> list[tuple[Path, Any]]:
    found = [(path, data)] if path else []
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in items:
        found += _places(value, (*path, part))
    return found or [((), data)]


def _change(holder: Any, path: Path, model: type[BaseModel], chance: random.Random) -> None:
    if not path or not isinstance(holder, dict | list):
        return
    part: Any = path[-1]
    known = part in holder if isinstance(holder, dict) else part < len(holder)
    kind = chance.randrange(8)
    if kind == 0 and known:
        del holder[part]
    elif kind == 1 and isinstance(holder, dict) and known:
        holder[_key(model, path, chance)] = holder.pop(part)
    elif kind == 2 and known:
        holder[part] = [holder[part]] if chance.random() < 0.5 else {chance.choice(("en", "x", "")): holder[part]}
    elif kind == 3 and known and isinstance(holder[part], list) and holder[part]:
        holder[part] = holder[part] * chance.choice((2, 3, 40))
    elif kind == 4 and known and isinstance(holder[part], str):
        holder[part] = grown(f"{holder[part]}{chance.choice(VALUES) or ''}", chance)
    else:
        value = chance.choice(VALUES)
        holder[part] = grown(value, chance) if isinstance(value, str) else json.loads(json.dumps(value))


def _key(model: type[BaseModel], path: Path, chance: random.Random) -> str:
    declared = model_at(model, path[:-1])
    names = sorted(fields(declared)) if declared is not None else []
    value = chance.choice([*names, str(path[-1]).upper(), str(path[-1])[:-1], "zh", "é", *map(str, VALUES[:40])])
    return str(value)


def _written(data: Any, chance: random.Random) -> bytes:
    style = chance.randrange(6)
    if style == 0:
        return json.dumps(data, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    text = yaml.safe_dump(
        data,
        allow_unicode=style != 1,
        sort_keys=False,
        default_flow_style=chance.choice((False, False, None, True)),
        default_style=chance.choice((None, None, None, '"', "'", "|", ">")),
        width=chance.choice((40, 100, 1_000_000)),
        line_break=chance.choice(("\n", "\n", "\r\n", "\r")),
    )
    return str(text).encode("utf-8", "surrogatepass")
