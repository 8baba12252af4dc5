"""Looks at every document and layer of a project and names every fault."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from annotator.core.canonical import to_canonical
from annotator.core.labels import LabelSet
from annotator.core.problems import Problem
from annotator.core.progress import Progress
from annotator.core.records import Document, Layer, Record, text_sha256
from annotator.core.rules import problems_of
from annotator.store.faults import first_of
from annotator.store.integrity import problems_of_file
from annotator.store.listing import document_count
from annotator.store.project import label_set_of
from annotator.store.replay import Entry, faults_of
from annotator.store.rows import DOCUMENT_COLUMNS, document_of, layer_of, relation_of, span_of
from annotator.store.streaming import TEXTS_AT_ONCE, Zipped, by_author, stream
from annotator.store.tables import documents, layers, log, relations, spans, texts

Row = Sequence[Any]

_LOG_COLUMNS = (log.c.number, log.c.act, log.c.revision, log.c.edit, log.c.inverse)


def problems_of_project(
    connection: Connection, author_ids: Mapping[int, str], progress: Progress
) -> Iterator[Problem]:
    """Yield every fault; `progress` is told documents done and their number."""
    yield from problems_of_file(connection)
    reader = _Reader(connection, author_ids)
    total = document_count(connection)
    for done, row in enumerate(stream(connection, _DOCUMENTS, TEXTS_AT_ONCE), start=1):
        yield from reader.problems_of_document(row)
        progress(done, total)


_DOCUMENTS = (
    select(documents.c.position, documents.c.length, *DOCUMENT_COLUMNS)
    .join_from(documents, texts)
    .order_by(documents.c.position)
)


class _Reader:
    """Reads all that belongs to each document, side by side, and checks it."""

    def __init__(self, connection: Connection, author_ids: Mapping[int, str]) -> None:
        self._author_ids = author_ids
        self._label_set: LabelSet = label_set_of(connection)
        key = ("position", "author")
        self._layers = Zipped(connection, select(layers).order_by(*(layers.c[k] for k in key)))
        self._spans = Zipped(connection, select(spans).order_by(*(spans.c[k] for k in key)))
        self._relations = Zipped(
            connection, select(relations).order_by(*(relations.c[k] for k in key))
        )
        self._log = Zipped(
            connection,
            select(log.c.position, log.c.author, *_LOG_COLUMNS).order_by(
                log.c.position, log.c.author, log.c.number
            ),
        )

    def problems_of_document(self, row: Row) -> Iterator[Problem]:
        """Yield the faults of a document and of the layers on it."""
        position, length, document_id, *_ = row
        try:
            yield from self._problems(position, length, row[2:])
        except ValidationError as error:
            yield _invalid("A value", document_id, error)

    def _problems(self, position: int, length: int, values: Row) -> Iterator[Problem]:
        parts = [rows.at(position) for rows in (self._spans, self._relations, self._log)]
        own_spans, own_relations, entries = map(by_author, parts)
        document = document_of(values)
        yield from _faults_of_document(document, length)
        for _, author, *values, span_count in self._layers.at(position):
            layer = layer_of(
                document.id,
                self._author_ids.get(author, ""),
                values,
                spans=map(span_of, own_spans.get(author, ())),
                relations=map(relation_of, own_relations.get(author, ())),
            )
            yield from self._faults_of_layer(document, layer, span_count)
            yield from _faults_of_log(layer, entries.get(author, ()))

    def _faults_of_layer(
        self, document: Document, layer: Layer, span_count: int
    ) -> Iterator[Problem]:
        for record in (*layer.spans, *layer.relations, layer):
            yield from _faults_of_record(record, document.id)
        yield from problems_of(document, layer, self._label_set)
        if span_count != len(layer.spans):
            yield _problem(
                "wrong_span_count",
                layer,
                f"{span_count} spans are counted, but it has {len(layer.spans)}",
            )


def _problem(code: str, layer: Layer, what: str) -> Problem:
    return Problem(
        code=code,
        message=f"In the layer of {layer.author_id!r} on {layer.document_id!r}, {what}.",
        document_id=layer.document_id,
    )


def _faults_of_document(document: Document, length: int) -> Iterator[Problem]:
    yield from _faults_of_record(document, document.id)
    text = document.text
    faults = {
        "text_changed": text_sha256(text) != document.text_sha256,
        "text_not_canonical": to_canonical(text).text != text,
        "wrong_length": len(text) != length,
    }
    for code, is_so in faults.items():
        if is_so:
            message = f"The text of {document.id!r} is not the one that was imported."
            yield Problem(code=code, message=message, document_id=document.id)


def _faults_of_record(record: Record, document_id: str) -> Iterator[Problem]:
    """Validate what was read without it."""
    try:
        type(record).model_validate(vars(record))
    except ValidationError as error:
        yield _invalid(f"A {type(record).__name__.lower()}", document_id, error)


def _invalid(what: str, document_id: str, error: ValidationError) -> Problem:
    return Problem(
        code="invalid_row",
        message=f"{what} of {document_id!r} is not valid: {first_of(error)}.",
        document_id=document_id,
    )


def _faults_of_log(layer: Layer, rows: Iterable[Row]) -> Iterator[Problem]:
    entries = (Entry(*row[2:]) for row in rows)
    for code, what in faults_of(layer, entries):
        yield _problem(code, layer, what)
