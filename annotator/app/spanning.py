"""What a selection or a nudge becomes: pure arithmetic on a text and its boundaries."""

from typing import Literal

from annotator.core import boundaries
from annotator.core.ranges import Range

Side = Literal["start", "end"]
Direction = Literal[-1, 1]
Unit = Literal["char", "word", "sentence"]


def span_range(text: str, selection: Range, *, snaps: bool) -> Range:
    """Return the range that tagging `selection` covers; empty where only white space is in it."""
    if snaps:
        return boundaries.snap_to_words(text, *selection)
    trimmed = boundaries.trim(text, *selection)
    return trimmed if trimmed.is_empty else boundaries.snap_to_graphemes(text, *trimmed)


def nudged(text: str, span: Range, side: Side, direction: Direction) -> Range:
    """Return `span` with one end a word to the left (-1) or right (+1) in the text's order.

    The same range where the end cannot go there without leaving the span empty.
    """
    if side == "start":
        step = boundaries.previous_word_start if direction < 0 else boundaries.next_word_start
        moved = Range(step(text, span.start), span.end)
    else:
        step = boundaries.previous_word_end if direction < 0 else boundaries.next_word_end
        moved = Range(span.start, step(text, span.end))
    moved = boundaries.trim(text, *moved) if moved.length > 0 else moved
    return span if moved.is_empty else moved


def dragged(text: str, span: Range, side: Side, offset: int, *, snaps: bool) -> Range:
    """Return `span` with one end at `offset`, snapped; the same range where that is empty."""
    moved = Range(offset, span.end) if side == "start" else Range(span.start, offset)
    if moved.length <= 0:
        return span
    new = span_range(text, moved, snaps=snaps)
    fixed = Range(new.start, span.end) if side == "start" else Range(span.start, new.end)
    return span if new.is_empty or fixed.is_empty else fixed
