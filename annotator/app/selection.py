"""What is selected in a layer and which span is picked, as a frozen value."""

from bisect import bisect_left
from collections.abc import Sequence

from annotator.app.spanning import Direction, Unit
from annotator.core import boundaries
from annotator.core.ranges import Range, RangeIndex
from annotator.core.records import Record, Span


class Selection(Record):
    """A caret, the other end of what is selected, and the picked span's id ("" for none).

    Offsets in code points. A picked span and selected text exclude each other, so that a key
    always acts on one thing.
    """

    anchor: int = 0
    caret: int = 0
    picked_id: str = ""

    @property
    def range(self) -> Range:
        """The selected code points; empty at the caret where nothing is selected."""
        return Range(min(self.anchor, self.caret), max(self.anchor, self.caret))

    @property
    def let_go(self) -> "Selection":
        """The same caret, with nothing selected or picked."""
        return Selection(anchor=self.caret, caret=self.caret)


def selected(text: str, anchor: int, caret: int, unit: Unit) -> Selection:
    """Return the selection from `anchor` to `caret`, grown to whole units.

    Equal ends put the caret there, except that a sentence is taken around it.
    """
    low, high = sorted(max(0, min(offset, len(text))) for offset in (anchor, caret))
    if unit == "word" and low < high:
        low, high = boundaries.snap_to_words(text, low, high)
    elif unit == "sentence":
        first, last = (boundaries.sentence_at(text, at) for at in (low, max(low, high - 1)))
        low, high = first.start, last.end
    ends = (low, high) if anchor <= caret else (high, low)
    return Selection(anchor=ends[0], caret=ends[1])


def picking(span: Span) -> Selection:
    """Return the selection that picks `span`; the caret goes to its end."""
    return Selection(anchor=span.end, caret=span.end, picked_id=span.id)


def span_at(spans: Sequence[Span], index: RangeIndex, offset: int, picked_id: str) -> Span | None:
    """Return the shortest span at a code point, or the next longer one than the picked one."""
    found = [spans[at] for at in index.at(offset)]
    found.sort(key=lambda span: (span.end - span.start, span.order))
    ids = [span.id for span in found]
    if picked_id in ids:
        return found[(ids.index(picked_id) + 1) % len(ids)]
    return found[0] if found else None


def span_on(spans: Sequence[Span], place: Range, label: str) -> Span | None:
    """Return the span with exactly this place and label, of spans in reading order."""
    at = bisect_left(spans, (place.start, -place.end), key=lambda span: span.order[:2])
    for span in spans[at:]:
        if (span.start, span.end) != place:
            return None
        if span.label == label:
            return span
    return None


def span_beside(
    spans: Sequence[Span], selection: Selection, picked: Span | None, direction: Direction
) -> Span | None:
    """Return the span next to the picked one or the caret in reading order, round the end."""
    if not spans:
        return None
    if picked is not None:
        at = bisect_left(spans, picked.order, key=lambda span: span.order) + direction
    else:
        at = bisect_left(spans, selection.caret, key=lambda span: span.start) - (direction < 0)
    return spans[at % len(spans)]
