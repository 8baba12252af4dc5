"""A hand on keyboard and mouse that counts what it does, by real events on the real window.

Seconds are those of the keystroke-level model, without mental time: 0.20 for a key (each of Ctrl,
Alt and Shift is one), 1.10 for pointing, 0.10 for a press or release of a button. Source: Card,
Moran & Newell 1980, doi:10.1145/358886.358895, table 1 (K of an average skilled typist, P, B).
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.window import MainWindow

KEY_S, POINT_S, BUTTON_S = 0.20, 1.10, 0.10
_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
_NAMED = {
    "Return": Qt.Key.Key_Return,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Space": Qt.Key.Key_Space,
    "PgDown": Qt.Key.Key_PageDown,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Del": Qt.Key.Key_Delete,
}
_SHIFTED = '{}?"<>:_+~!@#$%^&*()|'
"""Signs that take Shift on a US keyboard."""


@dataclass
class Effort:
    """What was done: presses of keys and buttons, and times that the mouse was aimed."""

    keys: int = 0
    clicks: int = 0
    pointings: int = 0
    spans: int = 0
    baseline_seconds: float = 0.0
    exactly: int = 0
    """Spans that one gesture got right, without a mend."""

    @property
    def seconds(self) -> float:
        """Keystroke-level seconds; a click is a press and a release."""
        return self.keys * KEY_S + self.pointings * POINT_S + self.clicks * 2 * BUTTON_S

    def add(self, other: "Effort") -> None:
        """Add what was done elsewhere."""
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def strokes(chord: str) -> int:
    """Return how many keys a chord takes: one, and one for each that is held.

    >>> strokes("E"), strokes("Shift+E"), strokes("Alt+["), strokes("{")
    (1, 2, 2, 2)
    """
    held, _, name = chord.rpartition("+")
    return 1 + len([part for part in held.split("+") if part]) + (name in _SHIFTED)


class Hand:
    """Presses keys and moves the mouse on the article of a window."""

    def __init__(self, window: MainWindow, app: QApplication) -> None:
        self._app = app
        self._view = window.article.view
        self.done = Effort()

    def press(self, chord: str) -> None:
        """Press a key, written as the program's tables write it, where the focus is."""
        held, _, name = chord.rpartition("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for part in held.split("+"):
            modifiers |= _HELD.get(part, Qt.KeyboardModifier.NoModifier)
        key = _NAMED.get(name, name.lower() if len(name) == 1 else name)
        QTest.keyClick(self._target, key, modifiers)
        self._app.processEvents()
        self.done.keys += strokes(chord)

    @property
    def _target(self) -> QWidget:
        """What gets keys: a list or a menu over everything else, or what has the focus."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._view

    def write(self, text: str) -> None:
        """Type letters and signs where the focus is; a capital takes Shift too."""
        for sign in text:
            is_shifted = sign.isupper() or sign in _SHIFTED
            key = Qt.Key(ord(sign.upper())) if sign.isascii() else Qt.Key.Key_unknown
            held = _HELD["Shift"] if is_shifted else Qt.KeyboardModifier.NoModifier
            QTest.sendKeyEvent(QTest.KeyAction.Click, self._target, key, sign, held)
            self._app.processEvents()
            self.done.keys += 1 + is_shifted

    def click(self, offset: int) -> None:
        """Point at the middle of a character in view, and click."""
        self.point(offset)
        place = self._view.point_of(offset)
        QTest.mouseClick(self._view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self._app.processEvents()
        self.done.clicks += 1

    def click_on(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Point at a widget, or at a place in it, and click."""
        at = place or widget.rect().center()
        QTest.mouseMove(widget, at)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
        self._app.processEvents()
        self.done.pointings += 1
        self.done.clicks += 1

    def point(self, offset: int) -> None:
        """Move the mouse to the middle of a character, which must be in view."""
        page = self._view.viewport()
        QTest.mouseMove(page, QPoint(1, 1))
        QTest.mouseMove(page, self._view.point_of(offset))
        self._app.processEvents()
        self.done.pointings += 1

    def drag(self, start: int, end: int) -> None:
        """Select by mouse from before the character at `start` to behind the one before `end`."""
        view, page, left = self._view, self._view.viewport(), Qt.MouseButton.LeftButton
        first, last = view.page.rect_of(start), view.page.rect_of(end - 1)
        shift = view.to_page(view.mapFromParent(view.pos()).toPointF())
        begin = (first.center() - shift).toPoint()
        finish = (last.center() - shift).toPoint()
        QTest.mousePress(page, left, pos=QPoint(round(first.left() + 1), begin.y()))
        QTest.mouseMove(page, (begin + finish) / 2)
        QTest.mouseMove(page, QPoint(round(last.right() - 1), finish.y()))
        QTest.mouseRelease(page, left, pos=QPoint(round(last.right() - 1), finish.y()))
        self._app.processEvents()
        self.done.pointings += 2
        self.done.clicks += 1
