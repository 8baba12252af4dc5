"""What every test has: no screen, an empty home, no network, no warning that it did not ask for."""

import logging
import os
import socket
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from annotator.app.ask import ScriptedAsk
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.core.records import Document, Layer
from tests.factories import make_document, make_layer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Machines share their cores, so no example has a deadline; the same examples each time, so that a
# failure is a change. HYPOTHESIS_PROFILE=thorough looks for new ones.
settings.register_profile(
    "annotator",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough", settings.get_profile("annotator"), derandomize=False, max_examples=3000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "annotator"))

_HOMES = count()
_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "",
}
_LOOPBACK = ("127.", "::1", "localhost")


def pytest_addoption(parser: pytest.Parser) -> None:
    help_ = "write assets/screenshots anew instead of comparing; look at them afterwards"
    parser.addoption("--update-screenshots", action="store_true", help=help_)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, with nothing in it; settings and data go there."""
    path = tmp_path_factory.getbasetemp() / f"home{next(_HOMES)}"
    path.mkdir(mode=0o700)
    for variable, folder in _FOLDERS.items():
        monkeypatch.setenv(variable, str(path / folder))
    return path


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Only sockets of this machine connect."""

    def guarded(
        connect: Callable[[socket.socket, Any], Any],
    ) -> Callable[[socket.socket, Any], Any]:
        def connect_here(self: socket.socket, address: Any) -> Any:  # noqa: ANN401
            is_network = self.family in (socket.AF_INET, socket.AF_INET6)
            if is_network and not str(address[0]).startswith(_LOOPBACK):
                raise PermissionError(f"a test must not reach the network: {address}")
            return connect(self, address)

        return connect_here

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        yield


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unasked_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """A log record of a warning or worse fails the test, unless it asked for `caplog`."""
    if "caplog" in request.fixturenames:
        yield
        return
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    assert not handler.messages


@pytest.fixture
def document() -> Document:
    return make_document()


@pytest.fixture
def layer(document: Document) -> Layer:
    return make_layer(document)


@pytest.fixture
def label_set() -> LabelSet:
    return DEFAULT_LABEL_SET


@pytest.fixture
def ask() -> ScriptedAsk:
    """A person who has nothing to answer; a question fails the test."""
    return ScriptedAsk()
