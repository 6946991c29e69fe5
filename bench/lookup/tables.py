"""Writes the figures of the lookup bench as Markdown."""

from __future__ import annotations

from typing import Any

from questions import GROUPS
from running import Figures

OURS, OURS_BARE = "Fixbook", "Fixbook without concepts"
Row = list[str]


def table(head: Row, rows: list[Row]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])


def pair(values: Any, digits: int = 1) -> str:
    """Two numbers, or a dash where they were not measured."""
    some = list(values.values()) if isinstance(values, dict) else values
    return " / ".join(f"{value:.{digits}f}" for value in some) if some else "-"


def number(value: float | None, digits: int = 2) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def tables(size: int, questions: int, found: dict[str, Figures]) -> str:
    """Everything about one size."""
    parts = [f"## {size:,} articles, {questions} questions", "hit@1 / hit@3, %", ranking(found)]
    if notes := [note for name, figures in found.items() if (note := _note(name, figures))]:
        parts.append("\n".join(f"- {note}" for note in notes))
    parts += [surely(found[OURS]), cost(found), pasted(found[OURS])]
    return "\n\n".join(parts) + "\n"


def ranking(found: dict[str, Figures]) -> str:
    head = [
        "engine",
        *GROUPS,
        "hit@1 with no, one, two slips",
        "Chinese to English",
        "others to Chinese",
        "nothing fits, AUC",
    ]
    rows = [
        [
            name,
            *(pair(figures.get("hits", {}).get(group)) for group in GROUPS),
            ", ".join(f"{first:.1f}" for first in figures.get("slips", {}).values()) or "-",
            *(pair(figures.get("crossing", {}).get(lang)) for lang in ("en", "zh")),
            number(figures.get("auc")),
        ]
        for name, figures in found.items()
    ]
    return table(head, rows)


def _note(name: str, figures: Figures) -> str:
    said = []
    if sampled := figures.get("ours_on_same"):
        said.append(f"too slow for all, asked {figures['asked']} questions (Fixbook on the same: {pair(sampled)})")
    if figures.get("stopped"):
        said.append(figures["stopped"])
    return f"{name}: {'; '.join(said)}" if said else ""


def surely(figures: Figures) -> str:
    told = figures.get("told")
    if not told:
        return ""
    certain, nothing = told["certain"], told["nothing fits"]
    return (
        f"Certain: {certain['share']} % of the questions, {certain['right']} % of these right. Nothing fits ({nothing['questions']} questions): "
        f"said of {nothing['said so']} %, wrongly of {nothing['said so wrongly']} % of the others, AUC {nothing['auc']}. "
        f"Same scores in Python, node and Chromium: {'yes' if figures['same_scores'] else 'NO'}."
    )


def cost(found: dict[str, Figures]) -> str:
    head = [
        "engine",
        "index, CPU s",
        "again, lines kept",
        "writing it, CPU s",
        "KB before the first answer, p50 / max",
        "cold answer, Chromium, wall ms",
        "a question p50 / p99: node, CPU ms",
        "Chromium, wall ms",
        "Python, CPU ms",
    ]
    rows = [
        [
            name,
            *(number(figures.get(key)) for key in ("build_s", "again_s", "write_s")),
            pair([size / 1024 for size in figures.get("bytes", {}).values()], 0),
            number(figures.get("cold_ms"), 0),
            *(pair(figures.get(runtime), 2) for runtime in ("node", "chromium", "python")),
        ]
        for name, figures in found.items()
        if name != OURS_BARE
    ]
    return table(head, rows)


def pasted(figures: Figures) -> str:
    paste: dict[str, dict[str, float]] = figures["paste"]
    head = ["1 MB pasted", *(f"{runtime}, ms" for runtime in paste)]
    kinds = dict.fromkeys(kind for times in paste.values() for kind in times)
    return table(head, [[kind, *(number(times.get(kind), 0) for times in paste.values())] for kind in kinds])
