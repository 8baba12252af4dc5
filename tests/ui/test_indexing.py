from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.app.session import Session
from annotator.store.searches import Searches
from annotator.store.store import Store
from annotator.ui.bridge import SessionBridge
from annotator.ui.indexing import IdleIndexing, Indexing
from annotator.ui.tasks import InlineTasks, Tasks
from tests.factories import NOW, make_document


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def unindexed(session: Session) -> int:
    assert session.store is not None
    return Searches(session.store).unindexed()


def add_articles(session: Session, number: int) -> None:
    assert session.store is not None
    new = [make_document(f"word{n} {'talks ' * 5000}", id=f"new{n}") for n in range(number)]
    session.store.import_documents([(document, ()) for document in new], at=NOW)


def test_the_index_is_made_on_another_thread(
    session: Session, bridge: SessionBridge, tasks: Tasks, project_path: Path, qtbot: QtBot
) -> None:
    session.open(project_path)
    indexing = Indexing(bridge, tasks)

    with qtbot.waitSignal(indexing.ended):
        indexing.begin()
        assert indexing.is_running

    assert unindexed(session) == 0
    assert not indexing.is_running


def test_it_tells_how_far_it_is(
    session: Session, bridge: SessionBridge, project_path: Path
) -> None:
    session.open(project_path)
    indexing = Indexing(bridge, InlineTasks())
    told: list[tuple[int, int]] = []
    indexing.advanced.connect(lambda *how_far: told.append(how_far))

    indexing.begin()

    assert told[-1] == (3, 3)


def test_it_goes_on_where_it_was_stopped(
    session: Session, bridge: SessionBridge, tasks: Tasks, project_path: Path, qtbot: QtBot
) -> None:
    session.open(project_path)
    add_articles(session, 40)
    indexing = Indexing(bridge, tasks)
    indexing.begin()

    indexing.stop()
    assert not indexing.is_running
    with qtbot.waitSignal(indexing.ended, timeout=30_000):
        indexing.begin()

    assert unindexed(session) == 0


def test_it_leaves_a_project_alone_that_is_open_for_reading_only(
    session: Session, bridge: SessionBridge, project_path: Path
) -> None:
    with Store.open(project_path):
        session.open(project_path)
        Indexing(bridge, InlineTasks()).begin()

        assert unindexed(session) == 3


def test_another_project_ends_it(
    session: Session, bridge: SessionBridge, tasks: Tasks, project_path: Path, tmp_path: Path
) -> None:
    session.open(project_path)
    add_articles(session, 40)
    indexing = Indexing(bridge, tasks)
    indexing.begin()

    session.create(tmp_path / "other.annotator")

    assert not indexing.is_running


def test_it_is_begun_once_nothing_changes(
    session: Session, bridge: SessionBridge, tasks: Tasks, project_path: Path, qtbot: QtBot
) -> None:
    indexing = Indexing(bridge, tasks)
    idle = IdleIndexing(indexing, bridge, idle_ms=20)

    with qtbot.waitSignal(indexing.ended):
        session.open(project_path)

    assert unindexed(session) == 0
    idle.close()
