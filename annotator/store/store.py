"""A project as the rest of the program sees it: one method for each thing it is asked or told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from annotator.core.history import Step
from annotator.core.labels import LabelSet
from annotator.core.records import Author, AuthorKind, Document, Layer, Status, When
from annotator.errors import ReadOnlyError, StoreError
from annotator.store import bulk, listing, opening, project, reading, streaming, writing
from annotator.store.bulk import ImportCount
from annotator.store.engine import Database
from annotator.store.listing import DocumentRow
from annotator.store.lock import WriterLock
from annotator.store.project import NO_AUTHOR, ProjectInfo
from annotator.store.streaming import Choice

__all__ = ["DocumentRow", "ImportCount", "ProjectInfo", "Store"]

_ANY: frozenset[Status] = frozenset()
_CHUNK = 20_000
"""Documents looked at between two chances to stop."""


def never() -> bool:
    """Never stop."""
    return False


class Store:
    """An open project. Every method may be called from any thread.

    What changes the project is one transaction each: on disk when the method returns, and not
    there at all when it raises. Every method raises a StoreError where the file cannot be read
    or written, and a ReadOnlyError where it would change a project open for reading only.
    """

    def __init__(self, database: Database, lock: WriterLock | None, schema_version: int) -> None:
        self._database = database
        self._lock = lock
        self._numbers: dict[str, int] = {}
        self.path: Path = database.path
        with database.reading() as connection:
            self.info: ProjectInfo = project.info_of(connection, schema_version)

    # Opening and closing

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        name: str,
        label_set: LabelSet,
        project_id: str,
        now: When,
    ) -> Self:
        """Make an empty project and open it.

        Raises:
            StoreError: There is a file of this name, or none can be made there.
            LockedError: Another process is making it.
        """
        path = Path(path).absolute()
        opening.need_folder(path)
        lock = WriterLock(path)
        try:
            opening.make_project(
                path, name=name, label_set=label_set, project_id=project_id, now=now
            )
            return cls._open_locked(path, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Self:
        """Open a project; one of an older version is brought up to date after a backup copy.

        Args:
            path: The file.
            read_only: Open it to look at, also while another window writes to it or where
                nothing may be written.

        Raises:
            LockedError: Another window or process is writing to it.
            ReadOnlyError: There is no permission to write to it.
            TooNewError: It was written by a newer version of the program.
            DamagedError: It is damaged, or no project.
            StoreError: It is not there, may not be read, or could not be brought up to date.
        """
        path = Path(path).absolute()
        opening.look_at_file(path)
        if read_only:
            return cls._open_to_read(path)
        lock = WriterLock(path)
        try:
            return cls._open_locked(path, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _open_to_read(cls, path: Path) -> Self:
        database = opening.open_to_read(path)
        with database.closed_on_error():
            return cls(database, None, opening.need_newest(database))

    @classmethod
    def _open_locked(cls, path: Path, lock: WriterLock) -> Self:
        database = opening.open_to_write(path)
        with database.closed_on_error():
            version = opening.make_newest(database)
            opening.use_journal(database)
            return cls(database, lock, version)

    def close(self) -> None:
        """Let go of the file, so that another window may write to it."""
        try:
            self._database.close()
        finally:
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def is_read_only(self) -> bool:
        """Whether it can be looked at only."""
        return self._database.access != "write"

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._database.reading()

    def _writing(self) -> AbstractContextManager[Connection]:
        if self.is_read_only:
            raise ReadOnlyError(
                "The project is open for reading only.",
                path=self.path,
                hint="Close the other window that has it open, then open it again.",
            )
        return self._database.writing()

    # The project

    def label_set(self) -> LabelSet:
        """Return the label set in use."""
        with self._reading() as connection:
            return project.label_set_of(connection)

    def save_label_set(self, label_set: LabelSet, *, now: When) -> None:
        """Use a label set from now on; those before it are kept."""
        with self._writing() as connection:
            project.keep_label_set(connection, label_set, now)

    def authors(self) -> tuple[Author, ...]:
        """Return the authors, in the order they came to the project."""
        with self._reading() as connection:
            return project.authors_of(connection)

    def add_author(self, author: Author) -> None:
        """Add an author; nothing happens where there is one of that id."""
        if self._number(author.id) == NO_AUTHOR:
            with self._writing() as connection:
                project.add_authors(connection, [author.id], {author.id: author.kind})

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

    def set_value(self, name: str, value: str) -> None:
        """Remember a small fact of the project under a name."""
        with self._writing() as connection:
            project.keep_value(connection, name, value)

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

    def matching(
        self,
        author_id: str,
        *,
        text: str = "",
        statuses: frozenset[Status] = _ANY,
        cancelled: Callable[[], bool] = never,
    ) -> Iterator[list[int]]:
        """Yield the positions of the documents that match, ascending, a short chunk at a time.

        Args:
            author_id: Whose statuses are meant.
            text: What the title must hold, whatever the case; "" for any.
            statuses: One of which the document must have; empty for any.
            cancelled: Asked before each chunk whether to stop.
        """
        author = self._number(author_id)
        for first in range(0, self.document_count(), _CHUNK):
            if cancelled():
                return
            with self._reading() as connection:
                found = listing.matching_between(
                    connection,
                    author,
                    range(first, first + _CHUNK),
                    text=text,
                    statuses=statuses,
                )
            yield found

    # Documents and layers

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

    # Steps

    def write(self, step: Step, layers: Sequence[Layer]) -> Step:
        """Write a new step at the end of its author's line; return it with its number.

        Steps that were undone before it leave the line; the log keeps them.

        Args:
            step: What was done.
            layers: The author's layers that it changes, as they are after it, each with a
                revision greater than the one that is stored.

        Raises:
            StoreError: One of them was changed by something else meanwhile.
        """
        self.add_author(Author(id=step.author_id))
        author = self._number(step.author_id)
        with self._writing() as connection:
            return writing.write(connection, author, step, layers)

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

    def take_back(self, step: Step, layers: Sequence[Layer], *, at: When) -> None:
        """Take back the step that `undoable` returned; `layers` are as they are then.

        Raises:
            StoreError: Its turn has passed, or a layer was changed by something else.
        """
        author = self._number(step.author_id)
        with self._writing() as connection:
            writing.walk(connection, author, step, layers, act="undo", at=at)

    def do_again(self, step: Step, layers: Sequence[Layer], *, at: When) -> None:
        """Do again the step that `redoable` returned; `layers` are as they are then.

        Raises:
            StoreError: Its turn has passed, or a layer was changed by something else.
        """
        author = self._number(step.author_id)
        with self._writing() as connection:
            writing.walk(connection, author, step, layers, act="redo", at=at)

    # All at once

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

    def import_documents(
        self,
        items: Iterable[tuple[Document, Sequence[Layer]]],
        *,
        at: When,
        author_kinds: Mapping[str, AuthorKind] | None = None,
    ) -> ImportCount:
        """Append documents with their layers, all of them or none.

        A document that is here already gets the layers only, and of those only what differs. The
        log tells of each, but they are on nobody's line of undo.

        Args:
            items: Each document with its layers; its text is that of the project where the
                project has its id (see `known`).
            at: When that is.
            author_kinds: What new authors are; people where it does not say.
        """
        with self._writing() as connection:
            return bulk.import_documents(connection, items, at=at, author_kinds=author_kinds or {})
