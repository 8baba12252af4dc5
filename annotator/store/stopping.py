"""Stops a statement for whose answer nobody waits any more, in the middle of it.

Only SQLite is asked so: it may look through a million rows before it has a first answer. Where the
database is another, a statement runs to its end.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from annotator.core.progress import Cancelled

_STEPS = 200_000
"""Of the database's own, between two chances to stop: some 4 ms."""


@contextmanager
def stoppable(connection: Connection, cancelled: Cancelled) -> Iterator[None]:
    """End the block, without an error, soon after `cancelled` says so in a statement of it."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    driver.set_progress_handler(cancelled, _STEPS)
    try:
        yield
    except OperationalError:
        if not cancelled():
            raise
    finally:
        driver.set_progress_handler(None, 0)
