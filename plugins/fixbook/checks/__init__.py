"""Cross-checks: what only shows when all documents are seen together; one rule a file."""

from __future__ import annotations
