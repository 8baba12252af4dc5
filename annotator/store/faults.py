"""Says in words what the database reports in codes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError, NoResultFound

from annotator.errors import DamagedError, LockedError, ReadOnlyError, StoreError

_Told = tuple[type[StoreError], str, str]

_PRIMARY = 0xFF
"""The bits of an extended result code that hold the primary one."""

_NO_CODE = sqlite3.SQLITE_ERROR
"""What stands for a fault that the driver found, not the database."""

_DAMAGED: _Told = (
    DamagedError,
    "The project is damaged.",
    "Take its last backup or copy; `annotator check` says what is wrong.",
)

_TOLD: dict[int, _Told] = {
    sqlite3.SQLITE_FULL: (
        StoreError,
        "The disk is full.",
        "Nothing was changed. Free some space and try again.",
    ),
    sqlite3.SQLITE_IOERR: (
        StoreError,
        "The disk could not be read or written.",
        "Nothing was changed. See whether the disk is full, over its quota or unplugged.",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: (DamagedError, "This is not a project.", "Choose an .annotator file."),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyError,
        "There is no permission to write to the project.",
        "Nothing was changed. Give yourself permission, or open it for reading only.",
    ),
    sqlite3.SQLITE_PERM: (StoreError, "There is no permission to use the project.", ""),
    sqlite3.SQLITE_CANTOPEN: (
        StoreError,
        "The project cannot be opened.",
        "See whether it and its folder are there and may be read.",
    ),
    sqlite3.SQLITE_BUSY: (
        LockedError,
        "Another program is using the project.",
        "Nothing was changed. Close that program and try again.",
    ),
    sqlite3.SQLITE_TOOBIG: (
        StoreError,
        "The text is too long to be stored.",
        "Nothing was changed. Divide it.",
    ),
    sqlite3.SQLITE_NOMEM: (StoreError, "There is not enough memory.", "Nothing was changed."),
}


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """Raise what the database reports inside the block as a StoreError about `path`.

    Raises:
        StoreError: Or the subclass that fits.
    """
    try:
        yield
    except DBAPIError as error:
        raise _as_store_error(error.orig, path) from error
    except sqlite3.Error as error:
        raise _as_store_error(error, path) from error


@contextmanager
def rows_told_in_words(path: Path) -> Iterator[None]:
    """Raise a row that is missing, or says what no record can, as an error about `path`.

    Raises:
        DamagedError: There is such a row.
    """
    _, message, hint = _DAMAGED
    try:
        yield
    except DamagedError as error:
        error.path = error.path or str(path)
        raise
    except ValidationError as error:
        raise DamagedError(f"{message[:-1]}: {first_of(error)}.", path=path, hint=hint) from error
    except NoResultFound as error:
        told = f"{message[:-1]}: a row that every project has is missing."
        raise DamagedError(told, path=path, hint=hint) from error


def first_of(error: ValidationError) -> str:
    """Return the first thing that is wrong with a value: where in it, and what."""
    first = error.errors()[0]
    return ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))


def _as_store_error(error: BaseException | None, path: Path) -> Exception:
    if not isinstance(error, sqlite3.Error) or isinstance(error, sqlite3.ProgrammingError):
        raise error or RuntimeError("the database gave no reason")
    told = _TOLD.get(getattr(error, "sqlite_errorcode", _NO_CODE) & _PRIMARY)
    if told is None and isinstance(error, sqlite3.OperationalError):
        told = _DAMAGED  # a table that every project has is not there, or a text is not UTF-8
    kind, message, hint = told or (StoreError, f"The project cannot do that: {error}.", "")
    return kind(message, path=path, hint=hint)
