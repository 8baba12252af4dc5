"""Undo and redo: at once, or by a job where labels of very many spans change."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.app.session import Session
from annotator.ui.guard import Guard
from annotator.ui.tasks import Handle, Runner
from annotator.ui.wording import tr

if TYPE_CHECKING:
    from annotator.store.label_turn import Walk


class Walking(QObject):
    """Walks back and forth on the line of steps.

    `job_began` carries what is being done where it takes a while, `job_advanced` how much of how
    much.
    """

    job_began = Signal(str)
    job_advanced = Signal(int, int)
    job_ended = Signal()

    def __init__(
        self, session: Session, tasks: Runner, guard: Guard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._guard = guard
        self._job: Handle | None = None

    def undo(self) -> None:
        """Take back the last step.

        Raises:
            AnnotatorError: It cannot be taken back; nothing has changed.
        """
        title = tr("Taking back: {title}", title=self._session.undo_title)
        self._walk("undo", self._session.undo, title)

    def redo(self) -> None:
        """Do again the step that was taken back last.

        Raises:
            AnnotatorError: It cannot be done again; nothing has changed.
        """
        title = tr("Doing again: {title}", title=self._session.redo_title)
        self._walk("redo", self._session.redo, title)

    def _walk(self, act: "Walk", at_once: Callable[[], None], title: str) -> None:
        # What was told of the step itself is not so any more.
        told = self._session.told_of(act)
        self._session.tell("")
        long = self._session.labels_walker(act)
        if long is None:
            at_once()
            return
        self._session.set_busy(is_busy=True)
        self.job_began.emit(title)

        def end(walked: object) -> None:
            self._job = None
            self._session.set_busy(is_busy=False)
            self.job_ended.emit()
            self._guard.run(self._session.look_again)
            if walked is not None:
                self._session.tell(told)

        def fail(error: BaseException) -> None:
            end(None)
            self._guard.present(error)

        self._job = self._tasks.run(
            lambda progress, cancelled: long(progress=progress, cancelled=cancelled),
            done=end,
            failed=fail,
            progress=self.job_advanced.emit,
        )

    def cancel(self) -> None:
        """Stop what takes a while; nothing has changed then, unless it was all but done."""
        if self._job is not None:
            self._job.cancel()
