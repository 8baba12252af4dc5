"""Runs a search by jobs that grow longer, so that the first hits come at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.app.searching import SearchQuery
from annotator.app.session import Session
from annotator.ui.tasks import Handle, Runner

if TYPE_CHECKING:
    from annotator.app.jobs.searching import Found

_FIRST = 60
_TIMES = 20
"""So many hits are enough at first, and so many times as many in each job after it."""


class SearchRun(QObject):
    """One search at a time: what is begun later drops what is under way.

    `came` carries what was `Found` and whether it is the first of a search; `ended` a sentence
    about why it was broken off, "" where it was not; `failed` the error where nothing is found.
    """

    came = Signal(object, bool)
    advanced = Signal(int, int)
    ended = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, tasks: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._job: Handle | None = None
        self._query: SearchQuery | None = None
        self._number = 0
        self.is_running = False

    def begin(self, query: SearchQuery, *, at_least: int = 0) -> None:
        """Look for something else from now on; `at_least` so many hits come together at first."""
        self.stop()
        self._query, self._number = query, 0
        self._look(-1, max(_FIRST, at_least))

    def stop(self) -> None:
        """Drop what is under way; nothing comes any more."""
        if self._job is not None:
            self._job.drop()
        self._job, self.is_running = None, False

    def _look(self, after: int, enough: int) -> None:
        from annotator.app.jobs.searching import MOST, find_hits

        session, query = self._session, self._query
        store = session.store
        if store is None or query is None:
            return
        label_set, author_id = session.label_set, session.author_id
        most = min(enough, MOST - self._number)
        self.is_running = True
        job = self._tasks.run(
            lambda progress, cancelled: find_hits(
                store,
                query,
                label_set,
                author_id,
                progress,
                cancelled,
                after=after,
                most=most,
            ),
            done=lambda found: self._on_found(found, after, enough),
            failed=self._on_failed,
            progress=self.advanced.emit,
        )
        if self.is_running:
            self._job = job

    def _on_found(self, found: "Found", after: int, enough: int) -> None:
        from annotator.app.jobs.searching import MOST

        self._job = None
        self._number += len(found.hits)
        is_over = found.is_all or self._number >= MOST
        self.is_running = not is_over
        self.came.emit(found, after == -1)
        if is_over:
            self.ended.emit(found.fault)
        else:
            self._look(found.after, enough * _TIMES)

    def _on_failed(self, error: BaseException) -> None:
        self._job, self.is_running = None, False
        self.failed.emit(error)
