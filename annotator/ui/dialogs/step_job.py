"""Writes a step over many articles: few at once, many by a job while edits wait."""

from collections.abc import Callable

from annotator.app.ledger import Written
from annotator.app.session import Session
from annotator.app.stepping import StepWriter
from annotator.ui.busy_job import BusyJob
from annotator.ui.guard import Guard
from annotator.ui.tasks import Advance, Runner

_AT_ONCE = 200
"""So many spans are written within a few frames; more are written by a job."""


class StepJob:
    """One step at a time. While a job writes, the session is busy.

    Args:
        session: What is written to; it takes in what was written.
        tasks: Runs the job.
        guard: Tells what went wrong; nothing has changed then.
    """

    def __init__(self, session: Session, tasks: Runner, guard: Guard) -> None:
        self._session = session
        self._guard = guard
        self._job = BusyJob(session, tasks, guard)

    @property
    def is_running(self) -> bool:
        """Whether a job is writing."""
        return self._job.is_running

    def cancel(self) -> None:
        """Ask the job to stop; it then has written nothing, unless it was all but done."""
        self._job.cancel()

    def write(
        self,
        make: Callable[[], StepWriter],
        number: int,
        *,
        began: Callable[[], None],
        advanced: Advance,
        ended: Callable[[Written | None], None],
    ) -> None:
        """Write a step.

        Args:
            make: Returns what writes it.
            number: How many spans it is about.
            began: Called where it is done by a job.
            advanced: Told documents prepared and their number.
            ended: Called with what was written; None where nothing was.
        """
        if number > _AT_ONCE:
            self._guard.run(lambda: self._begin(make(), began, advanced, ended))
            return
        written: list[Written] = []

        def work() -> None:
            done = make()()
            if done is not None:
                written.append(done)
                self._session.take_in(done)

        self._guard.run(work)
        ended(written[0] if written else None)

    def _begin(
        self,
        write: StepWriter,
        began: Callable[[], None],
        advanced: Advance,
        ended: Callable[[Written | None], None],
    ) -> None:
        self._job.run(write, began=began, advanced=advanced, ended=ended)
