"""How many generated inputs the tests try, from which on, and what they do when one never ends. ./do nightly tries many more.

FIXBOOK_FUZZ        how many of each kind, 2,000 when it is not set
FIXBOOK_FUZZ_FIRST  the number of the first one: a finding says its number, and alone it is had by FIXBOOK_FUZZ=1
FIXBOOK_FUZZ_FILE   a further file of questions, a line of JSON each
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

COUNT = int(os.environ.get("FIXBOOK_FUZZ", "2000"))
FIRST = int(os.environ.get("FIXBOOK_FUZZ_FIRST", "0"))
FILE = os.environ.get("FIXBOOK_FUZZ_FILE", "")
LONG = "FIXBOOK_FUZZ" in os.environ
"""Whether this run was asked for: it says how far it is and tries what is too slow for every day."""

LONGEST = 20
"""CPU seconds that one input may take; work that grows faster than its input would take many minutes."""

_MOST_FINDINGS = 40


@contextlib.contextmanager
def bounded(seconds: float = LONGEST) -> Iterator[None]:
    """Breaks off what takes more CPU time than that, where the system can."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"no end after {seconds} s")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Run:
    """One run over numbered inputs: gathers what was found, so that a long run tells everything, and the slowest input."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.findings: list[str] = []
        self.slowest: dict[str, tuple[float, str]] = {}
        self._told = 0

    def try_out(self, work: Callable[[int], None], number: int) -> None:
        """Does the work on an input; notes an exception, a failed assertion or an endless loop under its number."""
        started = time.process_time()
        try:
            with bounded():
                work(number)
        except Exception as error:  # noqa: BLE001 - whatever comes out is the finding, and the next input is tried
            way = " > ".join(
                f"{Path(step.filename).name}:{step.lineno}" for step in traceback.extract_tb(error.__traceback__)[-5:]
            )
            self.note(f"{self.what} {number}: {type(error).__name__} at {way}: {error}"[:2000])
        self.took("all", time.process_time() - started, str(number))

    def note(self, finding: str) -> None:
        """A finding; a run with very many is broken off."""
        self.findings.append(finding)
        if LONG:
            print(f"  FOUND {finding}", file=sys.stderr, flush=True)  # noqa: T201 - somebody waits for hours
        assert len(self.findings) < _MOST_FINDINGS, self.findings

    def took(self, where: str, seconds: float, name: str) -> None:
        """Keeps the longest time of each place."""
        self.slowest[where] = max(self.slowest.get(where, (0.0, "")), (seconds, name))

    def tell(self, done: int) -> None:
        """How far a long run is, every twentieth of it."""
        part = min(20, done * 20 // COUNT)
        if LONG and part > self._told:
            self._told = part
            times = ", ".join(f"{where} {seconds:.2f} s ({name})" for where, (seconds, name) in self.slowest.items())
            print(f"  {self.what}: {done:,} of {COUNT:,}, longest: {times}", file=sys.stderr, flush=True)  # noqa: T201
