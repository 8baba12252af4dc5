"""A span in its sentence, written down as an example of how its label is used."""

from collections.abc import Iterable

from annotator.core.boundaries import sentence_at
from annotator.core.marked import write_marked
from annotator.core.ranges import Range

_AROUND = 240
"""Code points of a sentence on either side of the span; of a longer one no more is taken."""
_CUT = "…"


def marked_sentence(text: str, span: Range, others: Iterable[Range] = ()) -> str:
    """Return the sentence around a span with the span between braces.

    It is written as `core.marked` reads it. Others that lie in the sentence are marked too, unless
    they cross the span or each other. A span that goes over several sentences brings all of them;
    ends of lines become spaces.

    >>> marked_sentence("Rebels fled. Three guards died.", Range(13, 25))
    '{Three guards} died.'
    """
    whole = _sentences(text, span)
    around = _near(text, span, whole)
    places = [span]
    for other in others:
        is_beside = all(other != place and not other.crosses(place) for place in places)
        if is_beside and not other.is_empty and around.contains(other):
            places.append(other)
    sentence = "".join(" " if sign in "\r\n" else sign for sign in text[slice(*around)])
    moved = tuple(Range(p.start - around.start, p.end - around.start) for p in places)
    before = f"{_CUT} " if around.start > whole.start else ""
    behind = f" {_CUT}" if around.end < whole.end else ""
    return f"{before}{write_marked(sentence, moved)}{behind}"


def _sentences(text: str, span: Range) -> Range:
    """Return the sentence around a span, or from the first to the last of those it goes over."""
    first, last = sentence_at(text, span.start), sentence_at(text, span.end - 1)
    return Range(min(first.start, span.start), max(last.end, span.end))


def _near(text: str, span: Range, whole: Range) -> Range:
    """Return the part of `whole` that is near the span, cut at spaces."""
    start, end = whole
    if span.start - start > _AROUND:
        low = span.start - _AROUND
        start = max(low, text.find(" ", low, span.start) + 1)
    if end - span.end > _AROUND:
        high = span.end + _AROUND
        space = text.rfind(" ", span.end, high)
        end = high if space < 0 else space
    return Range(start, end)
