"""Two articles tagged, mended and exported without a mouse, on a keyboard that types ü for [."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.ask import ScriptedAsk
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.text.view import TextView
from annotator.ui.window import MainWindow
from tests.journeys.articles import exported, wait_for_file, written
from tests.ui.keyboards import PLAIN, send, stroke, typing


@pytest.fixture
def ask(tmp_path: Path) -> ScriptedAsk:
    """A person who chooses the two articles."""
    return ScriptedAsk(open_paths=[written(tmp_path)])


class Keyboard:
    """Presses keys where the focus is, and knows nothing of the window but what it shows."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    def press(self, *keys: str) -> None:
        """Press keys that are written as menus show them."""
        for key in keys:
            pressed = QKeySequence(key)[0]
            target = QApplication.focusWidget() or self._window
            self._qtbot.keyClick(target, pressed.key(), pressed.keyboardModifiers())

    def german(self, place: str, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key of a German keyboard by its place."""
        send(stroke("german", place, held))

    def write(self, text: str) -> None:
        """Type letters."""
        for letter in text:
            send(typing(letter))

    def tab_to(self, kind: type[QWidget]) -> None:
        """Press Tab until the focus is in a widget of a kind."""
        for _ in range(30):
            if isinstance(QApplication.focusWidget(), kind):
                return
            self.press("Tab")
        pytest.fail(f"Tab leads to no {kind.__name__}")

    def hint(self, words: str) -> None:
        """Ask for hints and spell the one on words."""
        self.press("F")
        start = self._window.session.text.index(words)
        hints = self._window.article.hinting.hints.hints
        code = next(
            hint.code for hint in hints if hint.start == start and hint.end == start + len(words)
        )
        self.press(*code)


def tagged(window: MainWindow) -> list[tuple[str, str]]:
    return [(span.label, span.text) for span in window.session.spans]


def test_everything_can_be_done_by_the_keyboard_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    keys = Keyboard(window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    keys.press("Ctrl+O")
    keys.tab_to(TextView)

    # A hint and a label; then what was found by words, with a label for the phrase at the caret.
    keys.hint("Sunday")
    keys.press("4")
    keys.german("/")
    keys.write("tanne")
    keys.press("Return", "1")
    assert ("actor", "Tanne") in tagged(window)

    # The name was more than that: out at the start, and one word too far.
    keys.german("[")
    keys.german("[")
    keys.german("[")
    keys.german("]")
    assert ("actor", "Gen. Orlo Tanne") in tagged(window)

    # The caret into a phrase; the wrong label, taken back, and the right one.
    keys.german("/")
    keys.write("soldiers were")
    keys.press("Return", "Left", "1", "U", "3")
    assert ("casualty", "two soldiers were killed") in tagged(window)

    # Back to the first span and away with it; once more thought better of.
    keys.press("Ctrl+Home", "Tab")
    keys.press("Delete")
    assert len(tagged(window)) == 2
    keys.press("Ctrl+Z")
    assert len(tagged(window)) == 3

    keys.press("Ctrl+Return")
    assert window.session.position == 1
    keys.press("N", "4")
    assert tagged(window) == [("date", "Monday")]
    keys.press("Ctrl+Return")

    target = tmp_path / "out.jsonl"
    keys.press("Ctrl+E")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ExportDialog))
    keys.tab_to(QLineEdit)
    keys.press("Ctrl+A")
    keys.write(str(target))
    keys.press("Return")
    wait_for_file(qtbot, target)
    keys.press("Escape")

    assert sorted(exported(target)) == [
        ("actor", "Gen. Orlo Tanne"),
        ("casualty", "two soldiers were killed"),
        ("date", "Monday"),
        ("date", "Sunday"),
    ]
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
