"""What stands in a site's folder is taken back where it is ours and unchanged, and nothing else is touched."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest
from fixbook.outputs.kept import ASIDE, Kept, Record, Written
from fixbook.outputs.outline import Outline


def note(files: dict[str, Written]) -> Record:
    return Record("inputs", Outline({}, {}, {}, {}), [], {}, [], {}, files)


def site(root: Path, *, dirty: bool = False) -> Kept:
    """A folder in which MkDocs is about to build."""
    return Kept(root / "record.json", root / "site", dirty)


def wrote(root: Path, **files: bytes) -> Kept:
    """A site after a build."""
    (root / "site").mkdir(exist_ok=True)
    kept = site(root)
    kept.put_aside()
    for path, data in files.items():
        kept.put(f"{path}/index.html", lambda data=data: data)  # type: ignore[misc]
    kept.finish(note)
    return kept


def test_folder_that_a_link_leads_to_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "letter.txt").write_text("Dear all", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ASIDE).symlink_to(theirs, target_is_directory=True)
    wrote(tmp_path, page=b"text")
    wrote(tmp_path, page=b"text")
    assert (theirs / "letter.txt").read_text(encoding="utf-8") == "Dear all"
    assert not (tmp_path / "site" / ASIDE).is_symlink()


@pytest.mark.parametrize(
    "path", ["../letter.txt", "page/../../letter.txt", "{root}/letter.txt", "page\\..\\letter.txt"]
)
def test_record_with_a_path_outside_the_site_is_not_believed(tmp_path: Path, path: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all", encoding="utf-8")
    kept = wrote(tmp_path, page=b"text")
    kept.files[path.format(root=tmp_path)] = Written(8, letter.stat().st_mtime_ns, "", "")
    kept.finish(note)
    again = site(tmp_path, dirty=True)
    assert again.before is None
    again.put("page/index.html", lambda: b"text")
    again.finish(note)
    assert letter.exists()


def test_hidden_folder_of_a_deploying_tool_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site" / ".git").mkdir(parents=True)
    (tmp_path / "site" / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    wrote(tmp_path, page=b"text")
    wrote(tmp_path, page=b"other")
    assert (tmp_path / "site" / ".git" / "HEAD").read_text(encoding="utf-8") == "ref"


def test_what_cannot_be_moved_is_left_to_mkdocs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrote(tmp_path, page=b"text")

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", refused)
    wrote(tmp_path, page=b"text", more=b"text")
    assert (tmp_path / "site" / "more" / "index.html").read_bytes() == b"text"


def test_two_names_of_one_file_stand_in_the_next_build(tmp_path: Path) -> None:
    """On a disk that knows no case; here a link makes one folder of two names."""
    (tmp_path / "site" / "kb").mkdir(parents=True)
    (tmp_path / "site" / "KB").symlink_to("kb", target_is_directory=True)
    wrote(tmp_path, kb=b"text", KB=b"text")
    again = site(tmp_path)
    again.put_aside()
    assert again.take_all()


def test_file_that_mkdocs_wrote_first_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "site" / "page").mkdir(parents=True)
    (tmp_path / "site" / "page" / "index.html").write_text("theirs", encoding="utf-8")
    wrote(tmp_path, page=b"ours")
    assert (tmp_path / "site" / "page" / "index.html").read_bytes() == b"ours"


def test_file_that_was_changed_since_is_written_again(tmp_path: Path) -> None:
    wrote(tmp_path, page=b"text")
    file = tmp_path / "site" / "page" / "index.html"
    file.write_bytes(b"tex1")
    os.utime(file, ns=(1, 1))
    wrote(tmp_path, page=b"text")
    assert file.read_bytes() == b"text"


def test_record_of_another_version_is_not_believed(tmp_path: Path) -> None:
    kept = wrote(tmp_path, page=b"text")
    kept.finish(lambda files: dataclasses.replace(note(files), frames=None))  # type: ignore[arg-type]
    assert site(tmp_path).before is None
