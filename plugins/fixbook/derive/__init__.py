"""What is worked out from a library, as plain data that outputs and commands show."""

from __future__ import annotations
