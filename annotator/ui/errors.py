"""Errors that nothing else caught: they are bugs, and a dialog shows a report of each."""

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from annotator import __version__

if TYPE_CHECKING:
    from annotator.ui.dialogs.crash import CrashDialog


def report_of(error: BaseException) -> str:
    """Return a report of a bug for those who mend it; it holds no text of any article."""
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    return (
        f"annotator {__version__}, Python {platform.python_version()}, Qt {qVersion()},"
        f" {platform.platform()}\n\n{''.join(lines)}"
    )


class CrashReporter(QObject):
    """Shows a crash dialog for every error that nothing else caught."""

    def __init__(self, window: Callable[[], QWidget | None], parent: QObject | None = None) -> None:
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
        from annotator.ui.dialogs.crash import CrashDialog

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
