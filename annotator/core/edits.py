"""The only ways a layer changes. Each edit is a record that knows its inverse.

An edit carries everything it needs, its time stamp too, so that applying it is a pure function
and the log of edits can be replayed years later. `revision`, `seconds` and the layer's own time
stamps are bookkeeping of the store and not touched here.

To add one: write the class with `kind`, `apply`, `inverse`, `touches`, `title`, and name it in
`Edit`; the shared tests, the log and undo follow from that.
"""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from annotator.core.changes import Changes
from annotator.core.records import (
    AttributeValue,
    Layer,
    Record,
    Relation,
    Span,
    Status,
    When,
)
from annotator.errors import EditError


class Touched(Record):
    """Which spans and relations an edit writes or removes, so that a store saves only those."""

    span_ids: tuple[str, ...] = ()
    relation_ids: tuple[str, ...] = ()
    whole_layer: bool = False
    """True where anything may have changed."""


class AddSpan(Record):
    """Adds a span, and the relations that hung on it when it was taken away."""

    kind: Literal["add_span"] = "add_span"
    span: Span
    relations: tuple[Relation, ...] = ()

    @property
    def title(self) -> str:
        """What undo calls it."""
        return f"Tag {self.span.label}"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the span.

        Raises:
            EditError: A span of that id is already there.
        """
        if layer.span(self.span.id) is not None:
            raise EditError(f"Span {self.span.id!r} is already there.")
        return layer.model_copy(
            update={
                "spans": _with_span(layer.spans, self.span),
                "relations": _sorted_relations((*layer.relations, *self.relations)),
            }
        )

    def inverse(self, layer: Layer) -> "RemoveSpan":
        """Return the edit that takes this one back."""
        return RemoveSpan(span_id=self.span.id, label=self.span.label)

    @property
    def touches(self) -> Changes:
        """What a panel would have to draw again."""
        return Changes.SPANS

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        return Touched(
            span_ids=(self.span.id,), relation_ids=tuple(r.id for r in self.relations)
        )


class RemoveSpan(Record):
    """Removes a span and every relation that begins or ends at it."""

    kind: Literal["remove_span"] = "remove_span"
    span_id: str
    label: str = ""
    """For the title only."""

    @property
    def title(self) -> str:
        """What undo calls it."""
        return f"Remove {self.label}".rstrip()

    def apply(self, layer: Layer) -> Layer:
        """Return the layer without the span.

        Raises:
            EditError: There is no such span.
        """
        span = _span(layer, self.span_id)
        gone = {relation.id for relation in _relations_of(layer, self.span_id)}
        at = _index(layer.spans, span)
        return layer.model_copy(
            update={
                "spans": (*layer.spans[:at], *layer.spans[at + 1 :]),
                "relations": tuple(r for r in layer.relations if r.id not in gone),
            }
        )

    def inverse(self, layer: Layer) -> AddSpan:
        """Return the edit that takes this one back."""
        return AddSpan(
            span=_span(layer, self.span_id), relations=_relations_of(layer, self.span_id)
        )

    @property
    def touches(self) -> Changes:
        """What a panel would have to draw again."""
        return Changes.SPANS

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        relations = _relations_of(layer, self.span_id)
        return Touched(span_ids=(self.span_id,), relation_ids=tuple(r.id for r in relations))


class _SpanEdit(Record):
    """What edits share that give one span new values of some of its fields."""

    span_id: str
    updated_at: When = ""

    @property
    def touches(self) -> Changes:
        """What a panel would have to draw again."""
        return Changes.SPANS

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        return Touched(span_ids=(self.span_id,))


class RelabelSpan(_SpanEdit):
    """Gives a span another label."""

    kind: Literal["relabel_span"] = "relabel_span"
    label: Annotated[str, Field(min_length=1, max_length=200)]

    @property
    def title(self) -> str:
        """What undo calls it."""
        return f"Relabel as {self.label}"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the span relabelled.

        Raises:
            EditError: There is no such span.
        """
        return _updated(layer, self.span_id, label=self.label, updated_at=self.updated_at)

    def inverse(self, layer: Layer) -> "RelabelSpan":
        """Return the edit that takes this one back."""
        span = _span(layer, self.span_id)
        return RelabelSpan(span_id=span.id, label=span.label, updated_at=span.updated_at)


