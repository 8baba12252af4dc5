"""A project as the rest of the program sees it: a method for each thing asked or told."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from annotator.core.history import Step
from annotator.core.labels import LabelSet
from annotator.core.records import Author, AuthorKind, Document, Layer, When
from annotator.errors import ReadOnlyError
from annotator.store import activity, bulk, many, opening, project, writing
from annotator.store.activity import Work
from annotator.store.bulk import ImportCount
from annotator.store.engine import Database
from annotator.store.labels import Labels
from annotator.store.listing import DocumentRow
from annotator.store.lock import WriterLock
from annotator.store.past import Event
from annotator.store.project import NO_AUTHOR, ProjectInfo
from annotator.store.queries import Queries
from annotator.store.summary import AuthorSummary, Summary

__all__ = [
    "AuthorSummary",
    "DocumentRow",
    "Event",
    "ImportCount",
    "ProjectInfo",
    "Store",
    "Summary",
]


class Store(Queries):
    """An open project: what it can be asked (`Queries`) and what it can be told.

    What changes the project is one transaction each: on disk when the method returns, and not
    there at all when it raises. It raises a ReadOnlyError where the project is open for reading
    only, and a StoreError where the file cannot be written; the store can be used on after that.
    """

    def __init__(self, database: Database, lock: WriterLock | None, schema_version: int) -> None:
        super().__init__(database, schema_version)
        self._lock = lock

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

    def _writing(self) -> AbstractContextManager[Connection]:
        if self.is_read_only:
            raise ReadOnlyError(
                "The project is open for reading only.",
                path=self.path,
                hint="Close the other window that has it open, then open it again.",
            )
        return self._database.writing()

    # The project

    def save_label_set(self, label_set: LabelSet, *, now: When) -> None:
        """Use a label set from now on; those before it are kept."""
        with self._writing() as connection:
            project.keep_label_set(connection, label_set, now)

    def add_author(self, author: Author) -> None:
        """Add an author; nothing happens where there is one of that id."""
        if self._number(author.id) == NO_AUTHOR:
            with self._writing() as connection:
                project.add_authors(connection, [author.id], {author.id: author.kind})

    def set_value(self, name: str, value: str) -> None:
        """Remember a small fact of the project under a name."""
        with self._writing() as connection:
            project.keep_value(connection, name, value)

    @cached_property
    def labels(self) -> Labels:
        """What is asked and told about labels and what has them."""
        return Labels(self._reading, self._writing, self._number)

    def add_work(self, author_id: str, position: int, day: str, work: Work) -> None:
        """Add to what an author did on a document on a day, "2026-03-09" of their calendar."""
        self.add_author(Author(id=author_id))
        author = self._number(author_id)
        with self._writing() as connection:
            activity.add(connection, author, position, day, work)

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
        write = many.write if len(layers) > 1 else writing.write
        with self._writing() as connection:
            return write(connection, author, step, layers)

    def take_back(self, step: Step, layers: Sequence[Layer], *, at: When) -> None:
        """Take back the step that `undoable` returned; `layers` are as they are then.

        Raises:
            StoreError: Its turn has passed, or a layer was changed by something else.
        """
        author = self._number(step.author_id)
        walk = many.walk if len(layers) > 1 else writing.walk
        with self._writing() as connection:
            walk(connection, author, step, layers, act="undo", at=at)

    def do_again(self, step: Step, layers: Sequence[Layer], *, at: When) -> None:
        """Do again the step that `redoable` returned; `layers` are as they are then.

        Raises:
            StoreError: Its turn has passed, or a layer was changed by something else.
        """
        author = self._number(step.author_id)
        walk = many.walk if len(layers) > 1 else writing.walk
        with self._writing() as connection:
            walk(connection, author, step, layers, act="redo", at=at)

    # Many at once

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
            items: Each document with its layers. Taking them may read this store, not write to it.
            at: When that is.
            author_kinds: What new authors are; people where it does not say.

        Raises:
            StoreError: A document of the same id is here with another text (see `known`).
        """
        with self._writing() as connection:
            return bulk.import_documents(connection, items, at=at, author_kinds=author_kinds or {})
