"""Goes to spans that have a likely link which nobody has confirmed."""

from bisect import bisect_left
from collections.abc import Sequence

from annotator.app.session import Session
from annotator.app.slots import slots_of
from annotator.app.spanning import Direction
from annotator.core.labels import RelationType
from annotator.core.records import Layer, Span

_MOST = 400
"""How many spans one press looks at, so that it is quick whatever the article's length."""


def pick_unlinked(session: Session, direction: Direction) -> None:
    """Pick the next span, or the one before, for which a link is proposed; says where none is.

    The search ends at the article's end and goes on from its beginning with the next press.
    """
    layer = session.layer
    if layer is None:
        return
    kinds = session.label_set.relations
    for span in _onwards(session, layer.spans, direction)[:_MOST]:
        if _may_be_open(kinds, layer, span) and _is_open(session, layer, span):
            session.pick(span.id)
            return
    session.let_go()
    session.select(*((0, 0) if direction > 0 else (len(session.text),) * 2))
    session.tell("No link is proposed from here to the article’s end.")


def _onwards(session: Session, spans: Sequence[Span], direction: Direction) -> Sequence[Span]:
    """Return the spans behind the picked one or the caret, in the order they are gone through."""
    caret, picked = session.caret, session.picked
    if picked is not None:
        at = bisect_left(spans, picked.order, key=lambda span: span.order)
        return spans[at + 1 :] if direction > 0 else spans[:at][::-1]
    at = bisect_left(spans, caret, key=lambda span: span.start)
    return spans[at:] if direction > 0 else spans[:at][::-1]


def _may_be_open(kinds: Sequence[RelationType], layer: Layer, span: Span) -> bool:
    """Whether some relation may begin at a span that none of the layer does yet."""
    own = {relation.label for relation in layer.relations if relation.head == span.id}
    return any(span.label in kind.heads and kind.name not in own for kind in kinds)


def _is_open(session: Session, layer: Layer, span: Span) -> bool:
    slots = slots_of(session.text, session.label_set, layer, span)
    return any(slot.first_proposal >= 0 for slot in slots)
