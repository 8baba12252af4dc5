"""The open project, the document in view, what is selected in it, and every change made to it.

State comes out by attributes; `subscribe` tells when it may have changed; methods are what a
person can mean. A change is on disk before the method returns, and where it cannot be written the
session stays as it was and the error is raised.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from annotator.app import settings as settings_file
from annotator.app.clock import new_id, now
from annotator.app.settings import Settings
from annotator.app.spanning import Direction, Side, Unit, dragged, nudged, span_range
from annotator.core import boundaries
from annotator.core.changes import Changes
from annotator.core.edits import AddSpan, Edit, MoveSpan, RelabelSpan, RemoveSpan, SetStatus
from annotator.core.history import Step, do
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.core.offsets import OffsetMap
from annotator.core.ranges import Range, RangeIndex
from annotator.core.records import Author, Document, Layer, Record, Span, Status
from annotator.errors import EditError, LockedError, ReadOnlyError
from annotator.store.store import DocumentRow, Store

Listener = Callable[[Changes], None]
UNFINISHED: frozenset[Status] = frozenset({"todo", "in_progress"})


class Progress(Record):
    """How many of the project's documents are done."""

    done: int = 0
    total: int = 0


class View:
    """A document as it is looked at, with what is derived from its text once."""

    def __init__(self, document: Document, position: int) -> None:
        self.document = document
        self.position = position

    @cached_property
    def offsets(self) -> OffsetMap:
        """Converts between code points and the units of the window."""
        return OffsetMap(self.document.text)


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
        self._settings_path = settings_path
        self._clock = clock
        self._ids = ids
        self._listeners: list[Listener] = []
        self._is_busy = False
        self.notice = ""
        self.sticky_label = ""
        self.shows_documents = True
        self._forget_project()

    def _forget_project(self) -> None:
        self.store: Store | None = None
        self.label_set: LabelSet = DEFAULT_LABEL_SET
        self.document_count = 0
        self.status_counts: dict[Status, int] = {}
        self.matches: array[int] | None = None
        self.undo_title = ""
        self.redo_title = ""
        self._leave_document()

    def _leave_document(self) -> None:
        self._view: View | None = None
        self.layer: Layer | None = None
        self._picked_id = ""
        self.anchor = 0
        self.caret = 0
        self._index: RangeIndex | None = None

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
        return self.store is not None

    @property
    def is_read_only(self) -> bool:
        """Whether the project may be looked at but not changed."""
        return self.store is not None and self.store.is_read_only

    @property
    def is_busy(self) -> bool:
        """Whether a job is writing, so that edits have to wait."""
        return self._is_busy

    def set_busy(self, is_busy: bool) -> None:  # noqa: FBT001
        """Say that a job begins or ends to write to the project."""
        self._is_busy = is_busy
        self._changed(Changes.MODE)

    @property
    def can_edit(self) -> bool:
        """Whether a change would be taken now."""
        return self.is_open and not self.is_read_only and not self._is_busy

    @property
    def path(self) -> Path | None:
        """The project's file."""
        return None if self.store is None else Path(self.store.path)

    @property
    def project_name(self) -> str:
        """The project's name, "" where none is open."""
        return "" if self.store is None else self.store.info.name

    @property
    def author_id(self) -> str:
        """Who makes the spans."""
        return self.settings.author

    @property
    def progress(self) -> Progress:
        """How many documents this author has done."""
        return Progress(done=self.status_counts.get("done", 0), total=self.document_count)

    def open(self, path: Path) -> None:
        """Open a project, for looking only where another window or process is writing to it.

        Raises:
            StoreError: It cannot be opened; what was open before still is.
        """
        try:
            store = Store.open(path)
        except LockedError as error:
            store = Store.open(path, read_only=True)
            self._adopt(store)
            self.tell(f"Opened for reading only: {error.message}")
            return
        self._adopt(store)
        self.tell(
            "Opened for reading only: the file may not be written." if store.is_read_only else ""
        )

    def create(self, path: Path, *, label_set: LabelSet = DEFAULT_LABEL_SET) -> None:
        """Make an empty project and open it.

        Raises:
            StoreError: It cannot be made there.
        """
        store = Store.create(
            path,
            name=path.stem,
            label_set=label_set,
            project_id=self._ids(),
            now=self._clock(),
        )
        self._adopt(store)

    def _adopt(self, store: Store) -> None:
        if self.store is not None:
            self.store.close()
        self._forget_project()
        self.store = store
        self.label_set = store.label_set()
        self._count()
        self._name_history()
        last = store.value(self._position_key)
        self._load(min(int(last or 0), self.document_count - 1))
        self._changed(Changes.ALL)

    def close(self) -> None:
        """Close the project; everything in it is saved already."""
        if self.store is not None:
            self.store.close()
        self._forget_project()
        self._changed(Changes.ALL)

    def _need_store(self) -> Store:
        if self.store is None:
            raise EditError("No project is open.")
        return self.store

    def _count(self) -> None:
        store = self._need_store()
        self.document_count = store.document_count()
        self.status_counts = store.status_counts(self.author_id)

    def documents_were_added(self) -> None:
        """Look again at what the project holds, after an import into it."""
        self._count()
        position = self.position
        self._load(max(position, 0) if self.document_count else -1)
        self._changed(Changes.ALL & ~Changes.PROJECT)

    # Settings

    def change_settings(self, **values: object) -> None:
        """Apply and save settings.

        Raises:
            SettingsError: A value is outside its limits, or the file cannot be written.
        """
        author = self.author_id
        self.settings = settings_file.changed(self.settings, **values)
        if author != self.author_id and self.is_open:
            self._count()
            self._name_history()
            self._load(self.position)
        self._changed(Changes.ALL if author != self.author_id else Changes.SETTINGS | Changes.MODE)
        if self._settings_path is not None:
            settings_file.save(self.settings, self._settings_path)

    @property
    def snaps(self) -> bool:
        """Whether selections take whole words."""
        return self.settings.snap_to_words

    def toggle_sticky(self, label_name: str) -> None:
        """Tag each selection at once with this label, or no longer."""
        self.sticky_label = "" if self.sticky_label == label_name else label_name
        self._changed(Changes.MODE)

    def toggle_documents(self) -> None:
        """Show or hide the document list."""
        self.shows_documents = not self.shows_documents
        self._changed(Changes.MODE)

    # Documents

    @property
    def document(self) -> Document | None:
        """The document in view."""
        return None if self._view is None else self._view.document

    @property
    def position(self) -> int:
        """Its place in the project, from 0; -1 where no document is in view."""
        return -1 if self._view is None else self._view.position

    @property
    def offsets(self) -> OffsetMap:
        """Converts offsets of the document in view."""
        return self._need_view().offsets

    @property
    def _position_key(self) -> str:
        return f"position:{self.author_id}"

    def _need_view(self) -> View:
        if self._view is None:
            raise EditError("No document is in view.")
        return self._view

    def _need_layer(self) -> Layer:
        if self.layer is None:
            raise EditError("No document is in view.")
        return self.layer

    def _load(self, position: int) -> None:
        """Bring a document into view without telling; the last good state stays if it fails."""
        store = self._need_store()
        if position < 0:
            self._leave_document()
            return
        document = store.document(position)
        layer = store.layer(document.id, self.author_id)
        self._leave_document()
        self._view = View(document, position)
        self.layer = layer

    def show(self, position: int) -> None:
        """Bring the document at `position` into view.

        Raises:
            StoreError: It cannot be read; the one in view stays.
        """
        if position == self.position or not 0 <= position < self.document_count:
            return
        store = self._need_store()
        self._load(position)
        if not store.is_read_only and not self._is_busy:
            store.set_value(self._position_key, str(position))
        self.tell("")
        self._changed(Changes.DOCUMENT | Changes.SPANS | Changes.SELECTION | Changes.PICK)

    def neighbour(self, direction: Direction) -> int:
        """Return the position of the next or last document that the filter leaves, else -1."""
        if self.matches is None:
            found = self.position + direction
            return found if 0 <= found < self.document_count else -1
        at = (
            bisect_right(self.matches, self.position)
            if direction > 0
            else bisect_left(self.matches, self.position) - 1
        )
        return self.matches[at] if 0 <= at < len(self.matches) else -1

    def show_next(self) -> None:
        """Bring the next document of the list into view."""
        self.show(self.neighbour(1))

    def show_previous(self) -> None:
        """Bring the document before this one in the list into view."""
        self.show(self.neighbour(-1))

    def show_next_todo(self) -> None:
        """Bring the next unfinished document into view, from the first again after the last."""
        found = self._need_store().next_with_status(
            self.author_id, after=self.position, statuses=UNFINISHED
        )
        if found is None or found == self.position:
            self.tell("No other document is left to do.")
        else:
            self.show(found)

    def set_matches(self, positions: "array[int] | None") -> None:
        """Say which documents the list's filter leaves, ascending; None for all."""
        self.matches = positions
        self._changed(Changes.MATCHES)

    def rows(self, positions: range) -> tuple[DocumentRow, ...]:
        """Return what the list shows of the documents at these positions."""
        return self._need_store().rows(self.author_id, positions)

    def rows_at(self, positions: Sequence[int]) -> tuple[DocumentRow, ...]:
        """Return what the list shows of the documents at these positions, in any order."""
        return self._need_store().rows_at(self.author_id, positions)

    # Selecting and picking

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the layer in view, in reading order."""
        return () if self.layer is None else self.layer.spans

    @property
    def index(self) -> RangeIndex:
        """Finds spans of the layer in view by place."""
        if self._index is None:
            self._index = RangeIndex([(span.start, span.end) for span in self.spans])
        return self._index

    @property
    def selection(self) -> Range:
        """The selected code points; empty at the caret where nothing is selected."""
        return Range(min(self.anchor, self.caret), max(self.anchor, self.caret))

    @property
    def picked(self) -> Span | None:
        """The span that keys act on."""
        return None if self.layer is None else self.layer.span(self._picked_id)

    def select(self, anchor: int, caret: int, *, unit: Unit = "char") -> None:
        """Select from `anchor` to `caret`, grown to whole words or sentences by `unit`.

        Equal ends put the caret there. Either way no span is picked any more.
        """
        text = self._need_view().document.text
        low, high = sorted((max(0, min(offset, len(text))) for offset in (anchor, caret)))
        if unit == "word" and low < high:
            low, high = boundaries.snap_to_words(text, low, high)
        elif unit == "sentence":
            first, last = (boundaries.sentence_at(text, at) for at in (low, max(low, high - 1)))
            low, high = first.start, last.end
        self.anchor, self.caret = (low, high) if anchor <= caret else (high, low)
        self._picked_id = ""
        self._changed(Changes.SELECTION | Changes.PICK)

    def finish_selection(self) -> None:
        """Say that the selection is made: a sticky label tags it at once."""
        if self.sticky_label and not self.selection.is_empty and self.can_edit:
            self.tag(self.sticky_label)

    def let_go(self) -> None:
        """Unpick the span and clear the selection; the caret stays."""
        self.anchor = self.caret
        self._picked_id = ""
        self._changed(Changes.SELECTION | Changes.PICK)

    def pick(self, span_id: str) -> None:
        """Pick a span; the caret goes to its end, and nothing is selected."""
        span = self._need_layer().span(span_id)
        if span is None:
            return
        self._picked_id = span_id
        self.anchor = self.caret = span.end
        self._changed(Changes.SELECTION | Changes.PICK)

    def pick_at(self, offset: int) -> None:
        """Pick the shortest span at a code point; the next longer one where it is picked already."""
        found = [self.spans[index] for index in self.index.at(offset)]
        found.sort(key=lambda span: (span.end - span.start, span.order))
        ids = [span.id for span in found]
        if self._picked_id in ids:
            self.pick(ids[(ids.index(self._picked_id) + 1) % len(ids)])
        elif ids:
            self.pick(ids[0])
        else:
            self.select(offset, offset)

    def pick_next(self) -> None:
        """Pick the next span in reading order, after the picked one or the caret."""
        self._pick_beside(1)

    def pick_previous(self) -> None:
        """Pick the span before, in reading order."""
        self._pick_beside(-1)

    def _pick_beside(self, direction: Direction) -> None:
        if not self.spans:
            return
        orders = [span.order for span in self.spans]
        picked = self.picked
        if picked is not None:
            at = bisect_left(orders, picked.order) + direction
        else:
            at = bisect_left(orders, (self.caret,)) - (direction < 0)
        self.pick(self.spans[at % len(self.spans)].id)

    # Changing

    def tag(self, label_name: str) -> None:
        """Tag the selection, or give the picked span this label.

        Raises:
            LabelError: The label set has no such label.
            StoreError: It could not be written; nothing has changed.
        """
        label = self.label_set.label(label_name).name
        if self.picked is not None:
            self._relabel(self.picked, label)
            return
        text = self._need_view().document.text
        new = span_range(text, self.selection, snaps=self.snaps)
        if new.is_empty:
            self.tell("Select some text first, or pick a span.")
            return
        same = next((s for s in self.spans if (s.start, s.end, s.label) == (*new, label)), None)
        if same is not None:
            self.pick(same.id)
            self.tell(f"This is tagged {label} already.")
            return
        span = self._new_span(new, label, text)
        self._perform((AddSpan(span=span),))
        self.pick(span.id)

    def _new_span(self, new: Range, label: str, text: str) -> Span:
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

    def _relabel(self, span: Span, label: str) -> None:
        if span.label != label:
            edit = RelabelSpan(span_id=span.id, label=label, updated_at=self._clock())
            self._perform((edit,))

    def remove_picked(self) -> None:
        """Remove the picked span; the caret stays where it ended.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        span = self.picked
        if span is not None:
            self._perform((RemoveSpan(span_id=span.id, label=span.label),))

    def move_edge(self, span_id: str, side: Side, offset: int, *, snaps: bool | None = None) -> None:
        """Move one end of a span to `offset`, snapped to words unless told otherwise.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        span = self._need_layer().span(span_id)
        if span is None:
            return
        text = self._need_view().document.text
        snaps = self.snaps if snaps is None else snaps
        self._move(span, dragged(text, Range(span.start, span.end), side, offset, snaps=snaps))

    def nudge_edge(self, side: Side, direction: Direction) -> None:
        """Move one end of the picked span by a word, to the left (-1) or right (+1) in the text.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        span = self.picked
        if span is not None:
            text = self._need_view().document.text
            self._move(span, nudged(text, Range(span.start, span.end), side, direction))

    def _move(self, span: Span, new: Range) -> None:
        if (span.start, span.end) == new:
            return
        text = self._need_view().document.text[new.start : new.end]
        edit = MoveSpan(
            span_id=span.id, start=new.start, end=new.end, text=text, updated_at=self._clock()
        )
        self._perform((edit,))

    def set_status(self, status: Status) -> None:
        """Say how far the work on the document in view has come.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        if self._need_layer().status != status:
            self._perform((SetStatus(status=status),))

    def finish_and_next(self) -> None:
        """Mark the document done and bring the next one to do into view.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        self.set_status("done")
        self.show_next_todo()

    def _perform(self, edits: tuple[Edit, ...]) -> None:
        """Apply edits to the layer in view as one step, write it, then tell."""
        self._refuse_if_closed()
        layer = self._need_layer()
        title = edits[0].title
        if layer.status == "todo" and not isinstance(edits[0], SetStatus):
            edits = (*edits, SetStatus(status="in_progress"))
        new, entries = do(layer, edits)
        at = self._clock()
        new = _written(new, at)
        self._check_texts(new, layer, edits)
        store = self._need_store()
        store.add_author(Author(id=self.author_id))
        store.write(Step(author_id=self.author_id, title=title, at=at, edits=entries), (new,))
        self._take_over(layer, new)
        self.undo_title, self.redo_title = title, ""
        touched = Changes.HISTORY | Changes.STATUS | Changes.PICK
        for edit in edits:
            touched |= edit.touches
        self.tell("")
        self._changed(touched)

    def _refuse_if_closed(self) -> None:
        if self.is_read_only:
            raise ReadOnlyError(
                "This project is open for reading only.",
                hint="Close the other window that has it open, then open it again.",
            )
        if self._is_busy:
            raise EditError("The project is being written to.", hint="Wait until that is done.")

    def _check_texts(self, new: Layer, old: Layer, edits: tuple[Edit, ...]) -> None:
        """Refuse to save a span whose stored text is not the document's text there."""
        text = self._need_view().document.text
        for span_id in {span_id for edit in edits for span_id in edit.touched(old).span_ids}:
            span = new.span(span_id)
            if span is not None and text[span.start : span.end] != span.text:
                raise EditError(f"Span {span_id!r} does not hold the text at its place.")

    def _take_over(self, old: Layer, new: Layer) -> None:
        if old.status != new.status:
            self.status_counts[old.status] = self.status_counts.get(old.status, 0) - 1
            self.status_counts[new.status] = self.status_counts.get(new.status, 0) + 1
        if self.document is not None and self.document.id == new.document_id:
            self.layer = new
            self._index = None

    # Undo

    def undo(self) -> None:
        """Take back this author's last step and bring its document into view.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        step = self._need_store().undoable(self.author_id)
        if step is not None:
            self._walk(step, step.backward, is_undo=True)

    def redo(self) -> None:
        """Do again the step that was taken back last, and bring its document into view.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        step = self._need_store().redoable(self.author_id)
        if step is not None:
            self._walk(step, step.forward, is_undo=False)

    def _walk(self, step: Step, edits: Sequence[tuple[str, Edit]], *, is_undo: bool) -> None:
        self._refuse_if_closed()
        store = self._need_store()
        at = self._clock()
        old = {document_id: self._layer_of(document_id) for document_id, _ in edits}
        new = dict(old)
        for document_id, edit in edits:
            new[document_id] = edit.apply(new[document_id])
        written = {key: _written(layer, at) for key, layer in new.items()}
        (store.take_back if is_undo else store.do_again)(step, tuple(written.values()), at=at)
        for document_id, layer in written.items():
            self._take_over(old[document_id], layer)
        self._name_history()
        self._show_document_of(edits[0][0])
        self._pick_what_came_back(edits)
        self._changed(Changes.ALL & ~Changes.PROJECT & ~Changes.DOCUMENTS & ~Changes.DOCUMENT)

    def _layer_of(self, document_id: str) -> Layer:
        if self.layer is not None and self.layer.document_id == document_id:
            return self.layer
        return self._need_store().layer(document_id, self.author_id)

    def _show_document_of(self, document_id: str) -> None:
        if self.document is None or self.document.id != document_id:
            position = self._need_store().position_of(document_id)
            if position is not None:
                self.show(position)

    def _pick_what_came_back(self, edits: Sequence[tuple[str, Edit]]) -> None:
        """Pick the span that a step was about, so that the person sees what happened."""
        layer = self._need_layer()
        touched = [
            span_id
            for document_id, edit in edits
            if document_id == layer.document_id
            for span_id in edit.touched(layer).span_ids
            if layer.span(span_id) is not None
        ]
        self._picked_id = touched[0] if len(touched) == 1 else ""
        picked = self.picked
        if picked is not None:
            self.anchor = self.caret = picked.end

    def _name_history(self) -> None:
        store = self._need_store()
        last, following = store.undoable(self.author_id), store.redoable(self.author_id)
        self.undo_title = last.title if last else ""
        self.redo_title = following.title if following else ""


def _written(layer: Layer, at: str) -> Layer:
    """Return the layer with the bookkeeping of one more step."""
    return layer.model_copy(
        update={
            "revision": layer.revision + 1,
            "created_at": layer.created_at or at,
            "updated_at": at,
        }
    )
