"""What the mouse means: a state machine over offsets that knows no pixel and no widget.

A window tells it where the mouse was pressed, moved to and released, as offsets in code points;
each call answers with what the person meant by it. A click that may still become a drag means
nothing yet, so a press on a span picks it only when the button comes up in the same place.
"""

from typing import Literal, NamedTuple

from annotator.app.spanning import Side, Unit, dragged
from annotator.core import boundaries
from annotator.core.ranges import Range


class SelectRange(NamedTuple):
    """Select from `anchor` to `caret`, grown to whole `unit`s; equal ends put the caret there."""

    anchor: int
    caret: int
    unit: Unit


class SelectionMade(NamedTuple):
    """The selection that was made by the last `SelectRange` stands."""


class PickSpan(NamedTuple):
    """Pick a span that holds the code point at `offset`."""

    offset: int


class TagAt(NamedTuple):
    """Tag the phrase at the code point `offset` with the label that is chosen.

    Behind a double or triple click what that has selected is meant, in the phrase's place.
    """

    offset: int


class MoveEdge(NamedTuple):
    """Move one end of a span to `offset`; it is snapped already."""

    span_id: str
    side: Side
    offset: int


class LetGo(NamedTuple):
    """Unpick the span and clear the selection."""


Intent = SelectRange | SelectionMade | PickSpan | TagAt | MoveEdge | LetGo


class Edge(NamedTuple):
    """An end of a span that can be dragged; `start` and `end` are the span's."""

    span_id: str
    side: Side
    start: int
    end: int


class Press(NamedTuple):
    """Where and how a button went down.

    `offset` is the nearest place for a caret, `under` the code point below the pointer, `anchor`
    where the present selection began. `clicks` is 1 to 3 and counts presses in quick succession.
    """

    offset: int
    under: int
    clicks: int = 1
    anchor: int = 0
    shift: bool = False
    alt: bool = False
    is_on_span: bool = False
    tags: bool = False
    """Whether a click tags: a label sticks, or Ctrl is held, and the pointer is over a letter."""
    edge: Edge | None = None


_Mode = Literal["idle", "click", "select", "grow", "edge"]


class Gestures:
    """Turns the presses, moves and releases of one mouse on one text into intents.

    `snaps` says whether a drag takes whole words; Alt turns it off for the time it is held.
    """

    def __init__(self, text: str, *, snaps: bool = True) -> None:
        self.snaps = snaps
        self._text = text
        self._mode: _Mode = "idle"
        self._press = Press(0, 0)
        self._first = Range(0, 0)
        self._edge_at = Range(0, 0)
        self._said: Intent | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a button is down."""
        return self._mode != "idle"

    @property
    def preview(self) -> tuple[str, Range] | None:
        """The span whose end is being dragged and the range it would get; None otherwise."""
        edge = self._press.edge
        return (edge.span_id, self._edge_at) if self._mode == "edge" and edge else None

    def press(self, press: Press) -> tuple[Intent, ...]:
        """Begin a gesture."""
        self._press, self._said = press, None
        if press.edge is not None:
            self._mode = "edge"
            self._edge_at = Range(press.edge.start, press.edge.end)
            return ()
        if press.clicks > 1:
            return self._begin_to_grow()
        if press.shift:
            self._mode = "select"
            return self._select(press.anchor, press.offset, alt=press.alt)
        self._mode = "click"
        self._press = press._replace(anchor=press.offset)
        is_settled_later = press.is_on_span or press.tags
        return () if is_settled_later else self._say(_caret_at(press.offset))

    def move(self, offset: int, *, alt: bool = False) -> tuple[Intent, ...]:
        """Go on with the gesture at the caret place `offset`; nothing where none has begun."""
        if self._mode == "click" and offset != self._press.offset:
            self._mode = "select"
        if self._mode == "select":
            return self._select(self._press.anchor, offset, alt=alt)
        if self._mode == "grow":
            return self._grow(offset)
        if self._mode == "edge":
            self._drag_edge(offset, alt=alt)
        return ()

    def release(self) -> tuple[Intent, ...]:
        """End the gesture where it has come to."""
        mode, press, self._mode = self._mode, self._press, "idle"
        if press.tags and (mode == "click" or (mode == "grow" and not self._has_grown)):
            return (TagAt(press.under),)
        if mode == "click" and press.is_on_span:
            return (PickSpan(press.under),)
        if mode in ("select", "grow") and self._has_selected:
            return (SelectionMade(),)
        if mode == "edge" and press.edge is not None:
            return self._moved(press.edge)
        return ()

    def cancel(self) -> tuple[Intent, ...]:
        """Take the gesture back; with none under way, let go of what is picked or selected."""
        mode, self._mode = self._mode, "idle"
        if mode == "idle":
            return (LetGo(),)
        return (_caret_at(self._press.anchor),) if mode in ("select", "grow") else ()

    @property
    def _has_selected(self) -> bool:
        said = self._said
        return isinstance(said, SelectRange) and said.anchor != said.caret

    @property
    def _has_grown(self) -> bool:
        return self._said != SelectRange(*self._first, self._unit)

    def _select(self, anchor: int, caret: int, *, alt: bool) -> tuple[Intent, ...]:
        unit: Unit = "word" if self.snaps and not alt and anchor != caret else "char"
        return self._say(SelectRange(anchor, caret, unit))

    def _begin_to_grow(self) -> tuple[Intent, ...]:
        self._mode = "grow"
        self._first = self._unit_at(self._press.under)
        self._press = self._press._replace(anchor=self._first.start)
        return self._say(SelectRange(*self._first, self._unit))

    def _grow(self, offset: int) -> tuple[Intent, ...]:
        """Take in whole words or sentences up to `offset`, and always the one begun with."""
        first = self._first
        if offset < first.start:
            caret = min(self._unit_at(offset).start, first.start)
            return self._say(SelectRange(first.end, caret, self._unit))
        last = self._unit_at(offset - 1) if offset > first.end else first
        return self._say(SelectRange(first.start, max(last.end, first.end), self._unit))

    @property
    def _unit(self) -> Unit:
        return "word" if self._press.clicks == 2 else "sentence"

    def _unit_at(self, offset: int) -> Range:
        at = boundaries.word_at if self._unit == "word" else boundaries.sentence_at
        return at(self._text, max(0, offset))

    def _drag_edge(self, offset: int, *, alt: bool) -> None:
        edge = self._press.edge
        if edge is not None:
            span = Range(edge.start, edge.end)
            snaps = self.snaps and not alt
            self._edge_at = dragged(self._text, span, edge.side, offset, snaps=snaps)

    def _moved(self, edge: Edge) -> tuple[Intent, ...]:
        if self._edge_at == (edge.start, edge.end):
            return ()
        offset = self._edge_at.start if edge.side == "start" else self._edge_at.end
        return (MoveEdge(edge.span_id, edge.side, offset),)

    def _say(self, intent: Intent) -> tuple[Intent, ...]:
        """Answer with `intent`, but not twice in a row: the mouse moves more often than offsets."""
        if intent == self._said:
            return ()
        self._said = intent
        return (intent,)


def _caret_at(offset: int) -> SelectRange:
    return SelectRange(offset, offset, "char")
