"""The one door to work off the window's thread.

A job is a plain function of `(progress, cancelled)` that takes frozen input and returns frozen
output; it touches no widget and no session. What it returns comes back on the window's thread.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

T = TypeVar("T")
Advance = Callable[[int, int], None]
Job = Callable[[Advance, Callable[[], bool]], T]
Failed = Callable[[BaseException], None]

_BETWEEN_PROGRESS_S = 0.05


@dataclass
class Handle:
    """One job under way."""

    is_cancelled: bool = field(default=False, init=False)
    is_dropped: bool = field(default=False, init=False)

    def cancel(self) -> None:
        """Ask the job to stop; what it then returns still comes back."""
        self.is_cancelled = True

    def drop(self) -> None:
        """Ask the job to stop; nothing of it comes back any more."""
        self.is_cancelled = self.is_dropped = True


class Runner(Protocol):
    """What runs jobs: threads in the program, the caller's own thread in tests."""

    def run(
        self,
        job: Job[T],
        *,
        done: Callable[[T], None],
        failed: Failed,
        progress: Advance | None = None,
    ) -> Handle:
        """Start a job; exactly one of `done` and `failed` is called unless it is dropped."""
        ...

    def close(self) -> None:
        """Drop every job and wait until none is under way."""
        ...


class InlineTasks:
    """Runs each job at once and to its end: for tests, which then need not wait."""

    def run(
        self,
        job: Job[T],
        *,
        done: Callable[[T], None],
        failed: Failed,
        progress: Advance | None = None,
    ) -> Handle:
        """Run the job before returning."""
        handle = Handle()
        try:
            result = job(progress or _ignore, lambda: handle.is_cancelled)
        except Exception as error:
            failed(error)
        else:
            done(result)
        return handle

    def close(self) -> None:
        """Nothing is ever under way."""


def _ignore(done: int, total: int) -> None:
    """Take a report of progress that nobody asked for."""


class Tasks(QObject):
    """Runs jobs on a pool of threads.

    While a job runs, Python collects no cycles: a collection on its thread could destroy objects
    that belong to the window's.
    """

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._under_way: set[_Runnable] = set()
        self._collects_after = False
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def _call(self, call: Callable[[], None]) -> None:
        call()

    def run(
        self,
        job: Job[T],
        *,
        done: Callable[[T], None],
        failed: Failed,
        progress: Advance | None = None,
    ) -> Handle:
        """Start a job on another thread."""
        handle = Handle()
        runnable = _Runnable(handle, job, done, failed, progress, self._posted.emit)
        runnable.ended = lambda: self._forget(runnable)
        if not self._under_way:
            self._collects_after = gc.isenabled()
            gc.disable()
        self._under_way.add(runnable)
        self._pool.start(runnable)
        return handle

    def _forget(self, runnable: "_Runnable") -> None:
        self._under_way.discard(runnable)
        if not self._under_way and self._collects_after:
            gc.enable()

    def close(self) -> None:
        """Drop every job and wait until none is under way."""
        for runnable in self._under_way:
            runnable.handle.drop()
        self._pool.waitForDone()
        for runnable in tuple(self._under_way):
            self._forget(runnable)


class _Runnable(QRunnable):
    """One job on its way through a thread; everything it tells goes by `post`."""

    def __init__(
        self,
        handle: Handle,
        job: Job[T],
        done: Callable[[T], None],
        failed: Failed,
        progress: Advance | None,
        post: Callable[[Callable[[], None]], None],
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.handle = handle
        self.ended: Callable[[], None] = lambda: None
        self._job = job
        self._done = done
        self._failed = failed
        self._progress = progress
        self._post = post
        self._last_s = 0.0

    def run(self) -> None:
        try:
            result = self._job(self._advance, lambda: self.handle.is_cancelled)
        except Exception as error:
            # The name is unbound when the block ends, before the call is made.
            reason = error
            self._post(lambda: self._end(lambda: self._failed(reason)))
        else:
            self._post(lambda: self._end(lambda: self._done(result)))

    def _end(self, tell: Callable[[], None]) -> None:
        self.ended()
        if not self.handle.is_dropped:
            tell()

    def _advance(self, done: int, total: int) -> None:
        now = monotonic()
        if self._progress is None or (now - self._last_s < _BETWEEN_PROGRESS_S and done < total):
            return
        self._last_s = now
        progress = self._progress
        self._post(lambda: None if self.handle.is_dropped else progress(done, total))
