import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.projects import Opening
from annotator.ui.app import application, open_first, window_state
from annotator.ui.icons import program_icon
from annotator.ui.window import MainWindow
from tests.ui.conftest import MakeWindow

STARTED = """
import sys
from PySide6.QtCore import QTimer
from annotator.ui import app
QTimer.singleShot(0, app.application(), lambda: print("shown", flush=True))
sys.exit(app.run(None))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals of this kind")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_as_its_button_would(number: signal.Signals, home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STARTED], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "shown\n"

        process.send_signal(number)

        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in errors
    assert list(home.rglob("window.ini"))


def test_the_state_of_the_window_can_be_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    kept = QSettings(str(file), QSettings.Format.IniFormat)
    kept.setValue("geometry", "somewhere")
    kept.sync()

    assert window_state(file).value("geometry") == "somewhere"
    assert window_state(file, is_reset=True).value("geometry") is None


def test_a_project_that_cannot_be_opened_is_told_once_the_window_is_there(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    damaged = tmp_path / "damaged.annotator"
    damaged.write_bytes(b"no project" * 500)
    window = make_window()

    open_first(window, Opening(project=damaged))

    qtbot.waitUntil(lambda: len(window.ask.told) == 1)
    assert window.welcome.isVisible()


def test_the_first_project_is_open_before_the_window_is_shown(
    bare_window: MainWindow, project_path: Path
) -> None:
    open_first(bare_window, Opening(project=project_path))

    assert bare_window.session.document_count == 3


def test_the_program_has_a_name_and_an_icon(app: QApplication) -> None:
    assert application() is app
    assert app.applicationName() == "annotator"
    assert not app.windowIcon().isNull()


@pytest.mark.parametrize("side", [16, 32, 256])
def test_the_icon_is_drawn_at_every_size(app: QApplication, side: int) -> None:
    image = program_icon().pixmap(side, side).toImage()

    assert image.pixelColor(image.width() // 2, image.height() // 2).alpha() > 0
    assert image.pixelColor(0, 0).alpha() == 0
