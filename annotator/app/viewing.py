"""The document in view, and what of it is selected, picked or pointed at."""

from collections.abc import Sequence

from annotator.app.selection import Selection, picking, selected, span_at, span_beside
from annotator.app.sifting import Sifting
from annotator.app.spanning import Direction, Unit
from annotator.app.workplace import NOWHERE
from annotator.core.changes import Changes
from annotator.core.offsets import OffsetMap
from annotator.core.ranges import Range, RangeIndex
from annotator.core.records import Document, Layer, Span
from annotator.store.store import DocumentRow

IN_VIEW = Changes.DOCUMENT | Changes.SPANS | Changes.STATUS | Changes.SELECTION | Changes.PICK
"""What may be different where another document comes into view."""


class Viewing(Sifting):
    """What one window shows of its project, and where in it a person is."""

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
    def offsets(self) -> OffsetMap:
        """Converts offsets of the document in view."""
        return self._need_view().offsets

    def show(self, position: int) -> None:
        """Bring the document at `position` into view; nothing happens where there is none.

        Raises:
            StoreError: It cannot be read; the one in view stays.
        """
        project = self._need_project()
        view = None if position == self.position else project.load(position)
        if view is None:
            return
        self._view, self._present = view, None
        self._selection, self._pointed = Selection(), NOWHERE
        if not self.is_busy:
            project.remember_position(position)
        self.tell("")
        self._changed(IN_VIEW)

    # Looking back

    def look_back(self, layer: Layer, told: str) -> None:
        """Show the document in view as it was at an earlier time; nothing can be changed then.

        Args:
            layer: This author's layer at that time.
            told: Which time that is, in a sentence for the status bar.
        """
        view = self._need_view()
        self._present = self._present or view
        self._view = view.with_layer(layer)
        self._selection = self._selection.let_go
        self.tell(told)
        self._changed(IN_VIEW & ~Changes.DOCUMENT | Changes.MODE | Changes.HISTORY)

    def look_ahead(self) -> None:
        """Show the document in view as it is now."""
        if self._present is not None:
            self._view, self._present = self._present, None
            self._selection = self._selection.let_go
            self.tell("")
            self._changed(IN_VIEW & ~Changes.DOCUMENT | Changes.MODE | Changes.HISTORY)

    # Others

    def show_next(self) -> None:
        """Bring the next document of the list into view."""
        self.show(self.neighbour(1))

    def show_previous(self) -> None:
        """Bring the document before this one in the list into view."""
        self.show(self.neighbour(-1))

    def show_next_todo(self) -> None:
        """Bring the list's next unfinished document into view, after the last the first again."""
        found = self._need_project().next_unfinished(self.position)
        if found < 0:
            others = "document" if self.matches is None else "document of the list"
            self.tell(f"No other {others} is left to do.")
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
