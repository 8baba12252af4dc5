"""How long people worked, on which article and on which day; it never leaves the project."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, select, update

from annotator.core.records import Record
from annotator.store.engine import insert_rows
from annotator.store.tables import activity

_KEY = ("day", "author", "position")
_COUNTS = ("seconds", "keys", "clicks", "spans")

_ADD = (
    update(activity)
    .where(*(activity.c[name] == bindparam(f"key_{name}") for name in _KEY))
    .values({name: activity.c[name] + bindparam(f"more_{name}") for name in _COUNTS})
)
_SUMS = tuple(func.sum(activity.c[name]).label(name) for name in _COUNTS)
_BY_DAY = (
    select(activity.c.day, *_SUMS, func.count().label("documents"))
    .where(activity.c.author == bindparam("by"))
    .group_by(activity.c.day)
    .order_by(activity.c.day)
)
_ON = select(*_SUMS).where(
    activity.c.author == bindparam("by"), activity.c.position == bindparam("at")
)
_SECONDS = select(activity.c.position, activity.c.author, func.sum(activity.c.seconds)).group_by(
    activity.c.position, activity.c.author
)


class Work(Record):
    """What was measured: active seconds, keys and clicks, and spans made."""

    seconds: float = 0.0
    keys: int = 0
    clicks: int = 0
    spans: int = 0

    def plus(self, other: "Work") -> "Work":
        """Return both together."""
        return Work(
            seconds=self.seconds + other.seconds,
            keys=self.keys + other.keys,
            clicks=self.clicks + other.clicks,
            spans=self.spans + other.spans,
        )

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was measured."""
        return self == Work()


class DayOfWork(Record):
    """What was measured on one day, "2026-03-09", on so many documents."""

    day: str
    work: Work
    documents: int


def add(connection: Connection, author: int, position: int, day: str, work: Work) -> None:
    """Add to what an author did on a document on a day."""
    key = {"key_day": day, "key_author": author, "key_position": position}
    more = {f"more_{name}": getattr(work, name) for name in _COUNTS}
    if not connection.execute(_ADD, key | more).rowcount:
        counts = tuple(getattr(work, name) for name in _COUNTS)
        insert_rows(connection, activity, [(day, author, position, *counts)])


def by_day(connection: Connection, author: int) -> tuple[DayOfWork, ...]:
    """Return what an author did, by day, the earliest first; days without work are left out."""
    return tuple(
        DayOfWork(day=row.day, work=_work(row[1:5]), documents=row.documents)
        for row in connection.execute(_BY_DAY, {"by": author})
    )


def on_document(connection: Connection, author: int, position: int) -> Work:
    """Return what an author did on a document, on all days together."""
    row = connection.execute(_ON, {"by": author, "at": position}).one()
    return Work() if row.seconds is None else _work(row)


def seconds_by_layer(connection: Connection) -> dict[tuple[int, int], float]:
    """Return the active seconds by position and author, where any were measured."""
    rows = connection.execute(_SECONDS)
    return {(position, author): seconds for position, author, seconds in rows}


def _work(row: Sequence[float]) -> Work:
    seconds, keys, clicks, spans = row
    return Work(seconds=seconds, keys=int(keys), clicks=int(clicks), spans=int(spans))
