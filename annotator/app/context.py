"""What stands around a place of a text, on one line with it, as lists of places show it."""

from typing import NamedTuple

from annotator.core.boundaries import snap_to_graphemes
from annotator.core.ranges import Range


class Context(NamedTuple):
    """A place's words, and what stands before and behind them, each on one line."""

    before: str
    words: str
    behind: str


def context_of(text: str, place: Range, *, before: int, behind: int) -> Context:
    r"""Return a place with so many code points around it, cut at whole characters.

    >>> context_of("One.\n Two three four.", Range(6, 9), before=3, behind=6)
    Context(before='. ', words='Two', behind=' three')
    """
    low, high = max(0, place.start - before), min(len(text), place.end + behind)
    low, high = snap_to_graphemes(text, low, high)
    return Context(
        before=_on_one_line(text[low : place.start]),
        words=_on_one_line(text[place.start : place.end]),
        behind=_on_one_line(text[place.end : high]),
    )


def _on_one_line(text: str) -> str:
    """Return a stretch of text with one space for each run of them; at its ends too."""
    line = " ".join(text.split())
    before = " " if text[:1].isspace() and line else ""
    return f"{before}{line}{' ' if text[-1:].isspace() else ''}"
