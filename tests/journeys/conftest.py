from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from annotator.app.ask import ScriptedAsk
from annotator.app.session import Session
from annotator.ui.app import application
from annotator.ui.tasks import InlineTasks
from annotator.ui.window import MainWindow


@pytest.fixture(scope="session")
def qapp():
    return application()


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk) -> Iterator[MainWindow]:
    """The whole window, as large as on a laptop, with no project open."""
    window = MainWindow(Session(), ask=ask, tasks=InlineTasks(), state=None)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()
