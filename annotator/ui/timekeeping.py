"""Tells the measuring of time what a person does in the window."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.app.time_figures import spoken_time
from annotator.app.timing import Timing
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.guard import Guard
from annotator.ui.wording import tr

_KEPT_EVERY_MS = 15_000
_SHOWN = Changes.PROJECT | Changes.DOCUMENT | Changes.SPANS | Changes.SETTINGS


class Timekeeper(QObject):
    """Watches the keys, clicks and turns of the wheel in a window. It changes none of them.

    `told` carries how long the article in view has taken, in words; "" where nobody measures.
    """

    told = Signal(str)

    def __init__(
        self, timing: Timing, bridge: SessionBridge, guard: Guard, window: QWidget
    ) -> None:
        super().__init__(window)
        self._timing = timing
        self._guard = guard
        bridge.watch_late(lambda _changes: self.tell(), _SHOWN)
        self._timer = QTimer(self, interval=_KEPT_EVERY_MS, singleShot=True)
        self._timer.timeout.connect(self._keep)

    def watch(self, widget: QObject) -> None:
        """Watch a window, by what Qt sends it."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._timing.press()
        elif kind == QEvent.Type.MouseButtonPress:
            self._timing.click()
        elif kind == QEvent.Type.Wheel:
            self._timing.look()
        else:
            return False
        if not self._timer.isActive() and self._timing.is_on:
            self._timer.start()
        return False

    def _keep(self) -> None:
        self._guard.run(self._timing.keep)
        self.tell()

    def tell(self) -> None:
        """Say how long the article in view has taken so far."""
        work = self._timing.here
        if not self._timing.is_on or work.seconds < 1:
            self.told.emit("")
            return
        parts = [tr("{time} on this article", time=spoken_time(work.seconds))]
        if work.spans:
            parts.append(tr("{seconds} s a span", seconds=f"{work.seconds / work.spans:.1f}"))
        self.told.emit(" · ".join(parts))
