"""Point and press: which phrase a label's key takes, and the likely phrases one can go to."""

from collections.abc import Iterator
from itertools import chain

from annotator.app.session import NOWHERE, Session
from annotator.app.spanning import Direction
from annotator.core.ranges import Range
from annotator.core.records import Record
from annotator.find import phrase_at, phrases_in
from annotator.find.passages import passage_at, passages_in
from annotator.find.units import narrower, wider

LIKELY = 0.25
"""A phrase is worth stopping at where a label wants it, just so, at least this often."""
_FARTHEST = 30_000
"""How far, in code points, the next likely phrase is looked for, so that a key hardly waits."""


class LikelyPhrase(Record):
    """A stretch of the document in view and the label that likely wants it."""

    start: int
    end: int
    label: str
    score: float

    @property
    def range(self) -> Range:
        """Where it is, in code points."""
        return Range(self.start, self.end)


class Phrasing:
    """Answers for the document in view of a session, and moves its selection to phrases."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._widened: list[tuple[str, Range, Range]] = []
        """In which text which place became which, as far as what is in hand has come that way."""

    @property
    def _text(self) -> str:
        return self._session.text

    def _rules(self, label: str) -> str:
        return self._session.label_set.rules_of(label)

    def wanted_by(self, label: str, offset: int) -> Range:
        """Return the phrase that a label would take at a code point; empty where none is."""
        if offset == NOWHERE or not 0 <= offset <= len(self._text):
            return Range(0, 0)
        return phrase_at(self._text, offset, self._rules(label))

    def read_ahead(self, start: int, end: int, label: str) -> Iterator[None]:
        """Find what a label wants in a stretch, a paragraph at each step.

        What is found is remembered, so that a pointer that comes there waits for nothing.
        """
        for passage in passages_in(self._text, start, end):
            self.wanted_by(label, passage.start + len(passage.text) // 2)
            yield

    # Wider and narrower

    def widen(self) -> None:
        """Widen the picked span, or the selection, to the next unit around it.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        place = self.place
        if not place.is_empty:
            new = self.wider_than(place)
            if not self._has_widened_to(place):
                self._widened.clear()
            if new != place:
                self._widened.append((self._text, place, new))
            self._replace(new, "There is nothing wider.")

    def narrow(self) -> None:
        """Narrow the picked span, or the selection, to the next unit inside it.

        What was just widened goes back the way that it came.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        place = self.place
        if not place.is_empty:
            has_come = self._has_widened_to(place)
            new = self._widened.pop()[1] if has_come else self.narrower_than(place)
            self._replace(new, "There is nothing narrower.")

    def _has_widened_to(self, place: Range) -> bool:
        return bool(self._widened) and self._widened[-1][::2] == (self._text, place)

    @property
    def place(self) -> Range:
        """The picked span's place, or else the selection; empty at the caret for neither."""
        session = self._session
        if session.picked is not None:
            return session.picked.place
        return session.selection

    def wider_than(self, place: Range, label: str = "") -> Range:
        """Return the next unit around a place; `place` itself where there is none.

        Args:
            place: In code points.
            label: Whose phrases count; "" for the picked span's label, or else every label's.
        """
        return wider(self._text, place, self._phrases_around(place, label))

    def narrower_than(self, place: Range, label: str = "") -> Range:
        """Return the next unit inside a place: around what is pointed at, or else at its start."""
        pointed = self._session.pointed
        aim = pointed if place.start <= pointed < place.end else place.start
        return narrower(self._text, place, aim, self._phrases_around(place, label))

    def _replace(self, new: Range, otherwise: str) -> None:
        session = self._session
        if new == self.place:
            session.tell(otherwise)
        elif session.picked is not None:
            session.move(session.picked, new)
        else:
            session.select(new.start, new.end)

    def _phrases_around(self, place: Range, label: str) -> list[Range]:
        passage = passage_at(self._text, place.start)
        picked = self._session.picked
        known = label or (picked.label if picked else "")
        return [
            found.range
            for name in ((known,) if known else self._labels)
            for found in phrases_in(self._text, passage.start, passage.end, self._rules(name))
        ]

    # Likely phrases

    @property
    def _labels(self) -> tuple[str, ...]:
        """The labels that are looked for: the one that sticks, or all."""
        session = self._session
        if session.sticky_label:
            return (session.sticky_label,)
        return tuple(label.name for label in session.label_set.labels)

    def likely(self, start: int, end: int) -> list[LikelyPhrase]:
        """Return the likely phrases that begin in a stretch and are not tagged yet, in order."""
        tagged = {(span.start, span.end) for span in self._session.spans}
        best: dict[tuple[int, int], LikelyPhrase] = {}
        for label in self._labels:
            for found in phrases_in(self._text, start, end, self._rules(label)):
                place = (found.start, found.end)
                known = best.get(place)
                if (
                    found.score < LIKELY
                    or place in tagged
                    or (known and known.score >= found.score)
                ):
                    continue
                best[place] = LikelyPhrase(
                    start=found.start, end=found.end, label=label, score=found.score
                )
        return [best[place] for place in sorted(best, key=lambda at: (at[0], -at[1]))]

    def is_likely(self, place: Range, label: str) -> bool:
        """Return whether a label likely wants just this place."""
        found = phrases_in(self._text, place.start, place.start + 1, self._rules(label))
        return any(item.range == place and item.score >= LIKELY for item in found)

    def go_to_phrase(self, direction: Direction) -> None:
        """Select the next (+1) or last (-1) likely phrase in reading order."""
        found = self.beside(self.place, direction)
        if found is None:
            self._session.tell("No likely phrase is left here.")
        else:
            self._session.select(found.start, found.end)

    def beside(self, place: Range, direction: Direction) -> LikelyPhrase | None:
        """Return the likely phrase next to a place in reading order, None where none is near.

        Of phrases that begin together the longest comes first. A caret stands before a phrase
        that begins there.
        """
        at = (place.start, -place.end) if place.length else (place.start, -len(self._text) - 1)
        for found in chain.from_iterable(self._batches(place.start, direction)):
            beside = (found.start, -found.end)
            if (beside > at) if direction > 0 else (beside < at):
                return found
        return None

    def _batches(self, offset: int, direction: Direction) -> Iterator[list[LikelyPhrase]]:
        """Yield the likely phrases passage by passage, from the one around `offset` on."""
        at = offset
        while abs(at - offset) <= _FARTHEST:
            passage = passage_at(self._text, at)
            if passage.text.strip():
                found = self.likely(passage.start, passage.end)
                yield found if direction > 0 else found[::-1]
            at = passage.end + 1 if direction > 0 else passage.start - 1
            if not 0 <= at < len(self._text):
                return

    def select_phrase(self) -> None:
        """Select the phrase at the caret, or widen what is selected already."""
        session = self._session
        if not session.selection.is_empty:
            self.widen()
            return
        found = self.phrase_around(session.caret)
        if found.is_empty:
            session.tell("There is no word at the caret.")
        else:
            session.select(found.start, found.end)

    def phrase_around(self, offset: int) -> Range:
        """Return the shortest phrase at a code point that is more than a word, else the word.

        It may be any label's; what is wider is one key away.
        """
        around = (self.wanted_by(label, offset) for label in self._labels)
        found = sorted((place for place in around if place.length), key=_length)
        longer = (place for place in found if place.length > found[0].length)
        return next(longer, found[0] if found else Range(offset, offset))


def _length(place: Range) -> int:
    return place.length
