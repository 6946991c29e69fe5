"""An index is the same for the same entries, holds scripts that cannot break out, and is read back as it was written."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import fixbook.lookup
import pytest
from fixbook.lookup import open_index
from fixbook.lookup.entries import Entry, Line
from fixbook.lookup.index import build
from fixbook.lookup.pieces import SCRIPTS, bucket_of, files, read, wrap, write
from fixbook.lookup.postings import rarity
from fixbook.lookup.settings import FORMAT
from fixbook.lookup.text import unwrap

from tests.lookup.small import HERE, concepts, entries, facets, lookup, pieces


def test_order_of_entries_facets_and_concepts_does_not_matter() -> None:
    draw = random.Random(7)
    shuffled = build(
        draw.sample(entries(), len(entries())),
        draw.sample(facets(), len(facets())),
        draw.sample(concepts(), len(concepts())),
    )
    assert dict(files(shuffled)) == dict(files(pieces()))


def test_stamp_changes_with_any_text() -> None:
    def stamped(index: dict[str, Any]) -> str:
        stamp: str = unwrap(dict(files(index))["core.js"])["stamp"]
        return stamp

    assert stamped(build(entries()[1:], facets(), concepts())) != stamped(pieces()) == stamped(pieces())


def test_core_comes_last_for_its_stamp_is_that_of_the_rest() -> None:
    paths = [path for path, _ in files(pieces())]
    assert paths[-1] == "core.js"
    assert len(paths) == len(set(paths)) == len(pieces()) + 1


def test_lines_kept_from_another_build_give_the_same_index() -> None:
    changed = [replace(entries()[0], lines=entries()[0].lines[1:]), *entries()[1:]]
    store: dict[str, Any] = {}
    assert build(entries(), facets(), concepts(), store) == pieces()
    assert build(changed, facets(), concepts(), store) == build(changed, facets(), concepts())
    assert build(entries(), facets(), concepts(), json.loads(json.dumps(store))) == pieces()


def test_feature_too_faint_to_count_is_not_in_the_index() -> None:
    texts = ["plain " * 4000 + "seldom", *["plain"] * 9]
    given = [Entry(f"XX-{n}", f"{n}", "page", {}, (Line("text", "", "en", text),)) for n, text in enumerate(texts)]
    held = {name for piece in build(given, [], []).values() if isinstance(piece, dict) for name in piece}
    assert "plain" in held
    assert "seldom" not in held


def test_core_carries_format_and_settings() -> None:
    assert pieces()["core"]["format"] == FORMAT
    assert {"weights", "fit", "certain", "light", "stop"} <= pieces()["core"]["settings"].keys()


def test_rarer_features_tell_more() -> None:
    rarities = [rarity(holders, 1000) for holders in (1, 10, 100, 500, 1000)]
    assert rarities == sorted(rarities, reverse=True)
    assert rarities[-1] == 0


def test_scripts_hold_no_end_of_script_and_no_old_line_ends() -> None:
    text = "</script><!-- \u2028 \u2029 ]]>"
    script = wrap("e/0", {"text": text})
    assert "</script" not in script
    assert "\u2028" not in script
    assert "\u2029" not in script
    assert unwrap(script) == {"text": text}


def test_folder_holds_exactly_the_index(tmp_path: Path) -> None:
    write(pieces(), tmp_path)
    (tmp_path / "e" / "999.js").write_text("old")
    write(pieces(), tmp_path)
    written = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.js")}
    assert written == {"engine.js", *(f"{name}.js" for name in pieces())}
    assert open_index(tmp_path).search("black screen") == lookup().search("black screen")


def test_missing_piece_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match='no piece "core"'):
        open_index(tmp_path)


def test_buckets_are_those_of_the_twin() -> None:
    assert [bucket_of(name, 97) for name in ("", "freez", "黑屏", "#12", "=110")] == [7, 63, 43, 77, 0]


def test_fixture_for_node_is_what_the_small_corpus_gives() -> None:
    """On failure: python -m tests.lookup.fixture"""
    stored = {
        path.relative_to(HERE / "fixture").as_posix(): path.read_text(encoding="utf-8")
        for path in (HERE / "fixture").rglob("*.js")
    }
    assert stored == {path: text for path, text in files(pieces()) if path != "engine.js"}


def test_engine_is_every_twin_without_comments(tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node
    engine = tmp_path / "engine.js"
    engine.write_text(dict(files(pieces()))["engine.js"], encoding="utf-8")
    twins = [str(Path(fixbook.lookup.__file__).parent / f"{name}.js") for name in SCRIPTS]
    offers = "process.argv.slice(1).forEach(require); process.stdout.write(Object.keys(fixbookLookup).join())"

    def offered(scripts: list[str]) -> bytes:
        return subprocess.run([node, "-e", offers, *scripts], capture_output=True, check=True, timeout=60).stdout

    assert offered([str(engine)]) == offered(twins)
    assert "/**" not in engine.read_text(encoding="utf-8")


def test_pieces_are_json(tmp_path: Path) -> None:
    write(pieces(), tmp_path)
    load = read(tmp_path)
    stored = {name: load(name) for name in pieces()}
    assert stored["core"].pop("stamp")
    assert stored == json.loads(json.dumps(pieces()))
