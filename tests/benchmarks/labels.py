"""Changes of labels that many spans of several authors have, and taking them back."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from annotator.app.clock import now
from annotator.core.label_changes import (
    LabelChange,
    begin,
    change_label,
    merge_label,
    remove_label,
)
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Document, Layer, Span
from annotator.store.store import Store
from tests.benchmarks.table import Row, seconds
from tests.benchmarks.texts import text_of
from tests.factories import make_document

_AUTHORS = ("ada", "me", "zoe")
_SPANS = {"ada": 4, "me": 4, "zoe": 2}
"""How many actors each author has tagged in each article; ten in all."""
_LIMIT = 3.0
"""Seconds that a rename of a label on 100,000 spans may take."""
_LIMIT_OF_REMOVAL = 20.0
"""Seconds that removing them may take: every span goes into the log whole."""


def measure(folder: Path, count: int) -> Iterator[Row]:
    """Yield the rows of changes that concern ten spans in each of `count` articles."""
    path = folder / "labels.annotator"
    with Store.create(
        path, name="labels", label_set=DEFAULT_LABEL_SET, project_id="p", now=now()
    ) as store:
        store.import_documents(_items(count), at=now())
        number = store.labels.use().of_label("actor").items
        assert number == 10 * count
        for what, change in _CHANGES.items():
            limit = _LIMIT_OF_REMOVAL if what.startswith("remove") else _LIMIT
            yield from _change(store, f"{what} {number:,} spans", change, limit)
        assert list(store.check()) == []


def _items(count: int) -> Iterator[tuple[Document, tuple[Layer, ...]]]:
    text = text_of(2_500)
    for number in range(count):
        document = make_document(f"{number} {text}", id=f"a{number:06}")
        yield document, tuple(_layer(document, author) for author in _AUTHORS)


def _layer(document: Document, author: str) -> Layer:
    spans = tuple(
        _span(document, author, at, "actor" if at < _SPANS[author] else "date")
        for at in range(_SPANS[author] + 1)
    )
    return Layer(document_id=document.id, author_id=author, spans=spans, revision=1)


def _span(document: Document, author: str, at: int, label: str) -> Span:
    start = 100 * at
    place = {"start": start, "end": start + 12, "text": document.text[start : start + 12]}
    return Span(id=f"{author}-{document.id}-{at}", label=label, created_by=author, **place)


def _rename(change: LabelChange) -> LabelChange:
    actor = change.after.label("actor")
    return change_label(change, "actor", actor.model_copy(update={"name": "player"}))


_CHANGES: dict[str, Callable[[LabelChange], LabelChange]] = {
    "rename a label on": _rename,
    "merge a label on": lambda change: merge_label(change, "actor", "claim"),
    "remove a label and its": lambda change: remove_label(change, "actor"),
}


def _change(
    store: Store, what: str, make: Callable[[LabelChange], LabelChange], limit: float
) -> Iterator[Row]:
    change = make(begin(store.label_set()))
    yield Row(f"{what}: count", seconds(store.labels.use), 0.5, "s")
    took = seconds(lambda: store.labels.change("me", change, at=now()))
    yield Row(what, took, limit, "s")
    for act in ("undo", "redo", "undo"):
        took = seconds(partial(store.labels.walk, "me", act, at=now()))
        yield Row(f"{what}: {act}", took, limit, "s")
    assert store.label_set() == change.before
