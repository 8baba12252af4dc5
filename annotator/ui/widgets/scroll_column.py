"""A column that scrolls where it is higher than its room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollColumn(QScrollArea):
    """Shows a widget as high and as wide as it has to be; what is out of view is scrolled to.

    It takes the focus only while there is something to scroll, so that the keyboard can do it and
    Tab does not stop for nothing.
    """

    def __init__(self, inside: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "column")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self._bars = (self.verticalScrollBar(), self.horizontalScrollBar())
        for bar in self._bars:
            bar.rangeChanged.connect(self._on_range_changed)

    def _on_range_changed(self) -> None:
        can_scroll = any(bar.maximum() > bar.minimum() for bar in self._bars)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can_scroll else Qt.FocusPolicy.NoFocus)
