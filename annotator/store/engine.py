"""Connects to a project's file, and says where a transaction begins and ends."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Literal

from sqlalchemy import Connection, Table, create_engine, insert
from sqlalchemy.engine import Dialect
from sqlalchemy.pool import QueuePool

from annotator.errors import StoreError
from annotator.store.faults import rows_told_in_words, told_in_words

Access = Literal["write", "look", "look_only", "look_still"]
"""How a file is opened.

`write` changes it. `look` changes nothing in it, but may make the files that SQLite needs beside
it and clears them away. `look_only` is for a file that another writes and we may not; `look_still`
for one where not even files beside it can be made, so that nobody may change it meanwhile.
"""

_URI_OPTIONS: dict[Access, str] = {
    "write": "mode=rw",
    "look": "mode=rw",
    "look_only": "mode=ro",
    "look_still": "mode=ro&immutable=1",
}

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -8192",
    "PRAGMA journal_size_limit = 16777216",
)

_BUSY_SECONDS = 1.5
"""How long to wait for another program that writes; a window stands still meanwhile."""


class Database:
    """The connections to one file. Any thread may read; one at a time writes."""

    def __init__(self, path: Path, access: Access) -> None:
        self.path = path
        self.access: Access = access
        self._is_closed = False
        self._one_writer = RLock()
        self._engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.as_uri()}?{_URI_OPTIONS[self.access]}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if self.access != "write":
            connection.execute("PRAGMA query_only = ON")
        return connection

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        if self._is_closed:
            raise StoreError("The project is closed.", path=self.path, hint="Open it again.")
        with told_in_words(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the project throughout the block.

        Raises:
            StoreError: It cannot be read.
        """
        with self._connected() as connection, rows_told_in_words(self.path):
            connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are on disk after the block, or not made if it raises.

        Raises:
            StoreError: It cannot be written.
        """
        with self._one_writer, self._connected() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    @contextmanager
    def writing_lightly(self) -> Iterator[Connection]:
        """Do as `writing` does for what can be made again: it is over sooner.

        Where the power fails, its last changes may not be there; what is there is whole.

        Raises:
            StoreError: It cannot be written.
        """
        with self._one_writer, self._connected() as connection:
            connection.exec_driver_sql("PRAGMA synchronous = NORMAL")
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
                connection.commit()
            finally:
                connection.rollback()
                connection.exec_driver_sql("PRAGMA synchronous = FULL")

    @contextmanager
    def outside_transaction(self) -> Iterator[Connection]:
        """Give a connection for what SQLite refuses to do inside a transaction.

        Raises:
            StoreError: It cannot be done.
        """
        with self._connected() as connection:
            yield connection

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """Give a connection as `writing` does, that also lets tables be built anew.

        Foreign keys are off until the block ends; it has to see to them itself.

        Raises:
            StoreError: It cannot be written.
        """
        with self._one_writer, self._connected() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
                connection.commit()
            finally:
                connection.invalidate()

    def copy_to(self, target: Path) -> None:
        """Write a whole copy of the project, as it is at this moment, to a new file.

        Raises:
            StoreError: It cannot be read, or the copy not be written.
        """
        with (
            told_in_words(target),
            closing(self._connect()) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)

    @contextmanager
    def closed_on_error(self) -> Iterator[None]:
        """Close everything if the block raises."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close all connections once nobody writes; the last folds the journal into the file."""
        self._is_closed = True
        with self._one_writer, told_in_words(self.path):
            self._engine.dispose()


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows whose values stand in the order of the table's columns.

    A number that the database counts up itself is left out of them. The statement is compiled
    once and the tuples go to the driver as they are: this is what brings 10,000 articles in at the
    driver's own speed, and one span within a millisecond.
    """
    if rows:
        connection.exec_driver_sql(_insert_text(table, connection.dialect), list(rows))


def insert_numbered(connection: Connection, table: Table, values: Mapping[str, object]) -> int:
    """Insert one row; return the number that the database gave it."""
    key = connection.execute(insert(table), values).inserted_primary_key
    if key is None:
        raise TypeError(f"the table {table.name} does not count its rows")
    return int(key[0])


@lru_cache(maxsize=64)
def _insert_text(table: Table, dialect: Dialect) -> str:
    given = [column.name for column in table.columns if column is not table.autoincrement_column]
    return str(insert(table).compile(dialect=dialect, column_keys=given))
