"""Every change that a person can mean: the top of what one window works on.

* `workplace` the open project, settings and modes, telling what has changed
* `viewing` the document in view, what is selected, picked and pointed at
* `changing` how a change is written, told, undone and done again
* here, what changes the project

State comes out by attributes; `subscribe` tells when it may have changed; methods are what a
person can mean. A change is on disk before the method returns, and where it cannot be written the
session stays as it was and the error is raised.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.app.changing import Changing
from annotator.app.selection import picking, span_on
from annotator.app.spanning import Direction, Side, Step, dragged, nudged, span_range
from annotator.app.workplace import NOWHERE, Listener, Progress
from annotator.core.edits import (
    AddSpan,
    Edit,
    GoBack,
    MoveSpan,
    RelabelSpan,
    RemoveSpan,
    SetStatus,
)
from annotator.core.ranges import Range
from annotator.core.records import Document, Layer, Span, Status
from annotator.store.store import DocumentRow

if TYPE_CHECKING:
    from annotator.app.again import Place
    from annotator.app.stepping import StepWriter

__all__ = ["NOWHERE", "DocumentRow", "Listener", "Progress", "Session"]


class Session(Changing):
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
