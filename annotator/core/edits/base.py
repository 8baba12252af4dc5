"""What edits share: the answer to what one touches, and how it finds what it changes."""

from collections.abc import Iterable

from annotator.core.records import Layer, Record, Relation, Span
from annotator.errors import EditError


class Touched(Record):
    """Which spans and relations an edit writes or removes, so that a store saves only those."""

    span_ids: tuple[str, ...] = ()
    relation_ids: tuple[str, ...] = ()
    whole_layer: bool = False
    """True where anything may have changed."""


def values_set(edit: Record, source: Record) -> dict[str, object]:
    """Return the values in `source` of the fields that `edit` sets.

    The fields of such an edit are named as those of the span or layer that they set, so that
    `source` may be the edit itself or what it is applied to.
    """
    names = type(edit).model_fields.keys() - {"kind", "span_id"}
    return {name: getattr(source, name) for name in names}


def need_span(layer: Layer, span_id: str) -> Span:
    """Return the span of that id.

    Raises:
        EditError: There is no such span.
    """
    span = layer.span(span_id)
    if span is None:
        raise EditError(f"There is no span {span_id!r} in this layer.")
    return span


def need_relation(layer: Layer, relation_id: str) -> Relation:
    """Return the relation of that id.

    Raises:
        EditError: There is no such relation.
    """
    relation = layer.relation(relation_id)
    if relation is None:
        raise EditError(f"There is no relation {relation_id!r} in this layer.")
    return relation


def with_relations(layer: Layer, added: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return the layer's relations and those added, in the order of their ids.

    Raises:
        EditError: One of that id is already there.
    """
    new = tuple(added)
    for relation in new:
        if layer.relation(relation.id) is not None:
            raise EditError(f"Relation {relation.id!r} is already there.")
    return tuple(sorted((*layer.relations, *new), key=lambda relation: relation.id))
