"""Which claim another one goes on with: the part of a quotation before the word of saying."""

from collections.abc import Sequence

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.find.attribution import attribution_of
from annotator.find.quotations import blotted, quotations_of
from annotator.link.base import LinkerInfo, Target
from annotator.link.near import with_others

INFO = LinkerInfo(
    name="continues",
    relations=("continues", "continuation"),
    description="The claim before it, where only its word of saying and speaker stand between.",
)

_FARTHEST = 260
"""Code points between two parts of a split quotation, at most."""
_BREAK = pattern(r"[\n\v\f\r\x85\u2028\u2029]")
_QUOTED = tuple("“„«\"‘'")


def targets(text: str, head: Span, spans: Sequence[Span], relation: str) -> tuple[Target, ...]:
    """Return which claim may go on in a claim, the likeliest first."""
    before = max(
        (span for span in spans if span.end <= head.start),
        key=lambda span: (span.end, -span.start),
        default=None,
    )
    earlier = [span for span in spans if span.start < head.start and span.end <= head.start]
    best = [Target(before.id, _score(text, head, before), "split by its cue")] if before else []
    ranked = sorted(earlier, key=lambda span: head.start - span.end)
    best += [Target(span.id, 0.1, "before") for span in ranked[:3] if span is not before]
    return with_others(best, head, spans)


def _score(text: str, head: Span, before: Span) -> float:
    """Return how likely `head` goes on with the claim right before it."""
    gap = Range(before.end, head.start)
    is_near = gap.length <= _FARTHEST and not _BREAK.search(text, *gap)
    if not is_near or not text.startswith(_QUOTED, head.start):
        return 0.15
    between = text[slice(*gap)]
    if blotted(between, quotations_of(between)) != between:
        return 0.15
    ours, theirs = attribution_of(text, head.place), attribution_of(text, before.place)
    if ours is None or theirs is None or not gap.contains(theirs.cue):
        return 0.2
    return 0.85 if ours.cue == theirs.cue else 0.2
