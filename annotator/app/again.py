"""The same again: where else the words of a span stand, and tagging those places at once."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from annotator.app.ledger import Change, Ledger, Written
from annotator.core.boundaries import snap_to_graphemes
from annotator.core.edits import AddSpan, Edit, SetStatus
from annotator.core.ranges import Range, RangeIndex
from annotator.core.records import Document, Layer, Span
from annotator.core.search import occurrences
from annotator.store.holding import Holding
from annotator.store.store import Store

Place = tuple[str, Range]
"""A document's id and a stretch of its text."""

Clash = Literal["", "crossing", "same_label", "twin", "nested"]
"""What a place has to do with a span that is there.

`crossing`: each has something that the other lacks. `same_label`: the span overlaps it and has the
label that it would get. `twin`: the span is just there, with another label. `nested`: the place is
within the span, or the span within it, with another label.
"""

_BEFORE, _BEHIND = 70, 160
"""How many code points of context a hit is shown with, before its words and behind them."""
_AT_ONCE = 200
"""Documents whose texts are in memory together."""


class Wanted(NamedTuple):
    """Words, and the label that every place with them should have."""

    words: str
    label: str


class Hit(NamedTuple):
    """A place with the words that does not have the label yet, as it is listed."""

    document_id: str
    title: str
    place: Range
    before: str
    words: str
    behind: str
    """What stands before the words and behind them, each on one line with them."""
    clash: Clash = ""
    clashing: str = ""
    """The label of the span that is there."""

    @property
    def is_free(self) -> bool:
        """Whether no span is in the way, so that it needs no second look."""
        return not self.clash


def holding_of(document: Document, layer: Layer, position: int = 0) -> Holding:
    """Return a document with what is tagged in it, as `Store.holding` yields it."""
    tagged = [(span.start, span.end, span.label) for span in layer.spans]
    return Holding(position, document.id, document.title, document.text, tagged)


def hits_in(document: Holding, wanted: Wanted) -> list[Hit]:
    """Return where a document has the words without the label, in order."""
    places = occurrences(document.text, wanted.words)
    hits: list[Hit] = []
    if not places:
        return hits
    index = RangeIndex([(start, end) for start, end, _ in document.tagged])
    for place in places:
        there = [document.tagged[at] for at in index.overlapping(*place)]
        if (*place, wanted.label) not in there:
            hits.append(_hit(document, place, *_clash(place, there, wanted.label)))
    return hits


def _clash(place: Range, there: Sequence[tuple[int, int, str]], label: str) -> tuple[Clash, str]:
    """Return the worst of what a place has to do with the spans there, and that one's label."""
    for start, end, name in there:
        if place.crosses(Range(start, end)):
            return "crossing", name
    for start, end, name in there:
        if name == label:
            return "same_label", name
        if (start, end) == place:
            return "twin", name
    return ("nested", there[0][2]) if there else ("", "")


def _hit(document: Holding, place: Range, clash: Clash, clashing: str) -> Hit:
    text = document.text
    low, high = max(0, place.start - _BEFORE), min(len(text), place.end + _BEHIND)
    low, high = snap_to_graphemes(text, low, high)
    return Hit(
        document_id=document.document_id,
        title=document.title or document.document_id,
        place=place,
        before=_on_one_line(text[low : place.start]),
        words=_on_one_line(text[place.start : place.end]),
        behind=_on_one_line(text[place.end : high]),
        clash=clash,
        clashing=clashing,
    )


def _on_one_line(text: str) -> str:
    """Return a stretch of text with one space for each run of them; at its ends too."""
    line = " ".join(text.split())
    before = " " if text[:1].isspace() and line else ""
    return f"{before}{line}{' ' if text[-1:].isspace() else ''}"


# Tagging


def tag_places(
    store: Store,
    ledger: Ledger,
    places: Sequence[Place],
    new_span: Callable[[Range, Document, Layer], Span],
    *,
    author_id: str,
    title: str,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Written | None:
    """Write a span at each place, in one step over all documents; None where that was stopped.

    Args:
        store: Holds the documents.
        ledger: The author's.
        places: In any order, at least one.
        new_span: Makes the span at a range of a document's text.
        author_id: Whose layers are changed.
        title: What undo calls it.
        progress: Told documents prepared and their number.
        cancelled: Asked until everything is prepared; then it is written, all or nothing.

    Raises:
        StoreError: It could not be written; nothing has changed.
    """
    wanted: defaultdict[str, list[Range]] = defaultdict(list)
    for document_id, place in places:
        wanted[document_id].append(place)

    def changes() -> Iterator[Change]:
        ids = list(wanted)
        for first in range(0, len(ids), _AT_ONCE):
            if cancelled():
                raise _StoppedError
            progress(first, len(ids))
            some = ids[first : first + _AT_ONCE]
            documents, layers = store.documents_by(some), store.layers_by(author_id, some)
            for document_id in some:
                document, layer = documents[document_id], layers[document_id]
                places_here = sorted(wanted[document_id])
                spans = [new_span(place, document, layer) for place in places_here]
                yield Change(document.text, layer, _edits(layer, spans))
        progress(len(ids), len(ids))

    try:
        return ledger.write_many(changes(), title)
    except _StoppedError:
        return None


class _StoppedError(Exception):
    """Ends the preparation of a step that is not wanted any more."""


def _edits(layer: Layer, spans: Sequence[Span]) -> tuple[Edit, ...]:
    """Return the edits that add spans; the first of a document say that work on it has begun."""
    begun = (SetStatus(status="in_progress"),) if layer.status == "todo" else ()
    return (*(AddSpan(span=span) for span in spans), *begun)


def title_of(label: str, number: int) -> str:
    """Return what undo calls it.

    >>> title_of("actor", 1), title_of("actor", 1200)
    ('Tag actor', 'Tag actor 1,200 times')
    """
    return f"Tag {label}" if number == 1 else f"Tag {label} {number:,} times"
