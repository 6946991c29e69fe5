"""While previewing, a changed runbook is shown at once; what lists and the lookup say of it follows with the whole build."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from mkdocs.livereload import LiveReloadServer

IDLE: Final = 2.0  # seconds without a further change until the whole site is built again

Times = dict[Path, int]


class Preview:
    """Stands in for the builder of MkDocs' preview server.

    `watched` lists every file a site is made of; `show` renders the pages of some changed files, or says by False
    that it takes a whole build.
    """

    def __init__(
        self,
        server: LiveReloadServer,
        build: Callable[[], None],
        watched: Callable[[], Iterable[Path]],
        show: Callable[[list[Path]], bool],
    ) -> None:
        self.server = server
        self.build = build
        self.watched = watched
        self.show = show
        self.times = self._times()
        self.stands = True  # the last build went through
        self.timer = threading.Timer(IDLE, self._catch_up)

    def __call__(self) -> None:
        """What the server calls when files have changed."""
        self.timer.cancel()
        now = self._times()
        changed = [file for file in now.keys() | self.times.keys() if now.get(file) != self.times.get(file)]
        self.times = now
        stood, self.stands = self.stands, False
        if not (changed and stood and self._can_wait() and self.show(changed)):
            self.build()
            self.stands = True
            return
        self.stands = True
        self.timer = threading.Timer(IDLE, self._catch_up)
        self.timer.daemon = True
        self.timer.start()

    def _times(self) -> Times:
        found: Times = {}
        for file in self.watched():
            with contextlib.suppress(OSError):  # an editor's file that is gone already
                found[file] = file.stat().st_mtime_ns
        return found

    def _can_wait(self) -> bool:
        """Whether this version of MkDocs lets itself be asked for another build."""
        return hasattr(self.server, "_rebuild_cond") and hasattr(self.server, "_want_rebuild")

    def _catch_up(self) -> None:
        with self.server._rebuild_cond:  # the server has no public way to be asked
            self.server._want_rebuild = True
            self.server._rebuild_cond.notify_all()
