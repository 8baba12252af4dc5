"""Projects to test with, and a person at work on them."""

from collections.abc import Sequence
from pathlib import Path

from annotator.core.edits import Edit
from annotator.core.history import Step, do
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Document, Layer
from annotator.store.store import Store
from tests.factories import NOW, make_document

LATER = "2026-03-09T10:00:01.000Z"


def create(path: Path, documents: Sequence[Document] = ()) -> Store:
    """A new project that holds these documents."""
    store = Store.create(path, name="news", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW)
    store.import_documents([(document, ()) for document in documents], at=NOW)
    return store


def make_documents(number: int) -> list[Document]:
    """Documents "d1", "d2" … titled "Article 1" …"""
    return [make_document(id=f"d{n}", title=f"Article {n}") for n in range(1, number + 1)]


def written(layer: Layer, at: str) -> Layer:
    """The layer with the bookkeeping of one more step."""
    values = {"revision": layer.revision + 1, "created_at": layer.created_at or at}
    return layer.model_copy(update=values | {"updated_at": at})


def perform(store: Store, *edits: Edit, on: str = "d1", by: str = "me") -> Layer:
    """Apply edits to a layer and write them as one step; return the layer after it."""
    after, entries = do(store.layer(on, by), edits)
    after = written(after, NOW)
    store.write(Step(author_id=by, title=edits[0].title, at=NOW, edits=entries), (after,))
    return after


def undo(store: Store, *, by: str = "me") -> Step:
    """Take back the author's last step."""
    step = store.undoable(by)
    assert step is not None
    store.take_back(step, _walked(store, step.backward, by), at=LATER)
    return step


def redo(store: Store, *, by: str = "me") -> Step:
    """Do the author's next step again."""
    step = store.redoable(by)
    assert step is not None
    store.do_again(step, _walked(store, step.forward, by), at=LATER)
    return step


def _walked(store: Store, edits: tuple[tuple[str, Edit], ...], by: str) -> tuple[Layer, ...]:
    layers = {document_id: store.layer(document_id, by) for document_id, _ in edits}
    for document_id, edit in edits:
        layers[document_id] = edit.apply(layers[document_id])
    return tuple(written(layer, LATER) for layer in layers.values())


def content(layer: Layer) -> Layer:
    """The layer without its bookkeeping."""
    nothing = {"revision": 0, "seconds": 0.0, "created_at": "", "updated_at": ""}
    return layer.model_copy(update=nothing)


def faults(store: Store) -> list[str]:
    """The codes of all that the check finds."""
    return [problem.code for problem in store.check()]


def break_last_text(path: Path) -> None:
    """Spoil the page of the file that holds the last text."""
    page_size = 4096
    content = bytearray(path.read_bytes())
    start = content.rindex(b"Orlo Tanne") // page_size * page_size
    content[start : start + page_size] = b"\xff" * page_size
    path.write_bytes(content)
