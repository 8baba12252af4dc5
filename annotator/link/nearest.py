"""Ranks the targets of any relation: what is nested, then what is nearest before it."""

from collections.abc import Sequence

from annotator.core.records import Span
from annotator.link.base import LinkerInfo, Target

INFO = LinkerInfo(
    name="nearest",
    relations=(),
    description="What lies inside the span first, then what is nearest before it, then behind it.",
)

_MOST = 40
"""How many targets are worth walking through."""


def targets(text: str, head: Span, spans: Sequence[Span], relation: str) -> tuple[Target, ...]:
    """Return the spans inside `head`, then others by distance, before rather than behind."""
    ranked = sorted(spans, key=lambda span: _distance(head, span))
    return tuple(Target(span.id, 0.0, "nearest") for span in ranked[:_MOST])


def _distance(head: Span, span: Span) -> tuple[int, int]:
    if head.start <= span.start and span.end <= head.end:
        return (0, span.start)
    if span.end <= head.start:
        return (1, head.start - span.end)
    return (1, 3 * abs(span.start - head.end))
