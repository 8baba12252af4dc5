"""Writes an author's steps to the project, and walks back and forth on their line."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from annotator.core.edits import Edit
from annotator.core.history import LayerEdit, Step, do
from annotator.core.records import Author, Document, Layer, Record
from annotator.errors import EditError
from annotator.store.store import Store

_ONE_BY_ONE = 3
"""How many layers are asked for singly; the one in view is at hand and need not be read."""


class Change(NamedTuple):
    """Edits of one layer, with the text that it is on."""

    text: str
    layer: Layer
    edits: Sequence[Edit]


class Written(NamedTuple):
    """The layers of a step before and after it, in the same order."""

    before: tuple[Layer, ...]
    after: tuple[Layer, ...]


class Walked(Record):
    """What undo or redo did: the layers after it, and where to look first."""

    before: tuple[Layer, ...]
    after: tuple[Layer, ...]
    edits: tuple[tuple[str, Edit], ...]

    @property
    def document_id(self) -> str:
        """The document of the first edit, which should come into view."""
        return self.edits[0][0]

    @property
    def document_ids(self) -> frozenset[str]:
        """The documents that it changed."""
        return frozenset(layer.document_id for layer in self.after)

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
        self.undo_title = self._store.undo_title(self._author_id)
        self.redo_title = self._store.redo_title(self._author_id)

    def write(self, document: Document, layer: Layer, edits: Sequence[Edit]) -> Layer:
        """Apply edits as one step named after the first; return the layer as written.

        Raises:
            EditError: An edit does not fit, or a span would not hold the text at its place.
            StoreError: It could not be written.
        """
        change = Change(document.text, layer, edits)
        return self.write_many((change,), edits[0].title).after[0]

    def write_many(self, changes: Iterable[Change], title: str) -> Written:
        """Apply edits to several layers as one step; return the layers as they were and are.

        The changes are taken one by one, so that not all texts need be in memory together.

        Raises:
            EditError: An edit does not fit, or a span would not hold the text at its place.
            StoreError: It could not be written.
        """
        at = self._clock()
        entries: list[LayerEdit] = []
        before: list[Layer] = []
        after: list[Layer] = []
        for text, layer, edits in changes:
            new, own = do(layer, edits)
            _check_texts(text, new, edits)
            entries.extend(own)
            before.append(layer)
            after.append(_written(new, at))
        step = Step(author_id=self._author_id, title=title, at=at, edits=tuple(entries))
        self._introduce()
        self._store.write(step, after)
        self.undo_title, self.redo_title = title, ""
        return Written(tuple(before), tuple(after))

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
        before = self._layers({document_id: None for document_id, _ in edits}, layer_of)
        after = dict(before)
        for document_id, edit in edits:
            after[document_id] = edit.apply(after[document_id])
        written = tuple(_written(layer, at) for layer in after.values())
        write(step, written, at=at)
        self._look()
        return Walked(before=tuple(before.values()), after=written, edits=edits)

    def _layers(
        self, document_ids: Iterable[str], layer_of: Callable[[str], Layer]
    ) -> dict[str, Layer]:
        """Return layers by document; many are read together, as one by one takes long."""
        ids = tuple(document_ids)
        if len(ids) > _ONE_BY_ONE:
            return self._store.layers_by(self._author_id, ids)
        return {document_id: layer_of(document_id) for document_id in ids}


def _check_texts(text: str, layer: Layer, edits: Sequence[Edit]) -> None:
    """Refuse to save a span whose stored text is not the document's text there."""
    for span_id in {span_id for edit in edits for span_id in edit.touched(layer).span_ids}:
        span = layer.span(span_id)
        if span is not None and text[span.start : span.end] != span.text:
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
