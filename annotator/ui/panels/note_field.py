"""A field for a note: as high as what stands in it."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from annotator.ui.panels.around import RETURN
from annotator.ui.widgets.labels import SMALL, sized
from annotator.ui.widgets.text_side import follow_the_text

_MOST_LINES = 8
_PADDING_PX = 7
"""What the style sheet keeps free above and below, with the edge."""


class NoteField(QPlainTextEdit):
    """Some lines of text. Enter means them, with Shift it begins a line; Tab goes on."""

    meant: ClassVar[Signal] = Signal(bool)

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setFont(sized(SMALL))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        follow_the_text(self)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def typed(self) -> str:
        """What stands in the field, without the space around it."""
        return self.toPlainText().strip()

    def show_text(self, text: str) -> None:
        """Show a note."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def _fit(self) -> None:
        """Become as high as the text is."""
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)
            count = round(self.document().size().height())
            on, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self.setVerticalScrollBarPolicy(on if count > _MOST_LINES else off)

    def sizeHint(self) -> QSize:
        # A plain text's size is counted in lines.
        count = min(_MOST_LINES, max(1, round(self.document().size().height())))
        height = count * self.fontMetrics().lineSpacing() + 2 * _PADDING_PX
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            # Qt itself would begin a line without a paragraph, which is another sign in the text.
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)
