"""Finds what the label that sticks wants in view, before the pointer comes there."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from annotator.app.tagging import Tagging
from annotator.ui.text.view import TextView

_AFTER_MS = 30
"""Once what made it necessary is painted."""


class ReadingAhead(QObject):
    """Reads a paragraph at a time while nothing else is to do: no outline then stutters."""

    def __init__(self, view: TextView, tagging: Tagging, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._tagging = tagging
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self.begin())

    def begin(self) -> None:
        """Begin anew where the view is, for the label that sticks; nothing where none does."""
        label = self._tagging.session.sticky_label
        if label and self._view.isVisible():
            self._steps = self._tagging.phrasing.read_ahead(*self._view.visible, label)
            self._timer.start(_AFTER_MS)
        else:
            self._timer.stop()

    def _step(self) -> None:
        if next(self._steps, self) is not self:
            self._timer.start(0)
