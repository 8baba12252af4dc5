"""Writes an author's steps to the project, and walks back and forth on their line."""

from collections.abc import Callable, Sequence

from annotator.core.edits import Edit
from annotator.core.history import Step, do
from annotator.core.records import Author, Document, Layer, Record
from annotator.errors import EditError
from annotator.store.store import Store


class Walked(Record):
    """What undo or redo did: the layers after it, and where to look first."""

    before: tuple[Layer, ...]
    after: tuple[Layer, ...]
    edits: tuple[tuple[str, Edit], ...]

    @property
    def document_id(self) -> str:
        """The document of the first edit, which should come into view."""
        return self.edits[0][0]

    def span_ids(self, document_id: str) -> tuple[str, ...]:
        """Return the spans of a document that were touched."""
        layer = next(layer for layer in self.after if layer.document_id == document_id)
        ids = [
            span_id
            for edited, edit in self.edits
            if edited == document_id
            for span_id in edit.touched(layer).span_ids
        ]
        return tuple(dict.fromkeys(ids))


class Ledger:
    """One author's line of steps in one project.

    Every method writes one transaction or raises and leaves everything as it was.
    """

    def __init__(self, store: Store, author_id: str, clock: Callable[[], str]) -> None:
        self._store = store
        self._author_id = author_id
        self._clock = clock
        self._is_known = False
        self.undo_title = ""
        self.redo_title = ""
        self._look()

    def _look(self) -> None:
        last = self._store.undoable(self._author_id)
        following = self._store.redoable(self._author_id)
        self.undo_title = last.title if last else ""
        self.redo_title = following.title if following else ""

    def write(self, document: Document, layer: Layer, edits: Sequence[Edit]) -> Layer:
        """Apply edits as one step named after the first; return the layer as written.

        Raises:
            EditError: An edit does not fit, or a span would not hold the text at its place.
            StoreError: It could not be written.
        """
        at = self._clock()
        new, entries = do(layer, edits)
        _check_texts(document, new, edits)
        new = _written(new, at)
        step = Step(author_id=self._author_id, title=edits[0].title, at=at, edits=entries)
        self._introduce()
        self._store.write(step, (new,))
        self.undo_title, self.redo_title = step.title, ""
        return new

    def _introduce(self) -> None:
        if not self._is_known:
            self._store.add_author(Author(id=self._author_id))
            self._is_known = True

    def undo(self, layer_of: Callable[[str], Layer]) -> Walked | None:
        """Take back the last step; None where there is none.

        Args:
            layer_of: Gives this author's layer of a document, by its id.

        Raises:
            StoreError: It could not be written.
        """
        step = self._store.undoable(self._author_id)
        return step and self._walk(step, step.backward, self._store.take_back, layer_of)

    def redo(self, layer_of: Callable[[str], Layer]) -> Walked | None:
        """Do again the step that was taken back last; None where there is none.

        Args:
            layer_of: Gives this author's layer of a document, by its id.

        Raises:
            StoreError: It could not be written.
        """
        step = self._store.redoable(self._author_id)
        return step and self._walk(step, step.forward, self._store.do_again, layer_of)

    def _walk(
        self,
        step: Step,
        edits: tuple[tuple[str, Edit], ...],
        write: Callable[..., object],
        layer_of: Callable[[str], Layer],
    ) -> Walked:
        at = self._clock()
        before = {document_id: layer_of(document_id) for document_id, _ in edits}
        after = dict(before)
        for document_id, edit in edits:
            after[document_id] = edit.apply(after[document_id])
        written = tuple(_written(layer, at) for layer in after.values())
        write(step, written, at=at)
        self._look()
        return Walked(before=tuple(before.values()), after=written, edits=edits)


def _check_texts(document: Document, layer: Layer, edits: Sequence[Edit]) -> None:
    """Refuse to save a span whose stored text is not the document's text there."""
    for span_id in {span_id for edit in edits for span_id in edit.touched(layer).span_ids}:
        span = layer.span(span_id)
        if span is not None and document.text[span.start : span.end] != span.text:
            raise EditError(f"Span {span_id!r} does not hold the text at its place.")


def _written(layer: Layer, at: str) -> Layer:
    """Return the layer with the bookkeeping of one more step."""
    return layer.model_copy(
        update={
            "revision": layer.revision + 1,
            "created_at": layer.created_at or at,
            "updated_at": at,
        }
    )
