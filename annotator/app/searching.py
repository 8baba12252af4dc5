"""Searching a project for words and spans, and what is done to many of them at once.

A search has two kinds of results, both listed as places in context: where articles have words, and
which spans are tagged. Spans that were found are given another label or removed together, places
are tagged together, each as one step that one undo takes back.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from annotator.app.context import Context, context_of
from annotator.app.describing import reader_of
from annotator.app.ledger import Written
from annotator.app.selection import span_on
from annotator.app.session import Session
from annotator.app.stepping import StepWriter, titled
from annotator.core.direction import runs_right_to_left
from annotator.core.edits import Edit, RelabelSpan, RemoveSpan
from annotator.core.labels import LabelSet
from annotator.core.ranges import Range
from annotator.core.records import Document, Layer, Record, Span
from annotator.core.text_query import TextQuery
from annotator.errors import SearchError
from annotator.store.searches import Searches
from annotator.store.span_search import SpanQuery
from annotator.store.store import Store

Kind = Literal["articles", "spans"]

_AROUND = 160
"""Code points of context on either side of a hit."""
_OPENING = 120
"""Code points of a paragraph among which is a letter that says which way it runs."""


class SearchQuery(Record):
    """What a person looks for, and how."""

    kind: Kind = "articles"
    text: TextQuery
    labels: frozenset[str] = frozenset()
    """Of which spans must have one; empty for any."""
    best_first: bool = False
    """The most relevant articles first, rather than those that were imported first."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for. Spans may be asked for without words."""
        return self.kind == "articles" and self.text.is_empty


class Hit(NamedTuple):
    """A place that was found: an article's position, code points, and the span that is there."""

    position: int
    start: int
    end: int
    span_id: str = ""
    label: str = ""

    @property
    def place(self) -> Range:
        """The code points."""
        return Range(self.start, self.end)


class Line(NamedTuple):
    """A hit as it is listed: its article, its words in context."""

    document_id: str
    title: str
    context: Context
    is_right_to_left: bool
    """Which way its paragraph runs."""


def lines_of(store: Store, hits: Sequence[Hit]) -> tuple[Line, ...]:
    """Return a few hits as they are listed.

    Raises:
        StoreError: The project cannot be read.
    """
    titled = Searches(store).titled(hit.position for hit in hits)
    return tuple(_line(hit, *titled[hit.position]) for hit in hits)


def _line(hit: Hit, document_id: str, title: str, text: str) -> Line:
    context = context_of(text, hit.place, before=_AROUND, behind=_AROUND)
    first = text.rfind("\n", 0, hit.start) + 1
    is_right_to_left = runs_right_to_left(text[first : first + _OPENING])
    return Line(document_id, title, context, is_right_to_left)


# What is typed to find spans


class SpanWords(NamedTuple):
    """What was typed to find spans: words, values of attributes, and whose they are."""

    typed: str
    values: tuple[tuple[str, str], ...] = ()
    author: str = ""


_FIELD = re.compile(r'(?<!\S)(?P<name>[\w-]+):(?:"(?P<quoted>[^"]*)"?|(?P<bare>\S*))')
AUTHOR = "author"


def read_span_words(typed: str, label_set: LabelSet) -> SpanWords:
    """Return what is typed, with `name:value` for attributes and `author:name` taken out.

    What has another name before the colon is words like any other. What is taken out is replaced
    by as many spaces, so that a fault in the rest is told where it is.
    """
    names = {attribute.name for label in label_set.labels for attribute in label.attributes}
    values: list[tuple[str, str]] = []
    author = ""

    def take(match: re.Match[str]) -> str:
        nonlocal author
        name, value = match["name"], match["quoted"] or match["bare"] or ""
        if name == AUTHOR:
            author = value
        elif name in names:
            values.append((name, value))
        else:
            return match.group()
        return " " * len(match.group())

    return SpanWords(_FIELD.sub(take, typed), tuple(values), author)


def span_query(query: SearchQuery, words: SpanWords) -> SpanQuery:
    """Return what the project is asked for."""
    text = query.text.model_copy(update={"typed": words.typed})
    return SpanQuery(text=text, labels=query.labels, values=words.values)


# What is done to many of them


def _by_document(store: Store, hits: Sequence[Hit]) -> dict[str, list[Hit]]:
    """Return hits by the ids of their documents, in the order that they were found."""
    ids = Searches(store).ids_at(hit.position for hit in hits)
    chosen: dict[str, list[Hit]] = {}
    for hit in hits:
        chosen.setdefault(ids[hit.position], []).append(hit)
    return chosen


def relabeller(session: Session, hits: Sequence[Hit], label_name: str) -> StepWriter:
    """Return what gives the spans of hits another label, by `Session.step_writer`.

    A span that is gone meanwhile is passed over, as is one where another with that label is just
    there already. What the others say is read again, as for a single one.

    Raises:
        LabelError: The label set has no such label.
        ReadOnlyError: The project is open for reading only.
    """
    label_set, remembered, at = session.label_set, session.remembered, session.moment()
    label = label_set.label(label_name).name

    def edits(document: Document, layer: Layer, own: Sequence[Hit]) -> Sequence[Edit]:
        reader = reader_of(document, layer, label_set, remembered)
        found: list[Edit] = []
        for span in _spans_of(layer, own):
            if span_on(layer.spans, span.place, label) is None:
                found.append(RelabelSpan(span_id=span.id, label=label, updated_at=at))
                new = span.model_copy(update={"label": label, "updated_at": at})
                read = reader.read_again(new, layer.spans)
                found.extend(() if read is None else (read,))
        return found

    title = titled(f"Relabel as {label}", len(hits))
    return session.step_writer(_by_document(_need_store(session), hits), edits, title)


def remover(session: Session, hits: Sequence[Hit]) -> StepWriter:
    """Return what removes the spans of hits in one step (see `Session.step_writer`).

    Raises:
        ReadOnlyError: The project is open for reading only.
    """

    def edits(_document: Document, layer: Layer, own: Sequence[Hit]) -> Sequence[Edit]:
        return [RemoveSpan(span_id=span.id, label=span.label) for span in _spans_of(layer, own)]

    labels = Counter(hit.label for hit in hits)
    what = f"Remove {next(iter(labels))}" if len(labels) == 1 else "Remove spans"
    return session.step_writer(
        _by_document(_need_store(session), hits), edits, titled(what, len(hits))
    )


def tagger(session: Session, hits: Sequence[Hit], label_name: str) -> StepWriter:
    """Return what tags the places of hits in one step, save those that are tagged so.

    Raises:
        LabelError: The label set has no such label.
        ReadOnlyError: The project is open for reading only.
    """
    ids = Searches(_need_store(session)).ids_at(hit.position for hit in hits)
    return session.places_tagger([(ids[hit.position], hit.place) for hit in hits], label_name)


def _spans_of(layer: Layer, hits: Sequence[Hit]) -> list[Span]:
    """Return the spans of hits that are still there, each once."""
    ids = dict.fromkeys(hit.span_id for hit in hits)
    return [span for span in map(layer.span, ids) if span is not None]


def _need_store(session: Session) -> Store:
    store = session.store
    if store is None:
        raise SearchError("No project is open.")
    return store


def number_changed(written: Written) -> int:
    """Return how many spans a step has added, removed or given another label."""
    number = 0
    for old, new in zip(written.before, written.after, strict=True):
        before = {span.id: span.label for span in old.spans}
        after = {span.id: span.label for span in new.spans}
        number += sum(before.get(id_) != after.get(id_) for id_ in before.keys() | after.keys())
    return number
