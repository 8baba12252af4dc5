"""Finds the documents that a filter leaves, in the order that they are sorted by.

Most of what a filter asks for is a condition of one statement (`conditions`), so that the database
looks through the documents once. Words of the text have an index of their own, and values of
attributes and days of publication are parts of JSON: what they leave is found and marked first, and
the marks thin out what the statement finds.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress
from operator import eq, ge, gt, le, lt
from typing import Any

from sqlalchemy import Connection, Executable, select

from annotator.core.filters import Filter, Order, Term, text_query
from annotator.core.progress import Cancelled
from annotator.core.search import fold
from annotator.core.values import choices_of
from annotator.store.conditions import (
    BESIDE_LAYER,
    BY,
    PUBLISHED,
    Numbers,
    conditions,
    needs_layer,
    sorting,
)
from annotator.store.listing import document_count
from annotator.store.stopping import stoppable
from annotator.store.tables import documents, layers, spans, texts

_AT_ONCE = 5_000
"""Documents found, or rows looked at, between two chances to stop."""


def positions(
    connection: Connection,
    author: int,
    filter_: Filter,
    order: Order,
    *,
    numbers: Numbers,
    cancelled: Cancelled,
) -> "array[int]":
    """Return the positions of the documents that a filter leaves, in an order.

    Args:
        connection: To read from.
        author: Whose layers are meant.
        filter_: What the documents must be; its own order does not count.
        order: What they are sorted by; equals stay in the order of import.
        numbers: What stands for each author in the tables.
        cancelled: Asked now and then whether to stop; what is found then is only a part.
    """
    found: array[int] = array("q")
    with stoppable(connection, cancelled):
        marks = _marks(connection, author, filter_, cancelled)
        for some in _stretches(connection, author, filter_, order, numbers):
            if cancelled():
                break
            found.extend(some if marks is None else compress(some, map(marks.__getitem__, some)))
    return found


def _stretches(
    connection: Connection, author: int, filter_: Filter, order: Order, numbers: Numbers
) -> Iterator[Iterable[int]]:
    """Yield what the statement finds, some at once."""
    judged = tuple(conditions(filter_, numbers))
    if not judged and order.is_usual:
        count = document_count(connection)
        yield from (range(n, min(n + _AT_ONCE, count)) for n in range(0, count, _AT_ONCE))
        return
    statement = select(documents.c.position)
    if needs_layer(filter_, order):
        statement = statement.select_from(BESIDE_LAYER)
    statement = statement.where(*judged).order_by(*sorting(order))
    yield from connection.execute(statement, {"by": author}).scalars().partitions(_AT_ONCE)


# What is found by itself

_TURNED = bytes([1, 0, *range(2, 256)])
"""Marks the other way round, as `bytes.translate` takes it."""


def _marks(
    connection: Connection, author: int, filter_: Filter, cancelled: Cancelled
) -> bytes | None:
    """Return 1 for each document that the terms of `_FINDERS` leave, else 0; None without any."""
    terms = [term for term in filter_.terms if term.key in _FINDERS]
    if not terms:
        return None
    count = document_count(connection)
    left = b"\1" * count
    for term in terms:
        marks = bytearray(count)
        for position in _FINDERS[term.key](connection, author, term, cancelled):
            marks[position] = 1
        left = _both(left, marks.translate(_TURNED) if term.is_negated else marks)
    return left


def _both(one: bytes, other: bytes | bytearray) -> bytes:
    """Return the marks that two rows of them have in common, without a step for each."""
    return (int.from_bytes(one) & int.from_bytes(other)).to_bytes(len(one))


def _rows(
    connection: Connection, statement: Executable, author: int, cancelled: Cancelled
) -> Iterator[Any]:
    for rows in connection.execute(statement, {"by": author}).partitions(_AT_ONCE):
        if cancelled():
            return
        yield from rows


_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "=": eq,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}


def _with_attribute(
    connection: Connection, author: int, term: Term, cancelled: Cancelled
) -> Iterator[int]:
    """Yield where the author's layer, or a span of it, has an attribute, or that value of it."""
    named = f'"name":{json.dumps(term.name, ensure_ascii=False)}'
    is_meant = _value_check(term)
    for table in (layers, spans):
        may_be = table.c.attributes.contains(named, autoescape=True)
        statement = select(table.c.position, table.c.attributes).where(table.c.author == BY, may_be)
        for position, attributes in _rows(connection, statement, author, cancelled):
            if any(v["name"] == term.name and is_meant(v) for v in json.loads(attributes)):
                yield position


def _value_check(term: Term) -> Callable[[dict[str, Any]], bool]:
    """Return what says of an attribute's JSON whether its value is meant."""
    if not term.values:
        return lambda _value: True
    wanted = term.values[0]
    if term.op == "=":
        folded = fold(wanted)
        return lambda value: folded in map(fold, _texts_of(value))
    compare, number = _COMPARED[term.op], float(wanted)
    return lambda value: any(
        compare(float(text), number) for text in _texts_of(value) if _is_number(text)
    )


def _texts_of(value: dict[str, Any]) -> Sequence[str]:
    """Return a value, or each of several that were chosen."""
    # What was imported may say that it is choices, and be none.
    return choices_of(value["value"]) if value["type"] == "choices" else [value["value"]]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


_SOURCES = select(texts.c.position, texts.c.source).where(
    texts.c.source.contains('"published_at":"', autoescape=True)
)
_SAID = select(layers.c.position, layers.c.attributes).where(
    layers.c.author == BY,
    layers.c.attributes.contains(f'"name":"{PUBLISHED}"', autoescape=True),
)


def _published(
    connection: Connection, author: int, term: Term, cancelled: Cancelled
) -> Iterator[int]:
    """Yield where the day of publication compares with that of a term, as far as that goes."""
    days = {
        position: json.loads(source).get("published_at", "")
        for position, source in _rows(connection, _SOURCES, author, cancelled)
    }
    for position, attributes in _rows(connection, _SAID, author, cancelled):
        said = {value["name"]: value["value"] for value in json.loads(attributes)}
        days[position] = said.get(PUBLISHED) or days.get(position, "")
    compare, wanted = _COMPARED[term.op], term.values[0]
    for position, day in days.items():
        begun = day.split("/")[0][: len(wanted)]
        if begun[:4].isdecimal() and compare(begun, wanted):
            yield position


def _with_words(
    connection: Connection, _author: int, term: Term, cancelled: Cancelled
) -> Iterator[int]:
    """Yield where the text has the words of a term."""
    from annotator.store import full_text

    for value in term.values:
        yield from full_text.positions_with(connection, text_query(value), cancelled)


_FINDERS: dict[str, Callable[[Connection, int, Term, Cancelled], Iterator[int]]] = {
    "attr": _with_attribute,
    "date": _published,
    "text": _with_words,
}
"""What looks for the documents of a term that is no condition of the statement."""
