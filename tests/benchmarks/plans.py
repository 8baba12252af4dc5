"""The cheapest way to a span, of those that the program offers, found without trying them.

Everything here asks the program's own functions what a gesture would do, so that a plan is what a
person who knows the program by heart would choose; `effort` then plays it by real events.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from annotator.app.hints import Hint, hints_for
from annotator.app.phrasing import Phrasing
from annotator.app.session import NOWHERE
from annotator.app.spanning import Direction, Side, Step, nudged, span_range
from annotator.core import boundaries
from annotator.core.ranges import Range
from annotator.ui.window import MainWindow
from tests.benchmarks.hand import BUTTON_S, KEY_S, POINT_S, strokes

NUDGES: tuple[tuple[Side, Direction, Step, str], ...] = (
    ("start", -1, "word", "["),
    ("start", 1, "word", "]"),
    ("end", -1, "word", ","),
    ("end", 1, "word", "."),
    ("start", -1, "char", "Alt+["),
    ("start", 1, "char", "Alt+]"),
    ("end", -1, "char", "Alt+,"),
    ("end", 1, "char", "Alt+."),
)
_MOST_WORDS = 80
_MOST_CHARS = 12
_MOST_STEPS = 4
_MOST_PLACES = 40
_LONG = 40
"""Code points from which on two hints may be cheaper than one and a mend."""


class Gold(NamedTuple):
    """A span to make, in code points of the document."""

    start: int
    end: int
    label: str

    @property
    def range(self) -> Range:
        """Where it is."""
        return Range(self.start, self.end)


class Plan(NamedTuple):
    """Keys to press in turn, perhaps after aiming the mouse at a character or dragging."""

    keys: tuple[str, ...]
    mends: tuple[str, ...] = ()
    aim: int = NOWHERE
    drag: Range | None = None

    @property
    def seconds(self) -> float:
        """What it takes by the keystroke-level model."""
        keys = sum(map(strokes, (*self.keys, *self.mends))) * KEY_S
        if self.drag is not None:
            return keys + 2 * POINT_S + 2 * BUTTON_S
        return keys + (POINT_S if self.aim != NOWHERE else 0.0)


class _Way(NamedTuple):
    """A gesture for a wanted span, and the place of the span that it makes."""

    gold: Gold
    label: str
    plan: Plan
    place: Range
    is_selected: bool = False
    """Whether the place is only selected, so that it is mended before its label's key."""


