"""Every change that a person can make, and undo: the top of what one window works on.

* `workplace` the open project, settings and modes, telling what has changed
* `viewing` the document in view, what is selected, picked and pointed at
* here, what changes the project

State comes out by attributes; `subscribe` tells when it may have changed; methods are what a
person can mean. A change is on disk before the method returns, and where it cannot be written the
session stays as it was and the error is raised.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from annotator.app.ledger import Ledger, Walked
from annotator.app.selection import Selection, picking, span_on
from annotator.app.spanning import Direction, Side, Step, dragged, nudged, span_range
from annotator.app.viewing import IN_VIEW, Viewing
from annotator.app.workplace import NOWHERE, Listener, Progress
from annotator.core.changes import Changes
from annotator.core.edits import (
    AddSpan,
    Edit,
    GoBack,
    MoveSpan,
    RelabelSpan,
    RemoveSpan,
    SetAttributes,
    SetStatus,
)
from annotator.core.ranges import Range
from annotator.core.records import Document, Layer, Span, Status
from annotator.errors import EditError, ReadOnlyError
from annotator.store.store import DocumentRow

if TYPE_CHECKING:
    from annotator.app.again import Place
    from annotator.app.ledger import Written
    from annotator.app.stepping import EditsOf, StepWriter
    from annotator.core.label_changes import LabelChange
    from annotator.store.label_turn import Walk

T = TypeVar("T")

_QUICK = 500
"""In so many layers labels change within a few frames."""

__all__ = ["NOWHERE", "DocumentRow", "Listener", "Progress", "Session"]


class Session(Viewing):
    """What one window works on. Nothing in it is slow but opening a project."""

    # Changing

    def tag(self, label_name: str) -> None:
        """Tag the selection, or give the picked span this label.

        Raises:
            LabelError: The label set has no such label.
            StoreError: It could not be written; nothing has changed.
        """
        label = self.label_set.label(label_name).name
        if self.picked is not None:
            self.relabel(self.picked, label)
            return
        new = span_range(self._need_view().document.text, self.selection, snaps=self.snaps)
        if new.is_empty:
            self.tell("Select some text first, or pick a span.")
        else:
            self.tag_range(new, label)

    def tag_range(self, place: Range, label_name: str) -> None:
        """Tag `place` as it is and pick the span; one that is there already is only picked.

        What is pointed at stays so.

        Raises:
            LabelError: The label set has no such label.
            StoreError: It could not be written; nothing has changed.
        """
        label, aim = self.label_set.label(label_name).name, self._aim_before_tagging
        same = span_on(self.spans, place, label)
        if same is not None:
            self.pick(same.id)
            self.tell(f"This is tagged {label} already.")
        else:
            view = self._need_view()
            span = self._new_span(place, label, view.document, view.layer)
            self.perform((AddSpan(span=span),), picking(span))
        self._pointed, self._means_pick = aim, aim == NOWHERE

    @property
    def _aim_before_tagging(self) -> int:
        return self.aim if self.selection.is_empty else NOWHERE

    def _new_span(self, new: Range, label: str, document: Document, layer: Layer) -> Span:
        """Return a span of this author at a place, made now; it says what its words say."""
        from annotator.app.describing import reader_of

        at = self._clock()
        reader = reader_of(document, layer, self.label_set, self.remembered)
        return Span(
            id=self._ids(),
            label=label,
            start=new.start,
            end=new.end,
            text=document.text[new.start : new.end],
            attributes=reader.values(new, label, layer.spans),
            created_by=self.author_id,
            created_at=at,
            updated_at=at,
        )

    def relabel(self, span: Span, label: str) -> None:
        """Give a span of the layer in view another label; what is pointed at stays so.

        Where a span with that label is just there already, that one is picked instead.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        same = span_on(self.spans, span.place, label)
        if same is not None and same.id != span.id:
            self.pick(same.id)
            self.tell(f"This is tagged {label} already.")
            return
        if span.label != label:
            at = self._clock()
            relabelled = RelabelSpan(span_id=span.id, label=label, updated_at=at)
            new = span.model_copy(update={"label": label, "updated_at": at})
            self.perform((relabelled, *self._read_again(new)))

    def _read_again(self, span: Span) -> tuple[Edit, ...]:
        """Return what makes a span of the document in view say what its words say now."""
        from annotator.app.describing import reader_of

        view = self._need_view()
        reader = reader_of(view.document, view.layer, self.label_set, self.remembered)
        edit = reader.read_again(span, view.layer.spans)
        return () if edit is None else (edit,)

    def remove_picked(self) -> None:
        """Remove the picked span; the caret stays where it ended.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        span = self.picked
        if span is not None:
            self.perform((RemoveSpan(span_id=span.id, label=span.label),))

    def move_edge(
        self, span_id: str, side: Side, offset: int, *, snaps: bool | None = None
    ) -> None:
        """Move one end of a span to `offset`, snapped to words unless told otherwise.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        view = self._need_view()
        span = view.layer.span(span_id)
        if span is not None:
            snaps = self.snaps if snaps is None else snaps
            old = span.place
            self.move(span, dragged(view.document.text, old, side, offset, snaps=snaps))

    def nudge_edge(self, side: Side, direction: Direction, step: Step = "word") -> None:
        """Move one end of the picked span, or of the selection, by a step.

        To the left (-1) or right (+1) in the text's order.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        span = self.picked
        if span is not None:
            place = span.place
            self.move(span, nudged(self.text, place, side, direction, step))
        elif not self.selection.is_empty:
            self.select(*nudged(self.text, self.selection, side, direction, step))

    def move(self, span: Span, new: Range) -> None:
        """Give a span of the layer in view another place; what is pointed at stays so.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        if (span.start, span.end) == new:
            return
        text, at = self._need_view().document.text[new.start : new.end], self._clock()
        # An end may pass through the place of another span on its way, so none is refused.
        is_twin = span_on(self.spans, new, span.label) is not None
        moved = MoveSpan(span_id=span.id, start=new.start, end=new.end, text=text, updated_at=at)
        at_its_place = {"start": new.start, "end": new.end, "text": text, "updated_at": at}
        self.perform((moved, *self._read_again(span.model_copy(update=at_its_place))))
        if is_twin:
            self.tell(f"Another span that is {span.label} is just there.")

    def set_status(self, status: Status) -> None:
        """Say how far the work on the document in view has come.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        if self._need_view().layer.status != status:
            self.perform((SetStatus(status=status),))

    def finish_and_next(self) -> None:
        """Mark the document done and bring the next one to do into view.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        self.set_status("done")
        self.show_next_todo()

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

    def go_back(self) -> None:
        """Make the earlier time that is looked at the present, as one step that undo takes back.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        if self.is_looking_back:
            then = self._need_view().layer
            self.look_ahead()
            self.perform((GoBack.of(then),))

    def tag_places(self, places: "Sequence[Place]", label_name: str) -> None:
        """Tag places of any documents in one step; what is in view and picked stays so.

        Raises:
            LabelError: The label set has no such label.
            StoreError: It could not be written; nothing has changed.
        """
        written = self.places_tagger(places, label_name)() if places else None
        if written is not None:
            self.take_in(written)

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

    def places_tagger(self, places: "Sequence[Place]", label_name: str) -> "StepWriter":
        """Return what tags places, given `progress` and `cancelled`; any thread may call it.

        The session has to be busy meanwhile and to look again afterwards.

        Raises:
            LabelError: The label set has no such label.
            ReadOnlyError: The project is open for reading only.
        """
        from annotator.app.again import by_document, tagging
        from annotator.app.stepping import titled

        label = self.label_set.label(label_name).name
        edits_of = tagging(
            lambda place, document, layer: self._new_span(place, label, document, layer)
        )
        return self.step_writer(by_document(places), edits_of, titled(f"Tag {label}", len(places)))

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

    @property
    def undo_title(self) -> str:
        """What undo would take back, "" for nothing."""
        return "" if self._project is None else self._project.ledger.undo_title

    @property
    def redo_title(self) -> str:
        """What redo would do again, "" for nothing."""
        return "" if self._project is None else self._project.ledger.redo_title

    def undo(self) -> None:
        """Take back this author's last step and bring its document into view.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        self._show_walked(self._need_ledger().undo(self._layer_of))

    def redo(self) -> None:
        """Do again the step that was taken back last, and bring its document into view.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        self._show_walked(self._need_ledger().redo(self._layer_of))

    def _layer_of(self, document_id: str) -> Layer:
        if self._view is not None and self._view.document.id == document_id:
            return self._view.layer
        return self._need_project().store.layer(document_id, self.author_id)

    def _show_walked(self, walked: Walked | None) -> None:
        if walked is None:
            return
        if walked.has_labels:
            self.look_again()
            return
        self._take_over(walked.before, walked.after)
        if self._shown_id not in walked.document_ids:
            position = self._need_project().store.position_of(walked.document_id)
            self.show(-1 if position is None else position)
        self._pick_what_came_back(walked)
        if self.picked is not None:
            self._pointed = NOWHERE
        self.tell("")
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
