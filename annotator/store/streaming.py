"""Reads all documents with their layers, in order, holding only a few at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, or_, select, true

from annotator.core.records import Document, Layer
from annotator.core.statuses import Status
from annotator.errors import DamagedError
from annotator.store import activity
from annotator.store.project import NO_AUTHOR
from annotator.store.rows import (
    DOCUMENT_COLUMNS,
    LAYER_COLUMNS,
    document_of,
    layer_of,
    relation_of,
    span_of,
)
from annotator.store.tables import documents, layers, relations, spans, texts

Item = tuple[Document, tuple[Layer, ...]]
Query = Select[*tuple[Any, ...]]

TEXTS_AT_ONCE = 8
_ROWS_AT_ONCE = 500
"""Rows that the driver hands over together: texts may be long, other rows are short."""


class Choice:
    """Which layers are read: those of one of these statuses and authors; empty for any.

    A document comes with its chosen layers, and not at all where none is chosen, except that one
    on which nobody ever worked counts as "todo" of nobody.
    """

    def __init__(
        self, statuses: frozenset[Status], authors: frozenset[str], numbers: Mapping[str, int]
    ) -> None:
        self._statuses = statuses
        self._authors = authors
        self._numbers = {numbers.get(author_id, NO_AUTHOR) for author_id in authors}

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self._statuses and not self._authors

    @property
    def of_layers(self) -> ColumnElement[bool]:
        """What holds for the layers."""
        chosen = true()
        if self._statuses:
            chosen &= layers.c.status.in_(sorted(self._statuses))
        if self._authors:
            chosen &= layers.c.author.in_(sorted(self._numbers))
        return chosen

    @property
    def of_documents(self) -> ColumnElement[bool]:
        """What holds for the documents."""
        if self.is_all:
            return true()
        own = layers.c.position == documents.c.position
        chosen = exists().where(own, self.of_layers)
        has_untouched = not self._authors and "todo" in self._statuses
        return or_(chosen, ~exists().where(own)) if has_untouched else chosen


def count(connection: Connection, choice: Choice) -> int:
    """Return how many documents `items` would yield."""
    statement = select(func.count()).select_from(documents).where(choice.of_documents)
    return connection.execute(statement).scalar_one()


def items(connection: Connection, choice: Choice, author_ids: Mapping[int, str]) -> Iterator[Item]:
    """Yield the chosen documents in order, each with its chosen layers by author.

    Four queries run side by side, each in the order of the documents, and are read like the sides
    of a zip. `author_ids` says whom each number stands for.
    """
    measured = activity.seconds_by_layer(connection)
    layer_rows = Zipped(connection, _layers(choice))
    span_rows = Zipped(connection, _of_layers(spans, choice))
    relation_rows = Zipped(connection, _of_layers(relations, choice))
    for position, *values in stream(connection, _documents(choice), TEXTS_AT_ONCE):
        document = document_of(values)
        own_spans = by_author(span_rows.at(position))
        own_relations = by_author(relation_rows.at(position))
        found = [
            _with_seconds(
                layer_of(
                    document.id,
                    _known(author, author_ids),
                    row,
                    spans=map(span_of, own_spans.get(author, ())),
                    relations=map(relation_of, own_relations.get(author, ())),
                ),
                measured.get((position, author), 0.0),
            )
            for _, author, *row in layer_rows.at(position)
        ]
        yield document, tuple(sorted(found, key=lambda layer: layer.author_id))


def _known(author: int, author_ids: Mapping[int, str]) -> str:
    """Return who a number stands for.

    Raises:
        DamagedError: Nobody.
    """
    if author in author_ids:
        return author_ids[author]
    raise DamagedError(
        "The project is damaged: spans of an author who is not in it.",
        hint="Take its last backup or copy; `annotator check` says what is wrong.",
    )


def _with_seconds(layer: Layer, measured: float) -> Layer:
    """Return the layer with the time measured here beside the time that came with an import.

    To the millisecond: what stands behind it is the noise of a sum.
    """
    seconds = round(layer.seconds + measured, 3)
    return layer.model_copy(update={"seconds": seconds}) if measured else layer


def _documents(choice: Choice) -> Query:
    columns = select(documents.c.position, *DOCUMENT_COLUMNS).join_from(documents, texts)
    return columns.where(choice.of_documents).order_by(documents.c.position)


def _layers(choice: Choice) -> Query:
    columns = select(layers.c.position, layers.c.author, *LAYER_COLUMNS)
    return columns.where(choice.of_layers).order_by(layers.c.position, layers.c.author)


def _of_layers(table: Table, choice: Choice) -> Query:
    statement = select(table).order_by(table.c.position, table.c.author, table.c.id)
    if choice.is_all:
        return statement
    return statement.join_from(table, layers).where(choice.of_layers)


def stream(connection: Connection, statement: Query, at_once: int) -> Iterator[Any]:
    """Yield the rows of a query, of which `at_once` are in memory."""
    for rows in connection.execute(statement).partitions(at_once):
        yield from rows


def by_author(rows: Iterable[Sequence[Any]]) -> dict[int, list[Sequence[Any]]]:
    """Return rows, which are in the order of authors, by author; that is their second value."""
    return {author: list(group) for author, group in groupby(rows, key=itemgetter(1))}


class Zipped:
    """Rows in the order of positions, their first value, handed out position by position."""

    def __init__(self, connection: Connection, statement: Query) -> None:
        rows = stream(connection, statement, _ROWS_AT_ONCE)
        self._groups = groupby(rows, key=itemgetter(0))
        self._next = next(self._groups, None)

    def at(self, position: int) -> list[Sequence[Any]]:
        """Return the rows of a position, which must be behind the one asked for last."""
        while self._next is not None and self._next[0] < position:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != position:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found