class MoveSpan(_SpanEdit):
    """Gives a span another start or end; `text` is the document's text there."""

    kind: Literal["move_span"] = "move_span"
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    text: str

    @property
    def title(self) -> str:
        """What undo calls it."""
        return "Move edge"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the span moved.

        Raises:
            EditError: There is no such span, or the new range is empty.
        """
        if self.end <= self.start:
            raise EditError(f"Span {self.span_id!r} cannot be empty.")
        return _updated(
            layer,
            self.span_id,
            start=self.start,
            end=self.end,
            text=self.text,
            updated_at=self.updated_at,
        )

    def inverse(self, layer: Layer) -> "MoveSpan":
        """Return the edit that takes this one back."""
        span = _span(layer, self.span_id)
        return MoveSpan(
            span_id=span.id,
            start=span.start,
            end=span.end,
            text=span.text,
            updated_at=span.updated_at,
        )


class SetAttributes(_SpanEdit):
    """Gives a span these attributes instead of those it has."""

    kind: Literal["set_attributes"] = "set_attributes"
    attributes: tuple[AttributeValue, ...]

    @property
    def title(self) -> str:
        """What undo calls it."""
        return "Change attributes"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the span's attributes replaced.

        Raises:
            EditError: There is no such span.
        """
        return _updated(
            layer, self.span_id, attributes=self.attributes, updated_at=self.updated_at
        )

    def inverse(self, layer: Layer) -> "SetAttributes":
        """Return the edit that takes this one back."""
        span = _span(layer, self.span_id)
        return SetAttributes(
            span_id=span.id, attributes=span.attributes, updated_at=span.updated_at
        )


class SetSpanNote(_SpanEdit):
    """Gives a span another note."""

    kind: Literal["set_span_note"] = "set_span_note"
    note: str

    @property
    def title(self) -> str:
        """What undo calls it."""
        return "Change note"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the span's note replaced.

        Raises:
            EditError: There is no such span.
        """
        return _updated(layer, self.span_id, note=self.note, updated_at=self.updated_at)

    def inverse(self, layer: Layer) -> "SetSpanNote":
        """Return the edit that takes this one back."""
        span = _span(layer, self.span_id)
        return SetSpanNote(span_id=span.id, note=span.note, updated_at=span.updated_at)


class AddRelation(Record):
    """Links two spans."""

    kind: Literal["add_relation"] = "add_relation"
    relation: Relation

    @property
    def title(self) -> str:
        """What undo calls it."""
        return f"Link {self.relation.label}"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the relation.

        Raises:
            EditError: A relation of that id is there, or one of its spans is not.
        """
        if layer.relation(self.relation.id) is not None:
            raise EditError(f"Relation {self.relation.id!r} is already there.")
        for span_id in (self.relation.head, self.relation.tail):
            _span(layer, span_id)
        return layer.model_copy(
            update={"relations": _sorted_relations((*layer.relations, self.relation))}
        )

    def inverse(self, layer: Layer) -> "RemoveRelation":
        """Return the edit that takes this one back."""
        return RemoveRelation(relation_id=self.relation.id)

    @property
    def touches(self) -> Changes:
        """What a panel would have to draw again."""
        return Changes.SPANS

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        return Touched(relation_ids=(self.relation.id,))


class RemoveRelation(Record):
    """Takes a link away."""

    kind: Literal["remove_relation"] = "remove_relation"
    relation_id: str

    @property
    def title(self) -> str:
        """What undo calls it."""
        return "Remove link"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer without the relation.

        Raises:
            EditError: There is no such relation.
        """
        gone = _relation(layer, self.relation_id)
        return layer.model_copy(
            update={"relations": tuple(r for r in layer.relations if r is not gone)}
        )

    def inverse(self, layer: Layer) -> AddRelation:
        """Return the edit that takes this one back."""
        return AddRelation(relation=_relation(layer, self.relation_id))

    @property
    def touches(self) -> Changes:
        """What a panel would have to draw again."""
        return Changes.SPANS

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        return Touched(relation_ids=(self.relation_id,))


STATUS_TITLES: dict[Status, str] = {
    "todo": "to do",
    "in_progress": "in progress",
    "done": "done",
    "flagged": "flagged",
    "skipped": "skipped",
    "rejected": "rejected",
}


class SetStatus(Record):
    """Says how far the work on a document has come."""

    kind: Literal["set_status"] = "set_status"
    status: Status

    @property
    def title(self) -> str:
        """What undo calls it."""
        return f"Mark {STATUS_TITLES[self.status]}"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer in that status."""
        return layer.model_copy(update={"status": self.status})

    def inverse(self, layer: Layer) -> "SetStatus":
        """Return the edit that takes this one back."""
        return SetStatus(status=layer.status)

    @property
    def touches(self) -> Changes:
        """What a panel would have to draw again."""
        return Changes.STATUS

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes: the layer's own row only."""
        return Touched()


