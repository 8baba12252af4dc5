"""The spans near a place, found by bisection, and the order of the others."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from annotator.core.boundaries import sentence_at
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.link import nearest
from annotator.link.base import Target


def spans_in(spans: Sequence[Span], place: Range) -> list[Span]:
    """Return those of `spans`, which are in reading order, that lie in `place` as a whole."""
    first = bisect_left(spans, place.start, key=_start)
    behind = bisect_left(spans, place.end, lo=first, key=_start)
    return [span for span in spans[first:behind] if span.end <= place.end]


def sentence_around(text: str, place: Range) -> Range:
    """Return the sentence of a place, or all those that it reaches into."""
    first = sentence_at(text, place.start)
    last = sentence_at(text, max(place.start, place.end - 1))
    return Range(min(first.start, place.start), max(last.end, place.end))


def with_others(best: Iterable[Target], head: Span, spans: Sequence[Span]) -> tuple[Target, ...]:
    """Return the best targets by their score, each once, and behind them the nearest others."""
    found: dict[str, Target] = {}
    for target in sorted(best, key=lambda target: -target.score):
        found.setdefault(target.span_id, target)
    for target in nearest.targets("", head, spans, ""):
        found.setdefault(target.span_id, target)
    return tuple(found.values())


def _start(span: Span) -> int:
    return span.start
