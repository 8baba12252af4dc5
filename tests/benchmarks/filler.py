"""A perfect annotator who fills in what spans say and links them, at the real window.

By keyboard nothing else is used; by mouse, spans, proposals and fields are clicked, and keys only
type what goes into a field.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from PySide6.QtWidgets import QApplication

from annotator.app.selection import span_at
from annotator.app.slots import Slot, slots_of
from annotator.core.ranges import Range, RangeIndex
from annotator.core.records import AttributeValue, Span
from annotator.ui.window import MainWindow
from tests.benchmarks.filling_fields import Fields, MismatchError
from tests.benchmarks.filling_gold import Place, Said, Tie, compared
from tests.benchmarks.filling_plans import NoWayError, keys_to_link, keys_to_span
from tests.benchmarks.hand import Hand

Purpose = Literal["confirming", "walking", "mending", "getting there"]
PURPOSES: tuple[Purpose, ...] = ("confirming", "walking", "mending", "getting there")
"""What presses are for: links, the way to targets, values, the way to the span."""

_CONFIRMING = ("Y", "Shift+Y")
Named = tuple[str, str]
"""A link to be made: its relation and the id of the span that it leads to."""


class Filler:
    """Makes the spans of the article in view say what is wanted.

    `presses` are keys and clicks, by the span and by what they were for. `stops_at_all` goes to
    every span, as somebody does who looks at each once more; else only where something is open.
    """

    def __init__(
        self, window: MainWindow, app: QApplication, *, by: str, stops_at_all: bool = False
    ) -> None:
        self._window = window
        self._session = window.session
        self._with_mouse = by == "mouse"
        self._stops_at_all = stops_at_all
        self.hand = Hand(window, app)
        self._fields = Fields(window, self.hand, with_mouse=self._with_mouse)
        self.presses: defaultdict[Place, Counter[Purpose]] = defaultdict(Counter)

    def fill(self, wanted: Said) -> None:
        """Go through the spans in reading order, from the one that is picked.

        Raises:
            MismatchError: What the program offers does not lead to what is wanted.
        """
        self._window.article.view.setFocus()
        for place in list(map(place_of, self._session.spans)):
            wrong = wrong_values(self._span(place), wanted)
            missing = self._missing(place, wanted)
            if not (wrong or missing or self._stops_at_all):
                continue
            with self._counting(place, "getting there"):
                self._go_to(place)
            self._link(place, missing)
            self._mend_ties(place, missing, wanted)
            if wrong:
                with self._counting(place, "mending"):
                    self._fields.write(wrong)

    @contextmanager
    def _counting(self, place: Place, purpose: Purpose) -> Iterator[None]:
        before = self._pressed
        yield
        self.presses[place][purpose] += self._pressed - before

    @property
    def _pressed(self) -> int:
        return self.hand.done.keys + self.hand.done.clicks

    def _span(self, place: Place) -> Span:
        return next(span for span in self._session.spans if place_of(span) == place)

    # Getting there

    def _go_to(self, place: Place) -> None:
        span = self._span(place)
        if self._with_mouse:
            self._click_span(span)
        else:
            for key in self._way(span):
                self.hand.press(key)
        if self._picked_id != span.id:
            raise MismatchError(f"The way to {place} leads elsewhere.")

    @property
    def _picked_id(self) -> str:
        return "" if self._session.picked is None else self._session.picked.id

    def _way(self, span: Span) -> tuple[str, ...]:
        spans = self._session.spans
        is_open = [any(s.first_proposal >= 0 for s in self._slots(other)) for other in spans]
        ids = [other.id for other in spans]
        return keys_to_span(ids.index(self._picked_id), ids.index(span.id), is_open)

    def _missing(self, place: Place, wanted: Said) -> tuple[Tie, ...]:
        """Return the wanted relations that begin at a span and are not there."""
        slots = self._slots(self._span(place))
        there = {(slot.kind.name, place_of(link.span)) for slot in slots for link in slot.links}
        ties = (tie for tie in wanted.ties if tie.head == place)
        return tuple(tie for tie in ties if (tie.name, tie.tail) not in there)

    def _slots(self, span: Span) -> tuple[Slot, ...]:
        session = self._session
        assert session.layer is not None
        return slots_of(session.text, session.label_set, session.layer, span)

    def _click_span(self, span: Span) -> None:
        """Click where this span is the shortest; where none is, click through those there."""
        spans, index, picked = self._session.spans, self._session.index, self._picked_id
        places = _from_the_middle(span)
        at = next((at for at in places if span_at(spans, index, at, picked) == span), places[0])
        for _ in index.at(at):
            if self._picked_id != span.id:
                self._click(at)

    def _click(self, offset: int) -> None:
        view = self._window.article.view
        if not 0 < view.point_of(offset).y() < view.viewport().height():
            view.set_scroll_offset(offset)
        self.hand.click(offset)

    # Linking

    def _link(self, place: Place, missing: Sequence[Tie]) -> None:
        wanted = {(tie.name, self._span(tie.tail).id) for tie in missing}
        while wanted:
            left = wanted - (
                self._click_link(place, wanted)
                if self._with_mouse
                else self._press_link(place, wanted)
            )
            if left == wanted:
                raise MismatchError(f"{place} cannot be linked to all it is linked to.")
            wanted = left

    def _press_link(self, place: Place, wanted: set[Named]) -> set[Named]:
        """Press the keys to the first confirmation, and return what was linked."""
        slots = self._window.linking.slots
        before = _linked(slots)
        try:
            keys = keys_to_link(slots, wanted)
        except NoWayError:
            return set()
        for key in keys[: 1 + next(at for at, key in enumerate(keys) if key in _CONFIRMING)]:
            with self._counting(place, "confirming" if key in _CONFIRMING else "walking"):
                self.hand.press(key)
        # What is proposed next is known better now.
        return _linked(self._window.linking.slots) - before

    def _click_link(self, place: Place, wanted: set[Named]) -> set[Named]:
        """Click one link, or all that are proposed, and return what was linked."""
        slots, list_ = self._window.linking.slots, self._window.beside.details.links
        proposed = [(s.kind.name, s.proposed.span_id) if s.proposed else None for s in slots]
        sure = {named for named in proposed if named is not None}
        if len(sure) > 1 and sure <= wanted:
            with self._counting(place, "confirming"):
                self.hand.click_on(list_.tools["confirm_links"])
            return sure
        at = next((at for at, named in enumerate(proposed) if named in wanted), None)
        if at is not None:
            with self._counting(place, "confirming"):
                self.hand.click_on(list_.boxes[at].proposal)
            return sure & {(slots[at].kind.name, slots[at].targets[slots[at].at].span_id)}
        name, target = min(wanted)
        with self._counting(place, "walking"):
            self._click_target(slots, name, target)
        return {(name, target)}

    def _click_target(self, slots: Sequence[Slot], name: str, target: str) -> None:
        list_ = self._window.beside.details.links
        slot, box = next(
            (s, b) for s, b in zip(slots, list_.boxes, strict=False) if s.kind.name == name
        )
        if not slot.is_current:
            self.hand.click_on(box.name)
        self.hand.click_on(list_.tools["choose_target"])
        spans = [
            s for s in self._session.spans if s.label in slot.kind.tails and s.id != self._picked_id
        ]
        index = RangeIndex([Range(span.start, span.end) for span in spans])
        span = next(span for span in spans if span.id == target)
        self._click(
            next(at for at in _from_the_middle(span) if span_at(spans, index, at, "") == span)
        )

    def _mend_ties(self, place: Place, missing: Sequence[Tie], wanted: Said) -> None:
        """Turn what links say of themselves, where it is another than was proposed."""
        for at, slot in enumerate(self._window.linking.slots if missing else ()):
            kinds = [a.name for a in slot.kind.attributes if a.type == "boolean"]
            for row, link in enumerate(slot.links):
                tie = Tie(slot.kind.name, place, place_of(link.span))
                there, right = said_by(link.relation.attributes), wanted.ties.get(tie, {})
                for number, name in enumerate(kinds):
                    if there.get(name) != right.get(name):
                        with self._counting(place, "mending"):
                            self._fields.turn(at, row, number)


def _linked(slots: Sequence[Slot]) -> set[Named]:
    return {(slot.kind.name, link.span.id) for slot in slots for link in slot.links}


def place_of(span: Span) -> Place:
    """Return where a span is, and its label."""
    return Place(span.start, span.end, span.label)


def said_by(values: Sequence[AttributeValue]) -> dict[str, str]:
    """Return what values of a record say, as it is compared."""
    return compared((value.name, value.value) for value in values)


def wrong_values(span: Span, wanted: Said) -> dict[str, str]:
    """Return the values to be written by name, "" for those to be taken away."""
    there, right = said_by(span.attributes), wanted.values[place_of(span)]
    names = dict.fromkeys((*right, *there))
    return {name: right.get(name, "") for name in names if there.get(name) != right.get(name)}


def _from_the_middle(span: Span) -> list[int]:
    """Return where the letters of a span are, those far from its ends first: ends are handles."""
    middle = (span.start + span.end - 1) / 2
    places = [span.start + at for at, sign in enumerate(span.text) if sign.isalnum()]
    return sorted(places, key=lambda at: abs(at - middle))
