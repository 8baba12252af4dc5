"""What may be linked to a span: a slot for each relation, with links and likely targets."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.labels import LabelSet, RelationType
from annotator.core.records import AttributeValue, Layer, Relation, Span

if TYPE_CHECKING:
    from annotator.link import Target

_NEAR = 300
"""How many spans before and behind the head may be its targets; a click may take any other."""


class Link(NamedTuple):
    """A relation that is there, and the span at its other end."""

    relation: Relation
    span: Span


class Slot(NamedTuple):
    """One relation that may begin at the picked span."""

    kind: RelationType
    links: tuple[Link, ...] = ()
    targets: "tuple[Target, ...]" = ()
    """What may be linked next, the likeliest first; without what is linked already."""
    at: int = -1
    """Which of the targets is proposed, -1 for none."""
    is_current: bool = False
    was_followed: bool = True
    """Whether what is linked is what was likeliest, so that the next likely one is proposed too."""

    @property
    def proposed(self) -> "Target | None":
        """The target that would be linked next."""
        return self.targets[self.at] if 0 <= self.at < len(self.targets) else None

    @property
    def first_proposal(self) -> int:
        """Which target is proposed without being asked for, -1 for none."""
        from annotator.link import LIKELY

        is_likely = bool(self.targets) and self.targets[0].score >= LIKELY
        return 0 if is_likely and self.was_followed else -1

    def values_of(self, target: "Target") -> tuple[AttributeValue, ...]:
        """Return what a link to a target would say, as far as the label set declares it."""
        declared = {attribute.name: attribute for attribute in self.kind.attributes}
        return tuple(
            AttributeValue(name=name, type=declared[name].type, value=value, is_parsed=True)
            for name, value in target.attributes
            if name in declared
        )


def slots_of(text: str, label_set: LabelSet, layer: Layer, span: Span) -> tuple[Slot, ...]:
    """Return what may begin at a span of a layer, in the order of the label set."""
    kinds = (kind for kind in label_set.relations if span.label in kind.heads)
    rules = label_set.rules_of(span.label)
    return tuple(_slot(kind, text, layer, span, rules) for kind in kinds)


def _slot(kind: RelationType, text: str, layer: Layer, span: Span, rules: str) -> Slot:
    # What ranks targets takes a moment to load, which no start-up should wait for.
    from annotator.link import targets

    links = tuple(
        Link(relation, tail)
        for relation in layer.relations
        if relation.head == span.id
        and relation.label == kind.name
        and (tail := layer.span(relation.tail)) is not None
    )
    linked = {link.span.id for link in links}
    allowed = [other for other in _near(layer.spans, span) if other.label in kind.tails]
    # Linkers know labels and relations by the names that the rules have.
    head = span.model_copy(update={"label": rules})
    ranked = targets(text, head, allowed, kind.rules or kind.name)
    left = tuple(target for target in ranked if target.span_id not in linked)
    first = {target.span_id for target in ranked[: len(linked)]}
    return Slot(kind, links, left, was_followed=linked == first)


def _near(spans: Sequence[Span], head: Span) -> Sequence[Span]:
    """Return the spans around one of them, which are in reading order."""
    at = bisect_left(spans, head.order, key=lambda span: span.order)
    return spans[max(0, at - _NEAR) : at + _NEAR + 1]


def incoming_of(layer: Layer, span: Span) -> tuple[Link, ...]:
    """Return the links of a layer that end at a span, each with the span that it begins at."""
    ends = (
        (relation, layer.span(relation.head))
        for relation in layer.relations
        if relation.tail == span.id
    )
    return tuple(Link(relation, head) for relation, head in ends if head is not None)
