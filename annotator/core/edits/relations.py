"""Edits of one relation: linking two spans and taking the link away."""

from typing import ClassVar, Literal

from annotator.core.changes import Changes
from annotator.core.edits.base import Touched, need_relation, need_span, with_relations
from annotator.core.records import AttributeValue, Layer, Record, Relation


class AddRelation(Record):
    """Links two spans."""

    touches: ClassVar[Changes] = Changes.SPANS
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
        for span_id in (self.relation.head, self.relation.tail):
            need_span(layer, span_id)
        return layer.model_copy(update={"relations": with_relations(layer, (self.relation,))})

    def inverse(self, layer: Layer) -> "RemoveRelation":
        """Return the edit that takes this one back."""
        return RemoveRelation(relation_id=self.relation.id)

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        return Touched(relation_ids=(self.relation.id,))


class RemoveRelation(Record):
    """Takes a link away."""

    touches: ClassVar[Changes] = Changes.SPANS
    title: ClassVar[str] = "Remove link"
    kind: Literal["remove_relation"] = "remove_relation"
    relation_id: str

    def apply(self, layer: Layer) -> Layer:
        """Return the layer without the relation.

        Raises:
            EditError: There is no such relation.
        """
        gone = need_relation(layer, self.relation_id)
        relations = tuple(r for r in layer.relations if r.id != gone.id)
        return layer.model_copy(update={"relations": relations})

    def inverse(self, layer: Layer) -> AddRelation:
        """Return the edit that takes this one back."""
        return AddRelation(relation=need_relation(layer, self.relation_id))

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        return Touched(relation_ids=(self.relation_id,))


class SetRelationAttributes(Record):
    """Gives a link these attributes instead of those it has."""

    touches: ClassVar[Changes] = Changes.SPANS
    title: ClassVar[str] = "Change link"
    kind: Literal["set_relation_attributes"] = "set_relation_attributes"
    relation_id: str
    attributes: tuple[AttributeValue, ...]

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the relation's new attributes.

        Raises:
            EditError: There is no such relation.
        """
        old = need_relation(layer, self.relation_id)
        new = old.model_copy(update={"attributes": self.attributes})
        relations = tuple(new if r.id == old.id else r for r in layer.relations)
        return layer.model_copy(update={"relations": relations})

    def inverse(self, layer: Layer) -> "SetRelationAttributes":
        """Return the edit that takes this one back."""
        old = need_relation(layer, self.relation_id)
        return self.model_copy(update={"attributes": old.attributes})

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        return Touched(relation_ids=(self.relation_id,))
