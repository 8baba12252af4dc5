"""What an open project can be asked."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection

from annotator.core.filters import Filter, Order
from annotator.core.history import Step
from annotator.core.labels import LabelSet
from annotator.core.problems import Problem
from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.core.records import Author, Document, Layer, Span
from annotator.core.statuses import Status
from annotator.errors import DamagedError, StoreError
from annotator.store import (
    activity,
    described,
    holding,
    listing,
    many,
    past,
    project,
    reading,
    streaming,
    tagged,
    writing,
)
from annotator.store.activity import DayOfWork, Work
from annotator.store.checking import problems_of_project
from annotator.store.engine import Database
from annotator.store.holding import Holding
from annotator.store.listing import DocumentRow
from annotator.store.past import Event
from annotator.store.project import NO_AUTHOR, ProjectInfo
from annotator.store.streaming import Choice
from annotator.store.summary import Summary, summary_of

_ANY: frozenset[Status] = frozenset()
_TEXTS = 250
"""Documents read through between two chances to stop."""


class Queries:
    """The half of a store that only looks. Every method may be called from any thread.

    Each method sees one state of the project, and raises a StoreError where it cannot be read.
    """

    def __init__(self, database: Database, schema_version: int) -> None:
        self._database = database
        self._numbers: dict[str, int] = {}
        self.path: Path = database.path
        with database.reading() as connection:
            self.info: ProjectInfo = project.info_of(connection, schema_version)

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._database.reading()

    # The project

    def label_set(self) -> LabelSet:
        """Return the label set in use."""
        with self._reading() as connection:
            return project.label_set_of(connection)

    def authors(self) -> tuple[Author, ...]:
        """Return the authors, in the order they came to the project."""
        with self._reading() as connection:
            return project.authors_of(connection)

    def _number(self, author_id: str) -> int:
        """Return what stands for an author in the tables; authors never go away."""
        if author_id not in self._numbers:
            with self._reading() as connection:
                self._numbers = project.author_numbers(connection)
        return self._numbers.get(author_id, NO_AUTHOR)

    def value(self, name: str) -> str:
        """Return what is remembered under a name, "" for nothing."""
        with self._reading() as connection:
            return project.value_of(connection, name)

    # The list of documents

    def document_count(self) -> int:
        """Return how many documents there are."""
        with self._reading() as connection:
            return listing.document_count(connection)

    def rows(self, author_id: str, positions: range) -> tuple[DocumentRow, ...]:
        """Return what the list shows of a stretch of positions."""
        author = self._number(author_id)
        with self._reading() as connection:
            return listing.page(connection, author, positions)

    def rows_at(self, author_id: str, positions: Sequence[int]) -> tuple[DocumentRow, ...]:
        """Return what the list shows of these positions, in their order."""
        author = self._number(author_id)
        with self._reading() as connection:
            return listing.rows_at(connection, author, positions)

    def status_counts(self, author_id: str) -> dict[Status, int]:
        """Return how many documents have each status for an author, every status named."""
        author = self._number(author_id)
        with self._reading() as connection:
            return listing.status_counts(connection, author)

    def next_with_status(
        self, author_id: str, *, after: int, statuses: frozenset[Status]
    ) -> int | None:
        """Return the first position behind `after` with one of these statuses for an author.

        The search goes on from the first document to `after` itself; None where none has.
        """
        author = self._number(author_id)
        with self._reading() as connection:
            return listing.next_with_status(connection, author, after=after, statuses=statuses)

    def filtered(
        self,
        author_id: str,
        filter_: Filter,
        order: Order,
        cancelled: Cancelled = never,
    ) -> "array[int]":
        """Return the positions of the documents that a filter leaves, in an order.

        Args:
            author_id: Whose layers are meant.
            filter_: What the documents must be; its own order does not count.
            order: What they are sorted by.
            cancelled: Asked now and then whether to stop; what is found then is only a part.
        """
        # Its statements take a moment to be made, for which no window has to wait that comes up.
        from annotator.store import filtering

        author = self._number(author_id)
        with self._reading() as connection:
            numbers = project.author_numbers(connection)
            return filtering.positions(
                connection, author, filter_, order, numbers=numbers, cancelled=cancelled
            )

    def first_with_status(
        self, author_id: str, positions: Iterable[int], statuses: frozenset[Status]
    ) -> int | None:
        """Return the first of these positions that has one of these statuses for an author."""
        author = self._number(author_id)
        with self._reading() as connection:
            return listing.first_with_status(connection, author, positions, statuses)

    def ids_at(self, positions: Sequence[int]) -> frozenset[str]:
        """Return the ids of the documents at these positions."""
        with self._reading() as connection:
            return listing.ids_at(connection, positions)

    def holding(
        self,
        author_id: str,
        words: str,
        *,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> Iterator[Holding]:
        """Yield the documents whose text holds `words` just so, in order, a few in memory.

        Args:
            author_id: Whose spans come with them.
            words: What the text must hold.
            progress: Told documents looked through and their number.
            cancelled: Asked now and then whether to stop.
        """
        author, total = self._number(author_id), self.document_count()
        for first in range(0, total, _TEXTS):
            if cancelled():
                return
            progress(first, total)
            with self._reading() as connection:
                stretch = range(first, first + _TEXTS)
                yield from holding.between(connection, author, stretch, words=words)
        progress(total, total)

    # Documents, layers and steps

    def document(self, position: int) -> Document:
        """Return the document at a position.

        Raises:
            StoreError: There is none there.
        """
        with self._reading() as connection:
            found = reading.document_at(connection, position)
        if found is None:
            raise StoreError(f"The project has no document {position + 1}.", path=self.path)
        return found

    def document_by_id(self, document_id: str) -> Document | None:
        """Return the document of an id, None where there is none."""
        with self._reading() as connection:
            return reading.document_by_id(connection, document_id)

    def position_of(self, document_id: str) -> int | None:
        """Return the position of the document of an id, None where there is none."""
        with self._reading() as connection:
            return reading.position_of(connection, document_id)

    def known(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the SHA-256 of the texts of those documents that are here, by id."""
        with self._reading() as connection:
            return reading.known(connection, ids)

    def layer(self, document_id: str, author_id: str) -> Layer:
        """Return an author's layer on a document, an untouched one where nothing was done."""
        with self._reading() as connection:
            found = reading.layer(connection, document_id, author_id)
        return found or Layer(document_id=document_id, author_id=author_id)

    def layers(self, document_id: str) -> tuple[Layer, ...]:
        """Return all layers on a document, by author."""
        with self._reading() as connection:
            return reading.layers_of(connection, document_id)

    def documents_by(self, document_ids: Sequence[str]) -> dict[str, Document]:
        """Return those documents that are here, by id."""
        with self._reading() as connection:
            return many.documents_of(connection, document_ids)

    def layers_by(self, author_id: str, document_ids: Sequence[str]) -> dict[str, Layer]:
        """Return an author's layers on many documents by id, as `layer` gives each."""
        author = self._number(author_id)
        with self._reading() as connection:
            return many.layers_of(connection, author, author_id, document_ids)

    def tagged_texts(self, author_id: str, *, longest: int) -> dict[tuple[str, str], int]:
        """Return how often an author has tagged each text with each label.

        Texts of more than `longest` code points are left out.
        """
        author = self._number(author_id)
        with self._reading() as connection:
            return tagged.texts_of(connection, author, longest=longest)

    def described(self, first: int, behind: int, name: str) -> tuple[Span, ...]:
        """Return the spans of the documents at `[first, behind)` that have an attribute so named.

        All authors' spans, in the order of documents, the ones changed last at the end.
        """
        with self._reading() as connection:
            return tuple(described.between(connection, first, behind, name))

    def undo_title(self, author_id: str) -> str:
        """Return what the step is called that undo would take back, "" for none."""
        author = self._number(author_id)
        with self._reading() as connection:
            return many.undo_title(connection, author)

    def redo_title(self, author_id: str) -> str:
        """Return what the step is called that redo would do again, "" for none."""
        author = self._number(author_id)
        with self._reading() as connection:
            return many.redo_title(connection, author)

    def undoable(self, author_id: str) -> Step | None:
        """Return the step that undo would take back, None for none."""
        author = self._number(author_id)
        with self._reading() as connection:
            return writing.undoable(connection, author, author_id)

    def redoable(self, author_id: str) -> Step | None:
        """Return the step that redo would do again, None for none."""
        author = self._number(author_id)
        with self._reading() as connection:
            return writing.redoable(connection, author, author_id)

    def events_of(self, document_id: str) -> tuple[Event, ...]:
        """Return what happened to a document's layers, the earliest first."""
        with self._reading() as connection:
            return past.events_of(connection, document_id)

    def layer_then(self, document_id: str, author_id: str, number: int) -> Layer:
        """Return an author's layer as it was just behind a point of the log.

        Raises:
            DamagedError: The log cannot be played up to there.
        """
        with self._reading() as connection:
            return past.layer_then(connection, document_id, author_id, number)

    # Time

    def work_by_day(self, author_id: str) -> tuple[DayOfWork, ...]:
        """Return what an author did, by day, the earliest first."""
        author = self._number(author_id)
        with self._reading() as connection:
            return activity.by_day(connection, author)

    def work_on(self, author_id: str, position: int) -> Work:
        """Return what an author did on a document, on all days together."""
        author = self._number(author_id)
        with self._reading() as connection:
            return activity.on_document(connection, author, position)

    # The whole of it

    def summary(self) -> Summary:
        """Count documents, characters, and what each author did."""
        with self._reading() as connection:
            return summary_of(connection)

    def check(self, progress: Progress = no_progress) -> Iterator[Problem]:
        """Yield every fault of the project; none where it is sound.

        The log is replayed and compared with what is stored. `progress` is told documents done
        and their number.
        """
        try:
            with self._reading() as connection:
                numbers = project.author_numbers(connection)
                ids = {number: author_id for author_id, number in numbers.items()}
                for problem in problems_of_project(connection, ids, progress):
                    yield problem.model_copy(update={"path": str(self.path)})
        except DamagedError as error:
            yield Problem(
                code="damaged", message=error.message, path=str(self.path), hint=error.hint
            )

    def export_count(
        self, *, statuses: frozenset[Status] = _ANY, authors: frozenset[str] = frozenset()
    ) -> int:
        """Return how many documents `export_items` would yield."""
        with self._reading() as connection:
            numbers = project.author_numbers(connection)
            return streaming.count(connection, Choice(statuses, authors, numbers))

    def export_items(
        self, *, statuses: frozenset[Status] = _ANY, authors: frozenset[str] = frozenset()
    ) -> Iterator[tuple[Document, tuple[Layer, ...]]]:
        """Yield documents in order, each with those of its layers that are asked for, by author.

        All are of one moment, whatever is written meanwhile. A document of which no layer is
        asked for is left out, save that one without any layer is "todo" of nobody.

        Args:
            statuses: One of which a layer must have; empty for any.
            authors: One of whom it must be; empty for any.
        """
        with self._reading() as connection:
            numbers = project.author_numbers(connection)
            choice = Choice(statuses, authors, numbers)
            ids = {number: author_id for author_id, number in numbers.items()}
            yield from streaming.items(connection, choice, ids)
