"""Edits that give many spans or relations of a layer other labels at once.

They are what a change of the label set does to a layer. Nobody has looked at the spans again, so
their own time stamps stay.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal, Self, TypeVar

from pydantic import AfterValidator, Field

from annotator.core.changes import Changes
from annotator.core.edits.base import Touched, need_relation, need_span
from annotator.core.records import Id, Layer, Record, Relation, Span

Item = TypeVar("Item", Span, Relation)
Group = tuple[Annotated[str, Field(min_length=1, max_length=200)], tuple[Id, ...]]
"""A label, and the ids of what gets it."""


def grouped(labels: Iterable[tuple[str, str]]) -> tuple[Group, ...]:
    """Return pairs of an id and a label by label, both in order.

    >>> grouped([("s2", "actor"), ("s3", "date"), ("s1", "actor")])
    (('actor', ('s1', 's2')), ('date', ('s3',)))
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for item_id, label in labels:
        found[label].append(item_id)
    return tuple((label, tuple(sorted(found[label]))) for label in sorted(found))


def _in_order(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    pairs = [(item_id, label) for label, ids in groups for item_id in ids]
    if len({item_id for item_id, _ in pairs}) < len(pairs):
        raise ValueError("something gets two labels at once")
    return grouped(pairs)


Groups = Annotated[tuple[Group, ...], AfterValidator(_in_order)]
"""Ids by the label that they get, each id once; in order, whatever order they are given in."""


class _Relabel(Record):
    touches: ClassVar[Changes] = Changes.SPANS
    groups: Groups

    @property
    def labels(self) -> dict[str, str]:
        """Which label each id gets."""
        return {item_id: label for label, ids in self.groups for item_id in ids}

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(item_id for _, ids in self.groups for item_id in ids)

    def _title(self, one: str, many: str) -> str:
        number = len(self._ids)
        what = one if number == 1 else f"{number:,} {many}"
        return f"Relabel {what} as {self.groups[0][0]}" if len(self.groups) == 1 else "Relabel"


class RelabelSpans(_Relabel):
    """Gives spans other labels."""

    kind: Literal["relabel_spans"] = "relabel_spans"

    @property
    def title(self) -> str:
        """What undo calls it."""
        return self._title("a span", "spans")

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the spans' new labels.

        Raises:
            EditError: One of the spans is not there.
        """
        new = {i: _relabelled(need_span(layer, i), label) for i, label in self.labels.items()}
        spans = tuple(new.get(span.id, span) for span in layer.spans)
        return layer.model_copy(update={"spans": spans})

    def inverse(self, layer: Layer) -> Self:
        """Return the edit that takes this one back: each gets the label that it has now."""
        old = grouped((span_id, need_span(layer, span_id).label) for span_id in self._ids)
        return self.model_copy(update={"groups": old})

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        return Touched(span_ids=self._ids)


class RelabelRelations(_Relabel):
    """Gives relations other names."""

    kind: Literal["relabel_relations"] = "relabel_relations"

    @property
    def title(self) -> str:
        """What undo calls it."""
        return self._title("a link", "links")

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the relations' new names.

        Raises:
            EditError: One of the relations is not there.
        """
        new = {i: _relabelled(need_relation(layer, i), label) for i, label in self.labels.items()}
        relations = tuple(new.get(relation.id, relation) for relation in layer.relations)
        return layer.model_copy(update={"relations": relations})

    def inverse(self, layer: Layer) -> Self:
        """Return the edit that takes this one back: each gets the name that it has now."""
        old = grouped((item_id, need_relation(layer, item_id).label) for item_id in self._ids)
        return self.model_copy(update={"groups": old})

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes, given the layer before it."""
        return Touched(relation_ids=self._ids)


def _relabelled(item: Item, label: str) -> Item:
    return item.model_copy(update={"label": label})
