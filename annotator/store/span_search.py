"""Finds spans by label, words, what they say and whose they are."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    and_,
    bindparam,
    cast,
    func,
    or_,
    select,
)

from annotator.core.records import AttributeValue, Record
from annotator.core.search import fold
from annotator.core.terms import Clause
from annotator.core.text_query import TextQuery
from annotator.store.rows import attributes_of_text
from annotator.store.tables import spans


class SpanQuery(Record):
    """Which spans are looked for; everything that is given has to hold.

    `values` are names of attributes with what the value must hold, whatever the case; "" for any
    value that is not empty.
    """

    text: TextQuery
    labels: frozenset[str] = frozenset()
    """One of which a span must have; empty for any."""
    values: tuple[tuple[str, str], ...] = ()


class SpanRow(NamedTuple):
    """A span that was found, and where."""

    position: int
    span_id: str
    label: str
    start: int
    end: int


_between = and_(
    spans.c.position >= bindparam("first"),
    spans.c.position < bindparam("behind"),
    spans.c.author == bindparam("by"),
)


class SpanFinder:
    """Finds the spans of an author that a query means.

    Raises:
        SearchError: What is typed cannot be read; it says where.
    """

    def __init__(self, query: SpanQuery, author: int) -> None:
        self._author = author
        self._query = query
        self._finder = None if query.text.is_empty else query.text.finder()
        columns = (spans.c.position, spans.c.id, spans.c.label, spans.c.start, spans.c.end)
        statement = select(*columns, spans.c.text, spans.c.attributes).where(_between)
        if query.labels:
            statement = statement.where(spans.c.label.in_(sorted(query.labels)))
        if self._finder is not None:
            statement = statement.where(_may_hold(query.text.clauses()))
        self._statement = statement.order_by(spans.c.position, spans.c.start, spans.c.end.desc())

    def between(self, connection: Connection, positions: range) -> Iterator[SpanRow]:
        """Yield the spans on a stretch of positions, in the order of reading.

        Raises:
            SearchError: An expression takes too long.
        """
        key = {"first": positions.start, "behind": positions.stop, "by": self._author}
        for *place, text, attributes in connection.execute(self._statement, key):
            is_meant = self._finder is None or self._finder.is_in(text)
            if is_meant and self._says(attributes):
                yield SpanRow(*place)

    def _says(self, attributes: str) -> bool:
        wanted = self._query.values
        if not wanted:
            return True
        values = attributes_of_text(attributes)
        return all(any(_is_meant(value, *pair) for value in values) for pair in wanted)


def _is_meant(value: AttributeValue, name: str, held: str) -> bool:
    return value.name == name and bool(value.value) and fold(held) in fold(value.value)


PUNCTUATION = "\u00a0«»‐-‧"
"""Signs beyond ASCII that stand in most texts, and are no part of any word: dashes and quotes.

As they stand in the brackets of a GLOB, so that the last three are a stretch, U+2010 to U+2027.
"""


def _may_hold(clauses: tuple[Clause, ...]) -> ColumnElement[bool]:
    """Return what the text of a span fulfils that matches, so that Python sees few others.

    Where a text is ASCII, folding is no more than lowering its case, which SQLite's LIKE does too;
    other texts are left to Python, unless only their punctuation is other.
    """
    if not clauses or not all(clause.wanted for clause in clauses):
        return spans.c.text != ""
    text = spans.c.text
    holding = [
        and_(*(text.contains(max(term.words, key=len)) for term in clause.wanted))
        for clause in clauses
    ]
    length: Any = func.length(text)
    is_other = and_(
        length < func.length(cast(text, LargeBinary)),
        or_(
            text.op("GLOB")(f"*[^\x01-\x7f{PUNCTUATION}]*"),
            # It ends at a NUL for both of these, but not for Python.
            length < spans.c.end - spans.c.start,
        ),
    )
    return or_(*holding, is_other)
