"""Which texts a language lacks: the one rule behind the queue of reviews and the check of translations."""

from __future__ import annotations

from typing import Final

from fixbook.model.fields import Text
from fixbook.model.shape import Path

# Fields whose plain strings read the same in every language: names, units, cells of tables.
SAME_EVERYWHERE: Final = frozenset(("name", "unit", "organisation", "services", "columns", "rows"))


def has(text: Text, language: str, default: str) -> bool:
    """Whether a text is written in a language; a plain string is in the default one."""
    return language in text.by_language or (language == default and "" in text.by_language)


def same_everywhere(path: Path, text: Text) -> bool:
    """Whether the text at `path` is a plain string that needs no translation."""
    return "" in text.by_language and not SAME_EVERYWHERE.isdisjoint(path)
