"""Applies a change of labels: a small one at once, a large one by a job while edits wait."""

from collections.abc import Callable
from typing import Protocol

from annotator.app.session import Session
from annotator.core.label_changes import LabelChange
from annotator.ui.busy_job import BusyJob
from annotator.ui.guard import Guard
from annotator.ui.tasks import Advance, Runner

_AT_ONCE = 2_000
"""So many spans and links follow within a few frames."""


class Ended(Protocol):
    """Is told that a change is over, and whether it was made."""

    def __call__(self, *, is_done: bool) -> None: ...


class LabelJob:
    """One change at a time. While a job makes it, the session is busy.

    Args:
        session: Whose labels they are; it looks again afterwards.
        tasks: Runs the job.
        guard: Tells what went wrong; nothing has changed then.
    """

    def __init__(self, session: Session, tasks: Runner, guard: Guard) -> None:
        self._session = session
        self._guard = guard
        self._job = BusyJob(session, tasks, guard)

    @property
    def is_running(self) -> bool:
        """Whether a job makes a change."""
        return self._job.is_running

    def cancel(self) -> None:
        """Ask the job to stop; nothing has changed then, unless it was all but done."""
        self._job.cancel()

    def run(
        self,
        change: LabelChange,
        number: int,
        *,
        began: Callable[[], None],
        advanced: Advance,
        ended: Ended,
    ) -> None:
        """Make a change that `number` spans and links have to follow.

        Args:
            change: Begins with the labels in use.
            number: How many spans and links follow.
            began: Called where it is made by a job.
            advanced: Told how many have followed, and their number.
            ended: Told that it is over.
        """
        if number <= _AT_ONCE:
            ended(is_done=self._guard.run(lambda: self._session.change_labels(change)))
        else:
            self._guard.run(lambda: self._begin(change, began, advanced, ended))

    def _begin(
        self, change: LabelChange, began: Callable[[], None], advanced: Advance, ended: Ended
    ) -> None:
        write = self._session.labels_changer(change)
        self._job.run(
            write,
            began=began,
            advanced=advanced,
            ended=lambda done: ended(is_done=bool(done)),
        )