class SetNote(Record):
    """Gives the layer another note."""

    kind: Literal["set_note"] = "set_note"
    note: str

    @property
    def title(self) -> str:
        """What undo calls it."""
        return "Change document note"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with that note."""
        return layer.model_copy(update={"note": self.note})

    def inverse(self, layer: Layer) -> "SetNote":
        """Return the edit that takes this one back."""
        return SetNote(note=layer.note)

    @property
    def touches(self) -> Changes:
        """What a panel would have to draw again."""
        return Changes.STATUS

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes: the layer's own row only."""
        return Touched()


class LoadLayer(Record):
    """Puts other content in the place of all that a layer holds: what an import does."""

    kind: Literal["load_layer"] = "load_layer"
    status: Status = "todo"
    note: str = ""
    attributes: tuple[AttributeValue, ...] = ()
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()

    @classmethod
    def of(cls, layer: Layer) -> "LoadLayer":
        """Return the edit that makes any layer hold what `layer` holds."""
        return cls(
            status=layer.status,
            note=layer.note,
            attributes=layer.attributes,
            spans=layer.spans,
            relations=layer.relations,
        )

    @property
    def title(self) -> str:
        """What undo calls it."""
        return "Import spans"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with this content."""
        return layer.model_copy(
            update={
                "status": self.status,
                "note": self.note,
                "attributes": self.attributes,
                "spans": tuple(sorted(self.spans, key=lambda span: span.order)),
                "relations": _sorted_relations(self.relations),
            }
        )

    def inverse(self, layer: Layer) -> "LoadLayer":
        """Return the edit that takes this one back."""
        return LoadLayer.of(layer)

    @property
    def touches(self) -> Changes:
        """What a panel would have to draw again."""
        return Changes.SPANS | Changes.STATUS

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes: everything."""
        return Touched(whole_layer=True)


Edit = Annotated[
    AddSpan
    | RemoveSpan
    | RelabelSpan
    | MoveSpan
    | SetAttributes
    | SetSpanNote
    | AddRelation
    | RemoveRelation
    | SetStatus
    | SetNote
    | LoadLayer,
    Field(discriminator="kind"),
]
"""Any edit; `EDIT.validate_json` reads one back from the log."""

EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)


def _span(layer: Layer, span_id: str) -> Span:
    span = layer.span(span_id)
    if span is None:
        raise EditError(f"There is no span {span_id!r} in this layer.")
    return span


def _relation(layer: Layer, relation_id: str) -> Relation:
    relation = layer.relation(relation_id)
    if relation is None:
        raise EditError(f"There is no relation {relation_id!r} in this layer.")
    return relation


def _relations_of(layer: Layer, span_id: str) -> tuple[Relation, ...]:
    return tuple(r for r in layer.relations if span_id in (r.head, r.tail))


def _sorted_relations(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple(sorted(relations, key=lambda relation: relation.id))


def _index(spans: tuple[Span, ...], span: Span) -> int:
    return bisect_left(spans, span.order, key=lambda other: other.order)


def _with_span(spans: tuple[Span, ...], span: Span) -> tuple[Span, ...]:
    at = _index(spans, span)
    return (*spans[:at], span, *spans[at:])


def _updated(layer: Layer, span_id: str, **values: object) -> Layer:
    """Return `layer` with fields of one span changed, the spans still in reading order."""
    old = _span(layer, span_id)
    at = _index(layer.spans, old)
    others = (*layer.spans[:at], *layer.spans[at + 1 :])
    new = old.model_copy(update=values)
    return layer.model_copy(update={"spans": _with_span(others, new)})
