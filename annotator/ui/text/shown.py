"""The spans of a layer as they are shown: which are where, on which row, in which look."""

from bisect import bisect_left
from collections.abc import Sequence
from copy import copy
from operator import attrgetter
from typing import NamedTuple

from annotator.core.labels import FLAG, LabelSet
from annotator.core.lanes import lanes
from annotator.core.records import Span

LONGEST_TINTED = 60
"""Code points; what is longer gets a line under the text, for a tint would drown what is in it."""

_UNKNOWN_HUE = 95


class Row(NamedTuple):
    """The row of a span, 0 being next to the text, and how many rows hang together there."""

    row: int
    rows: int


class Look(NamedTuple):
    """What tells a label apart: an OKLCH hue in degrees, the style of its edge, its name."""

    hue: int
    style: int
    """The label's place in its set; the painter takes it modulo the styles that it has."""
    name: str


class ShownSpans:
    """The spans of one layer, in reading order, and the id of the picked one ("" for none).

    Every edit brings another one of these, so nothing is worked out for all spans: those that
    overlap a stretch are found by going through those before its end, which for thousands takes a
    tenth of the time of an index over them; rows are found for what is asked for, once.
    """

    def __init__(
        self, spans: Sequence[Span] = (), picked_id: str = "", label_set: LabelSet | None = None
    ) -> None:
        self.spans = spans
        self.picked_id = picked_id
        self._label_set = label_set
        self._rows: dict[int, Row] = {}
        self._looks: dict[str, Look] = {}

    @property
    def picked(self) -> Span | None:
        """The picked span."""
        picked_id = self.picked_id
        return next((s for s in self.spans if s.id == picked_id), None) if picked_id else None

    def with_spans(
        self, spans: Sequence[Span], picked_id: str, label_set: LabelSet
    ) -> "ShownSpans":
        """Return what shows these; where only the pick is another, all that is known is kept."""
        if spans is not self.spans or label_set is not self._label_set:
            return ShownSpans(spans, picked_id, label_set)
        other = copy(self)
        other.picked_id = picked_id
        return other

    def overlapping(self, start: int, end: int) -> list[int]:
        """Return the indices of the spans that share a code point with `[start, end)`."""
        behind = bisect_left(self.spans, end, key=_start_of)
        return [index for index, span in enumerate(self.spans[:behind]) if span.end > start]

    def has_span_at(self, offset: int) -> bool:
        """Return whether some span holds the code point at `offset`."""
        return bool(self.overlapping(offset, offset + 1))

    def is_tinted(self, index: int) -> bool:
        """Return whether a span has a tint behind its text."""
        span = self.spans[index]
        return span.end - span.start <= LONGEST_TINTED

    def is_flagged(self, index: int) -> bool:
        """Return whether a span is flagged for a second look."""
        attributes = self.spans[index].attributes
        return any(value.name == FLAG and value.value == "true" for value in attributes)

    def row(self, index: int) -> Row:
        """Return the row of a span."""
        if index not in self._rows:
            self._find_rows(index)
        return self._rows[index]

    def look(self, index: int) -> Look:
        """Return the look of a span's label; a label that the set does not have gets one too."""
        return self.look_of(self.spans[index].label)

    def look_of(self, name: str) -> Look:
        """Return the look of a label by its name."""
        if name not in self._looks:
            self._looks[name] = self._make_look(name)
        return self._looks[name]

    def _find_rows(self, index: int) -> None:
        cluster = self._cluster(index)
        ranges = [(self.spans[member].start, self.spans[member].end) for member in cluster]
        rows = lanes(ranges)
        deepest = max(rows) + 1
        self._rows.update(
            (member, Row(row, deepest)) for member, row in zip(cluster, rows, strict=True)
        )

    def _cluster(self, index: int) -> list[int]:
        """Return the indices of what overlaps a span, directly or through each other."""
        spans = self.spans
        found, wider = [], [index]
        while len(wider) > len(found):
            found = wider
            start, end = spans[found[0]].start, max(spans[member].end for member in found)
            wider = self.overlapping(start, end)
        return found

    def _make_look(self, name: str) -> Look:
        label = self._label_set.find(name) if self._label_set else None
        if self._label_set is None or label is None:
            return Look(_UNKNOWN_HUE, len(self._looks), name)
        return Look(label.hue, self._label_set.labels.index(label), label.title)


_start_of = attrgetter("start")
