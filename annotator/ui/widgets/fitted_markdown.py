"""Markdown among other things on a page, as high as it is: the page scrolls, not it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.widgets.markdown import MarkdownView

_LEAST = 8
"""The narrowest it gets, in letters."""
_INDENT = 3
"""How far a list is set in, in letters."""
_SCROLLING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class FittedMarkdown(MarkdownView):
    """Shows all of a text; nothing in it can be clicked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.document().setIndentWidth(self.fontMetrics().averageCharWidth() * _INDENT)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.horizontalScrollBar().rangeChanged.connect(self.fit)

    def show_text(self, text: str) -> None:
        """Show a text in Markdown."""
        super().show_text(text)
        self.fit()

    def show_plain(self, text: str) -> None:
        """Show a text as it is, nothing in it taken for Markdown."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self.fit()

    def fit(self) -> None:
        """Become as high as the text is, with the bar under what cannot be broken."""
        bar = self.horizontalScrollBar()
        under = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        around = self.height() - self.viewport().height() - (bar.height() * bar.isVisible())
        height = round(self.document().size().height()) + max(0, around) + under
        if height != self.height():
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the page what scrolls it; with Shift such keys select."""
        if event.key() in _SCROLLING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _LEAST, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
