"""Takes back what a change of labels did to a layer that others have worked on since."""

from collections.abc import Callable, Iterator, Sequence

from annotator.core.edits import (
    AddRelation,
    AddSpan,
    Edit,
    RelabelRelations,
    RelabelSpans,
    SetAttributes,
    SetDocumentAttributes,
    SetRelationAttributes,
    Touched,
)
from annotator.core.edits.labels import grouped
from annotator.core.history import LayerEdit
from annotator.core.label_mapping import LabelMapping, Owner, edits_for
from annotator.core.records import Layer, Relation, Span


def taken_back(
    layer: Layer, entries: Sequence[LayerEdit], reverse: LabelMapping
) -> tuple[Edit, ...]:
    """Return the edits that take back a change of labels, as far as it still stands.

    What has another label or other values by now keeps them, what is gone stays away, and what
    has come since gets the names that are brought back.

    Args:
        layer: As it is now.
        entries: What the change did to it.
        reverse: Brings the old names back.
    """
    values = reverse.model_copy(update={"labels": (), "relations": ()})
    names = reverse.model_copy(update={"attributes": ()})
    edits = list(edits_for(_without_values_of(entries, layer), values))
    layer = _after(layer, edits)
    settled: list[Edit] = []
    for entry in reversed(entries):
        fitting = list(_fitting(layer, entry, reverse))
        layer = _after(layer, fitting)
        settled += fitting
    back = [edit for edit in settled if not isinstance(edit, _VALUES)]
    others = _without(layer, [edit.touched(layer) for edit in back])
    return (*edits, *settled, *edits_for(others, names))


_VALUES = (SetAttributes, SetRelationAttributes, SetDocumentAttributes)


def _after(layer: Layer, edits: Sequence[Edit]) -> Layer:
    for edit in edits:
        layer = edit.apply(layer)
    return layer


def _without_values_of(entries: Sequence[LayerEdit], layer: Layer) -> Layer:
    """Return what of a layer has values that no entry has set."""
    edits = [entry.edit for entry in entries if isinstance(entry.edit, _VALUES)]
    left = _without(layer, [edit.touched(layer) for edit in edits])
    is_set = any(isinstance(edit, SetDocumentAttributes) for edit in edits)
    return left.model_copy(update={"attributes": ()}) if is_set else left


def _without(layer: Layer, touched: Sequence[Touched]) -> Layer:
    """Return a layer without the spans and relations that were touched."""
    spans = {span_id for part in touched for span_id in part.span_ids}
    relations = {item_id for part in touched for item_id in part.relation_ids}
    values = {
        "spans": tuple(span for span in layer.spans if span.id not in spans),
        "relations": tuple(r for r in layer.relations if r.id not in relations),
    }
    return layer.model_copy(update=values)


def _fitting(layer: Layer, entry: LayerEdit, reverse: LabelMapping) -> Iterator[Edit]:
    """Yield what of an entry's inverse can be done to the layer, none or one edit."""
    edit, inverse = entry.edit, entry.inverse
    if isinstance(inverse, RelabelSpans) and isinstance(edit, RelabelSpans):
        groups = _still(edit.labels, inverse.labels, layer.span)
        yield from (RelabelSpans(groups=groups),) if groups else ()
    elif isinstance(inverse, RelabelRelations) and isinstance(edit, RelabelRelations):
        groups = _still(edit.labels, inverse.labels, layer.relation)
        yield from (RelabelRelations(groups=groups),) if groups else ()
    elif isinstance(inverse, AddSpan) and layer.span(inverse.span.id) is None:
        ends = {span.id for span in layer.spans} | {inverse.span.id}
        fit = tuple(r for r in inverse.relations if _fits(r, layer, ends))
        yield inverse.model_copy(update={"relations": fit})
    elif isinstance(inverse, AddRelation):
        if _fits(inverse.relation, layer, {span.id for span in layer.spans}):
            yield inverse
    else:
        yield from _values_back(layer, edit, inverse, reverse)


def _still(
    given: dict[str, str], before: dict[str, str], find: Callable[[str], Span | Relation | None]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the names from before, of those that still have what they were given."""
    there = [(item_id, find(item_id)) for item_id in before]
    return grouped(
        (item_id, before[item_id])
        for item_id, item in there
        if item is not None and item.label == given[item_id]
    )


def _fits(relation: Relation, layer: Layer, ends: set[str]) -> bool:
    return layer.relation(relation.id) is None and {relation.head, relation.tail} <= ends


def _values_back(layer: Layer, edit: Edit, inverse: Edit, reverse: LabelMapping) -> Iterator[Edit]:
    """Yield the values from before, or where others were given since those under the old names."""
    if isinstance(inverse, SetAttributes) and isinstance(edit, SetAttributes):
        span = layer.span(inverse.span_id)
        if span is not None and span.attributes == edit.attributes:
            yield inverse
        elif span is not None:
            values = reverse.values(Owner("label", span.label), span.attributes)
            yield inverse.model_copy(update={"attributes": values, "updated_at": span.updated_at})
    elif isinstance(inverse, SetRelationAttributes) and isinstance(edit, SetRelationAttributes):
        relation = layer.relation(inverse.relation_id)
        if relation is not None and relation.attributes == edit.attributes:
            yield inverse
        elif relation is not None:
            values = reverse.values(Owner("relation", relation.label), relation.attributes)
            yield inverse.model_copy(update={"attributes": values})
    elif isinstance(inverse, SetDocumentAttributes) and isinstance(edit, SetDocumentAttributes):
        if layer.attributes == edit.attributes:
            yield inverse
        else:
            values = reverse.values(Owner("document"), layer.attributes)
            yield inverse.model_copy(update={"attributes": values})
