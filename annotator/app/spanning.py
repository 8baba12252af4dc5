"""What a selection or a nudge becomes: pure arithmetic on a text and its boundaries."""

from typing import Literal

from annotator.core import boundaries
from annotator.core.ranges import Range

Side = Literal["start", "end"]
Direction = Literal[-1, 1]
Unit = Literal["char", "word", "sentence"]
Step = Literal["char", "word"]


def span_range(text: str, selection: Range, *, snaps: bool) -> Range:
    """Return the range that tagging `selection` covers; empty where only white space is in it."""
    if snaps:
        return boundaries.snap_to_words(text, *selection)
    trimmed = boundaries.trim(text, *selection)
    return trimmed if trimmed.is_empty else boundaries.snap_to_graphemes(text, *trimmed)


def nudged(text: str, span: Range, side: Side, direction: Direction, step: Step = "word") -> Range:
    """Return `span` with one end a step to the left (-1) or right (+1) in the text's order.

    A step is a word or what is seen as one character; white space is stepped over. The same range
    where the end cannot go there without leaving the span empty.
    """
    if step == "char":
        moved = _with_end(span, side, _next_character(text, span, side, direction))
    elif side == "start":
        step_to = boundaries.previous_word_start if direction < 0 else boundaries.next_word_start
        moved = Range(step_to(text, span.start), span.end)
    else:
        step_to = boundaries.previous_word_end if direction < 0 else boundaries.next_word_end
        moved = Range(span.start, step_to(text, span.end))
    moved = boundaries.trim(text, *moved) if moved.length > 0 else moved
    return span if moved.is_empty else moved


def _next_character(text: str, span: Range, side: Side, direction: Direction) -> int:
    """Return the next place for an end that is no white space's: behind it or before it."""
    at = span.start if side == "start" else span.end
    while 0 <= at + min(direction, 0) < len(text):
        passed = boundaries.grapheme_at(text, at if direction > 0 else at - 1)
        at = passed.end if direction > 0 else passed.start
        # A start stands before a character that can be seen, an end behind one.
        beside = boundaries.grapheme_at(text, at if side == "start" else at - 1)
        if not boundaries.trim(text, *beside).is_empty:
            break
    return at


def _with_end(span: Range, side: Side, at: int) -> Range:
    return Range(at, span.end) if side == "start" else Range(span.start, at)


def dragged(text: str, span: Range, side: Side, offset: int, *, snaps: bool) -> Range:
    """Return `span` with one end at `offset`, snapped; the same range where that is empty."""
    moved = _with_end(span, side, offset)
    if moved.length <= 0:
        return span
    new = span_range(text, moved, snaps=snaps)
    fixed = Range(new.start, span.end) if side == "start" else Range(span.start, new.end)
    return span if new.is_empty or fixed.is_empty else fixed
