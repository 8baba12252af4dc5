"""A mouse over the article of a window, by the events that Qt makes of one."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from annotator.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Mouse:
    """Moves over the words of the article in view, and presses its button on them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._view = window.article.view
        self._page = self._view.viewport()

    def at(self, words: str, part: int = -1) -> QPoint:
        """The middle of a character of `words`, which must be in view: the one in their middle."""
        start = self._window.session.text.index(words)
        return self._view.point_of(start + (len(words) // 2 if part < 0 else part))

    def over(self, words: str, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Move to the middle of words, with a key held."""
        self.to(self.at(words), held)

    def to(self, place: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Move to a point of the page."""
        self._move(place, Qt.MouseButton.NoButton, held)

    def click(self, words: str, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Move to words and click."""
        self.over(words, held)
        QTest.mouseClick(self._page, LEFT, held, self.at(words))

    def double_click(self, words: str, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Move to words and click twice in quick succession, as Qt tells of it."""
        self.click(words, held)
        QTest.mouseDClick(self._page, LEFT, held, self.at(words))
        QTest.mouseRelease(self._page, LEFT, held, self.at(words))

    def drag(self, first: str, last: str, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Select from the first letter of words to the last letter of others."""
        start, end = self.at(first, 0), self.at(last, len(last) - 1)
        self.drag_from(start, end, held)

    def drag_from(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press at a point of the page, move, and release at another."""
        self.to(start, held)
        QTest.mousePress(self._page, LEFT, held, start)
        self._move((start + end) / 2, LEFT, held)
        self._move(end, LEFT, held)
        QTest.mouseRelease(self._page, LEFT, held, end)

    def leave(self) -> None:
        """Leave the page for what is beside it."""
        QCoreApplication.sendEvent(self._page, QEvent(QEvent.Type.Leave))

    def _move(self, to: QPoint, buttons: Qt.MouseButton, held: Qt.KeyboardModifier) -> None:
        place = QPointF(self._page.mapToGlobal(to))
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), place, none, buttons, held)
        QCoreApplication.sendEvent(self._page, event)
