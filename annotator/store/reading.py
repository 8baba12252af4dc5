"""Reads single documents and the layers on them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from annotator.core.records import Document, Layer
from annotator.store.rows import (
    DOCUMENT_COLUMNS,
    LAYER_COLUMNS,
    document_of,
    layer_of,
    relation_of,
    span_of,
)
from annotator.store.tables import authors, documents, layers, relations, spans, texts

_DOCUMENT = select(*DOCUMENT_COLUMNS).join_from(documents, texts)
_AT = _DOCUMENT.where(documents.c.position == bindparam("at"))
_BY_ID = _DOCUMENT.where(documents.c.id == bindparam("id"))
_POSITION = select(documents.c.position).where(documents.c.id == bindparam("id"))
_KNOWN = (
    select(documents.c.id, texts.c.text_sha256)
    .join_from(documents, texts)
    .where(documents.c.id.in_(bindparam("ids", expanding=True)))
)
_AT_ONCE = 500
"""How many values one statement is given: every database takes so many."""

_LAYERS = (
    select(layers.c.position, layers.c.author, authors.c.id, *LAYER_COLUMNS)
    .join_from(layers, documents)
    .join(authors)
    .where(documents.c.id == bindparam("id"))
    .order_by(authors.c.id)
)
_LAYER = _LAYERS.where(authors.c.id == bindparam("author_id"))
_SPANS = select(spans).where(spans.c.position == bindparam("at"), spans.c.author == bindparam("by"))
_RELATIONS = select(relations).where(
    relations.c.position == bindparam("at"), relations.c.author == bindparam("by")
)


def document_at(connection: Connection, position: int) -> Document | None:
    """Return the document at a position, None where there is none."""
    row = connection.execute(_AT, {"at": position}).first()
    return None if row is None else document_of(row)


def document_by_id(connection: Connection, document_id: str) -> Document | None:
    """Return the document of an id, None where there is none."""
    row = connection.execute(_BY_ID, {"id": document_id}).first()
    return None if row is None else document_of(row)


def position_of(connection: Connection, document_id: str) -> int | None:
    """Return the position of the document of an id, None where there is none."""
    return connection.execute(_POSITION, {"id": document_id}).scalar()


def known(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the SHA-256 of the texts of those documents that are in the project, by id."""
    found: dict[str, str] = {}
    for first in range(0, len(ids), _AT_ONCE):
        rows = connection.execute(_KNOWN, {"ids": list(ids[first : first + _AT_ONCE])})
        found.update((row.id, row.text_sha256) for row in rows)
    return found


def layer(connection: Connection, document_id: str, author_id: str) -> Layer | None:
    """Return an author's layer on a document, None where nothing was ever done."""
    row = connection.execute(_LAYER, {"id": document_id, "author_id": author_id}).first()
    return None if row is None else _layer(connection, document_id, row)


def layers_of(connection: Connection, document_id: str) -> tuple[Layer, ...]:
    """Return all layers on a document, by author."""
    rows = connection.execute(_LAYERS, {"id": document_id}).all()
    return tuple(_layer(connection, document_id, row) for row in rows)


def _layer(connection: Connection, document_id: str, row: Sequence[Any]) -> Layer:
    position, author, author_id, *values = row
    key = {"at": position, "by": author}
    return layer_of(
        document_id,
        author_id,
        values,
        spans=map(span_of, connection.execute(_SPANS, key)),
        relations=map(relation_of, connection.execute(_RELATIONS, key)),
    )
