"""Long work that writes to the project: a job, while edits wait."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from annotator.app.session import Session
from annotator.core.progress import Cancelled, Progress
from annotator.ui.guard import Guard
from annotator.ui.tasks import Advance, Handle, Runner

T = TypeVar("T", covariant=True)


class Write(Protocol[T]):
    """Writes on another thread and returns what came of it."""

    def __call__(self, *, progress: Progress, cancelled: Cancelled) -> T: ...


class BusyJob:
    """One job at a time. Meanwhile the session is busy, and looks again afterwards.

    Args:
        session: Whose project is written to.
        tasks: Runs the job.
        guard: Tells what went wrong.
    """

    def __init__(self, session: Session, tasks: Runner, guard: Guard) -> None:
        self._session = session
        self._tasks = tasks
        self._guard = guard
        self._job: Handle | None = None
        self.is_running = False

    def cancel(self) -> None:
        """Ask the job to stop; nothing was written then, unless it was all but done."""
        if self._job is not None:
            self._job.cancel()

    def run(
        self,
        write: Write[T],
        *,
        began: Callable[[], None],
        advanced: Advance,
        ended: Callable[[T | None], None],
    ) -> None:
        """Begin.

        Args:
            write: What is done on another thread.
            began: Called once the session is busy.
            advanced: Told how much is done of how much.
            ended: Called with what came of it, None where it failed or could not begin.
        """

        def end(result: T | None) -> None:
            self._job, self.is_running = None, False
            self._session.set_busy(is_busy=False)
            self._guard.run(self._session.look_again)
            ended(result)

        def fail(error: BaseException) -> None:
            end(None)
            self._guard.present(error)

        self._session.set_busy(is_busy=True)
        self.is_running = True
        try:
            began()
            job = self._tasks.run(
                lambda progress, cancelled: write(progress=progress, cancelled=cancelled),
                done=end,
                failed=fail,
                progress=advanced,
            )
        except BaseException:
            # What is raised by `end` itself, without threads, is raised after it is over.
            if self.is_running:
                end(None)
            raise
        # Without threads it is over by now.
        self._job = job if self.is_running else None
