import gc
import shutil
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.app.ask import ScriptedAsk
from annotator.app.jobs import ImportOptions, import_files
from annotator.app.session import Session
from annotator.app.settings import Settings
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.resources import resource_path
from annotator.store.store import Store
from annotator.ui.app import application
from annotator.ui.bridge import SessionBridge
from annotator.ui.style import dress
from annotator.ui.tasks import InlineTasks
from annotator.ui.theme import LIGHT
from annotator.ui.window import MainWindow
from tests.factories import NOW, make_document

MakeWindow = Callable[..., MainWindow]
TEXTS = (
    "Baku's ministry said two soldiers were killed on Sunday. Talks go on.",
    "Rebels claimed the blast 🚨 near the bridge on Monday.",
    "Nothing happened in the third article.",
)
TITLES = ("Two soldiers killed", "Blast near the bridge", "A quiet day")


def make_project(path: Path, titles: tuple[str, ...] = TITLES) -> Path:
    """A project with an article for each title, the texts of which are `TEXTS`, again and again."""
    documents = [
        (make_document(TEXTS[n % len(TEXTS)], id=f"d{n}", title=title), ())
        for n, title in enumerate(titles)
    ]
    with Store.create(
        path, name=path.stem, label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        store.import_documents(documents, at=NOW)
    return path


@pytest.fixture(autouse=True)
def nothing_is_left(qapp: QApplication) -> Iterator[None]:
    """After a test there is no window, no thread and no running timer."""
    threads = set(threading.enumerate())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == []
    assert set(threading.enumerate()) <= threads
    timers = [thing for thing in gc.get_objects() if type(thing) is QTimer]
    assert [timer for timer in timers if isValid(timer) and timer.isActive()] == []


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The program as it looks when it is started."""
    application()
    dress(qapp, LIGHT)
    yield qapp
    qapp.setStyleSheet("")


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    return make_project(tmp_path / "news.annotator")


@pytest.fixture
def settings_path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


@pytest.fixture
def session(settings_path: Path) -> Iterator[Session]:
    """A session with no project open, whose clock and ids are always the same."""
    numbers, ticks = count(1), count()
    session = Session(
        Settings(theme="light"),
        settings_path=settings_path,
        clock=lambda: f"2026-03-09T10:{next(ticks) % 60:02}:00.000Z",
        ids=lambda: f"s{next(numbers)}",
    )
    yield session
    session.close()


@pytest.fixture
def bridge(app: QApplication, session: Session) -> Iterator[SessionBridge]:
    bridge = SessionBridge(session)
    yield bridge
    bridge.deleteLater()


@pytest.fixture
def state(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def make_window(app: QApplication, qtbot: QtBot, session: Session) -> MakeWindow:
    """Makes a window, on the session of the test unless it is given another."""

    def make(**values: Any) -> MainWindow:  # noqa: ANN401
        parts = {"session": session, "ask": ScriptedAsk(), "tasks": InlineTasks()} | values
        window = MainWindow(parts.pop("session"), **parts)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return make


@pytest.fixture
def bare_window(make_window: MakeWindow, ask: ScriptedAsk, state: QSettings) -> MainWindow:
    """The window with no project open."""
    return make_window(ask=ask, state=state)


@pytest.fixture
def window(bare_window: MainWindow, project_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on a project with three untouched articles, the first of them in view."""
    bare_window.open_path(project_path)
    qtbot.waitUntil(bare_window.article.view.hasFocus)
    return bare_window


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Sample.annotator"
    with Store.create(
        path, name="Sample", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        source = resource_path("assets", "samples", "articles.jsonl")
        import_files(store, [source], ImportOptions(author_id="me"), now=NOW)
    return path


@pytest.fixture
def sample_path(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample project."""
    return Path(shutil.copy(sample_file, tmp_path / "Sample.annotator"))


@pytest.fixture
def select(window: MainWindow) -> Callable[[str], None]:
    """Selects words of the article in view."""

    def select_words(words: str) -> None:
        assert window.session.document is not None
        start = window.session.document.text.index(words)
        window.session.select(start, start + len(words))

    return select_words
