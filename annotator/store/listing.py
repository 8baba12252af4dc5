"""Answers what the document list asks: pages, counts, what comes next."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, select

from annotator.core.records import Record
from annotator.core.statuses import STATUSES, Status
from annotator.store.tables import documents, layers

UNTOUCHED: Status = "todo"
"""What a document is for an author who has no layer on it."""

_AT_ONCE = 500
"""How many values one statement is given: every database takes so many."""

_STRETCH = 10_000


class DocumentRow(Record):
    """What the list shows of a document; status, count and note are of one author's layer."""

    position: int
    id: str
    title: str
    language: str
    length: int
    """Of the text, in code points."""
    status: Status
    span_count: int
    note: str


def _beside_layer(*columns: ColumnElement[Any]) -> Select[Any]:
    """Return the query of documents, each with the author's layer where there is one."""
    own = and_(layers.c.position == documents.c.position, layers.c.author == bindparam("by"))
    return select(*columns).select_from(documents.outerjoin(layers, own))


_ROWS = _beside_layer(
    documents.c.position,
    documents.c.id,
    documents.c.title,
    documents.c.language,
    documents.c.length,
    layers.c.status,
    layers.c.span_count,
    layers.c.note,
).order_by(documents.c.position)
_between = and_(
    documents.c.position >= bindparam("first"), documents.c.position < bindparam("behind")
)
_PAGE = _ROWS.where(_between)
_CHOSEN = _ROWS.where(documents.c.position.in_(bindparam("chosen", expanding=True)))
_COUNT = select(func.max(documents.c.position) + 1)
_BY_STATUS = (
    select(layers.c.status, func.count())
    .where(layers.c.author == bindparam("by"))
    .group_by(layers.c.status)
)


def _row(row: Sequence[Any]) -> DocumentRow:
    position, id_, title, language, length, status, span_count, note = row
    return DocumentRow(
        position=position,
        id=id_,
        title=title,
        language=language,
        length=length,
        status=status or UNTOUCHED,
        span_count=span_count or 0,
        note=note or "",
    )


def page(connection: Connection, author: int, positions: range) -> tuple[DocumentRow, ...]:
    """Return the rows of a stretch of positions."""
    key = {"by": author, "first": positions.start, "behind": positions.stop}
    return tuple(map(_row, connection.execute(_PAGE, key)))


def rows_at(
    connection: Connection, author: int, positions: Sequence[int]
) -> tuple[DocumentRow, ...]:
    """Return the rows of these positions, in their order; those of no document are left out."""
    found: dict[int, DocumentRow] = {}
    for first in range(0, len(positions), _AT_ONCE):
        key = {"by": author, "chosen": list(positions[first : first + _AT_ONCE])}
        rows = map(_row, connection.execute(_CHOSEN, key))
        found.update((row.position, row) for row in rows)
    return tuple(found[position] for position in positions if position in found)


def document_count(connection: Connection) -> int:
    """Return how many documents there are; positions have no gap, so the last one tells."""
    return connection.execute(_COUNT).scalar() or 0


def status_counts(connection: Connection, author: int) -> dict[Status, int]:
    """Return how many documents have each status for an author."""
    counts: dict[Status, int] = dict.fromkeys(STATUSES, 0)
    counts.update({row[0]: row[1] for row in connection.execute(_BY_STATUS, {"by": author})})
    counts[UNTOUCHED] += document_count(connection) - sum(counts.values())
    return counts


_IDS = select(documents.c.id).where(documents.c.position.in_(bindparam("chosen", expanding=True)))
_STATUSES = _beside_layer(documents.c.position, layers.c.status).where(
    documents.c.position.in_(bindparam("chosen", expanding=True))
)


def ids_at(connection: Connection, positions: Sequence[int]) -> frozenset[str]:
    """Return the ids of the documents at these positions."""
    found: set[str] = set()
    for first in range(0, len(positions), _AT_ONCE):
        chosen = list(positions[first : first + _AT_ONCE])
        found.update(connection.execute(_IDS, {"chosen": chosen}).scalars())
    return frozenset(found)


def first_with_status(
    connection: Connection, author: int, positions: Iterable[int], statuses: frozenset[Status]
) -> int | None:
    """Return the first of these positions that has one of these statuses for an author."""
    left = iter(positions)
    while chosen := list(islice(left, _AT_ONCE)):
        rows = connection.execute(_STATUSES, {"by": author, "chosen": chosen})
        there = {row.position for row in rows if (row.status or UNTOUCHED) in statuses}
        found = next((position for position in chosen if position in there), None)
        if found is not None:
            return found
    return None


_IN_STRETCH = and_(
    layers.c.author == bindparam("by"),
    layers.c.position >= bindparam("first"),
    layers.c.position < bindparam("behind"),
)
_FIRST_OF_STATUS = select(func.min(layers.c.position)).where(
    _IN_STRETCH, layers.c.status == bindparam("status")
)
_HOW_MANY = select(func.count()).where(_IN_STRETCH, layers.c.status.in_(STATUSES))
"""Every status is named so that the index by status answers, in the order of positions."""
_FIRST_UNTOUCHED = (
    _beside_layer(documents.c.position)
    .where(_between, layers.c.position.is_(None))
    .order_by(documents.c.position)
    .limit(1)
)


def next_with_status(
    connection: Connection, author: int, *, after: int, statuses: frozenset[Status]
) -> int | None:
    """Return the first position behind `after` that has one of these statuses for an author.

    The search goes on from the first document to `after` itself; None where none has.
    """
    count = document_count(connection)
    found = _first_between(connection, author, range(after + 1, count), statuses)
    if found is None:
        found = _first_between(connection, author, range(min(after + 1, count)), statuses)
    return found


def _first_between(
    connection: Connection, author: int, positions: range, statuses: frozenset[Status]
) -> int | None:
    key = {"by": author, "first": positions.start, "behind": positions.stop}
    found = [
        connection.execute(_FIRST_OF_STATUS, {**key, "status": status}).scalar()
        for status in sorted(statuses)
    ]
    if UNTOUCHED in statuses:
        key["behind"] = min((at for at in found if at is not None), default=positions.stop)
        found.append(_first_untouched(connection, key))
    return min((at for at in found if at is not None), default=None)


def _first_untouched(connection: Connection, key: dict[str, int]) -> int | None:
    """Return the first position without a layer.

    Stretches where every document has one are passed over by counting, which takes a quarter of
    the time of looking for it at each document.
    """
    for first in range(key["first"], key["behind"], _STRETCH):
        part = {**key, "first": first, "behind": min(first + _STRETCH, key["behind"])}
        if connection.execute(_HOW_MANY, part).scalar_one() < part["behind"] - first:
            return connection.execute(_FIRST_UNTOUCHED, part).scalar()
    return None
