"""The lookup: says what you see, gets the fix. Searching needs this folder and RapidFuzz only; building an index needs the library.

>>> from pathlib import Path
>>> from fixbook.lookup import open_index
>>> lookup = open_index(Path("site/lookup"))                                # doctest: +SKIP
>>> answer = lookup.search("everyone says it freezes", limit=3)             # doctest: +SKIP
>>> answer.certain, [hit.slug for hit in answer.hits]                       # doctest: +SKIP
"""

from __future__ import annotations

from fixbook.lookup.search import Answer, Hit, Lookup, open_index

__all__ = ["Answer", "Hit", "Lookup", "open_index"]
