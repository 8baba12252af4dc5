"""Measures how long a person works on an article, for nobody but them.

Time counts while something is done: between two keys, clicks or turns of the wheel it counts whole
where they are no more than a minute apart, and not at all where they are further. What is measured
is kept in the project, by day and article.
"""

from collections.abc import Callable
from datetime import date
from time import monotonic

from annotator.app.session import Session
from annotator.core.changes import Changes
from annotator.errors import StoreError
from annotator.store.activity import DayOfWork, Work

IDLE_S = 60.0
"""Who does nothing for longer is not at work; a coffee is no annotation."""


class Timing:
    """Measures the work on the document in view of a session.

    Args:
        session: What is worked on.
        clock: Gives seconds that only ever grow.
        today: Gives the day, as "2026-03-09".
    """

    def __init__(
        self,
        session: Session,
        *,
        clock: Callable[[], float] = monotonic,
        today: Callable[[], str] = lambda: date.today().isoformat(),
    ) -> None:
        self._session = session
        self._clock = clock
        self._today = today
        self._last: float | None = None
        self._measured = Work()
        self._before = Work()
        self._unkept: list[tuple[int, str, Work]] = []
        """Positions, days and what was measured, while the project takes no changes."""
        self._position: int = session.position
        self._span_count: int = len(session.spans)
        self._kept_undone = 0
        """Spans that were kept as made and then taken back."""
        session.subscribe(self._on_changed)
        session.before_leaving(self._keep_at_the_end)

    @property
    def is_on(self) -> bool:
        """Whether anything is measured: the person's choice."""
        return self._session.settings.keep_time

    @property
    def here(self) -> Work:
        """What was measured on the document in view, in all."""
        return self._before.plus(self._measured)

    # What happens

    def press(self) -> None:
        """Count a key."""
        self._count(Work(keys=1))

    def click(self) -> None:
        """Count a click."""
        self._count(Work(clicks=1))

    def look(self) -> None:
        """Count that something was done, as scrolling, which is neither key nor click."""
        self._count(Work())

    def _count(self, work: Work) -> None:
        if self.is_on and self._position >= 0:
            self._measured = self._measured.plus(work).plus(Work(seconds=self._since_last()))

    def _since_last(self) -> float:
        """Return the active seconds since something was done last, and begin anew."""
        now, last = self._clock(), self._last
        self._last = now
        return 0.0 if last is None or now - last > IDLE_S else now - last

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.PROJECT | Changes.DOCUMENT):
            self._turn()
        elif changes & Changes.SPANS and self._session.is_open:
            made = len(self._session.spans) - self._span_count
            self._span_count += made
            if self._session.is_looking_back or not self.is_on:
                return
            self._measured = self._measured.plus(Work(spans=self._counted(made)))

    def _counted(self, more: int) -> int:
        """Return how many spans were made where there are so many more than before.

        What undo takes away was not made, and is made once redo brings it back; what a person
        removes was work all the same. What was kept already is not taken back.
        """
        match self._session.walking:
            case None:
                self._kept_undone = 0
                return max(0, more)
            case "undo":
                undone = max(0, -more)
                taken = min(undone, self._measured.spans)
                self._kept_undone += undone - taken
                return -taken
            case "redo":
                kept = min(max(0, more), self._kept_undone)
                self._kept_undone -= kept
                return max(0, more) - kept

    def _turn(self) -> None:
        """Keep what was measured on the document before; begin with the one in view."""
        if self._session.position == self._position and not self._measured.is_nothing:
            return
        self.keep()
        self._position = self._session.position
        self._span_count = len(self._session.spans)
        self._kept_undone = 0
        self._last = self._clock() if self._position >= 0 else None
        store = self._session.store
        self._before = Work()
        if store is not None and self._position >= 0:
            self._before = store.work_on(self._session.author_id, self._position)

    # What is kept

    def keep(self) -> None:
        """Write what was measured since it was written last; called now and then, and at the end.

        Raises:
            StoreError: It could not be written; it is kept for the next time.
        """
        if not self._measured.is_nothing:
            self._unkept.append((self._position, self._today(), self._measured))
            self._before, self._measured = self.here, Work()
        store = self._session.store
        if store is None or store.is_read_only:
            self._unkept.clear()
        elif not self._session.is_busy:
            while self._unkept:
                store.add_work(self._session.author_id, *self._unkept[0])
                del self._unkept[0]

    def _keep_at_the_end(self) -> None:
        try:
            self.keep()
        except StoreError:
            # The project is closed all the same; only seconds are lost, and no work.
            self._unkept.clear()

    def days(self) -> tuple[DayOfWork, ...]:
        """Return what this author did in the project, by day; days without work are left out."""
        store = self._session.store
        return () if store is None else store.work_by_day(self._session.author_id)
