"""What every test may rely on: no network, no warning overlooked, the same generated input in each run."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the repository."""
    return Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anything but this machine fails the test that opens it."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host not in {"localhost", "127.0.0.1", "::1"}:
            pytest.fail(f"this test opens a connection to {host}; tests use no network")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)
