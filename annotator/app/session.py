"""The open project, the document in view, what is selected, and every change made.

State comes out by attributes; `subscribe` tells when it may have changed; methods are what a
person can mean. A change is on disk before the method returns, and where it cannot be written the
session stays as it was and the error is raised.
"""

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.app import settings as settings_file
from annotator.app.clock import new_id, now
from annotator.app.ledger import Ledger, Walked
from annotator.app.opened import OpenDocument, OpenProject
from annotator.app.selection import (
    Selection,
    picking,
    selected,
    span_at,
    span_beside,
    span_on,
)
from annotator.app.settings import Settings
from annotator.app.spanning import Direction, Side, Step, Unit, dragged, nudged, span_range
from annotator.core.changes import Changes
from annotator.core.edits import AddSpan, Edit, MoveSpan, RelabelSpan, RemoveSpan, SetStatus
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.core.offsets import OffsetMap
from annotator.core.ranges import Range, RangeIndex
from annotator.core.records import Document, Layer, Record, Span, Status
from annotator.errors import EditError, LockedError, ReadOnlyError
from annotator.store.store import DocumentRow, Store

if TYPE_CHECKING:
    from annotator.app.again import Place
    from annotator.app.ledger import Written

Listener = Callable[[Changes], None]
NOWHERE = -1
"""The place that a person points at who points at none."""
_IN_VIEW = Changes.DOCUMENT | Changes.SPANS | Changes.STATUS | Changes.SELECTION | Changes.PICK


class Progress(Record):
    """How many of the project's documents are done."""

    done: int = 0
    total: int = 0


