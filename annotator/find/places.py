"""Where a pointer is and where a phrase may end: both go by whole words."""

from collections.abc import Iterable

from annotator.core.boundaries import snap_to_graphemes, snap_to_words
from annotator.core.ranges import Range
from annotator.find.base import Found


def pointed(word: Range, offset: int) -> int:
    """Return `offset`, or the end of `word` next to it where it lies just outside.

    So that a caret behind a word means that word.
    """
    return min(max(offset, word.start), word.end - 1)


def first_holding(found: Iterable[Found], offset: int) -> Range | None:
    """Return the first phrase that holds the code point at `offset`; None where none does."""
    return next((item.range for item in found if item.start <= offset < item.end), None)


def on_words(passage: str, start: int, end: int) -> Range:
    """Return the range with whole words at its ends, but for suffixes that are not in it.

    A quotation mark that is written onto the first word stays outside. Where the words plainly are
    whole, nothing slow is asked.
    """
    if _is_plain(passage, start, end):
        return Range(start, end)
    whole = snap_to_words(passage, start, end)
    if whole.start < start:
        first = snap_to_graphemes(passage, start, end).start
        is_mark = not any(map(str.isalnum, passage[whole.start : first]))
        return whole._replace(start=first) if is_mark else whole
    return whole


_OPENS = frozenset(' (["“')
_CLOSES = frozenset(' ,;:!?)]"”')


def _is_plain(passage: str, start: int, end: int) -> bool:
    """Whether what is written around a range is surely of no word in it.

    A full stop may be of the word before it, and so may what has a letter right behind it.
    """
    if start >= end or passage[end - 1].isspace():
        return False
    behind = passage[end : end + 2]
    return (
        (passage[start].isalnum() or passage[start] in '(["“')
        and (start == 0 or passage[start - 1] in _OPENS)
        and (behind[:1] in ("", " ") or (behind[0] in _CLOSES and not behind[1:].isalnum()))
    )
