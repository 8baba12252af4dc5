import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from annotator.app.session import Session
from annotator.ui.bridge import SessionBridge
from annotator.ui.idle import IdleCollector


class Knot:
    """Refers to itself, so that only a collection frees it."""

    count = 0

    def __init__(self) -> None:
        self.itself = self
        Knot.count += 1

    def __del__(self) -> None:
        Knot.count -= 1


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session()
    bridge = SessionBridge(session)
    collector = IdleCollector(bridge)
    yield session
    collector.close()


def test_python_collects_nothing_by_itself_meanwhile(session: Session) -> None:
    assert not gc.isenabled()


def test_garbage_is_collected_once_nothing_changes(qtbot: QtBot, session: Session) -> None:
    Knot()
    session.tell("something")

    qtbot.waitUntil(lambda: Knot.count == 0, timeout=10_000)


def test_python_collects_again_afterwards(qtbot: QtBot) -> None:
    bridge = SessionBridge(Session())

    IdleCollector(bridge).close()

    assert gc.isenabled()
