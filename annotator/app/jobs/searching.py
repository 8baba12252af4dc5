"""Looks for words and spans in a project, and makes the index that hastens it."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter
from time import perf_counter, sleep
from typing import NamedTuple

from annotator.app.searching import Hit, SearchQuery, read_span_words, span_query
from annotator.core.labels import LabelSet
from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.core.terms import read_terms
from annotator.errors import SearchError
from annotator.store.searches import Searches
from annotator.store.span_search import SpanRow
from annotator.store.store import Store

MOST = 100_000
"""So many hits are listed: more nobody looks through."""
BEST = 1_000
"""So many where the most relevant come first."""
STEPS = 100
"""Steps of the index in one job: half a second or so."""


class Found(NamedTuple):
    """Hits in order, and where to go on from."""

    hits: tuple[Hit, ...]
    after: int
    """The last position that was looked through; -1 where the order has none to go on from."""
    is_all: bool
    """Whether there are no others behind them."""
    fault: str = ""
    """Why the search was broken off, as a sentence."""


class _Part(NamedTuple):
    """What one article has, and why the search ended at it, "" where it goes on."""

    position: int
    hits: Sequence[Hit]
    fault: str = ""


def find_hits(
    store: Store,
    query: SearchQuery,
    label_set: LabelSet,
    author_id: str,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
    *,
    after: int = -1,
    most: int = MOST,
) -> Found:
    """Return hits in the articles behind a position: whole articles, until there are enough.

    Args:
        store: The project.
        query: What is looked for.
        label_set: Says which attributes spans can be asked for.
        author_id: Whose spans are meant, where what is typed names nobody.
        progress: Told articles looked through and their number.
        cancelled: Asked now and then whether to stop; what was found until then is returned.
        after: The `after` of what was found before.
        most: So many hits are enough.

    Raises:
        SearchError: What is typed cannot be read; it says where.
        StoreError: The project cannot be read.
    """
    if query.kind == "spans":
        positions = range(after + 1, store.document_count())
        parts = _spans(store, query, label_set, author_id, positions, progress, cancelled)
    else:
        parts = _places(store, query, progress, cancelled, after)
    most = MOST if query.best_first else most
    hits: list[Hit] = []
    for position, some, fault in parts:
        hits.extend(some)
        after = position
        if fault or len(hits) >= most:
            return Found(tuple(hits), after, bool(fault), fault)
    return Found(tuple(hits), after, is_all=not cancelled())


def _places(
    store: Store, query: SearchQuery, progress: Progress, cancelled: Cancelled, after: int
) -> Iterator[_Part]:
    text = query.text
    text.finder()
    if not text.is_expression and not any(c.wanted for c in read_terms(text.typed)):
        raise SearchError(
            "Nothing is typed that should be found.", hint="Type a word without a dash before it."
        )
    searches = Searches(store)
    if query.best_first:
        found = islice(searches.best(text, progress=progress, cancelled=cancelled), BEST)
    else:
        found = searches.look_through(text, after=after, progress=progress, cancelled=cancelled)
    return (_Part(at, [Hit(at, *place) for place in places], fault) for at, places, fault in found)


def _spans(
    store: Store,
    query: SearchQuery,
    label_set: LabelSet,
    author_id: str,
    positions: range,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> Iterator[_Part]:
    words = read_span_words(query.text.typed, label_set)
    asked = span_query(query, words)
    if not asked.text.is_empty:
        asked.text.finder()
    rows = Searches(store).spans(
        asked, words.author or author_id, positions, progress=progress, cancelled=cancelled
    )
    return _by_position(rows)


def spans_at(
    store: Store, query: SearchQuery, label_set: LabelSet, author_id: str, position: int
) -> list[Hit]:
    """Return the spans of one article that a query means, in the order of reading.

    Raises:
        SearchError: What is typed cannot be read; it says where.
        StoreError: The project cannot be read.
    """
    parts = _spans(store, query, label_set, author_id, range(position, position + 1))
    return [hit for part in parts for hit in part.hits]


def _by_position(rows: Iterator[SpanRow]) -> Iterator[_Part]:
    position = -1
    try:
        for position, own in groupby(rows, key=attrgetter("position")):
            yield _Part(
                position, [Hit(r.position, r.start, r.end, r.span_id, r.label) for r in own]
            )
    except SearchError as error:
        yield _Part(position, (), error.message)


def index_texts(
    store: Store,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
    *,
    steps: int = STEPS,
) -> bool:
    """Bring the index of the texts some steps further; return whether it is whole then.

    A step takes no longer than a key press, and as long a rest comes after each. Where it is
    stopped, the index holds what it holds, and it goes on from there the next time.

    Args:
        store: The project.
        progress: Told articles in the index and their number.
        cancelled: Asked before each step whether to stop.
        steps: After so many others have their turn on this thread.

    Raises:
        ReadOnlyError: The project is open for reading only.
        StoreError: It cannot be written.
    """
    searches = Searches(store)
    total = store.document_count()
    for _ in range(steps):
        if cancelled():
            return False
        began = perf_counter()
        held = searches.index_some()
        if held is None:
            return True
        progress(held, total)
        sleep(perf_counter() - began)
    return False
