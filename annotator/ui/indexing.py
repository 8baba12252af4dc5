"""Makes the index of the texts while nobody waits for it."""

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.changes import Changes
from annotator.errors import AnnotatorError
from annotator.ui.bridge import SessionBridge
from annotator.ui.tasks import Handle, Runner

_IDLE_MS = 4000


class Indexing(QObject):
    """Brings the index up to date, in steps that no key press notices.

    `advanced` carries how many articles of how many it holds; `ended` says that it is not worked
    on any more. One job after another does a little, so that other jobs have their turn.
    """

    advanced = Signal(int, int)
    ended = Signal()

    def __init__(self, bridge: SessionBridge, tasks: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self._tasks = tasks
        self._job: Handle | None = None
        self.is_running = False
        bridge.watch(lambda _changes: self.stop(), Changes.PROJECT, owner=self)

    def begin(self) -> None:
        """Go on with it, if something is missing and the project takes changes."""
        if not self.is_running and self._session.can_edit:
            self.is_running = True
            self._go_on()

    def _go_on(self) -> None:
        from annotator.app.jobs.searching import index_texts

        store = self._session.store
        assert store is not None

        def on_done(is_whole: bool) -> None:
            if is_whole or not self._session.can_edit:
                self._end()
            else:
                self._go_on()

        job = self._tasks.run(
            lambda progress, cancelled: index_texts(store, progress, cancelled),
            done=on_done,
            failed=self._on_failed,
            progress=self.advanced.emit,
        )
        if self.is_running:
            self._job = job

    def stop(self) -> None:
        """Leave it as far as it is; `begin` goes on from there."""
        if self._job is not None:
            self._job.drop()
        if self.is_running:
            self._end()

    def _end(self) -> None:
        self._job, self.is_running = None, False
        self.ended.emit()

    def _on_failed(self, error: BaseException) -> None:
        """Do without: what is not in it is read through."""
        self._end()
        if not isinstance(error, AnnotatorError):
            raise error


class IdleIndexing(QObject):
    """Begins with the index once nothing has changed for a while."""

    def __init__(
        self,
        indexing: Indexing,
        bridge: SessionBridge,
        parent: QObject | None = None,
        *,
        idle_ms: int = _IDLE_MS,
    ) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=idle_ms)
        self._timer.timeout.connect(indexing.begin)
        self._session = bridge.session
        bridge.watch(lambda _changes: self._wait(), _WAKES, owner=self)

    def _wait(self) -> None:
        if self._session.can_edit:
            self._timer.start()
        else:
            self._timer.stop()

    def close(self) -> None:
        """Begin with nothing any more."""
        self._timer.stop()


_WAKES = Changes.PROJECT | Changes.DOCUMENTS | Changes.MODE
"""What may leave articles behind that the index lacks."""
