"""What an earlier build wrote into the site's folder, so that it is not made and written again.

MkDocs empties the folder before it builds. What is in it is put aside first; of that, a file is taken back when it
is still as this program wrote it and would come out the same: its key or its bytes are those of the earlier build.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from fixbook.outputs.outline import Outline
from fixbook.problems import Problem

ASIDE: Final = ".fixbook-kept"  # in the site's folder: MkDocs leaves alone what begins with a dot


@dataclass(frozen=True)
class Written:
    """A file as it was written: size in bytes, time of writing in ns, hash of its bytes, and the key it was made by."""

    size: int
    time: int
    content: str
    key: str


@dataclass(frozen=True)
class Record:
    """What a build notes for the next one. `inputs` is a hash of all that the site was made of."""

    inputs: str
    outline: Outline
    problems: list[Problem]
    frames: dict[str, str]  # digest of each frame by name
    written: list[str]  # addresses of the hand-written pages
    homes: dict[str, str]  # HTML of home pages by their key
    files: dict[str, Written]  # by site-relative path

    def stays_inside(self) -> bool:
        """Whether every path is one below the site's folder: a record that came with a repository may name others."""
        return not any(_OUTSIDE.search(path) for path in self.files)


_RECORD: Final = TypeAdapter(Record)
_OUTSIDE: Final = re.compile(r"^/|^\.\.(/|$)|/\.\.(/|$)|[\\:\x00]")


@dataclass
class Kept:
    """The files of one site's folder; `record` is where builds note what they wrote, None to keep nothing."""

    record: Path | None
    site: Path
    dirty: bool = False  # MkDocs leaves the folder as it is
    before: Record | None = None
    files: dict[str, Written] = field(default_factory=dict)  # of this build
    taken: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.record is not None and self.record.is_file():
            with contextlib.suppress(ValidationError):  # another version wrote it, or nobody did
                before = _RECORD.validate_json(self.record.read_bytes())
                self.before = before if before.stays_inside() else None

    @property
    def aside(self) -> Path:
        """Where the files of the earlier build wait."""
        return self.site if self.dirty else self.site / ASIDE

    def put_aside(self) -> None:
        """Move everything out of the way of MkDocs; what cannot be moved is left to it."""
        self.forget()
        if self.before is None or self.dirty or not self.site.is_dir():
            return
        self.aside.mkdir(exist_ok=True)
        for entry in list(os.scandir(self.site)):
            if not entry.name.startswith("."):
                with contextlib.suppress(OSError):  # a mounted folder; on Windows a file that is open
                    Path(entry.path).rename(self.aside / entry.name)

    def forget(self) -> None:
        """Drop what was put aside: after a build that failed or was broken off, and before a new one."""
        aside = self.site / ASIDE
        if aside.is_symlink():  # not ours, and it leads to what is not ours
            aside.unlink()
        shutil.rmtree(aside, ignore_errors=True)

    def take_all(self) -> bool:
        """Take back every file of the earlier build; False, and none, when one is not as it was."""
        if self.before is None or not all(self._stands(path, each) for path, each in self.before.files.items()):
            return False
        self.files = dict(self.before.files)
        self.taken = set(self.files)
        return True

    def put(self, path: str, make: Callable[[], bytes], key: str = "") -> None:
        """A file of the site: taken back where it would come out the same, else made and written."""
        before = self.before.files.get(path) if self.before else None
        if before is not None and not self._stands(path, before):
            before = None
        if before is not None and key and before.key == key:
            self._take(path, before)
            return
        data = make()
        content = hashlib.sha256(data).hexdigest() if self.record else ""
        if before is not None and before.content == content:
            self._take(path, Written(before.size, before.time, content, key))
            return
        state = self._write(path, data)
        self.files[path] = Written(state.st_size, state.st_mtime_ns, content, key)

    def finish(self, record: Callable[[dict[str, Written]], Record]) -> None:
        """Put what was taken in its place, drop the rest, and note everything for the next build."""
        if self.dirty:
            for path in (self.before.files.keys() if self.before else set()) - self.files.keys():
                (self.site / path).unlink(missing_ok=True)
        elif self.aside.is_dir() and not _drop(self.aside, "", self.taken):
            _merge(self.aside, self.site)
        self.forget()
        if self.record is not None:
            self.record.parent.mkdir(parents=True, exist_ok=True)
            self.record.write_bytes(_RECORD.dump_json(record(self.files)))

    def _stands(self, path: str, written: Written) -> bool:
        try:
            state = (self.aside / path).lstat()
        except OSError:
            return False
        return state.st_size == written.size and state.st_mtime_ns == written.time

    def _take(self, path: str, written: Written) -> None:
        self.files[path] = written
        self.taken.add(path)

    def _write(self, path: str, data: bytes) -> os.stat_result:
        folder = path.rpartition("/")[0]
        if folder not in self.folders:
            (self.site / folder).mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)
        file = self.site / path
        try:
            stream = file.open("xb", buffering=0)
        except FileExistsError:
            # Where disks know no case, /k/KB-0001/ is /k/kb-0001/: written once, so that both stand in the next build.
            if file.read_bytes() == data:
                return file.stat()
            stream = file.open("wb", buffering=0)
        with stream:
            stream.write(data)
            return os.fstat(stream.fileno())


def _drop(folder: Path, below: str, keep: set[str]) -> bool:
    """Delete every file below a folder whose path is not in `keep`, and the folder when nothing stays; True if so."""
    stays = False
    for entry in list(os.scandir(folder)):
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            stays = not _drop(Path(entry.path), f"{path}/", keep) or stays
        elif path in keep:
            stays = True
        else:
            with contextlib.suppress(OSError):  # where that is not allowed it stays, as MkDocs leaves it
                Path(entry.path).unlink()
    if not stays:
        with contextlib.suppress(OSError):
            folder.rmdir()
    return not stays


def _merge(source: Path, target: Path) -> None:
    """Move what is in one folder into another; a whole folder at once where the other has none of its name."""
    for entry in list(os.scandir(source)):
        place = target / entry.name
        if entry.is_dir(follow_symlinks=False) and place.is_dir():
            _merge(Path(entry.path), place)
        else:
            Path(entry.path).replace(place)


def fingerprint(parts: Iterable[str], files: Iterable[Path]) -> str:
    """Hash of texts, and of files by their path and bytes."""
    found = hashlib.sha256()
    for part in parts:
        found.update(hashlib.sha256(part.encode()).digest())
    for file in files:
        found.update(hashlib.sha256(file.as_posix().encode()).digest())
        found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()
