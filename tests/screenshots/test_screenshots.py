"""The pictures of README, taken of the sample project, and held against what the window shows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.app.ask import ScriptedAsk
from annotator.app.projects import sample_opening
from annotator.app.session import Session
from annotator.app.settings import Settings
from annotator.ui.app import application
from annotator.ui.tasks import InlineTasks
from annotator.ui.window import MainWindow

FOLDER = Path(__file__).parents[2] / "assets" / "screenshots"
SIZE = (1440, 900)
COARSE = (72, 45)
MOST_DIFFERENCE = 20
"""Mean difference of grey values, 0 to 255, between pictures of `COARSE` size.

Machines have other typefaces, so letters and line breaks differ, in high contrast by up to 15;
another theme or size, or a window that stays empty, differs by more. The rest is for eyes.
"""


def _sample(window: MainWindow) -> None:
    window.desk.open(sample_opening())
    window.session.tell("")


def _picked(window: MainWindow) -> None:
    _sample(window)
    window.session.pick(next(s.id for s in window.session.spans if s.label == "claim"))


def _right_to_left(window: MainWindow) -> None:
    _sample(window)
    arabic = next(
        row.position for row in window.session.rows(range(8)) if row.language.startswith("ar")
    )
    window.session.show(arabic)


def _welcome(window: MainWindow) -> None:
    """Show the window as it is at the first start."""


PICTURES: dict[str, tuple[str, Callable[[MainWindow], None]]] = {
    "window-light": ("light", _picked),
    "window-dark": ("dark", _picked),
    "window-contrast": ("contrast", _picked),
    "right-to-left": ("light", _right_to_left),
    "welcome": ("light", _welcome),
}


@pytest.fixture
def window(qtbot: QtBot, ask: ScriptedAsk, request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    application()
    settings = Settings(theme=PICTURES[request.param][0], author="mk")
    window = MainWindow(Session(settings), ask=ask, tasks=InlineTasks(), state=None)
    qtbot.addWidget(window)
    window.resize(*SIZE)
    with qtbot.waitExposed(window):
        window.show()
    PICTURES[request.param][1](window)
    yield window
    window.close()


@pytest.mark.parametrize(("window", "name"), [(n, n) for n in PICTURES], indirect=["window"])
def test_the_window_looks_as_in_its_picture(
    qtbot: QtBot, window: MainWindow, name: str, request: pytest.FixtureRequest
) -> None:
    qtbot.waitUntil(lambda: _is_settled(window))
    taken = _taken(window)
    file = FOLDER / f"{name}.png"
    if request.config.getoption("--update-screenshots"):
        assert taken.save(str(file))

    kept = QImage(str(file))

    assert not kept.isNull()
    assert _difference(taken, kept) < MOST_DIFFERENCE


def _is_settled(window: MainWindow) -> bool:
    """Whether icons are loaded and the status line has room for what it says."""
    said = window.status.length
    return (
        not window.actions_["undo"].icon().isNull()
        and said.width() >= said.sizeHint().width()
        and bool(said.text()) == (window.session.document is not None)
    )


def _taken(window: QWidget) -> QImage:
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)


def _difference(one: QImage, other: QImage) -> float:
    first, second = _coarse(one), _coarse(other)
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


def _coarse(image: QImage) -> bytes:
    small = image.scaled(
        *COARSE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(grey.constScanLine(y))[: COARSE[0]] for y in range(COARSE[1]))
