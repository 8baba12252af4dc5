"""Finds the spans that give an attribute a value, over the whole project."""

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from annotator.core.records import Span
from annotator.store.rows import span_of
from annotator.store.tables import spans

_HOLDING = (
    select(spans)
    .where(
        spans.c.position >= bindparam("first"),
        spans.c.position < bindparam("behind"),
        spans.c.attributes.contains(bindparam("named")),
    )
    .order_by(spans.c.position, spans.c.author, spans.c.updated_at)
)


def between(connection: Connection, first: int, behind: int, name: str) -> Iterator[Span]:
    """Yield the spans at positions `[first, behind)` that have an attribute so named.

    In the order of documents, of each the ones changed last at the end.
    """
    key = {"first": first, "behind": behind, "named": f'"name":"{name}"'}
    for row in connection.execute(_HOLDING, key):
        span = span_of(row)
        if span.attribute(name):
            yield span
