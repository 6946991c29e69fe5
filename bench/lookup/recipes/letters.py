"""Writes plugins/fixbook/lookup/letters.js, the one table of letters, folding, simplified Chinese and syllables that both twins read.

Run at development time only, with the packages of bench/lookup/requirements.txt:

    python bench/lookup/recipes/letters.py > plugins/fixbook/lookup/letters.js

Sources: the Unicode Character Database through Python's unicodedata (Unicode licence); the traditional-to-simplified table of OpenCC
(Apache-2.0, package opencc-python-reimplemented); the readings of pypinyin (MIT). Facts about single characters only, no text of theirs.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator

import opencc
from pypinyin import Style, pinyin

FORMAT = 1
SPACELESS = (
    "CJK UNIFIED",
    "HIRAGANA",
    "KATAKANA",
    "HANGUL SYLLABLE",
    "BOPOMOFO",
    "THAI",
    "LAO ",
    "KHMER",
    "MYANMAR",
    "IDEOGRAPHIC ITERATION",
)
TRANSPARENT = 0xAD
"""Marks, joiners and soft hyphens become this one code point: it stays inside a word and is cut out of it."""

Run = list[int]


def folded(point: int) -> int | None:
    """The one code point that stands for `point` in folded text; None for a separator."""
    char = chr(point)
    category = unicodedata.category(char)
    if category in ("Mn", "Me") or (category == "Cf" and point not in (0x2060, 0xFEFF)):
        return TRANSPARENT
    whole = unicodedata.normalize("NFKC", char).lower()
    base = "".join(part for part in unicodedata.normalize("NFD", whole) if unicodedata.category(part) != "Mn")
    if unicodedata.name(char, "").startswith("HANGUL SYLLABLE"):
        base = char
    if len(base) != 1:
        return None
    base = {"đ": "d", "ł": "l", "ø": "o", "ı": "i", "ħ": "h", "ß": "s"}.get(base, base)
    category = unicodedata.category(base)
    if category == "Nd":
        return ord("0") + unicodedata.digit(base)
    return ord(base) if category[0] == "L" or category == "Mc" else None


def spaceless(point: int) -> bool:
    return unicodedata.name(chr(point), "").startswith(SPACELESS)


def ranges(points: Iterable[int]) -> list[list[int]]:
    """Sorted code points as [gap since the last range, length] pairs."""
    found: list[list[int]] = []
    end = 0
    for point in sorted(points):
        if found and point == end:
            found[-1][1] += 1
        else:
            found.append([point - end, 1])
        end = point + 1
    return found


def runs(pairs: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """[from, count, to, step from, step to] for runs of pairs."""
    run: Run = []
    for source, target in pairs:
        if run and len(run) == 3:
            step_from, step_to = source - run[0], target - run[2]
            if step_from in (1, 2) and step_to in (0, 1, 2):
                run = [run[0], 2, run[2], step_from, step_to]
                continue
        elif run and source == run[0] + run[1] * run[3] and target == run[2] + run[1] * run[4]:
            run[1] += 1
            continue
        if run:
            yield run
        run = [source, 1, target]
    if run:
        yield run


def simplified() -> tuple[str, str]:
    convert = opencc.OpenCC("t2s").convert
    pairs = [(chr(p), convert(chr(p))) for p in range(0x4E00, 0xA000)]
    kept = [(a, b) for a, b in pairs if a != b and len(b) == 1 and ord(b) < 0x10000]
    return "".join(a for a, _ in kept), "".join(b for _, b in kept)


def syllables() -> dict[str, str]:
    """Toneless syllable -> the 6,763 characters of GB 2312 read so most often: slips of an input method hold the rarer ones too."""
    found: dict[str, list[str]] = {}
    for point in range(0x4E00, 0xA000):
        char = chr(point)
        try:
            char.encode("gb2312")
        except UnicodeEncodeError:
            continue
        reading = pinyin(char, style=Style.NORMAL, heteronym=False)[0][0].replace("ü", "v")
        if reading.isascii() and reading.isalpha():
            found.setdefault(reading, []).append(char)
    return {reading: "".join(sorted(chars)) for reading, chars in sorted(found.items())}


def table() -> dict[str, object]:
    folds = {p: folded(p) for p in [*range(0x10000), *range(0x1D400, 0x1D800)] if not 0xD800 <= p < 0xF900}
    letters = {p for p, f in folds.items() if f == p and p < 0x10000 and p != TRANSPARENT}
    dense = {p for p in letters if spaceless(p)}
    changed = [
        (p, f) for p, f in sorted(folds.items()) if f is not None and f != p and (f == TRANSPARENT or f in letters)
    ]
    old, new = simplified()
    return {
        "format": FORMAT,
        "unicode": unicodedata.unidata_version,
        "words": ranges(p for p in letters - dense if not 0x30 <= p <= 0x39),
        "dense": ranges(dense),
        "fold": list(runs(changed)),
        "traditional": old,
        "simplified": new,
        "syllables": syllables(),
    }


if __name__ == "__main__":
    body = json.dumps(table(), ensure_ascii=False, separators=(",", ":"))
    sys.stdout.write(f"fixbookLookup.letters({body});\n")
