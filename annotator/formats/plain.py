"""The plain form of a record: a text, perhaps spans, and whatever else its maker knew.

    {"text": "…", "spans": [{"start": 0, "end": 5, "label": "actor"}], "title": "…", …}

Only `text` has to be there. Spans may have `attributes`, and an `id` by which `relations` join
them: `{"label": "speaker", "head": "s2", "tail": "s1"}`; those without one are s1, s2, … by their
place in `spans`. What has a place in a `Document` goes there; every other key is kept as an
attribute, so nothing is lost.
"""

from hashlib import sha256
from pathlib import Path
from typing import Any

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
from annotator.formats.metadata import read_fields
from annotator.formats.placement import LabelNames, RecordText
from annotator.formats.plain_relations import RELATIONS, are_ours, relations_of
from annotator.formats.plain_spans import SpanReader
from annotator.formats.titles import id_stem, title_of

_new_item = maker(Item)
_new_document = maker(Document)
_new_source = maker(Source)
_new_layer = maker(Layer)

ID_LENGTH = 200
"""The longest id a document may have, in code points."""


class PlainReader:
    """Makes items of the plain records of one file. `codec` is what the file is in."""

    def __init__(self, path: Path, codec: str, options: ReadOptions, labels: LabelNames) -> None:
        self._name = path.name.encode("utf-8", "replace").decode("utf-8")
        self._stem = id_stem(path)
        self._codec = codec
        self._options = options
        self._span_reader = SpanReader(options, labels)

    def item(self, line: Line, faults: Faults) -> Item | None:
        """Return what a record holds; None where it has no text.

        Where it is refused, `faults` says why, and what is returned is of no use.
        """
        faults.document_id = document_id = self._id_of(line.data, faults)
        raw = text_of(line.data, faults)
        if raw is None:
            return None
        text = RecordText(raw, line.changes, faults)
        spans = self._span_reader.spans(line.data.get("spans"), text, faults)
        relations, data = self._relations(line.data, spans, faults)
        fields, attributes = read_fields(data, faults)
        document = self._document(document_id, text, fields, tuple(attributes), line.raw)
        is_touched = bool(spans or "note" in fields or fields.get("status", "todo") != "todo")
        layer = self._layer(document_id, fields, spans, relations)
        return _new_item(
            {
                "document": document,
                "layers": (layer,) if is_touched else (),
                "line": faults.line,
                "path": faults.path,
                "author_kinds": (),
            }
        )

    def _id_of(self, data: dict[str, Any], faults: Faults) -> str:
        given = data.get("id")
        if type(given) is int:
            given = str(given)
        if given is None or given == "":
            return f"{self._stem}-{faults.line}"
        if isinstance(given, str) and len(given) <= ID_LENGTH:
            return given
        faults.refuse("bad_id", f"The id is no text of 1 to {ID_LENGTH} characters.")
        return ""

    def _document(
        self,
        document_id: str,
        text: RecordText,
        fields: dict[str, str],
        attributes: tuple[AttributeValue, ...],
        line: bytes,
    ) -> Document:
        stored = text.canonical.text
        return _new_document(
            {
                "id": document_id,
                "text": stored,
                "text_sha256": text_sha256(stored),
                "title": fields.get("title") or title_of(stored) or document_id,
                "language": fields.get("language", "und"),
                "split": fields.get("split", ""),
                "note": "",
                "attributes": attributes,
                "source": self._source(text, fields, line),
            }
        )

    def _source(self, text: RecordText, fields: dict[str, str], line: bytes) -> Source:
        return _new_source(
            {
                "name": self._name,
                "uri": fields.get("uri", ""),
                "format": "jsonl",
                "sha256": sha256(line).hexdigest(),
                "encoding": self._codec,
                "extractor": "",
                "newline": text.canonical.newline,
                "text_changes": text.changes,
                "published_at": fields.get("published_at", ""),
                "publisher": fields.get("publisher", ""),
                "author": "",
                "attributes": (),
            }
        )

    def _relations(
        self, data: dict[str, Any], spans: tuple[Span, ...], faults: Faults
    ) -> tuple[tuple[Relation, ...], dict[str, Any]]:
        """Return the relations of a record, and what is left of it."""
        entries = data.get(RELATIONS)
        if not are_ours(entries):
            return (), data
        relations = relations_of(entries, spans, self._options, faults)
        if relations is None:
            return (), data
        return relations, {key: value for key, value in data.items() if key != RELATIONS}

    def _layer(
        self,
        document_id: str,
        fields: dict[str, str],
        spans: tuple[Span, ...],
        relations: tuple[Relation, ...],
    ) -> Layer:
        return _new_layer(
            {
                "document_id": document_id,
                "author_id": self._options.author_id,
                "status": fields.get("status", "todo"),
                "note": fields.get("note", ""),
                "attributes": (),
                "spans": spans,
                "relations": relations,
                "revision": 0,
                "seconds": 0.0,
                "created_at": self._options.now,
                "updated_at": self._options.now,
            }
        )


def text_of(data: dict[str, Any], faults: Faults) -> str | None:
    """Return the text of a record as it came; None where it has none, and `faults` says so."""
    if "text" not in data:
        faults.refuse("text_missing", 'The record has no "text".')
        return None
    text = data["text"]
    if isinstance(text, str):
        return text
    faults.refuse("text_not_string", '"text" is no text.')
    return None
