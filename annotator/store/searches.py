"""Searches through an open project, some articles at a time, and makes their index."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain, islice
from time import sleep
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.core.text_query import TextQuery
from annotator.errors import ReadOnlyError
from annotator.store import full_text
from annotator.store.full_text import Looked
from annotator.store.span_search import SpanFinder, SpanQuery, SpanRow
from annotator.store.store import Store
from annotator.store.tables import documents, texts

_AHEAD = 128
"""Articles read through before the index is asked: what is everywhere is found there at once."""
_NEAR = 4_000
"""Articles that the index is asked about first: of what is in many of them it knows some soon."""
_AT_ONCE = 16
"""Articles in memory together, and read through between two chances to stop."""
_TEXTS_A_REST, _SPANS_A_REST = 4, 64
_REST_S = 0.0001
"""A rest after each third of a millisecond of work: one thread of Python runs at a time, and a key
press comes first."""
_STRETCH = 2_000
"""Articles whose spans are looked at between two chances to stop."""
_VALUES = 500
"""How many values one statement is given: every database takes so many."""
_SLICES_A_CHECKPOINT = 12
"""After so many slices the journal is folded into the file, before a key press would have to."""


class Titled(NamedTuple):
    """A document as a place in it is shown."""

    document_id: str
    title: str
    text: str


_TITLED = (
    select(documents.c.position, documents.c.id, documents.c.title, texts.c.text)
    .join_from(documents, texts)
    .where(documents.c.position.in_(bindparam("chosen", expanding=True)))
)
_IDS = select(documents.c.position, documents.c.id).where(
    documents.c.position.in_(bindparam("chosen", expanding=True))
)


class Searches:
    """What an open project can be asked about its texts and spans. Any thread may call it.

    Each method raises a StoreError where the project cannot be read or written.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._slices = 0

    # Texts

    def look_through(
        self,
        query: TextQuery,
        *,
        after: int = -1,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> Iterator[Looked]:
        """Yield what is found in the articles behind a position that may have it, in order.

        After a few articles other threads have their turn, so that no key press waits for it.

        Args:
            query: What is looked for.
            after: The last position that was looked through already.
            progress: Told articles looked through and their number.
            cancelled: Asked now and then whether to stop.

        Raises:
            SearchError: What is typed cannot be read; it says where.
        """
        total = self._store.document_count()
        first = after + 1
        ahead, near = (min(first + number, total) for number in (_AHEAD, _NEAR))
        parts: tuple[Callable[[], Sequence[int]], ...] = (
            lambda: range(first, ahead),
            lambda: self._candidates(query, range(ahead, near)),
            lambda: self._candidates(query, range(near, total)),
        )
        for part in parts:
            for looked in self._looked(query, part(), cancelled):
                yield looked
                progress(looked.position + 1, total)
        progress(total, total)

    def _candidates(self, query: TextQuery, positions: range) -> Sequence[int]:
        """Return the positions of a stretch that may match: the index leaves out the others."""
        clauses = query.clauses()
        with self._store._reading() as connection:
            filled = full_text.filled_to(connection) if clauses else 0
            known = range(positions.start, min(filled, positions.stop))
            found = full_text.indexed(connection, clauses, known)
        return array("q", chain(found, range(max(filled, positions.start), positions.stop)))

    def best(
        self,
        query: TextQuery,
        *,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> Iterator[Looked]:
        """Yield what is found in the articles that may have it, the most relevant first.

        Those that the index does not hold yet come last.

        Raises:
            SearchError: What is typed cannot be read; it says where.
        """
        clauses = query.clauses()
        total = self._store.document_count()
        with self._store._reading() as connection:
            filled = full_text.filled_to(connection) if clauses else 0
            known = full_text.ranked(connection, clauses)
        positions = array("q", chain(known, range(filled, total)))
        for number, looked in enumerate(self._looked(query, positions, cancelled), 1):
            yield looked
            progress(number, len(positions))

    def _looked(
        self, query: TextQuery, positions: Sequence[int], cancelled: Cancelled
    ) -> Iterator[Looked]:
        finder = query.finder()
        for first in range(0, len(positions), _AT_ONCE):
            if cancelled():
                return
            some = positions[first : first + _AT_ONCE]
            with self._store._reading() as connection:
                looked = full_text.look_through(connection, finder, some)
                for number, one in enumerate(looked, 1):
                    yield one
                    if number % _TEXTS_A_REST == 0:
                        sleep(_REST_S)

    def titled(self, positions: Iterable[int]) -> Mapping[int, Titled]:
        """Return id, title and text of a few documents, by position."""
        with self._store._reading() as connection:
            rows = connection.execute(_TITLED, {"chosen": sorted(set(positions))})
            return {at: Titled(id_, title or id_, text) for at, id_, title, text in rows}

    def ids_at(self, positions: Iterable[int]) -> Mapping[int, str]:
        """Return the ids of documents by their positions."""
        found: dict[int, str] = {}
        remaining = iter(sorted(set(positions)))
        with self._store._reading() as connection:
            while some := list(islice(remaining, _VALUES)):
                rows = connection.execute(_IDS, {"chosen": some})
                found.update((position, id_) for position, id_ in rows)
        return found

    # Spans

    def spans(
        self,
        query: SpanQuery,
        author_id: str,
        positions: range,
        *,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> Iterator[SpanRow]:
        """Yield an author's spans that a query means, in the order of documents and of reading.

        Args:
            query: What is looked for.
            author_id: Whose spans are looked at.
            positions: Of the articles that are looked through.
            progress: Told the article reached and the last one.
            cancelled: Asked now and then whether to stop.

        Raises:
            SearchError: What is typed cannot be read, or an expression takes too long.
        """
        finder = SpanFinder(query, self._store._number(author_id))
        for first in range(positions.start, positions.stop, _STRETCH):
            if cancelled():
                return
            progress(first, positions.stop)
            stretch = range(first, min(first + _STRETCH, positions.stop))
            with self._store._reading() as connection:
                for number, row in enumerate(finder.between(connection, stretch), 1):
                    yield row
                    if number % _SPANS_A_REST == 0:
                        sleep(_REST_S)
        progress(positions.stop, positions.stop)

    # The index

    def unindexed(self) -> int:
        """Return how many articles the index lacks; none where it cannot be made at all."""
        with self._store._reading() as connection:
            if not full_text.is_possible(connection):
                return 0
            return max(0, self._store.document_count() - full_text.filled_to(connection))

    def index_some(self) -> int | None:
        """Bring the index a step further; return how many articles it holds then.

        None where there was nothing to do any more.

        A step is one write of some 2 ms, so that a key press that comes meanwhile hardly waits.

        Raises:
            ReadOnlyError: The project is open for reading only.
        """
        self._slices += 1
        if self._slices % _SLICES_A_CHECKPOINT == 0:
            self._fold_journal()
        with self._writing() as connection:
            if full_text.merge(connection):
                return full_text.filled_to(connection)
        with self._store._reading() as connection:
            batch = full_text.next_batch(connection)
        if not batch.rows:
            return None
        with self._writing() as connection:
            full_text.add(connection, batch)
        return batch.behind

    def _writing(self) -> AbstractContextManager[Connection]:
        if self._store.is_read_only:
            raise ReadOnlyError("The project is open for reading only.", path=self._store.path)
        return self._store._database.writing_lightly()

    def _fold_journal(self) -> None:
        """Bring the journal into the file; nobody who writes meanwhile has to wait for it."""
        with self._store._database.outside_transaction() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
