"""How a change of the project is made: written, held, told, taken back and done again.

What a person can mean is in `session`, which stands on this.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from annotator.app.ledger import Ledger, Walked
from annotator.app.selection import Selection, picking
from annotator.app.viewing import IN_VIEW, Viewing
from annotator.app.workplace import NOWHERE
from annotator.core.changes import Changes
from annotator.core.edits import Edit, SetAttributes, SetStatus
from annotator.core.records import Layer
from annotator.errors import EditError, ReadOnlyError

if TYPE_CHECKING:
    from annotator.app.ledger import Written
    from annotator.app.stepping import EditsOf, StepWriter
    from annotator.core.label_changes import LabelChange
    from annotator.store.label_turn import Walk

T = TypeVar("T")

_QUICK = 500
"""In so many layers labels change within a few frames."""


class Changing(Viewing):
    """Writes steps over what is in view, any documents or the labels, and undoes them."""

    # Steps

    def perform(self, edits: tuple[Edit, ...], selection: Selection | None = None) -> None:
        """Apply edits to the layer in view as one step, write it, then tell.

        `selection` is what it leaves selected, where that is another than before.

        The first span of a document also says that work on it has begun.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        ledger, view = self._need_ledger(), self._need_view()
        touched = Changes.NONE
        for edit in edits:
            touched |= edit.touches
        if view.layer.status == "todo" and not isinstance(edits[0], SetStatus):
            edits = (*edits, SetStatus(status="in_progress"))
        new = ledger.write(view.document, view.layer, edits)
        self._take_over((view.layer,), (new,))
        self._remember(new, edits)
        self._selection = selection or self._selection
        self.tell("")
        told = Changes.HISTORY | Changes.STATUS | Changes.SELECTION | Changes.PICK
        self._changed(told | touched)

    def _remember(self, layer: Layer, edits: tuple[Edit, ...]) -> None:
        """Keep what a person has said of spans for other mentions of the same."""
        ids = [edit.span_id for edit in edits if isinstance(edit, SetAttributes)]
        self.remembered.take(filter(None, map(layer.span, ids)), self.label_set)

    def take_in(self, written: "Written") -> None:
        """Hold and tell a step over any documents; what is in view and picked stays so."""
        self._take_over(*written)
        self.tell("")
        is_beyond = any(layer.document_id != self._shown_id for layer in written.after)
        others = Changes.DOCUMENTS if is_beyond else Changes.NONE
        self._changed(Changes.HISTORY | Changes.STATUS | Changes.SPANS | others)

    def step_writer(
        self, chosen: "Mapping[str, Sequence[T]]", edits_of: "EditsOf[T]", title: str
    ) -> "StepWriter":
        """Return what writes one step over documents (`stepping`); any thread may call it.

        What it returns goes to `take_in`; or the session is busy meanwhile and looks again then.

        Raises:
            ReadOnlyError: The project is open for reading only.
        """
        from annotator.app.stepping import write_step

        store, ledger = self._need_project().store, self._need_ledger()
        return partial(
            write_step, store, ledger, chosen, edits_of, author_id=self.author_id, title=title
        )

    @property
    def _shown_id(self) -> str:
        return "" if self._view is None else self._view.document.id

    # Labels

    def change_labels(self, change: "LabelChange") -> None:
        """Use other labels from now on, and let the spans of all authors follow: one step.

        Raises:
            LabelError: The labels in use are others than those that the change begins with.
            StoreError: It could not be written; nothing has changed.
        """
        if self.labels_changer(change)():
            self.look_again()

    def labels_changer(self, change: "LabelChange") -> "Callable[..., bool]":
        """Return what changes labels, given `progress` and `cancelled`; any thread may call it.

        The session has to be busy meanwhile and to look again afterwards.

        Raises:
            ReadOnlyError: The project is open for reading only.
        """
        return partial(self._need_ledger().change_labels, change)

    def labels_walker(self, act: "Walk") -> "Callable[..., Walked | None] | None":
        """Return what does undo or redo as `labels_changer` does; None where that is quick.

        Raises:
            ReadOnlyError: The project is open for reading only.
        """
        ledger = self._need_ledger()
        is_long = (ledger.labels_size(act) or 0) > _QUICK
        return partial(ledger.walk_labels, act) if is_long else None

    # What each of them needs

    def _need_ledger(self) -> Ledger:
        """Return what writes, where a change would be taken now."""
        project = self._need_project()
        if project.store.is_read_only:
            raise ReadOnlyError(
                "This project is open for reading only.",
                hint="Close the other window that has it open, then open it again.",
            )
        if self.is_busy:
            raise EditError("The project is being written to.", hint="Wait until that is done.")
        if self.is_looking_back:
            raise EditError(
                "This is the article as it was.", hint="Press Esc to work on it as it is now."
            )
        return project.ledger

    def _take_over(self, before: Sequence[Layer], after: Sequence[Layer]) -> None:
        """Hold what was written."""
        self._need_project().recount(before, after)
        for layer in after:
            if self._view is not None and self._view.document.id == layer.document_id:
                self._view = self._view.with_layer(layer)

    # Undo

    walking: "Walk | None" = None
    """Whether it was undo or redo that led to what is being told; None where it was neither."""

    @property
    def undo_title(self) -> str:
        """What undo would take back, "" for nothing."""
        return "" if self._project is None else self._project.ledger.undo_title

    @property
    def redo_title(self) -> str:
        """What redo would do again, "" for nothing."""
        return "" if self._project is None else self._project.ledger.redo_title

    def told_of(self, act: "Walk") -> str:
        """Return what is to be said once undo or redo has done what it would do now."""
        return f"Undid: {self.undo_title}" if act == "undo" else f"Did again: {self.redo_title}"

    def undo(self) -> None:
        """Take back this author's last step and bring its document into view.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        told = self.told_of("undo")
        self._show_walked("undo", self._need_ledger().undo(self._layer_of), told)

    def redo(self) -> None:
        """Do again the step that was taken back last, and bring its document into view.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        told = self.told_of("redo")
        self._show_walked("redo", self._need_ledger().redo(self._layer_of), told)

    def _layer_of(self, document_id: str) -> Layer:
        if self._view is not None and self._view.document.id == document_id:
            return self._view.layer
        return self._need_project().store.layer(document_id, self.author_id)

    def _show_walked(self, act: "Walk", walked: Walked | None, told: str) -> None:
        if walked is None:
            return
        self.walking = act
        try:
            self._tell_walked(walked, told)
        finally:
            self.walking = None

    def _tell_walked(self, walked: Walked, told: str) -> None:
        if walked.has_labels:
            self.look_again()
            self.tell(told)
            return
        self._take_over(walked.before, walked.after)
        if self._shown_id not in walked.document_ids:
            position = self._need_project().store.position_of(walked.document_id)
            self.show(-1 if position is None else position)
        self._pick_what_came_back(walked)
        if self.picked is not None:
            self._pointed = NOWHERE
        # What came or went may be out of view, in many documents, or nothing that is seen.
        self.tell(told)
        others = Changes.DOCUMENTS if len(walked.after) > 1 else Changes.NONE
        self._changed(IN_VIEW & ~Changes.DOCUMENT | Changes.HISTORY | others)

    def _pick_what_came_back(self, walked: Walked) -> None:
        """Pick the span that a step was about, so that the person sees what happened."""
        layer = self._need_view().layer
        ids = walked.span_ids(layer.document_id)
        if not ids and self.picked is not None:
            # A link, or what is said of the article: the span that it was done at stays in hand.
            return
        there = [layer.span(span_id) for span_id in ids]
        spans = [span for span in there if span is not None]
        self._selection = picking(spans[0]) if len(spans) == 1 else self._selection.let_go
