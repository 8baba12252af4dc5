"""Edits of one span: adding and removing it, and giving it other values."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from annotator.core.changes import Changes
from annotator.core.edits.base import Touched, need_span, values_set, with_relations
from annotator.core.records import (
    AttributeValue,
    Layer,
    Record,
    Relation,
    Relations,
    Span,
    When,
)
from annotator.errors import EditError


class AddSpan(Record):
    """Adds a span, and the relations that hung on it when it was taken away."""

    touches: ClassVar[Changes] = Changes.SPANS
    kind: Literal["add_span"] = "add_span"
    span: Span
    relations: Relations = ()

    @property
    def title(self) -> str:
        """What undo calls it."""
        return f"Tag {self.span.label}"

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the span.

        Raises:
            EditError: A span of that id is already there, or one of the relations does not fit.
        """
        if layer.span(self.span.id) is not None:
            raise EditError(f"Span {self.span.id!r} is already there.")
        for relation in self.relations:
            self._check_ends(relation, layer)
        relations = with_relations(layer, self.relations)
        return layer.replacing(None, self.span).model_copy(update={"relations": relations})

    def _check_ends(self, relation: Relation, layer: Layer) -> None:
        ends = {relation.head, relation.tail}
        if self.span.id not in ends:
            raise EditError(f"Relation {relation.id!r} does not hang on span {self.span.id!r}.")
        for span_id in ends - {self.span.id}:
            need_span(layer, span_id)

    def inverse(self, layer: Layer) -> "RemoveSpan":
        """Return the edit that takes this one back."""
        return RemoveSpan(span_id=self.span.id, label=self.span.label)

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        return Touched(span_ids=(self.span.id,), relation_ids=_ids(self.relations))


class RemoveSpan(Record):
    """Removes a span and every relation that begins or ends at it."""

    touches: ClassVar[Changes] = Changes.SPANS
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
        span = need_span(layer, self.span_id)
        gone = set(_ids(_relations_of(layer, self.span_id)))
        relations = tuple(r for r in layer.relations if r.id not in gone)
        return layer.replacing(span, None).model_copy(update={"relations": relations})

    def inverse(self, layer: Layer) -> AddSpan:
        """Return the edit that takes this one back."""
        span = need_span(layer, self.span_id)
        return AddSpan(span=span, relations=_relations_of(layer, self.span_id))

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        relations = _relations_of(layer, self.span_id)
        return Touched(span_ids=(self.span_id,), relation_ids=_ids(relations))


class _SpanEdit(Record):
    """Gives one span new values. Each field of a subclass is named as the span's that it sets."""

    touches: ClassVar[Changes] = Changes.SPANS
    span_id: str
    updated_at: When = ""

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the span's new values, the spans still in reading order.

        Raises:
            EditError: There is no such span.
        """
        old = need_span(layer, self.span_id)
        new = old.model_copy(update=values_set(self, self))
        return layer.replacing(old, new)

    def inverse(self, layer: Layer) -> Self:
        """Return the edit that takes this one back."""
        return self.model_copy(update=values_set(self, need_span(layer, self.span_id)))

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


class MoveSpan(_SpanEdit):
    """Gives a span another start or end; `text` is the document's text there."""

    title: ClassVar[str] = "Move edge"
    kind: Literal["move_span"] = "move_span"
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    text: str

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the span moved.

        Raises:
            EditError: There is no such span, or the new range is empty.
        """
        if self.end <= self.start:
            raise EditError(f"Span {self.span_id!r} cannot be empty.")
        return super().apply(layer)


class SetAttributes(_SpanEdit):
    """Gives a span these attributes instead of those it has."""

    title: ClassVar[str] = "Change attributes"
    kind: Literal["set_attributes"] = "set_attributes"
    attributes: tuple[AttributeValue, ...]


class SetSpanNote(_SpanEdit):
    """Gives a span another note."""

    title: ClassVar[str] = "Change note"
    kind: Literal["set_span_note"] = "set_span_note"
    note: str


def _relations_of(layer: Layer, span_id: str) -> tuple[Relation, ...]:
    return tuple(r for r in layer.relations if span_id in (r.head, r.tail))


def _ids(relations: tuple[Relation, ...]) -> tuple[str, ...]:
    return tuple(relation.id for relation in relations)
