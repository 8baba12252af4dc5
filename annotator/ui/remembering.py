"""Loads what a project says of what its spans name, once it is open."""

from PySide6.QtCore import QObject, QTimer

from annotator.app.remembered import Remembered
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.guard import Guard
from annotator.ui.tasks import Handle, Runner

_AFTER_MS = 400
"""Once the first article is painted and the first key may have come."""


class Remembering(QObject):
    """Begins anew with each project."""

    def __init__(self, bridge: SessionBridge, tasks: Runner, guard: Guard, parent: QObject) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self._tasks = tasks
        self._guard = guard
        self._handle: Handle | None = None
        self._timer = QTimer(self, interval=_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self._begin)
        bridge.watch(lambda _changes: self._on_project(), Changes.PROJECT)

    def _on_project(self) -> None:
        if self._handle is not None:
            self._handle.drop()
            self._handle = None
        if self._session.is_open:
            self._timer.start()
        else:
            self._timer.stop()

    def _begin(self) -> None:
        from annotator.app.jobs.remembering import remember

        session, store = self._session, self._session.store
        if store is None:
            return
        label_set = session.label_set

        def take(found: Remembered) -> None:
            session.remembered.come_after(found)

        self._handle = self._tasks.run(
            lambda progress, cancelled: remember(store, label_set, progress, cancelled),
            done=take,
            failed=self._guard.present,
        )
