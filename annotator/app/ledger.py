"""Writes an author's steps to the project, and walks back and forth on their line."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.edits import Edit
from annotator.core.history import LayerEdit, Step, do
from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.core.records import Author, Document, Layer, Record
from annotator.errors import EditError
from annotator.store.label_turn import Walk
from annotator.store.store import Store

if TYPE_CHECKING:
    from annotator.core.label_changes import LabelChange


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

    before: tuple[Layer, ...] = ()
    after: tuple[Layer, ...] = ()
    edits: tuple[tuple[str, Edit], ...] = ()
    has_labels: bool = False
    """Whether the label set is another; then the layers of all authors may be, and none is here."""

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

    def labels_size(self, act: Walk) -> int | None:
        """Return how many layers undo or redo would change the labels of, None for no labels."""
        return self._store.labels.next_size(self._author_id, act)

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
            if any(edit.touched(layer).whole_layer for edit in edits):
                new, renewed = do(new, self._renewing(layer, new))
                own += renewed
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

    def change_labels(
        self,
        change: "LabelChange",
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> bool:
        """Use other labels from now on and let all spans follow, as one step.

        Returns:
            False where it was stopped; nothing is changed then.

        Raises:
            LabelError: The labels in use are others than those that the change begins with.
            StoreError: It could not be written.
        """
        self._introduce()
        is_done = self._store.labels.change(
            self._author_id, change, at=self._clock(), progress=progress, cancelled=cancelled
        )
        self._look()
        return is_done

    def undo(self, layer_of: Callable[[str], Layer]) -> Walked | None:
        """Take back the last step; None where there is none.

        Args:
            layer_of: Gives this author's layer of a document, by its id.

        Raises:
            EditError: What it would bring back has a label that is there no more.
            LabelError: It changed labels that others have changed since.
            StoreError: It could not be written.
        """
        if self.labels_size("undo") is not None:
            return self.walk_labels("undo")
        step = self._store.undoable(self._author_id)
        return step and self._walk(step, "undo", layer_of)

    def redo(self, layer_of: Callable[[str], Layer]) -> Walked | None:
        """Do again the step that was taken back last; None where there is none.

        Args:
            layer_of: Gives this author's layer of a document, by its id.

        Raises:
            EditError: What it would bring back has a label that is there no more.
            LabelError: It changed labels that others have changed since.
            StoreError: It could not be written.
        """
        if self.labels_size("redo") is not None:
            return self.walk_labels("redo")
        step = self._store.redoable(self._author_id)
        return step and self._walk(step, "redo", layer_of)

    def walk_labels(
        self,
        act: Walk,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> Walked | None:
        """Undo or redo a step that changes the labels; None where that was stopped.

        Raises:
            LabelError: Others have changed them since.
            StoreError: It could not be written.
        """
        at = self._clock()
        is_done = self._store.labels.walk(
            self._author_id, act, at=at, progress=progress, cancelled=cancelled
        )
        self._look()
        return Walked(has_labels=True) if is_done else None

    def _walk(self, step: Step, act: Walk, layer_of: Callable[[str], Layer]) -> Walked:
        at, edits = self._clock(), step.backward if act == "undo" else step.forward
        before = self._layers({document_id: None for document_id, _ in edits}, layer_of)
        after, entries = dict(before), list[LayerEdit]()
        for document_id, edit in edits:
            after[document_id], own = do(after[document_id], (edit,))
            entries += own
        for document_id, layer in after.items():
            after[document_id], own = do(layer, self._renewing(before[document_id], layer))
            entries += own
        written = tuple(_written(layer, at) for layer in after.values())
        walked = step.model_copy(update={"edits": _of_step(entries, act)})
        write = self._store.take_back if act == "undo" else self._store.do_again
        write(walked, written, at=at)
        self._look()
        return Walked(
            before=tuple(before.values()),
            after=written,
            edits=tuple((entry.document_id, entry.edit) for entry in entries),
        )

    def _renewing(self, before: Layer, after: Layer) -> tuple[Edit, ...]:
        """Return what gives spans the names that their labels have by now."""
        label_set = self._store.label_set()
        known = {part.name for part in (*label_set.labels, *label_set.relations)}
        if known.issuperset(item.label for item in (*after.spans, *after.relations)):
            return ()
        from annotator.core.label_mapping import renewing

        return renewing(before, after, label_set, self._store.labels.gone_names())

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


def _of_step(entries: Sequence[LayerEdit], act: Walk) -> tuple[LayerEdit, ...]:
    """Return what was applied as the entries of the step that it walks over."""
    if act == "redo":
        return tuple(entries)
    return tuple(
        LayerEdit(document_id=entry.document_id, edit=entry.inverse, inverse=entry.edit)
        for entry in reversed(entries)
    )


def _written(layer: Layer, at: str) -> Layer:
    """Return the layer with the bookkeeping of one more step."""
    return layer.model_copy(
        update={
            "revision": layer.revision + 1,
            "created_at": layer.created_at or at,
            "updated_at": at,
        }
    )
