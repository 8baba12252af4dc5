import os
import socket
from pathlib import Path

import pytest


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_a_test_cannot_reach_the_network(method: str) -> None:
    # An address that is set apart for documents (RFC 5737).
    with socket.socket() as outside, pytest.raises(PermissionError, match="network"):
        getattr(outside, method)(("192.0.2.1", 80))


def test_a_test_can_reach_its_own_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()

        with socket.create_connection(address, timeout=5) as inside:
            assert inside.getpeername() == address


def test_a_test_has_an_empty_home_of_its_own(home: Path) -> None:
    assert Path.home() == home
    assert list(home.iterdir()) == []


def test_a_test_needs_no_screen() -> None:
    assert os.environ["QT_QPA_PLATFORM"]
