"""Looks at the article in view by jobs, a moment after each change."""

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.lookout import Lookout
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.guard import Guard
from annotator.ui.tasks import Handle, Runner

if TYPE_CHECKING:
    from annotator.app.checking import Seen
    from annotator.checks import Memory

_LOOKED_AT = (
    Changes.PROJECT
    | Changes.LABELS
    | Changes.DOCUMENT
    | Changes.SPANS
    | Changes.STATUS
    | Changes.MODE
)
_EDITED = Changes.HISTORY | Changes.DOCUMENTS
_TURNED = Changes.PROJECT | Changes.DOCUMENT | Changes.DOCUMENTS

_SOON_MS = 250
_PART = 3
"""After so many times as long as the last look took the next one begins, if that is later."""
_LATEST_MS = 3000


class Checking(QObject):
    """Keeps a `Lookout` up to date. A look that is overtaken by a change is dropped.

    `looked` says that what was found is another, or is of another state of the article.
    """

    looked = Signal()

    def __init__(
        self,
        lookout: Lookout,
        bridge: SessionBridge,
        tasks: Runner,
        guard: Guard,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self._lookout = lookout
        self._tasks = tasks
        self._guard = guard
        self._look: Handle | None = None
        self._reading: Handle | None = None
        self._took_ms = 0.0
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(lambda: self._guard.run(self._start_look))
        # At once: what a job was reading from is closed.
        bridge.watch(lambda _changes: self._drop(), Changes.PROJECT)
        bridge.watch_late(self._on_changed, _LOOKED_AT | _EDITED | _TURNED)

    def _drop(self) -> None:
        for handle in (self._look, self._reading):
            if handle is not None:
                handle.drop()
        self._look = self._reading = None

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.PROJECT:
            self._lookout.forget()
        if changes & _EDITED:
            self._lookout.note_edits()
        if changes & _TURNED and self._lookout.turn_page():
            self._start_reading()
        if changes & _LOOKED_AT:
            self.look_soon()

    def look_soon(self) -> None:
        """Look again once nothing has changed for a moment."""
        if self._look is not None:
            self._look.drop()
        self._look = None
        if self._session.document is None:
            self._soon.stop()
            self.looked.emit()
            return
        self._soon.start(round(min(_LATEST_MS, max(_SOON_MS, _PART * self._took_ms))))

    def _start_look(self) -> None:
        layer, looking = self._session.layer, self._lookout.looking()
        if looking is None:
            self.looked.emit()
            return
        began = perf_counter()

        def on_done(seen: "Seen") -> None:
            self._look = None
            self._took_ms = (perf_counter() - began) * 1000
            if self._lookout.take(seen, layer):
                self.looked.emit()

        look = self._tasks.run(
            lambda _progress, cancelled: looking(cancelled),
            done=on_done,
            failed=self._guard.present,
        )
        if not self._lookout.is_fresh:
            self._look = look

    def _start_reading(self) -> None:
        """Read how the other articles are tagged; then look again."""
        if self._reading is not None:
            self._reading.drop()
        layer, remembering = self._session.layer, self._lookout.remembering()
        if remembering is None:
            return

        def on_done(memory: "Memory") -> None:
            self._reading = None
            self._lookout.remember(memory, layer)
            self.look_soon()

        self._reading = self._tasks.run(
            lambda _progress, _cancelled: remembering(),
            done=on_done,
            failed=self._guard.present,
        )
