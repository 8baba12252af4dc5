"""Spans that stand in each other's way: the same twice, crossing, within their own kind."""

from bisect import bisect_right, insort
from collections.abc import Iterator

from annotator.checks.base import Check, CheckInfo, Finding, Mend
from annotator.checks.material import Material
from annotator.checks.mending import joined, moving, removing
from annotator.core.boundaries import trim
from annotator.core.ranges import Range
from annotator.core.records import Span

DUPLICATE = CheckInfo(
    id="duplicate",
    title="Tagged twice",
    help="Two spans with one label at just the same place count as one mention twice.",
    severity="error",
)
CROSSING = CheckInfo(
    id="crossing",
    title="Spans that cross",
    help="One span may lie within another; none begins in one and ends behind it.",
    severity="error",
)
NESTED = CheckInfo(
    id="nested",
    title="Within its own label",
    help=(
        "A span does not lie within another of its label. Only a claim may, where somebody says"
        " what somebody else has said."
    ),
    severity="warning",
)

_MAY_NEST = ("claim",)
"""Names in lower case of the labels that may lie within their own."""


def duplicate(material: Material) -> Iterator[Finding]:
    """Yield every span at whose place there is a fuller one, or one before it, of its label."""
    groups: dict[tuple[int, int, str], list[Span]] = {}
    for span in material.spans:
        groups.setdefault((span.start, span.end, span.label), []).append(span)
    for (start, end, label), spans in groups.items():
        if len(spans) == 1:
            continue
        kept = max(spans, key=lambda span: _fullness(material, span))
        for span in spans:
            if span is not kept:
                yield DUPLICATE.finding(
                    material,
                    (start, end),
                    f"{material.quoted((start, end))} is tagged {label} twice here.",
                    span_ids=(span.id, kept.id),
                    mends=(Mend("Make them one", joined(material, (kept, span))),),
                )


def _fullness(material: Material, span: Span) -> int:
    return len(span.attributes) + len(material.relations_of.get(span.id, ())) + bool(span.note)


def crossing(material: Material) -> Iterator[Finding]:
    """Yield every span that begins within another and ends behind it, each once.

    Spans come by start, the longer first; `open_` are those before by their end. The first end
    behind a span's start is that of a span that it crosses, if it is before the span's own.
    """
    open_: list[tuple[int, int]] = []
    spans = material.spans
    for number, span in enumerate(spans):
        at = bisect_right(open_, (span.start, len(spans)))
        if at < len(open_) and open_[at][0] < span.end:
            yield _crossing(material, spans[open_[at][1]], span)
        insort(open_, (span.end, number))


def _crossing(material: Material, first: Span, second: Span) -> Finding:
    whole = Range(first.start, second.end)
    message = (
        f"The {second.label} {material.quoted((second.start, second.end))} begins within the"
        f" {first.label} {material.quoted((first.start, first.end))} and ends behind it."
    )
    return CROSSING.finding(
        material,
        (second.start, second.end),
        message,
        span_ids=(second.id, first.id),
        mends=tuple(_ways_apart(material, first, second, whole)),
    )


def _ways_apart(material: Material, first: Span, second: Span, whole: Range) -> Iterator[Mend]:
    """Yield ways to uncross two spans: one widened to hold both, or one cut short."""
    if first.label == second.label:
        edits = joined(material, (first, second), place=whole)
        yield Mend(f"Make them one {first.label}", edits, is_sure=False)
    is_first_longer = first.end - first.start >= second.end - second.start
    longer = first if is_first_longer else second
    before = trim(material.text, first.start, second.start)
    behind = trim(material.text, first.end, second.end)
    for span, place, title in (
        (longer, whole, f"Widen the {longer.label} to hold both"),
        (first, before, f"End the {first.label} before the {second.label}"),
        (second, behind, f"Begin the {second.label} behind the {first.label}"),
    ):
        if not place.is_empty:
            yield moving(material, span, place, title)._replace(is_sure=False)


def nested(material: Material) -> Iterator[Finding]:
    """Yield every span that lies within another of its label, save labels that may."""
    for label, spans in material.by_label.items():
        if material.rules_of(label).casefold() in _MAY_NEST:
            continue
        around: Span | None = None
        for span in spans:
            if around is None or span.end > around.end:
                around = span
            elif (span.start, span.end) != (around.start, around.end):
                yield _nested(material, around, span)


def _nested(material: Material, around: Span, span: Span) -> Finding:
    place = span.place
    outside = material.quoted((around.start, around.end))
    return NESTED.finding(
        material,
        place,
        f"{material.quoted(place)} lies within {outside}, which is {span.label} as well.",
        span_ids=(span.id, around.id),
        mends=(
            removing(span, f"Remove {material.quoted(place)}", is_sure=False),
            removing(around, f"Remove {outside}", is_sure=False),
        ),
    )


CHECKS = (
    Check(DUPLICATE, duplicate),
    Check(CROSSING, crossing),
    Check(NESTED, nested),
)
