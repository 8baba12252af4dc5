"""Documents and layers to lines of our own record, version 1.0; `record` shows its form.

Our documents know more than the record names. A note of the document itself, and attributes of its
source and of a layer, go into extensions, and only where they are not empty. Each span says in one
more, always there, which of its attributes the program has read and nobody changed.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from annotator.core.records import AttributeValue, Document, Layer, Relation, Span
from annotator.errors import ExportError
from annotator.formats.base import WriteOptions
from annotator.formats.placement import reading_order
from annotator.formats.record import OFFSET_UNIT, SCHEMA_NAME, SCHEMA_VERSION
from annotator.formats.values import (
    NONE_PARSED,
    PARSED,
    names_of_parsed,
    split_extensions,
)

DOCUMENT_NOTE = "x_document_note"
"""Where the note of a document stands, beside the `note` of its layer."""

OWN_ATTRIBUTES = "x_attributes"
"""Where the attributes of a source or, in `provenance`, of a layer stand."""

_LINE_BREAKS = (
    ("\u2028".encode(), b"\\u2028"),
    ("\u2029".encode(), b"\\u2029"),
    ("\u0085".encode(), b"\\u0085"),
)
"""Characters that some readers take for the end of a line, and how JSON writes them without."""


def lines(document: Document, layers: tuple[Layer, ...], options: WriteOptions) -> Iterator[bytes]:
    """Yield a line for each layer of a document, or one without an author if it has none.

    Raises:
        ExportError: A span does not lie on the text that it holds, or a text is no valid Unicode.
    """
    for layer in layers or (Layer(document_id=document.id, author_id=""),):
        _check_spans(document, layer)
        yield _line(document, layer, options)


def _check_spans(document: Document, layer: Layer) -> None:
    text = document.text
    for span in layer.spans:
        if text[span.start : span.end] != span.text:
            raise ExportError(
                f"Span {span.id!r} of document {document.id!r} holds {span.text[:60]!r}, but from"
                f" {span.start} to {span.end} the text is {text[span.start : span.end][:60]!r}.",
                hint="Run `annotator check` on the project; nothing wrong is written.",
            )


def _line(document: Document, layer: Layer, options: WriteOptions) -> bytes:
    attributes, extensions = split_extensions(document.attributes, DOCUMENT_NOTE)
    record: dict[str, Any] = {
        "schema": SCHEMA_NAME,
        "schema_version": SCHEMA_VERSION,
        "id": document.id,
        "text": document.text,
        "text_sha256": document.text_sha256,
        "offset_unit": OFFSET_UNIT,
        "language": document.language,
        "title": document.title,
        "status": layer.status,
        "split": document.split,
        "note": layer.note,
        "spans": [_span(span) for span in sorted(layer.spans, key=reading_order)],
        "relations": [_entry(relation) for relation in layer.relations],
        "attributes": attributes,
        "label_set": {
            "id": options.label_set.id,
            "version": options.label_set.version,
            "sha256": options.label_set.sha256,
        },
        "source": vars(document.source) | _own_attributes(document.source.attributes),
        "provenance": _provenance(layer, options),
        **extensions,
    }
    del record["source"]["attributes"]
    if document.note:
        record[DOCUMENT_NOTE] = document.note
    try:
        line = orjson.dumps(record, default=vars, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError as error:
        raise ExportError(
            f"Document {document.id!r} cannot be written: {error}.",
            hint="A text in it holds half a character; the text itself never does.",
        ) from None
    for raw, escaped in _LINE_BREAKS:
        line = line.replace(raw, escaped)
    return line


def _span(span: Span) -> dict[str, Any]:
    if not span.attributes:
        return vars(span) | {PARSED: NONE_PARSED}
    return _entry(span) | {PARSED: names_of_parsed(span.attributes)}


def _entry(record: Span | Relation) -> dict[str, Any]:
    """Return the object of a span or relation: its fields as they are, extensions taken out."""
    if not record.attributes:
        return vars(record)
    attributes, extensions = split_extensions(record.attributes)
    return vars(record) | {"attributes": attributes} | extensions


def _own_attributes(attributes: tuple[AttributeValue, ...]) -> dict[str, Any]:
    listed, extensions = split_extensions(attributes, OWN_ATTRIBUTES)
    return ({OWN_ATTRIBUTES: listed} if listed else {}) | extensions


def _provenance(layer: Layer, options: WriteOptions) -> dict[str, Any]:
    return {
        "tool": "annotator",
        "tool_version": options.tool_version,
        "project_id": options.project_id,
        "annotator": layer.author_id,
        "role": dict(options.author_kinds).get(layer.author_id, "annotator"),
        "guideline_version": options.label_set.version,
        "revision": layer.revision,
        "seconds": layer.seconds,
        "created_at": layer.created_at,
        "updated_at": layer.updated_at,
        "exported_at": options.now,
        "imported_from": "",
        **_own_attributes(layer.attributes),
    }