class Session:
    """What one window works on. Nothing in it is slow but opening a project."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        settings_path: Path | None = None,
        clock: Callable[[], str] = now,
        ids: Callable[[], str] = new_id,
    ) -> None:
        self.settings = settings or Settings()
        self.notice = ""
        self.sticky_label = ""
        self.shows_documents = True
        self.shows_details = True
        self.is_busy = False
        self._settings_path = settings_path
        self._clock = clock
        self._ids = ids
        self._listeners: list[Listener] = []
        self._project: OpenProject | None = None
        self._view: OpenDocument | None = None
        self._selection = Selection()
        self._pointed = NOWHERE
        self._means_pick = False

    # Telling

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each change; returns what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _changed(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)

    def tell(self, notice: str) -> None:
        """Show a sentence in the status bar until the next one; "" clears it."""
        if notice != self.notice:
            self.notice = notice
            self._changed(Changes.NOTICE)

    # The project

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    @property
    def is_read_only(self) -> bool:
        """Whether the project may be looked at but not changed."""
        return self._project is not None and self._project.store.is_read_only

    @property
    def can_edit(self) -> bool:
        """Whether a change would be taken now."""
        return self.is_open and not self.is_read_only and not self.is_busy

    @property
    def store(self) -> Store | None:
        """What jobs read and write; None where no project is open."""
        return None if self._project is None else self._project.store

    @property
    def path(self) -> Path | None:
        """The project's file."""
        return None if self._project is None else Path(self._project.store.path)

    @property
    def project_name(self) -> str:
        """The project's name, "" where none is open."""
        return "" if self._project is None else self._project.store.info.name

    @property
    def label_set(self) -> LabelSet:
        """The project's labels; the default ones where none is open."""
        return DEFAULT_LABEL_SET if self._project is None else self._project.label_set

    @property
    def document_count(self) -> int:
        """How many documents the project has."""
        return 0 if self._project is None else self._project.document_count

    @property
    def progress(self) -> Progress:
        """How many documents this author has done."""
        if self._project is None:
            return Progress()
        done = self._project.status_counts.get("done", 0)
        return Progress(done=done, total=self._project.document_count)

    def open(self, path: Path) -> None:
        """Open a project, for looking only where another window or process is writing to it.

        Raises:
            StoreError: It cannot be opened; what was open before still is.
        """
        notice = ""
        try:
            store = Store.open(path)
        except (LockedError, ReadOnlyError) as error:
            store = Store.open(path, read_only=True)
            notice = f"Opened for reading only: {error.message}"
        self._adopt(store)
        self.tell(notice)

    def create(self, path: Path, *, label_set: LabelSet = DEFAULT_LABEL_SET) -> None:
        """Make an empty project and open it.

        Raises:
            StoreError: It cannot be made there.
        """
        project_id, at = self._ids(), self._clock()
        self._adopt(
            Store.create(path, name=path.stem, label_set=label_set, project_id=project_id, now=at)
        )

    def _adopt(self, store: Store) -> None:
        """Work on `store` from now on; where it cannot be read, stay with what was open."""
        try:
            project = OpenProject(store, self.author_id, self._clock)
            view = project.load(project.last_position)
        except BaseException:
            store.close()
            raise
        self._leave()
        self._project, self._view = project, view
        self.tell("")
        self._changed(Changes.ALL)

    def _leave(self) -> None:
        if self._project is not None:
            self._project.store.close()
        self._project = self._view = None
        self._selection = Selection()
        self._pointed = NOWHERE

    def close(self) -> None:
        """Close the project; everything in it is saved already."""
        self._leave()
        self._changed(Changes.ALL)

    def _need_project(self) -> OpenProject:
        if self._project is None:
            raise EditError("No project is open.")
        return self._project

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that a job begins or ends to write to the project, so that edits have to wait."""
        self.is_busy = is_busy
        self._changed(Changes.MODE)

    def look_again(self) -> None:
        """Take in what a job has added to the project."""
        project = self._need_project()
        project.label_set = project.store.label_set()
        project.count()
        self._view = project.load(max(self.position, 0))
        self._changed(Changes.ALL & ~Changes.PROJECT)

    # Settings and modes

    @property
    def author_id(self) -> str:
        """Who makes the spans."""
        return self.settings.author

    @property
    def snaps(self) -> bool:
        """Whether selections take whole words."""
        return self.settings.snap_to_words

    def change_settings(self, **values: object) -> None:
        """Apply and save settings.

        Raises:
            SettingsError: A value is outside its limits, or the file cannot be written.
        """
        new = settings_file.changed(self.settings, **values)
        is_other_author = new.author != self.author_id
        self.settings = new
        if is_other_author and self._project is not None:
            self._project = OpenProject(self._project.store, new.author, self._clock)
            self._view = self._project.load(self.position)
            self._selection = Selection()
        self._changed(Changes.ALL if is_other_author else Changes.SETTINGS | Changes.MODE)
        if self._settings_path is not None:
            settings_file.save(self.settings, self._settings_path)

    def toggle_sticky(self, label_name: str) -> None:
        """Tag each selection at once with this label, or no longer."""
        self.sticky_label = "" if self.sticky_label == label_name else label_name
        self._changed(Changes.MODE)

    def toggle_documents(self) -> None:
        """Show or hide the document list."""
        self.shows_documents = not self.shows_documents
        self._changed(Changes.MODE)

    def toggle_details(self) -> None:
        """Show or hide the panel about the picked span."""
        self.shows_details = not self.shows_details
        self._changed(Changes.MODE)

    # Documents

    @property
    def document(self) -> Document | None:
        """The document in view."""
        return None if self._view is None else self._view.document

    @property
    def text(self) -> str:
        """The text in view, "" where none is."""
        return "" if self._view is None else self._view.document.text

    @property
    def layer(self) -> Layer | None:
        """This author's layer on the document in view."""
        return None if self._view is None else self._view.layer

    @property
    def position(self) -> int:
        """The document's place in the project, from 0; -1 where none is in view."""
        return -1 if self._view is None else self._view.position

    @property
    def offsets(self) -> OffsetMap:
        """Converts offsets of the document in view."""
        return self._need_view().offsets

    def _need_view(self) -> OpenDocument:
        if self._view is None:
            raise EditError("No document is in view.")
        return self._view

    def show(self, position: int) -> None:
        """Bring the document at `position` into view; nothing happens where there is none.

        Raises:
            StoreError: It cannot be read; the one in view stays.
        """
        project = self._need_project()
        view = None if position == self.position else project.load(position)
        if view is None:
            return
        self._view, self._selection, self._pointed = view, Selection(), NOWHERE
        if not self.is_busy:
            project.remember_position(position)
        self.tell("")
        self._changed(_IN_VIEW)

    @property
    def matches(self) -> "array[int] | None":
        """The positions that the list's filter leaves, ascending; None for all."""
        return None if self._project is None else self._project.matches

    def set_matches(self, positions: "array[int] | None") -> None:
        """Say which documents the list's filter leaves."""
        if self._project is not None:
            self._project.matches = positions
            self._changed(Changes.MATCHES)

    def neighbour(self, direction: Direction) -> int:
        """Return the position of the next or last document of the list, else -1."""
        return -1 if self._project is None else self._project.neighbour(self.position, direction)

    def show_next(self) -> None:
        """Bring the next document of the list into view."""
        self.show(self.neighbour(1))

    def show_previous(self) -> None:
        """Bring the document before this one in the list into view."""
        self.show(self.neighbour(-1))

    def show_next_todo(self) -> None:
        """Bring the next unfinished document into view, from the first again after the last."""
        found = self._need_project().next_unfinished(self.position)
        if found < 0:
            self.tell("No other document is left to do.")
        else:
            self.show(found)

    def rows(self, positions: range) -> tuple[DocumentRow, ...]:
        """Return what the list shows of the documents at these positions."""
        return self._need_project().store.rows(self.author_id, positions)

    def rows_at(self, positions: Sequence[int]) -> tuple[DocumentRow, ...]:
        """Return what the list shows of the documents at these positions, in any order."""
        return self._need_project().store.rows_at(self.author_id, positions)

    # Selecting and picking

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the layer in view, in reading order."""
        return () if self._view is None else self._view.layer.spans

    @property
    def index(self) -> RangeIndex:
        """Finds spans of the layer in view by place."""
        return self._need_view().index

    @property
    def anchor(self) -> int:
        """The end of the selection that stays."""
        return self._selection.anchor

    @property
    def caret(self) -> int:
        """The end of the selection that moves."""
        return self._selection.caret

    @property
    def selection(self) -> Range:
        """The selected code points; empty at the caret where nothing is selected."""
        return self._selection.range

    @property
    def picked(self) -> Span | None:
        """The span that keys act on."""
        return None if self._view is None else self._view.layer.span(self._selection.picked_id)

    @property
    def aim(self) -> int:
        """The code point that a label's key is about: pointed at, or else the caret's.

        `NOWHERE` while a selection or a picked span says what it is about.
        """
        if not self.selection.is_empty:
            return NOWHERE
        if self._pointed != NOWHERE:
            return self._pointed
        return self.caret if self.picked is None and self._view is not None else NOWHERE

    @property
    def pointed(self) -> int:
        """The code point that the mouse, or the caret of what was tagged last, points at."""
        return self._pointed

    def point_at(self, offset: int) -> None:
        """Say which code point the mouse points at; `NOWHERE` where it is over no text.

        While it stays in a span that was picked by itself, the span is meant and not a place in it.
        """
        span = self.picked
        if self._means_pick and span is not None and span.start <= offset < span.end:
            return
        self._means_pick = False
        if offset != self._pointed and self._view is not None:
            self._pointed = offset
            self._changed(Changes.AIM)

    def _select(self, selection: Selection) -> None:
        self._selection, self._pointed = selection, NOWHERE
        self._means_pick = bool(selection.picked_id)
        self._changed(Changes.SELECTION | Changes.PICK)

    def select(self, anchor: int, caret: int, *, unit: Unit = "char") -> None:
        """Select from `anchor` to `caret`, grown to whole words or sentences by `unit`.

        Equal ends put the caret there. Either way no span is picked any more.
        """
        self._select(selected(self._need_view().document.text, anchor, caret, unit))

    def let_go(self) -> None:
        """Unpick the span and clear the selection; the caret stays."""
        self._select(self._selection.let_go)

    def pick(self, span_id: str) -> None:
        """Pick a span; the caret goes to its end, and nothing is selected."""
        span = self._need_view().layer.span(span_id)
        if span is not None:
            self._select(picking(span))

    def pick_at(self, offset: int) -> None:
        """Pick the shortest span at a code point; the next longer one if it is picked already."""
        found = span_at(self.spans, self.index, offset, self._selection.picked_id)
        if found is None:
            self.select(offset, offset)
        else:
            self.pick(found.id)

    def pick_next(self) -> None:
        """Pick the next span in reading order, after the picked one or the caret."""
        self._pick_beside(1)

    def pick_previous(self) -> None:
        """Pick the span before, in reading order."""
        self._pick_beside(-1)

    def _pick_beside(self, direction: Direction) -> None:
        found = span_beside(self.spans, self._selection, self.picked, direction)
        if found is not None:
            self.pick(found.id)

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
            span = self.new_span(place, label, self._need_view().document.text)
            self.perform((AddSpan(span=span),), picking(span))
        self._pointed, self._means_pick = aim, aim == NOWHERE

    @property
    def _aim_before_tagging(self) -> int:
        return self.aim if self.selection.is_empty else NOWHERE

    def new_span(self, new: Range, label: str, text: str) -> Span:
        """Return a span of this author at a place of a text, made now."""
        at = self._clock()
        return Span(
            id=self._ids(),
            label=label,
            start=new.start,
            end=new.end,
            text=text[new.start : new.end],
            created_by=self.author_id,
            created_at=at,
            updated_at=at,
        )

    def relabel(self, span: Span, label: str) -> None:
        """Give a span of the layer in view another label; what is pointed at stays so.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        if span.label != label:
            self.perform((RelabelSpan(span_id=span.id, label=label, updated_at=self._clock()),))

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
            old = Range(span.start, span.end)
            self.move(span, dragged(view.document.text, old, side, offset, snaps=snaps))

    def nudge_edge(self, side: Side, direction: Direction, step: Step = "word") -> None:
        """Move one end of the picked span by a step, to the left (-1) or right (+1) in the text.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        span = self.picked
        if span is not None:
            text = self._need_view().document.text
            self.move(span, nudged(text, Range(span.start, span.end), side, direction, step))

    def move(self, span: Span, new: Range) -> None:
        """Give a span of the layer in view another place; what is pointed at stays so.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        if (span.start, span.end) == new:
            return
        text, at = self._need_view().document.text[new.start : new.end], self._clock()
        moved = MoveSpan(span_id=span.id, start=new.start, end=new.end, text=text, updated_at=at)
        self.perform((moved,))

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
        self._selection = selection or self._selection
        self.tell("")
        told = Changes.HISTORY | Changes.STATUS | Changes.SELECTION | Changes.PICK
        self._changed(told | touched)

    def tag_places(self, places: "Sequence[Place]", label_name: str) -> None:
        """Tag places of any documents in one step; what is in view and picked stays so.

        Raises:
            LabelError: The label set has no such label.
            StoreError: It could not be written; nothing has changed.
        """
        written = self.places_tagger(places, label_name)() if places else None
        if written is None:
            return
        self._take_over(*written)
        self.tell("")
        is_beyond = any(layer.document_id != self._shown_id for layer in written.after)
        others = Changes.DOCUMENTS if is_beyond else Changes.NONE
        self._changed(Changes.HISTORY | Changes.STATUS | Changes.SPANS | others)

    @property
    def _shown_id(self) -> str:
        return "" if self._view is None else self._view.document.id

    def places_tagger(
        self, places: "Sequence[Place]", label_name: str
    ) -> "Callable[..., Written | None]":
        """Return what tags places, given `progress` and `cancelled`; any thread may call it.

        The session has to be busy meanwhile and to look again afterwards.

        Raises:
            LabelError: The label set has no such label.
            ReadOnlyError: The project is open for reading only.
        """
        from annotator.app.again import tag_places, title_of

        label, ledger = self.label_set.label(label_name).name, self._need_ledger()
        return partial(
            tag_places,
            self._need_project().store,
            ledger,
            places,
            lambda place, text: self.new_span(place, label, text),
            author_id=self.author_id,
            title=title_of(label, len(places)),
        )

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
        self._take_over(walked.before, walked.after)
        if self._shown_id not in walked.document_ids:
            position = self._need_project().store.position_of(walked.document_id)
            self.show(-1 if position is None else position)
        self._pick_what_came_back(walked)
        if self.picked is not None:
            self._pointed = NOWHERE
        self.tell("")
        others = Changes.DOCUMENTS if len(walked.after) > 1 else Changes.NONE
        self._changed(_IN_VIEW & ~Changes.DOCUMENT | Changes.HISTORY | others)

    def _pick_what_came_back(self, walked: Walked) -> None:
        """Pick the span that a step was about, so that the person sees what happened."""
        layer = self._need_view().layer
        there = [layer.span(span_id) for span_id in walked.span_ids(layer.document_id)]
        spans = [span for span in there if span is not None]
        self._selection = picking(spans[0]) if len(spans) == 1 else self._selection.let_go
