"""Finds out whether a file is a project of ours, and makes new ones."""

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, insert

from annotator.core.labels import LabelSet
from annotator.core.records import When
from annotator.errors import DamagedError, ReadOnlyError, StoreError, TooNewError
from annotator.store.engine import Access, Database
from annotator.store.migrations import bring_up_to_date, newest_version
from annotator.store.project import keep_label_set
from annotator.store.tables import APPLICATION_ID, METADATA, project

_MAGIC = b"SQLite format 3\x00"


def look_at_file(path: Path) -> None:
    """Make sure that a file is there, may be read and is a database, before SQLite touches it.

    Raises:
        DamagedError: It is something else.
        StoreError: It is not there or may not be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise StoreError(
            f"The project cannot be opened: {error.strerror}.",
            path=path,
            hint="See whether it is there and may be read.",
        ) from error
    if head != _MAGIC:
        raise _not_ours(path)


def _not_ours(path: Path) -> DamagedError:
    return DamagedError("This is not a project.", path=path, hint="Choose an .annotator file.")


def open_to_write(path: Path) -> Database:
    """Connect to a project to change it.

    Raises:
        ReadOnlyError: There is no permission to write to it.
        StoreError: It is no project, damaged, or cannot be read.
    """
    if not os.access(path, os.W_OK):
        raise ReadOnlyError(
            "There is no permission to write to the project.",
            path=path,
            hint="Give yourself permission, or open it for reading only.",
        )
    return _connect(path, "write")


def open_to_read(path: Path) -> Database:
    """Connect to a project to look at it, also where nothing there may be written.

    Raises:
        StoreError: It is no project, damaged, or cannot be read.
    """
    ways: tuple[Access, ...] = ("look", "look_only", "look_still")
    for way in ways:
        with suppress(_NoFilesBesideError):
            return _connect(path, way)
    raise StoreError(
        "The project's last changes lie in the file beside it and cannot be read from there.",
        path=path,
        hint="Copy the project and the file ending in -wal to a folder that you may write to.",
    )


class _NoFilesBesideError(Exception):
    """SQLite could not make the files that it wants beside a project."""


def _connect(path: Path, access: Access) -> Database:
    if access == "look_still" and _has_journal(path):
        raise _NoFilesBesideError
    database = Database(path, access)
    try:
        with database.reading() as connection:
            if pragma(connection, "application_id") != APPLICATION_ID:
                raise _not_ours(path)
    except BaseException as error:
        database.close()
        if type(error) in (StoreError, ReadOnlyError) and access in ("look", "look_only"):
            raise _NoFilesBesideError from error
        raise
    return database


def _has_journal(path: Path) -> bool:
    real = path.resolve()
    journal = real.with_name(f"{real.name}-wal")
    return journal.exists() and journal.stat().st_size > 0


def pragma(connection: Connection, name: str) -> int | str:
    """Return what SQLite says of itself under a name."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def version_of(database: Database) -> int:
    """Return the version of a project's tables.

    Raises:
        TooNewError: This program does not know it.
        DamagedError: It is none.
    """
    with database.reading() as connection:
        version = int(pragma(connection, "user_version"))
    if version > newest_version():
        raise TooNewError(
            f"The project was written by a newer annotator (its version is {version},"
            f" this program knows {newest_version()}).",
            path=database.path,
            hint="Install the newest annotator.",
        )
    if version < 1:
        raise DamagedError("The project is damaged: it has no version.", path=database.path)
    return version


def need_newest(database: Database) -> int:
    """Return the version of a project that is to be read as it is.

    Raises:
        TooNewError: This program does not know it.
        StoreError: It is an older one.
    """
    version = version_of(database)
    if version < newest_version():
        raise StoreError(
            "The project is of an older version and has to be brought up to date first.",
            path=database.path,
            hint="Open it once where it may be written.",
        )
    return version


def make_newest(database: Database) -> int:
    """Bring a project up to date, after a backup copy, where it is of an older version.

    Raises:
        TooNewError: This program does not know its version.
        StoreError: It could not be done; the project is as it was.
    """
    version = version_of(database)
    if version < newest_version():
        bring_up_to_date(database, version)
    return newest_version()


def use_journal(database: Database) -> None:
    """Let readers see the last state while a change is written.

    Raises:
        StoreError: The place where the project lies does not allow it.
    """
    with database.outside_transaction() as connection:
        mode = pragma(connection, "journal_mode = WAL")
    if mode != "wal":
        raise StoreError(
            "Projects cannot be changed on this kind of disk.",
            path=database.path,
            hint="Move it to a disk of this computer.",
        )


def need_folder(path: Path) -> None:
    """Make sure that the folder a project is to lie in is there.

    Raises:
        StoreError: It is not.
    """
    if not path.parent.is_dir():
        raise StoreError("There is no such folder.", path=path.parent, hint="Make it first.")


def make_project(path: Path, *, name: str, label_set: LabelSet, project_id: str, now: When) -> None:
    """Write an empty project, which is there whole or not at all. The caller holds its lock.

    Raises:
        StoreError: Something is there already, or nothing can be written there.
    """
    if path.exists():
        raise StoreError(
            "There is a file of this name already.",
            path=path,
            hint="Choose another name, or open it.",
        )
    partial = path.with_name(f".{path.name}.new")
    try:
        partial.unlink(missing_ok=True)
        _clear_beside(partial)
        partial.touch()
        _fill(partial, name=name, label_set=label_set, project_id=project_id, now=now)
        _clear_beside(path)
        partial.replace(path)
    except OSError as error:
        raise StoreError(
            f"The project cannot be made: {error.strerror}.",
            path=path,
            hint="Choose a folder that is there and that you may write to.",
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def _clear_beside(path: Path) -> None:
    """Remove what an earlier project of this name may have left beside it.

    SQLite would take a journal that lies beside a new file for its own and spoil it.
    """
    for suffix in ("-wal", "-shm"):
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)


def _fill(partial: Path, *, name: str, label_set: LabelSet, project_id: str, now: When) -> None:
    database = Database(partial, "write")
    try:
        use_journal(database)
        with database.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {newest_version()}")
            METADATA.create_all(connection)
            # A file's name may hold bytes that are no characters, which no database takes.
            written = name.encode("utf-8", "replace").decode("utf-8")
            connection.execute(insert(project).values(id=project_id, name=written, created_at=now))
            keep_label_set(connection, label_set, now)
    finally:
        database.close()
