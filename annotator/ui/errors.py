"""What a bug shows: a dialog with a report to copy, while the project stays as it was."""

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.ui.widgets.labels import TextLabel
from annotator.ui.wording import tr


def report_of(error: BaseException) -> str:
    """Return a report of a bug for those who mend it; it holds no text of any article."""
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    return (
        f"annotator {__version__}, Python {platform.python_version()}, Qt {qVersion()},"
        f" {platform.platform()}\n\n{''.join(lines)}"
    )


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
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(TextLabel(tr("Something went wrong."), factor=1.3, bold=True))
        layout.addWidget(TextLabel(_consolation(), wraps=True))
        layout.addWidget(self._report, 1)
        layout.addWidget(buttons)
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


class CrashReporter(QObject):
    """Shows a crash dialog for every error that nothing else caught."""

    def __init__(
        self, window: Callable[[], QWidget | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._dialog: CrashDialog | None = None

    def install(self) -> None:
        """Be called for uncaught errors from now on."""
        sys.excepthook = self.on_error

    def on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Print the error as Python does, and show it."""
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, KeyboardInterrupt):
            QGuiApplication.quit()
        elif self._dialog is not None:
            self._dialog.add(report_of(error))
        else:
            self._dialog = CrashDialog(report_of(error), self._window())
            self._dialog.destroyed.connect(self._forget)
            self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None
