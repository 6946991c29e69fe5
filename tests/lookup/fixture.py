"""Writes the index of the small corpus that the tests of the JavaScript twins read: python -m tests.lookup.fixture"""

from __future__ import annotations

import shutil

from fixbook.lookup.pieces import files

from tests.lookup.small import HERE, pieces


def main() -> None:
    shutil.rmtree(HERE / "fixture", ignore_errors=True)
    for path, text in files(pieces()):
        if path != "engine.js":
            (HERE / "fixture" / path).parent.mkdir(parents=True, exist_ok=True)
            (HERE / "fixture" / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
