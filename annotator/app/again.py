"""The same again: where else the words of a span stand, and tagging those places at once."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from annotator.app.context import context_of
from annotator.app.selection import span_on
from annotator.app.stepping import EditsOf
from annotator.core.edits import AddSpan, Edit
from annotator.core.ranges import Range, RangeIndex
from annotator.core.records import Document, Layer, Span
from annotator.core.search import occurrences
from annotator.store.holding import Holding

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
    context = context_of(document.text, place, before=_BEFORE, behind=_BEHIND)
    return Hit(
        document_id=document.document_id,
        title=document.title or document.document_id,
        place=place,
        before=context.before,
        words=context.words,
        behind=context.behind,
        clash=clash,
        clashing=clashing,
    )


# Tagging


def by_document(places: Sequence[Place]) -> dict[str, list[Range]]:
    """Return places by the documents that they are in, each document's in the text's order."""
    found: defaultdict[str, list[Range]] = defaultdict(list)
    for document_id, place in places:
        found[document_id].append(place)
    return {document_id: sorted(own) for document_id, own in found.items()}


def tagging(new_span: Callable[[Range, Document, Layer], Span]) -> EditsOf[Range]:
    """Return what tags places of a document, save those tagged so already (`stepping`).

    `new_span` makes the span at a range of a document's text.
    """

    def edits(document: Document, layer: Layer, own: Sequence[Range]) -> Sequence[Edit]:
        spans = (new_span(place, document, layer) for place in own)
        return [AddSpan(span=span) for span in spans if not _is_there(span, layer)]

    return edits


def _is_there(span: Span, layer: Layer) -> bool:
    return span_on(layer.spans, span.place, span.label) is not None
