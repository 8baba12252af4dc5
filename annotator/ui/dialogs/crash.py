"""What a bug shows: a report to copy, while the project stays as it was."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.labels import TextLabel
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
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._build()

    def _build(self) -> None:
        copy = QPushButton(tr("Copy report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(TextLabel(tr("Something went wrong."), factor=1.3, bold=True))
        layout.addWidget(TextLabel(_consolation(), wraps=True))
        layout.addWidget(self._report, 1)
        layout.addWidget(closing_buttons(self, copy))
        self.resize(680, 440)

    @property
    def report(self) -> str:
        """The whole report, as it can be copied."""
        return self._report.toPlainText()

    def add(self, report: str) -> None:
        """Put a further report under the first."""
        self._report.appendPlainText("\n" + report)


def _consolation() -> str:
    return tr(
        "This is a fault of the program, and what you just did may not have happened."
        " Your project stays as it was: each earlier change is on disk."
        " The report below helps to mend the fault; it holds no text of your articles."
    )
