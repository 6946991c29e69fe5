"""Measures our lookup over one corpus: building it, and answering in Python, in node and in the worker of a built site in Chromium."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from corpus import Corpus
from fixbook.lookup.index import build
from fixbook.lookup.lines import Store
from fixbook.lookup.pieces import write
from fixbook.outputs import files
from questions import TYPED, Question, Tops, pastes, sets_of
from running import Bench, Figures, cpu, started

HERE = Path(__file__).parent
ROUNDS, SLOW_MS, SAMPLE, PATIENCE_S, COLD = 3, 100, 40, 240, 20
"""Timed rounds; an engine that takes longer than SLOW_MS for a question is asked SAMPLE ones, or those it answers in PATIENCE_S;
first answers in a fresh browser."""


def write_input(file: Path, sets: dict[str, list[Question]], rounds: int = ROUNDS, **more: Any) -> None:
    """What the programs of the bench read."""
    given = {
        "questions": sets,
        "rounds": rounds,
        "sample": SAMPLE,
        "slow": SLOW_MS,
        "patience": PATIENCE_S,
        "cold": COLD,
        **more,
    }
    file.write_text(json.dumps(given), encoding="utf-8")


def ours(bench: Bench) -> tuple[Figures, dict[str, Any]]:
    """Figures as in_node.mjs, in_chromium.mjs and in_python.py report them, with build_s, again_s (lines kept) and write_s; and the pieces."""
    site = bench.folder / "site"
    index, worker = site / "lookup", site / "assets" / "javascripts" / "lookup-worker.js"
    store: Store = {}

    def cold() -> dict[str, Any]:
        store.clear()
        return build(*bench.corpus, store)

    build_s, pieces = cpu(cold)
    again_s, _ = cpu(lambda: build(*bench.corpus, store))
    write_s, size = cpu(lambda: write(pieces, index), times=1)
    worker.parent.mkdir(parents=True)
    worker.write_bytes(files.worker())
    file = bench.folder / "ours.json"
    write_input(file, sets_of(bench.questions), pastes=pastes())
    figures: Figures = {"build_s": build_s, "again_s": again_s, "write_s": write_s, "raw_bytes": size, "paste": {}}
    figures["files"] = sum(1 for _ in index.rglob("*.js"))
    commands: list[list[str | Path]] = [
        ["node", HERE / "in_chromium.mjs", "fixbook", file, site],
        ["node", HERE / "in_node.mjs", "fixbook", file, index],
        [sys.executable, HERE / "in_python.py", file, index],
    ]
    scores: list[list[int]] = []
    for command in commands:
        found = started(command, bench.limit)
        figures["paste"] |= found.pop("paste", {})
        scores.append(found.get("scores", []))
        figures |= {key: value for key, value in found.items() if key != "cpu_s"}
    same = all(len(set(each)) == 1 for each in zip(*scores, strict=False))
    return figures | {"same_scores": same and all(scores)}, pieces


def ranked(corpus: Corpus, sets: dict[str, list[Question]], folder: Path, limit: float) -> dict[str, Tops]:
    """The first articles for each question, from an index of its own."""
    file, index = folder / "ranked.json", folder / "ranked"
    write(build(*corpus), index)
    write_input(file, sets, rounds=0)
    tops: dict[str, Tops] = started([sys.executable, HERE / "in_python.py", file, index], limit).get("tops", {})
    return tops


def typed(questions: list[Question]) -> dict[str, list[Question]]:
    return {TYPED: questions}
