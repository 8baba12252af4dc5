"""Collects garbage while nobody types: a collection in the middle of a key press is seen."""

import gc

from PySide6.QtCore import QObject, QTimer

from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge

_IDLE_MS = 1500
_MOST_ALLOCATIONS = 1_000_000
"""Objects made since the last collection, beyond which it is no longer put off."""


class IdleCollector(QObject):
    """Holds garbage collection back until nothing has changed for a while.

    What the program itself is made of is left out of every collection: it never goes away, and
    looking through it takes several frames.
    """

    def __init__(self, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_settled = False
        self._timer = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._timer.timeout.connect(self._collect)
        bridge.changed.connect(self._put_off)
        gc.disable()
        self._timer.start()

    def _put_off(self, changes: Changes) -> None:
        if gc.get_count()[0] > _MOST_ALLOCATIONS:
            gc.collect()
        self._timer.start()

    def _collect(self) -> None:
        gc.collect()
        if not self._is_settled:
            gc.freeze()
            self._is_settled = True

    def close(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
