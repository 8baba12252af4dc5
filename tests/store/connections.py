"""Looks at and limits the connections that a store uses, by the events of SQLAlchemy's pool."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.pool import Pool


@contextmanager
def on_each_connection(look: Callable[[sqlite3.Connection], object]) -> Iterator[None]:
    """Call `look` with each connection before it is used, while the block lasts."""

    def before_use(connection: sqlite3.Connection, *_: object) -> None:
        look(connection)

    event.listen(Pool, "checkout", before_use)
    try:
        yield
    finally:
        event.remove(Pool, "checkout", before_use)
