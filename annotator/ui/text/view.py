"""The article with its spans: takes keys and the mouse, and says what the person meant."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from annotator.app.gestures import (
    Intent,
    LetGo,
    MoveEdge,
    PickSpan,
    SelectionMade,
    SelectRange,
    TagAt,
)
from annotator.app.hints import Hints
from annotator.core.labels import LabelSet
from annotator.core.ranges import Range
from annotator.core.records import Document, Span
from annotator.ui.keyboard import types
from annotator.ui.text.links import LinkLayer, ShownLink
from annotator.ui.text.overlays import Overlays
from annotator.ui.text.page_view import PageView
from annotator.ui.text.paint import make_scene, paint_over_text, paint_under_text
from annotator.ui.text.pointer import Pointer
from annotator.ui.text.shown import ShownSpans
from annotator.ui.text.spoken import spoken
from annotator.ui.widgets.announcing import announce
from annotator.ui.wording import tr

_NOTCH = 120
"""Eighths of a degree: one click of a mouse wheel."""

_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_AIR_PX = 10
_BEYOND_PX = 8
"""How far an outline or a handle reaches beyond its line."""


class KeyTaker(Protocol):
    """Who takes keys in the article before Qt moves the caret by them."""

    def wants(self, event: QKeyEvent) -> bool:
        """Return whether a press is for it."""
        ...

    def take(self, event: QKeyEvent) -> None:
        """Do what a press is for."""
        ...


class TextView(PageView):
    """Shows one document with its spans; says what the person meant, in code points.

    It changes nothing by itself but the scroll position: the window answers each signal by
    showing the state that came of it. Show spans before the selection that goes with them.
    """

    range_selected = Signal(int, int, str)
    """anchor, caret and the unit to grow to: "char", "word" or "sentence"."""
    selection_made = Signal()
    """The selection that was told last stands: the button, or Shift, is up."""
    span_pick_requested = Signal(int)
    tag_requested = Signal(int)
    """The code point whose phrase the chosen label is to tag."""
    hovered = Signal(int, bool)
    """The code point that the mouse points at, -1 for none, and whether Ctrl is held."""
    edge_moved = Signal(str, str, int)
    """span id, "start" or "end", and where to; snapped already."""
    let_go_requested = Signal()
    zoom_requested = Signal(int)
    """Steps, up or down."""
    context_requested = Signal(int, QPoint)
    """The code point under the pointer, or the caret's, and the place on the screen."""
    interrupted = Signal()
    """The mouse was pressed, or what is shown is another: what keys had begun is over."""
    scrolled = Signal()
    """Other lines are in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grows_by_key = False
        self._wheel = 0
        self._overlays = Overlays()
        self.link_layer = LinkLayer()
        self.keys: KeyTaker | None = None
        self.shown = ShownSpans()
        self._pointer = Pointer(self, self)
        self._pointer.meant.connect(self._on_meant)
        self._pointer.moved.connect(self.viewport().update)
        self._pointer.hovered.connect(self.hovered)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Article"))

    # What is shown

    def show_document(self, document: Document) -> None:
        """Show another document from its top, without spans, the caret at its beginning."""
        self.shown = ShownSpans()
        self._ends = (0, 0)
        self._sheet = self._set(document)
        self._pointer.restart(document.text)
        self._overlays = Overlays()
        self.verticalScrollBar().setValue(0)
        self._describe()
        self.interrupted.emit()

    def show_spans(self, spans: Sequence[Span], picked_id: str, label_set: LabelSet) -> None:
        """Show the spans of the document, in reading order; nothing moves."""
        if spans is not self.shown.spans:
            self.interrupted.emit()
        self.shown = self.shown.with_spans(spans, picked_id, label_set)
        self._describe()
        self.viewport().update()

    def show_selection(self, anchor: int, caret: int) -> None:
        """Show what is selected, or the caret where both are equal.

        Scrolls only where the caret has moved by no mouse, and only as far as it must.
        """
        has_moved = caret != self._ends[1]
        if (anchor, caret) != self._ends:
            self._put_cursor(anchor, caret)
            self.interrupted.emit()
            self._describe()
        if has_moved and not self._pointer.is_handling:
            self._reveal(caret)

    def show_trace(self, place: Range, label: str) -> None:
        """Show faintly what a label would take; an empty range shows nothing."""
        before = self._overlays
        if (place, label) != (before.trace, before.trace_label):
            self._overlays = before._replace(trace=place, trace_label=label)
            for stretch in (before.trace, place):
                self._update_lines(stretch)

    def show_marks(self, marks: Sequence[Range]) -> None:
        """Mark stretches that were searched for, or that are about to be tagged, in order."""
        if marks != self._overlays.marks:
            self._overlays = self._overlays._replace(marks=marks)
            self.viewport().update()

    def show_hints(self, hints: Hints) -> None:
        """Lay hints over the text, those of them that what was typed may still lead to."""
        self._overlays = self._overlays._replace(hints=hints)
        self.viewport().update()

    def show_source(self, place: Range) -> None:
        """Show what the value in hand was read from; an empty range shows nothing."""
        before = self._overlays.source
        if place != before:
            self._overlays = self._overlays._replace(source=place)
            for stretch in (before, place):
                self._update_lines(stretch)

    @property
    def source(self) -> Range:
        """What the value in hand was read from; empty for none."""
        return self._overlays.source

    def show_links(self, links: tuple[ShownLink, ...]) -> None:
        """Show the links of the picked span."""
        if links != self._overlays.links:
            self._overlays = self._overlays._replace(links=links)
            self.viewport().update()

    @property
    def links(self) -> tuple[ShownLink, ...]:
        """The links that are shown."""
        return self._overlays.links

    @property
    def visible(self) -> Range:
        """The stretch of the document whose lines are in view as far as one can read them."""
        low = self.verticalScrollBar().value()
        high = low + self.viewport().height()
        lines = self.page.lines(low, high)
        inside = [line for line in lines if low < line.baseline < high]
        return Range(inside[0].start, inside[-1].end) if inside else Range(0, 0)

    @property
    def is_right_to_left(self) -> bool:
        """Whether the paragraph of the picked span, or of the caret, runs from right to left."""
        picked = self.shown.picked
        return self.page.line_of(picked.start if picked else self._ends[1]).is_rtl

    def set_tags_by_click(self, tags: bool) -> None:
        """Say whether a click tags what is under the pointer."""
        self._pointer.tags_by_click = tags

    def set_chooses(self, *, chooses: bool) -> None:
        """Say whether the next click chooses the span under it and does nothing else."""
        self._pointer.set_chooses(chooses=chooses)

    def _update_lines(self, stretch: Range) -> None:
        if stretch.is_empty:
            return
        first, last = self.page.line_of(stretch.start), self.page.line_of(stretch.end - 1)
        top = first.top - self.to_page(QPointF()).y()
        height = last.bottom + _BEYOND_PX - first.top
        self.viewport().update(QRectF(0, top, self.viewport().width(), height).toAlignedRect())

    def _on_scrolled(self) -> None:
        self._pointer.hover_again(QApplication.keyboardModifiers())
        self.scrolled.emit()

    def set_snaps(self, snaps: bool) -> None:
        """Say whether a drag takes whole words."""
        self._pointer.gestures.snaps = snaps

    def _on_meant(self, intent: Intent) -> None:
        match intent:
            case SelectRange(anchor, caret, unit):
                self.range_selected.emit(anchor, caret, unit)
            case SelectionMade():
                self.selection_made.emit()
            case PickSpan(offset):
                self.span_pick_requested.emit(offset)
            case TagAt(offset):
                self.tag_requested.emit(offset)
            case MoveEdge(span_id, side, offset):
                self.edge_moved.emit(span_id, side, offset)
            case LetGo():
                self.let_go_requested.emit()

    def _reveal(self, caret: int) -> None:
        """Scroll as little as it takes to see the caret; not if the span it ends is in view."""
        low = self.verticalScrollBar().value()
        high = low + self.viewport().height()
        last = first = self.page.line_of(caret)
        picked = self.shown.picked
        if picked is not None and picked.end == caret:
            first, last = self.page.line_of(picked.start), self.page.line_of(picked.end - 1)
            if first.baseline < high and last.baseline > low:
                return
        if first.baseline - first.metrics.above < low:
            self._scroll_to(max(0.0, first.top - _AIR_PX))
        elif last.bottom > high:
            self._scroll_to(min(last.bottom + _AIR_PX - high + low, first.top - _AIR_PX))

    def _describe(self) -> None:
        """Tell a screen reader which span is picked, or which ones the caret is in."""
        announce(self, spoken(self.shown, self._ends[1]))

    # Events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            # That Ctrl comes up is told to another window.
            self._pointer.hold(is_held=False)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Every key comes by here, those too that are shortcuts and never arrive as presses.
            if event.key() != Qt.Key.Key_Control:
                self._pointer.rest()
            # Esc takes a drag back before it is anybody's shortcut.
            if self._pointer.gestures.is_busy:
                event.setAccepted(event.key() == Qt.Key.Key_Escape)
                return True
            # What types a sign and is nobody's key Qt would try as the key without AltGr.
            if self.keys is not None and (types(event) or self.keys.wants(event)):
                event.accept()
                return True
        # Qt would leave the article by Tab before a key press is anybody's to take.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return (event.key() in _TABS and self._take_key(event)) or super().event(event)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        sheet = self._sheet
        origin = self.to_page(QPointF())
        area = QRectF(event.rect()).translated(origin)
        preview = self._pointer.gestures.preview
        scene = make_scene(
            sheet.layout,
            self.shown,
            Range(min(self._ends), max(self._ends)),
            preview[1] if preview else None,
            # A name without room over one line stands over the next: take in what is above.
            top=area.top() - 2 * sheet.metrics.pitch,
            bottom=area.bottom() + _BEYOND_PX,
        )
        with QPainter(self.viewport()) as painter:
            painter.translate(-origin)
            if sheet.has_header_below(area.top()):
                sheet.paint_header(painter, self._theme)
            self._overlays.paint_under(painter, sheet.layout, scene.lines, self._theme)
            paint_under_text(painter, scene, self._theme)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.translate(-origin)
            paint_over_text(painter, scene, sheet.metrics, self._theme, width=sheet.width_px)
            look_of = self.shown.look_of
            view = QRectF(origin, QPointF(origin) + QPointF(*self.viewport().size().toTuple()))
            self.link_layer.paint(
                painter, self._overlays.links, sheet, self.shown, view, self._theme
            )
            self._overlays.paint_over(painter, sheet.layout, scene.lines, self._theme, look_of)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control:
            self._pointer.hold(is_held=True)
        if self._take_key(event):
            return
        super().keyPressEvent(event)
        cursor, offsets = self.textCursor(), self._sheet.offsets
        ends = (offsets.from_utf16(cursor.anchor()), offsets.from_utf16(cursor.position()))
        if ends != self._ends:
            self._ends = ends
            self._grows_by_key = ends[0] != ends[1]
            self.viewport().update()
            self._describe()
            self.range_selected.emit(*ends, "char")

    def _take_key(self, event: QKeyEvent) -> bool:
        if self._pointer.gestures.is_busy or self.keys is None or not self.keys.wants(event):
            if event.key() == Qt.Key.Key_Escape:
                self._pointer.cancel()
                return True
            return False
        event.accept()
        self.keys.take(event)
        return True

    def viewportEvent(self, event: QEvent) -> bool:
        # Beside the page are a margin and a scroll bar, which are in the view.
        if event.type() == QEvent.Type.Leave:
            self._pointer.leave()
        return super().viewportEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Control:
            self._pointer.hold(is_held=False)
        if event.key() == Qt.Key.Key_Shift and self._grows_by_key:
            self._grows_by_key = False
            self.selection_made.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grows_by_key = False
        self.interrupted.emit()
        self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at, place = self._ends[1], self.mapToGlobal(self.cursorRect().bottomLeft())
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            point = self.to_page(QPointF(event.pos()))
            under = self.page.under(point)
            at = self.page.caret_at(point) if under is None else under
            place = event.globalPos()
        self.context_requested.emit(at, place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _NOTCH)
        self._wheel -= steps * _NOTCH
        if steps:
            self.zoom_requested.emit(steps)
        event.accept()
