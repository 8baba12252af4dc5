"""Links of the picked span: which the program proposes, and what a person makes of them.

For each relation that may begin at the span there is a `Slot` with the links that are there and the
targets that may be linked next, the likeliest first. One of the slots is the current one, and its
target in turn is the `proposal`: `confirm` takes it, `walk` goes to the next target, and a click on
a span takes that one instead.
"""

from collections.abc import Callable, Collection

from annotator.app.selection import span_at
from annotator.app.session import Session
from annotator.app.slots import Link, Slot, incoming_of, slots_of
from annotator.app.spanning import Direction
from annotator.core.changes import Changes
from annotator.core.edits import AddRelation, RemoveRelation, SetRelationAttributes
from annotator.core.labels import Attribute, LabelSet, RelationType, spoken
from annotator.core.ranges import RangeIndex
from annotator.core.records import AttributeValue, Layer, Relation, Span
from annotator.core.values import value_of_text
from annotator.errors import EditError

__all__ = ["Link", "Linking", "Slot"]

_WORDS = 60
"""How much of a target's text is told, in code points."""


class Linking:
    """Shows and changes the links of the picked span."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._span_id: str = ""
        self._kind: str = ""
        self._walked: dict[str, int] = {}
        self._is_choosing = False
        self._take: Callable[[Span], object] | None = None
        self._kept: tuple[Layer, LabelSet, str, tuple[Slot, ...]] | None = None

    # What there is

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What may begin at the picked span, in the order of the label set."""
        session, span = self._session, self._session.picked
        layer = session.layer
        if span is None or layer is None:
            return ()
        self._turn_to(span)
        kept, label_set = self._kept, session.label_set
        if kept is not None and kept[0] is layer and kept[1] is label_set and kept[2] == span.id:
            return self._with_current(kept[3])
        found = slots_of(session.text, label_set, layer, span)
        self._kept = (layer, label_set, span.id, found)
        return self._with_current(found)

    @property
    def incoming(self) -> tuple[Link, ...]:
        """The links that end at the picked span."""
        span, layer = self._session.picked, self._session.layer
        if span is None or layer is None:
            return ()
        return incoming_of(layer, span)

    @property
    def current(self) -> Slot | None:
        """The slot that keys are about; None where no link may begin."""
        return next((slot for slot in self.slots if slot.is_current), None)

    @property
    def proposal(self) -> Span | None:
        """The span that would be linked next; None where none is proposed."""
        slot, layer = self.current, self._session.layer
        if slot is None or slot.proposed is None or layer is None:
            return None
        return layer.span(slot.proposed.span_id)

    @property
    def is_choosing(self) -> bool:
        """Whether the next click on a span links it, or makes it a value."""
        span = self._session.picked
        return self._is_choosing and span is not None and span.id == self._span_id

    def _turn_to(self, span: Span) -> None:
        """Forget what was walked through where another span is picked."""
        if span.id != self._span_id:
            self._span_id, self._kind, self._walked = span.id, "", {}
            self._is_choosing, self._take = False, None

    def _with_current(self, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        """Return the slots with what is proposed in each, and which is current."""
        slots = tuple(slot._replace(at=self._at(slot)) for slot in slots)
        names = [slot.kind.name for slot in slots]
        if self._kind in names:
            current = self._kind
        else:
            open_ = (slot.kind.name for slot in slots if slot.proposed is not None)
            free = (slot.kind.name for slot in slots if slot.targets and not slot.links)
            current = next(open_, next(free, names[0] if names else ""))
        return tuple(slot._replace(is_current=slot.kind.name == current) for slot in slots)

    def _at(self, slot: Slot) -> int:
        if slot.kind.name in self._walked:
            return min(self._walked[slot.kind.name], len(slot.targets) - 1)
        return slot.first_proposal

    # What a person means

    def walk(self, direction: Direction) -> None:
        """Propose the next target of the current slot, or the one before; round the end."""
        slot = self.current
        if slot is None or not slot.targets:
            self._session.tell(self._why_none())
            return
        first = 0 if direction > 0 else -1
        at = slot.at + direction if slot.at >= 0 else first
        self._kind = slot.kind.name
        self._walked[self._kind] = at % len(slot.targets)
        proposed = self.proposal
        if proposed is not None:
            words = " ".join(proposed.text.split())[:_WORDS]
            self._session.tell(f"{spoken(self._kind).capitalize()}: “{words}”?")
        self._session.announce(Changes.LINK)

    def turn_to(self, kind: str) -> None:
        """Make the slot of a relation the current one."""
        if any(slot.kind.name == kind for slot in self.slots):
            self._kind = kind
            self._session.announce(Changes.LINK)

    def next_kind(self) -> None:
        """Make the next slot the current one, round the end."""
        slots = self.slots
        if slots:
            at = next(number for number, slot in enumerate(slots) if slot.is_current)
            self._kind = slots[(at + 1) % len(slots)].kind.name
            self._session.announce(Changes.LINK)

    def confirm(self) -> None:
        """Link what is proposed.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        slot, span = self.current, self.proposal
        if slot is None or slot.proposed is None or span is None:
            self._session.tell(self._why_none())
            return
        self._link(slot.kind, span.id, slot.values_of(slot.proposed))

    def confirm_all(self) -> None:
        """Link what is proposed in every slot, in one step.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        new = [
            self._relation(slot.kind, slot.proposed.span_id, slot.values_of(slot.proposed))
            for slot in self.slots
            if slot.proposed
        ]
        if not new:
            self._session.tell(self._why_none())
            return
        self._kind, self._walked = "", {}
        self._session.perform(tuple(AddRelation(relation=relation) for relation in new))

    def begin_choosing(self) -> None:
        """Let the next click on a span link it; a second time, no longer."""
        slot = self.current
        if slot is None:
            self._session.tell("No link begins at a span of this label.")
        elif self.is_choosing:
            self.stop_choosing()
        else:
            self._choose(slot.kind.name, None)

    def choose_value(self, name: str, take: Callable[[Span], object]) -> None:
        """Let the next click on a span hand it to `take`, for a value that is a span."""
        span = self._session.picked
        if span is not None:
            self._turn_to(span)
            self._choose(name, take)

    def _choose(self, name: str, take: Callable[[Span], object] | None) -> None:
        self._is_choosing, self._take = True, take
        self._session.tell(f"Click the {spoken(name)}. Esc ends that.")
        self._session.announce(Changes.LINK)

    def stop_choosing(self) -> None:
        """Let clicks pick spans again."""
        if self._is_choosing:
            self._is_choosing, self._take = False, None
            self._session.tell("")
            self._session.announce(Changes.LINK)

    def choose_at(self, offset: int) -> None:
        """Link the shortest span at a code point that a relation may lead to.

        The current slot comes first, then one that proposes the span, then the others in their
        order. Where a value is chosen, it is the shortest span there that is not the picked one.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        if self._take is not None:
            self._choose_value_at(offset, self._take)
            return
        slots = self.slots
        ends = [
            (slot, found)
            for slot in slots
            if (found := self._shortest_at(offset, slot.kind.tails)) is not None
        ]
        if ends:
            wanted = min(ends, key=lambda end: (not end[0].is_current, not _proposes(*end)))
            self._choose_target(*wanted)
            return
        labels = dict.fromkeys(label for slot in slots for label in slot.kind.tails)
        self._session.tell(f"There is no span here to link: {' or '.join(labels)} it has to be.")

    def _choose_value_at(self, offset: int, take: Callable[[Span], object]) -> None:
        found = self._shortest_at(offset, {span.label for span in self._session.spans})
        if found is None:
            self._session.tell("There is no other span here.")
        else:
            self.stop_choosing()
            take(found)

    def _choose_target(self, slot: Slot, found: Span) -> None:
        if any(link.span.id == found.id for link in slot.links):
            self._session.tell(f"This {spoken(slot.kind.name)} is linked already.")
            return
        self._is_choosing = False
        known = next((t for t in slot.targets if t.span_id == found.id), None)
        self._link(slot.kind, found.id, slot.values_of(known) if known else ())

    def _shortest_at(self, offset: int, labels: Collection[str]) -> Span | None:
        allowed = [s for s in self._session.spans if s.label in labels and s.id != self._span_id]
        index = RangeIndex([span.place for span in allowed])
        return span_at(allowed, index, offset, "")

    def remove(self, relation_id: str) -> None:
        """Take a link away.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        self._session.perform((RemoveRelation(relation_id=relation_id),))

    def write(self, relation_id: str, attribute: Attribute, text: str) -> None:
        """Give an attribute of a link the value that a person has written; "" takes it away.

        Raises:
            ValueFaultError: The text is no such value; nothing has changed.
            StoreError: It could not be written; nothing has changed.
        """
        layer = self._session.layer
        relation = layer.relation(relation_id) if layer else None
        if relation is None:
            raise EditError("This link is not there any more.")
        kept = tuple(a for a in relation.attributes if a.name != attribute.name)
        new = (*kept, value_of_text(attribute, text)) if text.strip() else kept
        if new != relation.attributes:
            self._session.perform((SetRelationAttributes(relation_id=relation_id, attributes=new),))

    def _why_none(self) -> str:
        slot = self.current
        if slot is None:
            return "No link begins at a span of this label."
        if not slot.targets:
            return f"There is no {' or '.join(slot.kind.tails)} left to link here."
        return "No link is proposed. Walk the targets first, or click one."

    def _link(self, kind: RelationType, tail: str, values: tuple[AttributeValue, ...]) -> None:
        relation = self._relation(kind, tail, values)
        if kind.name in self._walked:
            del self._walked[kind.name]
        self._kind = ""
        self._session.perform((AddRelation(relation=relation),))

    def _relation(
        self, kind: RelationType, tail: str, values: tuple[AttributeValue, ...]
    ) -> Relation:
        session = self._session
        return Relation(
            id=session.new_id(),
            label=kind.name,
            head=self._span_id,
            tail=tail,
            attributes=values,
            created_by=session.author_id,
            created_at=session.moment(),
        )


def _proposes(slot: Slot, span: Span) -> bool:
    return slot.proposed is not None and slot.proposed.span_id == span.id
