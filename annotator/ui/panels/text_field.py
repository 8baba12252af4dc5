"""A field for text of some length, in which braces can be put around words."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit

from annotator.core.offsets import OffsetMap, display_text
from annotator.ui.widgets.labels import sized
from annotator.ui.widgets.text_side import follow_the_text

_BRACES = ("{", "}")
_PADDING_PX = 7
"""What the style sheet keeps free above and below, with the edge."""
_LINE_ENDS = str.maketrans("\u2029\u2028", "\n\n")


class TextField(QPlainTextEdit):
    """As high as what stands in it, within limits; Tab goes on to the next field.

    `left` says that the person has gone elsewhere in the window; `moved`, that the caret is
    elsewhere in the field.

    Args:
        name: What it is called for who cannot see it.
        placeholder: What stands in it while it is empty.
        least: The lines that there is room for at least.
        most: The lines from which on it scrolls.
        marks: Whether a brace that is typed over selected words is put around them.
    """

    left = Signal()
    moved = Signal()

    def __init__(
        self, name: str, placeholder: str = "", *, least: int, most: int, marks: bool = False
    ) -> None:
        super().__init__()
        self._lines = (least, most)
        self._marks = marks
        self._given = self._put = ""
        self.setProperty("role", "note")
        self.setFont(sized(1.0))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        follow_the_text(self)
        self.textChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._on_moved)
        self._fit()

    @property
    def typed(self) -> str:
        """What stands in the field; what nobody has touched comes back as it was given."""
        raw = self.document().toRawText().translate(_LINE_ENDS)
        return self._given if raw == self._put else raw

    def show_text(self, text: str) -> None:
        """Show a text."""
        if text != self.typed:
            self.setPlainText(display_text(text))
            self._given = text
            self._put = self.document().toRawText().translate(_LINE_ENDS)

    def show_fault(self, offset: int) -> None:
        """Underline what stands at a code point of the text; -1 for nothing."""
        typed = self.typed
        if offset < 0 or not typed:
            self.setExtraSelections([])
            return
        offset = min(offset, len(typed) - 1)
        offsets = OffsetMap(typed)
        cursor = QTextCursor(self.document())
        cursor.setPosition(offsets.to_utf16(offset))
        cursor.setPosition(offsets.to_utf16(offset + 1), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = _fault_format(self.palette())
        self.setExtraSelections([selection])

    # Sizes, in pixels

    def _fit(self) -> None:
        """Become as high as the text is; a bar comes only where it is higher than that."""
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)
        on, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if self._count > self._lines[1] else off)

    @property
    def _count(self) -> int:
        """How many lines the text takes, not counted further than there is room for."""
        count, block, layout = 0, self.document().begin(), self.document().documentLayout()
        while block.isValid() and count <= self._lines[1]:
            # Qt lays a paragraph out when it is asked where that is.
            layout.blockBoundingRect(block)
            count += max(1, block.layout().lineCount())
            block = block.next()
        return count

    def sizeHint(self) -> QSize:
        least, most = self._lines
        height = min(most, max(least, self._count)) * self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), height + 2 * _PADDING_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.sizeHint().height())

    # Events

    def _on_moved(self) -> None:
        if self.hasFocus():
            self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.hasFocus():
            # It may have been scrolled to the caret while it was higher.
            self.ensureCursorVisible()
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if self._marks and event.text() in _BRACES and cursor.hasSelection():
            # Typed over words, a brace would take their place: nobody wants that.
            cursor.insertText(f"{{{cursor.selectedText()}}}")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def _fault_format(palette: QPalette) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(palette.color(QPalette.ColorRole.BrightText))
    form.setForeground(palette.color(QPalette.ColorRole.BrightText))
    return form