class Planner:
    """Finds plans on the document in view of a window.

    Args:
        window: Where they are to be played.
        with_mouse: Whether a phrase may be pointed at.
        with_keys: Whether one may be gone to by keys.
    """

    def __init__(self, window: MainWindow, *, with_mouse: bool, with_keys: bool) -> None:
        self._session = window.session
        self._view = window.article.view
        self._tagging = window.tagging
        self._phrasing: Phrasing = window.tagging.phrasing
        self._with_mouse = with_mouse
        self._with_keys = with_keys
        self._mend = lru_cache(maxsize=100_000)(self._find_mend)
        names = [label.name for label in self._session.label_set.labels]
        self.number = {name.casefold(): str(at) for at, name in enumerate(names, 1)}
        self._names = {name.casefold(): name for name in names}

    def best(self, wanted: list[Gold]) -> tuple[Gold, Plan]:
        """Return the span that is cheapest now, of those wanted and in view, and how to make it."""
        words, phrases = self._hints(self._view.visible) if self._with_keys else ({}, [])
        ways = [way for gold in wanted for way in self._ways(gold, words, phrases)]
        ways.sort(key=lambda way: (way.plan.seconds, way.gold))
        found: tuple[Gold, Plan] | None = None
        for way in ways:
            # A mend only adds to what a way takes, so the rest cannot be cheaper.
            if found is not None and way.plan.seconds >= found[1].seconds:
                break
            plan = self._whole(way)
            if found is None or plan.seconds < found[1].seconds:
                found = way.gold, plan
        assert found is not None
        return found

    def _whole(self, way: _Way) -> Plan:
        """Return the plan of a way with all its keys."""
        if not way.is_selected:
            return way.plan._replace(mends=self._mend(way.place, way.gold.range, way.label))
        mends = self._mend(way.place, way.gold.range, "")
        return way.plan._replace(mends=(*mends, self.number[way.gold.label]))

    def _hints(self, visible: Range) -> tuple[dict[int, Hint], list[Hint]]:
        caret, likely = self._session.caret, self._phrasing.likely(*visible)
        phrases = hints_for([(p.start, p.end, p.label) for p in likely], caret, "phrases").hints
        ranges = boundaries.words(self._session.text, *visible)
        inside = [(w.start, w.end, "") for w in ranges if w.start >= visible.start]
        words = hints_for(inside, caret, "words").hints
        return {hint.start: hint for hint in words}, list(phrases)

    def _ways(self, gold: Gold, words: dict[int, Hint], phrases: list[Hint]) -> Iterator[_Way]:
        """Yield the gestures that make some span near a wanted one, with what each makes."""
        label, key = self._names[gold.label], self.number[gold.label]
        if self._with_mouse:
            yield _Way(gold, label, Plan((key,), drag=gold.range), self._snapped(gold.range))
        pointed = self._session.pointed
        if pointed != NOWHERE:
            yield from self._at(gold, pointed, Plan((key,)), label)
        for place in self._places(gold):
            if self._with_mouse:
                yield from self._at(gold, place, Plan((key,), aim=place), label)
            if place in words:
                keys = ("F", *(("F",) if phrases else ()), *words[place].code, key)
                yield from self._at(gold, place, Plan(keys), label)
                if self._snapped(gold.range) == gold.range:
                    around = self._phrasing.phrase_around(place)
                    yield _Way(gold, label, Plan((*keys[:-1], "Return")), around, is_selected=True)
        yield from self._from_word_to_word(gold, words, is_again=bool(phrases))
        for hint in phrases:
            if hint.range.overlaps(gold.range):
                yield _Way(gold, label, Plan(("F", *hint.code, key)), self._snapped(hint.range))
        for steps, place in enumerate(self._steps() if self._with_keys else (), 1):
            if place.overlaps(gold.range):
                plan = Plan((*("N",) * steps, key))
                yield _Way(gold, label, plan, self._snapped(place))

    def _from_word_to_word(
        self, gold: Gold, words: dict[int, Hint], *, is_again: bool
    ) -> Iterator[_Way]:
        """Yield the selection from one hint to another, for what is long."""
        places = self._places(gold, most=None) if gold.range.length > _LONG else []
        if not places or places[0] not in words or places[-1] not in words:
            return
        first, again = words[places[0]], ("F", "F") if is_again else ("F",)
        caret = first.start
        inside = [(hint.start, hint.end, "") for hint in words.values()]
        codes = {hint.start: hint for hint in hints_for(inside, caret, "words").hints}
        last = codes[places[-1]]
        keys = (*again, *first.code, *again, *extending(last.code), self.number[gold.label])
        place = self._snapped(Range(first.start, last.end))
        yield _Way(gold, self._names[gold.label], Plan(keys), place)

    def word_keys(self, offset: int) -> tuple[str, ...]:
        """Return the keys of the hint of the word at a place in view."""
        words, phrases = self._hints(self._view.visible)
        starts = [start for start in words if start <= offset]
        return ("F", *(("F",) if phrases else ()), *words[max(starts)].code)

    def mend(self, gold: Gold) -> tuple[str, ...]:
        """Return the keys that make of the picked span a wanted one."""
        return self._mend(self._phrasing.place, gold.range, self._names[gold.label])

    def _steps(self) -> Iterator[Range]:
        """Yield the likely phrases that come next."""
        place = self._phrasing.place
        for _ in range(1, _MOST_STEPS):
            found = self._phrasing.beside(place, 1)
            if found is None:
                return
            place = found.range
            yield place

    def _at(self, gold: Gold, place: int, plan: Plan, label: str) -> Iterator[_Way]:
        phrase = self._phrasing.wanted_by(label, place)
        is_there = any((s.start, s.end, s.label) == (*phrase, label) for s in self._session.spans)
        is_there = is_there or self._tagging.means_relabel(phrase, label)
        if not phrase.is_empty and not is_there and phrase.overlaps(gold.range):
            yield _Way(gold, label, plan, phrase)

    def _snapped(self, place: Range) -> Range:
        """Return what tagging a selection covers."""
        return span_range(self._session.text, place, snaps=True)

    def _places(self, gold: Gold, most: int | None = _MOST_PLACES) -> list[int]:
        words = boundaries.words(self._session.text, *gold.range)[:most]
        return [max(word.start, gold.start) for word in words]

    def _find_mend(self, place: Range, gold: Range, label: str) -> tuple[str, ...]:
        """Return the cheapest keys that make of a span at `place` one at `gold`."""
        options = [(self._moves(place, gold), ())]
        wide = place
        for steps in range(1, _MOST_STEPS):
            wide, before = self._phrasing.wider_than(wide, label), wide
            if wide == before:
                break
            options.append((self._moves(wide, gold), ("E",) * steps))
        made = [(*first, *moves) for moves, first in options if moves is not None]
        # Nothing leads there: so dear that no plan with it is taken.
        return min(made, key=_strokes, default=("Esc",) * 100)

    def _moves(self, place: Range, gold: Range) -> tuple[str, ...] | None:
        ends: list[tuple[str, ...]] = []
        text = self._session.text
        # An end never passes the other: what grows is moved first.
        for side in ("end", "start") if gold.end >= place.end else ("start", "end"):
            found = _side_moves(text, place, gold, side)  # type: ignore[arg-type]
            if found is None:
                return None
            keys, place = found
            ends.append(keys)
        return tuple(key for keys in ends for key in keys)


