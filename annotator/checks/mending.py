"""Edits that mends are made of; none leaves two spans with one label at one place."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.checks.base import Mend
from annotator.checks.material import Material, ends_of
from annotator.core.edits import (
    AddRelation,
    AddSpan,
    Edit,
    MoveSpan,
    RelabelSpan,
    RemoveSpan,
    SetAttributes,
    SetSpanNote,
)
from annotator.core.ranges import Range
from annotator.core.records import Relation, Span


def moving(material: Material, span: Span, place: Range, title: str) -> Mend:
    """Return the mend that puts a span at a place, which must lie in the text.

    An empty place takes the span away; where the same is tagged there already, they become one.
    """
    if place.is_empty:
        return removing(span)
    twin = material.at.get((place.start, place.end, span.label))
    if twin is not None and twin.id != span.id:
        return Mend(title, joined(material, (twin, span)))
    return Mend(title, (_moved(material, span, place),))


def _moved(material: Material, span: Span, place: Range) -> MoveSpan:
    return MoveSpan(span_id=span.id, start=place.start, end=place.end, text=material.words(place))


def removing(span: Span, title: str = "", *, is_sure: bool = True) -> Mend:
    """Return the mend that takes a span away."""
    return Mend(title or f"Remove this {span.label}", (_removed(span),), is_sure)


def _removed(span: Span) -> RemoveSpan:
    return RemoveSpan(span_id=span.id, label=span.label)


def relabelling(material: Material, spans: Iterable[Span], label: str, title: str) -> Mend:
    """Return the mend that gives spans another label."""
    edits: list[Edit] = []
    pairs: list[tuple[Span, Span]] = []
    there: dict[tuple[int, int], Span] = {}
    for span in spans:
        place = (span.start, span.end)
        twin = there.get(place) or material.at.get((*place, label))
        if twin is None:
            there[place] = span
            edits.append(RelabelSpan(span_id=span.id, label=label))
        elif twin.id != span.id:
            pairs.append((twin, span))
    return Mend(title, (*edits, *joined(material, *pairs)))


def adding(material: Material, places: Iterable[Range], label: str, title: str) -> Mend:
    """Return the mend that tags places."""
    return Mend(title, tuple(AddSpan(span=_new(material, place, label)) for place in places))


def _new(material: Material, place: Range, label: str) -> Span:
    return Span(
        id=free_id(material, f"new{place.start}.{place.end}"),
        label=label,
        start=place.start,
        end=place.end,
        text=material.words(place),
    )


def free_id(material: Material, wanted: str) -> str:
    """Return an id that no span or relation of the layer has, made of the one that is wanted."""
    layer, found, number = material.layer, wanted, 1
    while layer.span(found) is not None or layer.relation(found) is not None:
        number += 1
        found = f"{wanted}.{number}"
    return found


def joined(
    material: Material, *pairs: tuple[Span, Span], place: Range | None = None
) -> tuple[Edit, ...]:
    """Return the edits that make each pair of spans one, of which the first stays.

    The one that stays gets what only the other says, and its links; it is put at `place` if given.
    """
    edits: list[Edit] = []
    if place is not None:
        edits.extend(_moved(material, kept, place) for kept, _ in pairs)
    edits.extend(_removed(gone) for _, gone in pairs)
    edits.extend(_told(pairs))
    edits.extend(AddRelation(relation=one) for one in _taken_over(material, pairs))
    return tuple(edits)


def _told(pairs: Sequence[tuple[Span, Span]]) -> Iterator[Edit]:
    """Yield the edits that let spans say what those say whose place they take."""
    kept = {one.id: one for one, _ in pairs}
    values = {span_id: {v.name: v for v in span.attributes} for span_id, span in kept.items()}
    notes = {span_id: span.note for span_id, span in kept.items()}
    for one, gone in pairs:
        values[one.id] = {v.name: v for v in gone.attributes} | values[one.id]
        notes[one.id] = notes[one.id] or gone.note
    for span_id, span in kept.items():
        own = {value.name for value in span.attributes}
        more = [value for name, value in values[span_id].items() if name not in own]
        if more:
            yield SetAttributes(span_id=span_id, attributes=(*span.attributes, *more))
        if notes[span_id] != span.note:
            yield SetSpanNote(span_id=span_id, note=notes[span_id])


def _taken_over(material: Material, pairs: Sequence[tuple[Span, Span]]) -> Iterator[Relation]:
    """Yield the links of the spans that go as they are for those that stay in their places."""
    instead = {gone.id: kept.id for kept, gone in pairs}
    cut = {r.id: r for _, gone in pairs for r in material.relations_of.get(gone.id, ())}
    added: set[tuple[str, str, str]] = set()
    for relation in cut.values():
        head, tail = (instead.get(end, end) for end in (relation.head, relation.tail))
        new = relation.model_copy(update={"head": head, "tail": tail})
        ends = ends_of(new)
        if new.head != new.tail and ends not in material.links and ends not in added:
            added.add(ends)
            yield new
