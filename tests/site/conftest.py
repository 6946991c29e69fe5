"""Silence what themes say about themselves."""

from __future__ import annotations

import os

os.environ["NO_MKDOCS_2_WARNING"] = "1"
