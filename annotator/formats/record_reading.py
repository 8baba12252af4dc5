"""Our own record, version 1.x, to documents and layers. What it looks like is in `record`."""

import re
from collections.abc import Iterable
from typing import Any, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from annotator.core.records import (
    AttributeValue,
    Document,
    Layer,
    Relation,
    Source,
    Span,
    text_sha256,
)
from annotator.core.trusted import maker
from annotator.formats.base import Item, ReadOptions
from annotator.formats.faults import Faults
from annotator.formats.lines import Line
from annotator.formats.placement import LabelNames, RecordText, reading_order, refuse_repeated
from annotator.formats.record import (
    EXTENSION,
    SCHEMA_VERSION,
    NamedValue,
    Open,
    ProvenanceEntry,
    RecordLine,
    RelationEntry,
    SourceEntry,
    SpanEntry,
)
from annotator.formats.record_faults import refuse_each
from annotator.formats.record_writing import DOCUMENT_NOTE, OWN_ATTRIBUTES
from annotator.formats.values import (
    NAME_LENGTH,
    NONE_PARSED,
    PARSED,
    json_bytes,
    new_value,
    parsed_names,
    value_of,
)

_new_item = maker(Item)
_new_document = maker(Document)
_new_source = maker(Source)
_new_layer = maker(Layer)
_new_span = maker(Span)
_new_relation = maker(Relation)

_VALUES = TypeAdapter(tuple[AttributeValue, ...])
_VERSION = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})")
_MOST_REVISIONS = 2**53 - 1
"""The largest integer that every reader of JSON holds; a project counts on from it."""


class RecordReader:
    """Makes items of our own records."""

    def __init__(self, options: ReadOptions, labels: LabelNames) -> None:
        self._author_id = options.author_id
        self._labels = labels

    def item(self, line: Line, faults: Faults) -> Item | None:
        """Return what a line holds; None where it is refused, and then `faults` says why."""
        data = _of_our_version(line.data, faults)
        if data is None:
            return None
        try:
            record = RecordLine.model_validate_json(json_bytes(data))
        except ValidationError as error:
            refuse_each(error, faults)
            return None
        return self.item_of(record, line.changes, faults)

    def item_of(self, record: RecordLine, changes: tuple[str, ...], faults: Faults) -> Item | None:
        """Return what a record holds; the record must not be used any more after that.

        `changes` are those made to its characters before it could be read.
        """
        faults.document_id = record.id
        if not changes and text_sha256(record.text) != record.text_sha256:
            faults.refuse(
                "text_sha256_differs",
                "The text is not the one that was annotated: its SHA-256 is another.",
            )
        if record.provenance.revision > _MOST_REVISIONS:
            faults.refuse(
                "bad_value",
                f"provenance.revision: more than {_MOST_REVISIONS:,} steps cannot be counted.",
                hint="It counts the steps that led to this line; 0 where that is not known.",
            )
        text = RecordText(record.text, changes, faults)
        spans = self._spans(record.spans, text, faults)
        relations = _relations(record, faults)
        if faults.is_refused:
            return None
        layer, rest = self._layer(record, spans, relations)
        document = _document(record, text, rest)
        kinds = ((layer.author_id, record.provenance.role),) if layer else ()
        return _new_item(
            {
                "document": document,
                "layers": (layer,) if layer else (),
                "line": faults.line,
                "path": faults.path,
                "author_kinds": kinds,
            },
        )

    def _spans(
        self, entries: tuple[SpanEntry, ...], text: RecordText, faults: Faults
    ) -> tuple[Span, ...]:
        refuse_repeated("span", [entry.id for entry in entries], faults)
        spans: list[Span] = []
        for number, entry in enumerate(entries, 1):
            placed = text.placed(entry.start, entry.end, entry.text, number, faults)
            label = self._labels.known.get(entry.label)
            if label is None:
                label = self._labels.name_of(entry.label, number, faults)
            if placed is None or label is None:
                continue
            values = vars(entry)
            values["label"] = label
            values["start"], values["end"], values["text"] = placed
            if entry.attributes or entry.model_extra:
                values["attributes"] = _attributes(entry.attributes, entry.model_extra)
            spans.append(_new_span(values))
        spans.sort(key=reading_order)
        return tuple(spans)

    def _layer(
        self, record: RecordLine, spans: tuple[Span, ...], relations: tuple[Relation, ...]
    ) -> tuple[Layer | None, tuple[AttributeValue, ...]]:
        """Return the layer, and the attributes for which there is none to carry them."""
        provenance = record.provenance
        attributes = _own_attributes(provenance)
        if not provenance.annotator and not _has_work(record):
            return None, attributes
        layer = _new_layer(
            {
                "document_id": record.id,
                "author_id": provenance.annotator or self._author_id,
                "status": record.status,
                "note": record.note,
                "attributes": attributes,
                "spans": spans,
                "relations": relations,
                "revision": provenance.revision,
                "seconds": float(provenance.seconds),
                "created_at": provenance.created_at,
                "updated_at": provenance.updated_at,
            },
        )
        return layer, ()


