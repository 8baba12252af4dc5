"""What a bug shows: a report to copy, while the project stays as it was."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.labels import TextLabel, lines, sized
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.sizes import open_at
from annotator.ui.wording import tr


class CrashDialog(QDialog):
    """Tells of an unexpected error; further ones while it is open are added to its report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setProperty("role", "report")
        self._report.setAccessibleName(tr("Report"))
        self._report.setFont(_typewriter())
        self._report.setMinimumHeight(lines(6))
        self._build()

    def _build(self) -> None:
        copy = QPushButton(tr("Copy report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 16, 18, 0)
        column.setSpacing(10)
        column.addWidget(TextLabel(tr("Something went wrong."), factor=1.3, bold=True, wraps=True))
        column.addWidget(TextLabel(_consolation(), wraps=True))
        column.addWidget(self._report, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.setSpacing(10)
        layout.addWidget(ScrollColumn(inside, self.windowTitle()), 1)
        buttons = closing_buttons(self, copy)
        buttons.setContentsMargins(20, 0, 20, 0)
        layout.addWidget(buttons)
        open_at(self, width=97, height=26)

    @property
    def report(self) -> str:
        """The whole report, as it can be copied."""
        return self._report.toPlainText()

    def add(self, report: str) -> None:
        """Put a further report under the first."""
        self._report.appendPlainText("\n" + report)


def _typewriter() -> QFont:
    """Return a face of equal widths, as large as the program's."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(sized(1.0).pointSizeF())
    return font


def _consolation() -> str:
    return tr(
        "This is a fault of the program, and what you just did may not have happened."
        " Your project stays as it was: each earlier change is on disk."
        " The report below helps to mend the fault; it holds no text of your articles."
    )