def extending(code: str) -> tuple[str, ...]:
    """Return the keys that spell a hint so that the selection goes as far as it."""
    return (*code[:-1], f"Shift+{code[-1]}")


def _strokes(keys: tuple[str, ...]) -> int:
    return sum(map(strokes, keys))


def _side_moves(
    text: str, place: Range, gold: Range, side: Side
) -> tuple[tuple[str, ...], Range] | None:
    """Return the keys that bring one end home by words and then characters, and what they make."""
    best: tuple[tuple[str, ...], Range] | None = None
    by_words: tuple[str, ...] = ()
    here = place
    for _ in range(_MOST_WORDS):
        finished = _by_chars(text, here, gold, side)
        if finished is not None:
            keys = (*by_words, *finished[0])
            if best is None or _strokes(keys) < _strokes(best[0]):
                best = keys, finished[1]
        moved, key = _step(text, here, gold, side, "word")
        if moved == here or (best is not None and len(by_words) >= _strokes(best[0])):
            break
        here, by_words = moved, (*by_words, key)
    return best


def _by_chars(
    text: str, place: Range, gold: Range, side: Side
) -> tuple[tuple[str, ...], Range] | None:
    keys: tuple[str, ...] = ()
    for _ in range(_MOST_CHARS + 1):
        if _end(place, side) == _end(gold, side):
            return keys, place
        moved, key = _step(text, place, gold, side, "char")
        if moved == place:
            return None
        place, keys = moved, (*keys, key)
    return None


def _step(text: str, place: Range, gold: Range, side: Side, step: Step) -> tuple[Range, str]:
    direction: Direction = 1 if _end(gold, side) > _end(place, side) else -1
    key = next(key for s, d, p, key in NUDGES if (s, d, p) == (side, direction, step))
    return nudged(text, place, side, direction, step), key


def _end(place: Range, side: Side) -> int:
    return place.start if side == "start" else place.end
