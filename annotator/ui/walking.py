"""Undo and redo: at once, or by a job where labels of very many spans change."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.app.session import Session
from annotator.ui.busy_job import BusyJob
from annotator.ui.guard import Guard
from annotator.ui.tasks import Runner
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
        self._job = BusyJob(session, tasks, guard)

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

        def end(walked: object) -> None:
            self.job_ended.emit()
            if walked is not None:
                self._session.tell(told)

        self._job.run(
            long,
            began=lambda: self.job_began.emit(title),
            advanced=self.job_advanced.emit,
            ended=end,
        )

    def cancel(self) -> None:
        """Stop what takes a while; nothing has changed then, unless it was all but done."""
        self._job.cancel()
