"""What the names of one label set become in another, and what that does to a layer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from annotator.core.edits import (
    Edit,
    RelabelRelations,
    RelabelSpans,
    RemoveRelation,
    RemoveSpan,
    SetAttributes,
    SetDocumentAttributes,
    SetRelationAttributes,
)
from annotator.core.edits.labels import grouped
from annotator.core.labels import LabelSet
from annotator.core.records import AttributeValue, Layer, Record, Relation, Span
from annotator.errors import EditError

OwnerKind = Literal["label", "relation", "document"]

NOTHING = ""
"""What a name becomes whose spans or relations are removed."""

Renames = tuple[tuple[str, str], ...]
"""Old names, each with the new one or `NOTHING`."""


class Owner(NamedTuple):
    """What declares attributes: a label or a relation by its name, or the document."""

    kind: OwnerKind
    name: str = ""


DOCUMENT = Owner("document")


class AttributeRename(Record):
    """An attribute with another name; `owner` is called as in the old set."""

    owner: Owner
    old: str
    new: str


class LabelMapping(Record):
    """What becomes of names; those that stay as they are need not stand in it.

    All happens at once, so that two labels may change their names with each other. Values of
    attributes that are declared no longer stay where they are.
    """

    labels: Renames = ()
    relations: Renames = ()
    attributes: tuple[AttributeRename, ...] = ()

    @cached_property
    def _labels(self) -> dict[str, str]:
        return dict(self.labels)

    @cached_property
    def _relations(self) -> dict[str, str]:
        return dict(self.relations)

    @cached_property
    def _attributes(self) -> dict[Owner, dict[str, str]]:
        found: dict[Owner, dict[str, str]] = {}
        for rename in self.attributes:
            found.setdefault(rename.owner, {})[rename.old] = rename.new
        return found

    @property
    def is_empty(self) -> bool:
        """Whether every name stays."""
        return not (self.labels or self.relations or self.attributes)

    @property
    def is_plain(self) -> bool:
        """Whether nothing is removed and no attribute renamed, so that names alone change."""
        values = (*self._labels.values(), *self._relations.values())
        return NOTHING not in values and not self.attributes

    def label(self, name: str) -> str:
        """Return what a label becomes."""
        return self._labels.get(name, name)

    def relation(self, name: str) -> str:
        """Return what a relation becomes."""
        return self._relations.get(name, name)

    def values(
        self, owner: Owner, values: tuple[AttributeValue, ...]
    ) -> tuple[AttributeValue, ...]:
        """Return the values of an owner's attributes under their new names.

        Where a value that has no place in the new set has that name already, it gives way.
        """
        renames = self._attributes.get(owner)
        if not renames or not any(value.name in renames for value in values):
            return values
        taken = {renames[value.name] for value in values if value.name in renames}
        return tuple(
            value.model_copy(update={"name": renames.get(value.name, value.name)})
            for value in values
            if value.name in renames or value.name not in taken
        )


def mapping_of(
    labels: Iterable[tuple[str, str]],
    relations: Iterable[tuple[str, str]] = (),
    attributes: Iterable[AttributeRename] = (),
) -> LabelMapping:
    """Return a mapping without the names that stay as they are."""
    return LabelMapping(
        labels=tuple((old, new) for old, new in labels if old != new),
        relations=tuple((old, new) for old, new in relations if old != new),
        attributes=tuple(rename for rename in attributes if rename.old != rename.new),
    )


def reversed_mapping(
    mapping: LabelMapping, labels: Sequence[str], relations: Sequence[str]
) -> LabelMapping:
    """Return what brings the old names back on whatever has the new ones.

    Where several became one, the first of them comes back, unless the one was there before.

    Args:
        mapping: From the old set to the new one.
        labels: The names of the old set's labels, in its order.
        relations: The names of the old set's relations, in its order.
    """
    now = {"label": mapping.label, "relation": mapping.relation, "document": str}
    attributes = {
        (
            Owner(rename.owner.kind, now[rename.owner.kind](rename.owner.name)),
            rename.new,
        ): rename.old
        for rename in reversed(mapping.attributes)
    }
    return mapping_of(
        _reversed(mapping.label, labels),
        _reversed(mapping.relation, relations),
        (AttributeRename(owner=o, old=old, new=new) for (o, old), new in attributes.items()),
    )


def _reversed(become: Callable[[str], str], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    kept = {name for name in names if become(name) == name}
    came: dict[str, str] = {}
    for name in names:
        came.setdefault(become(name), name)
    return ((new, old) for new, old in came.items() if new != NOTHING and new not in kept)


# Layers


def edits_for(layer: Layer, mapping: LabelMapping) -> tuple[Edit, ...]:
    """Return the edits that carry a mapping out on a layer, to be applied in this order."""
    if mapping.is_empty:
        return ()
    spans = [span for span in layer.spans if mapping.label(span.label) != NOTHING]
    gone = {span.id for span in layer.spans} - {span.id for span in spans}
    left = [r for r in layer.relations if r.head not in gone and r.tail not in gone]
    relations = [r for r in left if mapping.relation(r.label) != NOTHING]
    return (
        *(RemoveSpan(span_id=s.id, label=s.label) for s in layer.spans if s.id in gone),
        *(RemoveRelation(relation_id=r.id) for r in left if mapping.relation(r.label) == NOTHING),
        *_relabelling(spans, relations, mapping),
        *_renaming(spans, relations, mapping),
        *_document_renaming(layer, mapping),
    )


def mapped(layer: Layer, mapping: LabelMapping) -> Layer:
    """Return a layer as it is under the new names."""
    for edit in edits_for(layer, mapping):
        layer = edit.apply(layer)
    return layer


def _relabelling(
    spans: Sequence[Span], relations: Sequence[Relation], mapping: LabelMapping
) -> Iterator[Edit]:
    labels = [(s.id, new) for s in spans if (new := mapping.label(s.label)) != s.label]
    if labels:
        yield RelabelSpans(groups=grouped(labels))
    names = [(r.id, new) for r in relations if (new := mapping.relation(r.label)) != r.label]
    if names:
        yield RelabelRelations(groups=grouped(names))


def _renaming(
    spans: Sequence[Span], relations: Sequence[Relation], mapping: LabelMapping
) -> Iterator[Edit]:
    """Yield the edits that rename attributes; the owners go by their old names."""
    for span in spans:
        values = mapping.values(Owner("label", span.label), span.attributes)
        if values != span.attributes:
            yield SetAttributes(span_id=span.id, attributes=values, updated_at=span.updated_at)
    for relation in relations:
        values = mapping.values(Owner("relation", relation.label), relation.attributes)
        if values != relation.attributes:
            yield SetRelationAttributes(relation_id=relation.id, attributes=values)


def _document_renaming(layer: Layer, mapping: LabelMapping) -> Iterator[Edit]:
    values = mapping.values(DOCUMENT, layer.attributes)
    if values != layer.attributes:
        yield SetDocumentAttributes(attributes=values)


def renewing(
    before: Layer, after: Layer, label_set: LabelSet, gone: LabelMapping
) -> tuple[Edit, ...]:
    """Return the edits that give what has come to a layer the names that the set has by now.

    An older step may bring back what was called otherwise then.

    Args:
        before: The layer before the step, of which nothing is looked at.
        after: The layer after it.
        label_set: The set in use.
        gone: What became of names that it no longer has.

    Raises:
        EditError: A label or relation that comes back is there no more under any name.
    """
    old = {(item.id, item.label) for item in (*before.spans, *before.relations)}
    labels = {label.name for label in label_set.labels}
    names = {relation.name for relation in label_set.relations}
    for kind, items, known, become in (
        ("label", after.spans, labels, gone.label),
        ("relation", after.relations, names, gone.relation),
    ):
        for item in items:
            if become(item.label) not in known and (item.id, item.label) not in old:
                raise EditError(
                    f"The {kind} “{item.label}”, which this would bring back, is gone.",
                    hint=f"Add a {kind} of that name again, then it can be done.",
                )
    return edits_for(after, gone.model_copy(update={"attributes": ()}))
