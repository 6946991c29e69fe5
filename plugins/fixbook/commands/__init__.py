"""Commands: one a file; the only place that prints, writes or exits."""

from __future__ import annotations
