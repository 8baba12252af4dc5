"""Shows Markdown to read, in the letters and colours of the window.

It follows no link by itself and loads nothing, whatever is written in the text.
"""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument, QTextTable
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

_CELL_PX, _MARGIN_PX = 4, 14


class MarkdownView(QTextBrowser):
    """A page to read, with the keyboard and a screen reader too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("role", "reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN_PX)

    def show_text(self, text: str) -> None:
        """Show a text in Markdown from its beginning."""
        # HTML in it is shown as it is written, not obeyed.
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        self.document().setMarkdown(text, features | QTextDocument.MarkdownFeature.MarkdownNoHTML)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _make_quiet(frame)
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Load nothing: no picture of a text is fetched from anywhere."""


def _make_quiet(table: QTextTable) -> None:
    """Take the boxes of a table away; its lines are told apart by their distance."""
    form = table.format()
    form.setBorder(0)
    form.setCellPadding(_CELL_PX)
    form.setCellSpacing(0)
    table.setFormat(form)
