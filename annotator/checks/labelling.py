"""The same words with one label here and another there."""

from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.checks.base import Check, CheckInfo, Finding, Mend
from annotator.checks.material import Material
from annotator.checks.mending import relabelling
from annotator.core.records import Span
from annotator.core.search import fold

TWO_LABELS = CheckInfo(
    id="two_labels",
    title="Tagged in two ways in this article",
    help="The same words have one label here and another at another place of the article.",
    severity="warning",
)
OTHER_LABEL_IN_PROJECT = CheckInfo(
    id="other_label_in_project",
    title="Tagged in another way in other articles",
    help="These words have another label in the other articles of the project, and never this one.",
    severity="hint",
)

_MOST_WORDS = 5
"""Longer texts are sentences or nearly so, of which one label holds another."""
_FEWEST_ELSEWHERE = 3
_SURE = 0.9


def two_labels(material: Material) -> Iterator[Finding]:
    """Yield the spans whose words have another label at more places of the article."""
    groups: dict[str, list[Span]] = {}
    for span in material.spans:
        groups.setdefault(span.text, []).append(span)
    for text, spans in _alike(groups):
        counts = Counter(span.label for span in spans)
        if len(counts) > 1:
            yield from _differing(material, text, spans, counts)


def _alike(groups: dict[str, list[Span]]) -> Iterator[tuple[str, list[Span]]]:
    """Yield the spans of texts that differ in case and white space only, in reading order."""
    folded: dict[str, list[Span]] = {}
    for text, spans in groups.items():
        words = text.split()
        if len(words) <= _MOST_WORDS:
            folded.setdefault(fold(" ".join(words)), []).extend(spans)
    for text, spans in folded.items():
        yield text, sorted(spans, key=lambda span: span.order)


def _differing(
    material: Material, text: str, spans: Sequence[Span], counts: Counter[str]
) -> Iterator[Finding]:
    """Yield the spans without the usual label, save those at whose place it is as well."""
    usual = _usual(spans, counts)
    places = {(span.start, span.end) for span in spans if span.label == usual}
    others = [s for s in spans if s.label != usual and (s.start, s.end) not in places]
    if not others:
        return
    every: list[Mend] = []
    if len(others) > 1:
        every.append(relabelling(material, others, usual, f"Make all {len(spans)} {usual}"))
    for label in sorted({span.label for span in others}):
        turned = [span for span in spans if span.label != label]
        every.append(relabelling(material, turned, label, f"Make all {len(spans)} {label}"))
    for span in others:
        place = (span.start, span.end)
        one = relabelling(material, (span,), usual, f"Make it {usual}")
        message = (
            f"{material.quoted(place)} is {span.label} here,"
            f" but {usual} {_elsewhere(counts[usual])} in this article."
        )
        yield TWO_LABELS.finding(
            material,
            place,
            message,
            span_ids=(span.id,),
            mends=(one, *every),
            about=(span.label, usual),
        )


def _usual(spans: Sequence[Span], counts: Counter[str]) -> str:
    """Return the label that most of the spans have; of equals, that of the first span."""
    most = max(counts.values())
    return next(span.label for span in spans if counts[span.label] == most)


def _elsewhere(count: int) -> str:
    return "at another place" if count == 1 else f"at {count:,} other places"


def other_label_in_project(material: Material) -> Iterator[Finding]:
    """Yield the spans whose words have another label, and only that, in the other articles."""
    for span in material.spans:
        counts = material.memory.labels_of(span.text)
        if counts[span.label] or counts.total() < _FEWEST_ELSEWHERE:
            continue
        ((label, count),) = counts.most_common(1)
        is_sure = count >= _FEWEST_ELSEWHERE and count >= _SURE * counts.total()
        if is_sure and label in material.declared:
            place = (span.start, span.end)
            if (*place, label) in material.at:
                continue
            message = (
                f"{material.quoted(place)} is {span.label} here,"
                f" but {label} {count:,} times in other articles."
            )
            yield OTHER_LABEL_IN_PROJECT.finding(
                material,
                place,
                message,
                span_ids=(span.id,),
                mends=(relabelling(material, (span,), label, f"Make it {label}"),),
                about=(span.label, label),
            )


CHECKS = (
    Check(TWO_LABELS, two_labels),
    Check(OTHER_LABEL_IN_PROJECT, other_label_in_project),
)
