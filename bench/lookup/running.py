"""How the lookup bench measures: CPU of a call, and programs that print their figures, each in a process of its own and for so long at most."""

from __future__ import annotations

import json
import os
import resource
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from corpus import Corpus
from questions import Question

Figures = dict[str, Any]
Given = TypeVar("Given")

TIMES, ENOUGH = 3, 20.0
"""What is timed is done three times, not again after so many seconds."""


class Bench(NamedTuple):
    """One corpus and what is asked of it; a folder to work in; the peers wanted; how many seconds an engine may take."""

    corpus: Corpus
    questions: list[Question]
    folder: Path
    peers: list[str]
    limit: float


def cpu(action: Callable[[], Given], times: int = TIMES) -> tuple[float, Given]:
    """Median CPU seconds of this process for a call, and what it gave last."""
    taken: list[float] = []
    while True:
        start = time.process_time()
        given = action()
        taken.append(time.process_time() - start)
        if len(taken) == times or sum(taken) > ENOUGH:
            return statistics.median(taken), given


def started(command: list[str | Path], limit: float, folder: Path | None = None) -> Figures:
    """Runs a program and gathers the lines of JSON it prints. `cpu_s`: its own and its children's; `stopped`: why it did not end well."""
    found: Figures = {}
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        program = subprocess.Popen(command, cwd=folder, stdout=told, env=environment, start_new_session=True)
        if stopped := _end(program, limit):
            found["stopped"] = stopped
        told.seek(0)
        for line in told:
            if line.startswith("{") and line.endswith("}\n"):
                found |= json.loads(line)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, **found}


def _end(program: subprocess.Popen[bytes], limit: float) -> str:
    """Waits for a program; "" when all is well. One that takes too long has ten seconds to close its browser."""
    try:
        code = program.wait(limit)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGTERM)
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()
        return f"over {limit:.0f} s"
    return f"ended with {code}" if code else ""
