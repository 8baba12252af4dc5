"""Finds the documents whose text holds some words, with what an author has tagged in them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from annotator.store.streaming import TEXTS_AT_ONCE
from annotator.store.tables import documents, spans, texts


class Holding(NamedTuple):
    """A document that holds the words.

    `tagged` are the start, end and label of the author's spans, in code points and by start.
    """

    position: int
    document_id: str
    title: str
    text: str
    tagged: Sequence[tuple[int, int, str]]


_HOLDING = (
    select(documents.c.position, documents.c.id, documents.c.title, texts.c.text)
    .join_from(documents, texts)
    .where(
        texts.c.position >= bindparam("first"),
        texts.c.position < bindparam("behind"),
        # The database looks through the bytes, and Python is given only the texts that hold them.
        func.instr(texts.c.text, bindparam("words")) > 0,
    )
    .order_by(texts.c.position)
)
_TAGGED = (
    select(spans.c.position, spans.c.start, spans.c.end, spans.c.label)
    .where(
        spans.c.position.in_(bindparam("places", expanding=True)),
        spans.c.author == bindparam("by"),
    )
    .order_by(spans.c.position, spans.c.start, spans.c.end.desc())
)


def between(
    connection: Connection, author: int, positions: range, *, words: str
) -> Iterator[Holding]:
    """Yield the documents of a stretch whose text holds `words` just so, in order."""
    key = {"first": positions.start, "behind": positions.stop, "words": words}
    for rows in connection.execute(_HOLDING, key).partitions(TEXTS_AT_ONCE):
        tagged = _tagged(connection, author, [row.position for row in rows])
        for position, document_id, title, text in rows:
            yield Holding(position, document_id, title, text, tagged.get(position, ()))


def _tagged(
    connection: Connection, author: int, positions: list[int]
) -> dict[int, list[tuple[int, int, str]]]:
    key = {"places": positions, "by": author}
    found = groupby(connection.execute(_TAGGED, key), key=itemgetter(0))
    return {
        position: [(row.start, row.end, row.label) for row in group] for position, group in found
    }
