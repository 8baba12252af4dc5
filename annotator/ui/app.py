"""Starts Qt, the theme, the crash reporter and the first window, for `cli.window` only."""

import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from annotator import __version__
from annotator.app import settings as settings_file
from annotator.app.projects import Opening, recent_projects
from annotator.app.session import Session
from annotator.core import boundaries
from annotator.errors import AnnotatorError
from annotator.ui.ask import QtAsk
from annotator.ui.errors import CrashReporter
from annotator.ui.icons import program_icon
from annotator.ui.idle import IdleCollector
from annotator.ui.indexing import IdleIndexing
from annotator.ui.tasks import Tasks
from annotator.ui.window import MainWindow

_ONCE_PAINTED_MS = 100


def run(opening: Opening | None, *, reset_window: bool = False) -> int:
    """Show the window until it is closed; return the exit code.

    Without an `opening`, the last project comes back, or the welcome page.
    """
    app = application()
    path = settings_file.settings_path()
    settings, problems = settings_file.load(path)
    session = Session(settings, settings_path=path)
    window = MainWindow(
        session,
        ask=QtAsk(QApplication.activeWindow),
        tasks=Tasks(app),
        state=window_state(path.with_name("window.ini"), is_reset=reset_window),
    )
    CrashReporter(lambda: window, app).install()
    interrupts = Interrupts(app)
    open_first(window, opening or _last(settings.reopen_last))
    if problems:
        session.tell(problems[0].sentence)
    window.show()
    QTimer.singleShot(_ONCE_PAINTED_MS, window, lambda: _step(window, preparing(window)))
    collector = IdleCollector(window.bridge)
    idle_indexing = IdleIndexing(window.openers.indexing, window.bridge)
    try:
        return app.exec()
    finally:
        idle_indexing.close()
        collector.close()
        interrupts.close()
        sys.excepthook = sys.__excepthook__


def preparing(window: MainWindow) -> Iterator[None]:
    """Make ready what the first key or click would wait for, in small steps."""
    boundaries.prepare()
    yield
    from annotator import find, link, parse
    from annotator.app import describing

    yield from find.prepare()
    yield from parse.prepare()
    del link, describing  # imported so that they are there
    yield
    yield from window.beside.details.prepare()


def _step(window: MainWindow, steps: Iterator[None]) -> None:
    """Take one step, and the next when nothing else is to do."""
    if next(steps, _LAST) is not _LAST:
        QTimer.singleShot(0, window, lambda: _step(window, steps))


_LAST = object()


def application() -> QApplication:
    """Return the program as Qt knows it, made where there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("annotator")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("annotator")
    app.setStyle("Fusion")
    app.setWindowIcon(program_icon())
    return app


def window_state(file: Path, *, is_reset: bool = False) -> QSettings:
    """Return where the window's size and place are kept, emptied if it is to be reset."""
    state = QSettings(str(file), QSettings.Format.IniFormat)
    if is_reset:
        state.clear()
    return state


def open_first(window: MainWindow, opening: Opening | None) -> None:
    """Open a project before the window is shown; what goes wrong is told once it is."""
    if opening is None:
        return
    try:
        window.desk.open(opening)
    except AnnotatorError as error:
        # The name is unbound when the block ends, before the call is made.
        reason = error
        QTimer.singleShot(0, window, lambda: window.guard.present(reason))


def _last(is_wanted: bool) -> Opening | None:
    recent = recent_projects() if is_wanted else ()
    return Opening(project=recent[0]) if recent else None


class Interrupts(QObject):
    """Ends the program on Ctrl+C in its terminal and on SIGTERM, as closing the window would.

    Python runs its handlers only when its own code runs next, so the signal also writes a byte to
    a socket that Qt watches.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)
        self._old_fd = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._old = {
            number: signal.signal(number, self._on_signal)
            for number in (signal.SIGINT, signal.SIGTERM)
        }

    def _on_byte(self) -> None:
        self._read.recv(64)

    def _on_signal(self, number: int, frame: object) -> None:
        self._app.closeAllWindows()
        self._app.quit()

    def close(self) -> None:
        """Take the handlers back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._read.close()
        self._write.close()