def _of_our_version(data: dict[str, Any], faults: Faults) -> dict[str, Any] | None:
    """Return a record of version 1.x as one of 1.0; None where it is of a higher major."""
    version = data.get("schema_version")
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if match is None or version == SCHEMA_VERSION:
        return data
    if int(match[1]) != 1:
        faults.refuse(
            "schema_too_new",
            f"The record is of version {version}; this program reads {SCHEMA_VERSION}.",
        )
        return None
    faults.warn(
        "schema_newer",
        f"The record is of version {version}, newer than {SCHEMA_VERSION}: what is new in it is"
        " kept, but not understood.",
    )
    return _with_unknown_as_extensions(data)


def _with_unknown_as_extensions(data: dict[str, Any]) -> dict[str, Any]:
    parts: dict[str, type[Open]] = {
        "spans": SpanEntry,
        "relations": RelationEntry,
        "source": SourceEntry,
        "provenance": ProvenanceEntry,
    }
    renamed = _renamed(data, RecordLine)
    for name, kind in parts.items():
        value = renamed.get(name)
        if isinstance(value, list):
            renamed[name] = [_renamed(entry, kind) for entry in cast("list[Any]", value)]
        else:
            renamed[name] = _renamed(value, kind)
    return renamed


def _renamed(entry: Any, kind: type[Open]) -> Any:  # noqa: ANN401 - any JSON
    if not isinstance(entry, dict):
        return entry
    known = {field.alias or name for name, field in kind.model_fields.items()}
    members = cast("dict[str, Any]", entry).items()
    return {
        name if name in known or re.fullmatch(EXTENSION, name) else _extension_name(name): value
        for name, value in members
    }


def _extension_name(name: str) -> str:
    return "x_" + re.sub(r"[^a-z0-9_]", "_", name.lower())[: NAME_LENGTH - 2]


def _has_work(record: RecordLine) -> bool:
    """Whether somebody did something, although the record does not say who."""
    provenance = record.provenance
    return bool(
        record.spans
        or record.relations
        or record.note
        or record.status != "todo"
        or provenance.revision
        or provenance.seconds
    )


def _document(
    record: RecordLine, text: RecordText, attributes: tuple[AttributeValue, ...]
) -> Document:
    stored = text.canonical.text
    extensions = dict(record.model_extra or {})
    note = extensions.get(DOCUMENT_NOTE)
    if isinstance(note, str):
        del extensions[DOCUMENT_NOTE]
    return _new_document(
        {
            "id": record.id,
            "text": stored,
            "text_sha256": text_sha256(stored) if text.changes else record.text_sha256,
            "title": record.title,
            "language": record.language,
            "split": record.split,
            "note": note if isinstance(note, str) else "",
            "attributes": _attributes(record.attributes, extensions) + attributes,
            "source": _source(record.source, text),
        },
    )


def _source(entry: SourceEntry, text: RecordText) -> Source:
    attributes = _own_attributes(entry)
    values = vars(entry)
    if text.changes:
        values["newline"] = text.canonical.newline
        values["text_changes"] = (*entry.text_changes, *text.changes)
    values["attributes"] = attributes
    return _new_source(values)


def _relations(record: RecordLine, faults: Faults) -> tuple[Relation, ...]:
    entries = record.relations
    if not entries:
        return ()
    refuse_repeated("relation", [entry.id for entry in entries], faults)
    spans = {entry.id for entry in record.spans}
    for entry in entries:
        for end in sorted({entry.head, entry.tail} - spans):
            faults.refuse(
                "dangling_relation",
                f"Relation {entry.id!r} ends at {end!r}, which is no span of the record.",
            )
    return tuple(sorted(map(_relation, entries), key=lambda relation: relation.id))


def _relation(entry: RelationEntry) -> Relation:
    values = vars(entry)
    values["attributes"] = _attributes(entry.attributes, entry.model_extra)
    return _new_relation(values)


def _attributes(
    listed: Iterable[NamedValue], extensions: dict[str, Any] | None
) -> tuple[AttributeValue, ...]:
    """Return listed values and then extensions as attributes."""
    if not listed and not extensions:
        return ()
    extensions = dict(extensions or {})
    parsed = parsed_names(extensions.get(PARSED, NONE_PARSED))
    if parsed is None:
        # Somebody else's extension of that name: it is kept like any other.
        parsed = ()
    else:
        extensions.pop(PARSED, None)
    values = [
        new_value(vars(entry) | {"is_parsed": vars(entry)["name"] in parsed})
        for entry in cast("Iterable[BaseModel]", listed)
    ]
    values += [value_of(name, value) for name, value in extensions.items()]
    return tuple(values)


def _own_attributes(entry: Open) -> tuple[AttributeValue, ...]:
    """Return the attributes that a source or a provenance carries as extensions."""
    if not entry.model_extra:
        return ()
    extensions = dict(entry.model_extra)
    try:
        listed = _VALUES.validate_python(extensions.get(OWN_ATTRIBUTES, ()))
        extensions.pop(OWN_ATTRIBUTES, None)
    except ValidationError:
        # Somebody else's extension of that name: it is kept like any other.
        listed = ()
    return listed + tuple(value_of(name, value) for name, value in extensions.items())
