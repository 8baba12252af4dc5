"""How records become rows and rows become records again."""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import TypeAdapter

from annotator.core.records import (
    AttributeValue,
    Document,
    Layer,
    Relation,
    Source,
    Span,
)
from annotator.core.search import fold
from annotator.core.trusted import maker
from annotator.store.tables import documents, layers, texts

Row = tuple[object, ...]

_ATTRIBUTES = TypeAdapter(tuple[AttributeValue, ...])
_NO_ATTRIBUTES = "[]"


def text_of_attributes(attributes: tuple[AttributeValue, ...]) -> str:
    """Return attributes as a JSON array."""
    return _ATTRIBUTES.dump_json(attributes).decode() if attributes else _NO_ATTRIBUTES


def attributes_of_text(text: str) -> tuple[AttributeValue, ...]:
    """Return the attributes of a JSON array."""
    return () if text == _NO_ATTRIBUTES else _ATTRIBUTES.validate_json(text)


def document_row(position: int, document: Document) -> Row:
    """Return the row of `documents`."""
    title = document.title
    return (position, document.id, title, fold(title), document.language, len(document.text))


def text_row(position: int, document: Document) -> Row:
    """Return the row of `texts`."""
    return (
        position,
        document.text_sha256,
        document.split,
        document.note,
        text_of_attributes(document.attributes),
        document.source.model_dump_json(exclude_defaults=True),
        document.text,
    )


def layer_row(position: int, author: int, layer: Layer) -> Row:
    """Return the row of `layers`."""
    return (
        position,
        author,
        layer.status,
        layer.note,
        text_of_attributes(layer.attributes),
        layer.revision,
        layer.seconds,
        layer.created_at,
        layer.updated_at,
        len(layer.spans),
    )


def span_row(position: int, author: int, span: Span) -> Row:
    """Return the row of `spans`."""
    return (
        position,
        author,
        span.id,
        span.label,
        span.start,
        span.end,
        span.text,
        text_of_attributes(span.attributes),
        span.note,
        span.origin,
        span.score,
        span.created_by,
        span.created_at,
        span.updated_at,
    )


def relation_row(position: int, author: int, relation: Relation) -> Row:
    """Return the row of `relations`."""
    return (
        position,
        author,
        relation.id,
        relation.label,
        relation.head,
        relation.tail,
        text_of_attributes(relation.attributes),
        relation.note,
        relation.origin,
        relation.created_by,
        relation.created_at,
    )


LAYER_COLUMNS = tuple(layers.c)[2:-1]
"""What `layer_of` takes, in its order: all but the key and the count."""

DOCUMENT_COLUMNS = (
    documents.c.id,
    texts.c.text,
    texts.c.text_sha256,
    documents.c.title,
    documents.c.language,
    texts.c.split,
    texts.c.note,
    texts.c.attributes,
    texts.c.source,
)
"""What `document_of` takes, in its order."""


_document, _layer, _span, _relation = (
    maker(Document),
    maker(Layer),
    maker(Span),
    maker(Relation),
)


def document_of(row: Sequence[Any]) -> Document:
    """Return the document of a row of `DOCUMENT_COLUMNS`."""
    id_, text, sha256, title, language, split, note, attributes, source = row
    return _document(
        {
            "id": id_,
            "text": text,
            "text_sha256": sha256,
            "title": title,
            "language": language,
            "split": split,
            "note": note,
            "attributes": attributes_of_text(attributes),
            "source": Source.model_validate_json(source),
        },
    )


def layer_of(
    document_id: str,
    author_id: str,
    row: Sequence[Any],
    *,
    spans: Iterable[Span],
    relations: Iterable[Relation],
) -> Layer:
    """Return the layer of a row of `LAYER_COLUMNS`; its spans and relations in any order."""
    status, note, attributes, revision, seconds, created_at, updated_at = row
    return _layer(
        {
            "document_id": document_id,
            "author_id": author_id,
            "status": status,
            "note": note,
            "attributes": attributes_of_text(attributes),
            "spans": tuple(sorted(spans, key=lambda span: span.order)),
            "relations": tuple(sorted(relations, key=lambda relation: relation.id)),
            "revision": revision,
            "seconds": seconds,
            "created_at": created_at,
            "updated_at": updated_at,
        },
    )


def span_of(row: Sequence[Any]) -> Span:
    """Return the span of a row of `spans`."""
    (
        _position,
        _author,
        id_,
        label,
        start,
        end,
        text,
        attributes,
        note,
        origin,
        score,
        created_by,
        created_at,
        updated_at,
    ) = row
    return _span(
        {
            "id": id_,
            "label": label,
            "start": start,
            "end": end,
            "text": text,
            "attributes": attributes_of_text(attributes),
            "note": note,
            "origin": origin,
            "score": score,
            "created_by": created_by,
            "created_at": created_at,
            "updated_at": updated_at,
        },
    )


def relation_of(row: Sequence[Any]) -> Relation:
    """Return the relation of a row of `relations`."""
    id_, label, head, tail, attributes, note, origin, created_by, created_at = row[2:]
    return _relation(
        {
            "id": id_,
            "label": label,
            "head": head,
            "tail": tail,
            "attributes": attributes_of_text(attributes),
            "note": note,
            "origin": origin,
            "created_by": created_by,
            "created_at": created_at,
        },
    )
