"""Turns mouse events into gestures, and scrolls while one reaches past the view's edge."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QDeadlineTimer, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from annotator.app.gestures import Edge, Gestures, Intent, PickSpan, Press, SelectionMade
from annotator.app.spanning import Side
from annotator.core.records import Span
from annotator.ui.text.layout import Line, PageLayout
from annotator.ui.text.shown import ShownSpans

_DRAG_PX = 4
"""How far the mouse must go for a click to become a drag: about half a letter."""

_GRIP_PX = 6
_OUTER_GRIP_PX = 3
"""Beside the letters only so far outside the span: inside, a press begins a nested selection."""
_SCROLL_MS = 30
_REST_PX = 8
"""How far a mouse that rests must go for a person to point with it: a hand on the desk shakes."""


class Host(Protocol):
    """What the pointer needs of the view."""

    @property
    def page(self) -> PageLayout: ...
    @property
    def shown(self) -> ShownSpans: ...
    @property
    def anchor(self) -> int: ...
    def to_page(self, point: QPointF) -> QPointF: ...
    def viewport(self) -> QWidget: ...
    def verticalScrollBar(self) -> QScrollBar: ...


class Pointer(QObject):
    """One mouse over one view.

    `meant` carries an `Intent`; `moved` says that a preview changed; `hovered` carries the code
    point under a pointer that presses nothing, -1 for none, and whether Ctrl is held.
    """

    meant = Signal(object)
    moved = Signal()
    hovered = Signal(int, bool)

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self.gestures = Gestures("")
        self.is_handling = False
        self._host = host
        self._from = QPointF()
        self._last = QPointF()
        self._has_left = False
        self._is_over = False
        self._resting: QPointF | None = None
        self._told = (-1, False)
        self._clicks = 0
        self.tags_by_click = False
        self._chooses = self._has_chosen = False
        self._next_click = QDeadlineTimer(0)
        self._scroll = QTimer(self, interval=_SCROLL_MS)
        self._scroll.timeout.connect(self._on_scroll)
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._on_settled)

    def restart(self, text: str) -> None:
        """Begin anew on another text."""
        self._settle.stop()
        self._scroll.stop()
        self._resting = self._last
        self.gestures = Gestures(text, snaps=self.gestures.snaps)

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture with the left button."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        self._resting = None
        is_second = event.type() == QMouseEvent.Type.MouseButtonDblClick
        if self._chooses or (self._has_chosen and is_second):
            self._choose(point)
            return
        self._has_chosen = False
        self._count_click(event, point)
        self._from = self._last = point
        self._has_left = False
        self._mean(self.gestures.press(self._press_at(point, event.modifiers())))

    def set_chooses(self, *, chooses: bool) -> None:
        """Say whether a click chooses what is under it, and nothing else."""
        if chooses != self._chooses:
            self._chooses = chooses
            self._show_grip()

    def _choose(self, point: QPointF) -> None:
        """Say what a click chooses; the second of a double click chooses nothing more."""
        self._has_chosen = True
        if self._chooses:
            under = self._host.page.under(self._host.to_page(point))
            self._mean((PickSpan(-1 if under is None else under),))

    def move(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or show what a press would take hold of."""
        self._last = event.position()
        if not self.gestures.is_busy:
            self._is_over = True
            self._show_grip()
            self._hover(event.modifiers())
            return
        if not self._has_left and (self._last - self._from).manhattanLength() < _DRAG_PX:
            return
        self._has_left = True
        self._follow(event.modifiers())
        height = self._host.viewport().height()
        if 0 <= self._last.y() < height:
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()

    def release(self, event: QMouseEvent) -> None:
        """End the gesture."""
        if event.button() != Qt.MouseButton.LeftButton or not self.gestures.is_busy:
            return
        self._scroll.stop()
        intents = self.gestures.release()
        if self._clicks == 2 and SelectionMade() in intents:
            self._settle.start(QApplication.doubleClickInterval())
            return
        self._mean(intents)

    def rest(self) -> None:
        """Say that a key was pressed: the mouse points at nothing new until it really moves.

        Ctrl is held for that key then, and no longer to see what a click would take.
        """
        at, is_held = self._told
        if is_held:
            self._tell(at, is_held=False)
        self._resting = self._last

    def leave(self) -> None:
        """Say that the mouse has left the page."""
        self._is_over = False
        self._tell(-1, is_held=False)

    def hover_again(self, modifiers: Qt.KeyboardModifier) -> None:
        """Look again at what is under the pointer: the text has moved, or Ctrl has."""
        if self._is_over and self._resting is None and not self.gestures.is_busy:
            self._hover(modifiers)

    def hold(self, *, is_held: bool) -> None:
        """Say that Ctrl went down or up where the mouse is; where it rests, it means no place."""
        if self._is_over and self._resting is None and not self.gestures.is_busy:
            control = Qt.KeyboardModifier.ControlModifier
            self._hover(control if is_held else Qt.KeyboardModifier.NoModifier)

    def _hover(self, modifiers: Qt.KeyboardModifier) -> None:
        resting = self._resting
        if resting is not None and (self._last - resting).manhattanLength() < _REST_PX:
            return
        self._resting = None
        under = self._host.page.under(self._host.to_page(self._last))
        self._tell(-1 if under is None else under, is_held=_holds_control(modifiers))

    def _tell(self, offset: int, *, is_held: bool) -> None:
        self._told = (offset, is_held)
        self.hovered.emit(offset, is_held)

    def cancel(self) -> None:
        """Take back the gesture under way, or let go of what is picked."""
        self._scroll.stop()
        self._settle.stop()
        self._mean(self.gestures.cancel())

    def edge_at(self, point: QPointF) -> Edge | None:
        """Return the end of the picked span that is at a point of the page."""
        span = self._host.shown.picked
        if span is None:
            return None
        found: list[tuple[float, Side]] = [
            (abs(x - point.x()), side)
            for side, x, outward, line in self._grips(span)
            if _is_grip(line, outward * (point.x() - x), point.y())
        ]
        return Edge(span.id, min(found)[1], span.start, span.end) if found else None

    def _grips(self, span: Span) -> Iterator[tuple[Side, float, int, Line]]:
        """Yield each end with its place, the direction out of the span (-1 left), and its line."""
        layout = self._host.page
        ends: tuple[tuple[Side, int], ...] = (("start", span.start), ("end", span.end - 1))
        for side, offset in ends:
            line = layout.line_of(offset)
            for piece in layout.pieces(line, span.start, span.end):
                if piece.opens if side == "start" else piece.closes:
                    is_left = (side == "start") != piece.is_rtl
                    yield side, piece.left if is_left else piece.right, -1 if is_left else 1, line

    def _count_click(self, event: QMouseEvent, point: QPointF) -> None:
        """Count presses in quick succession; Qt itself tells only of the second one."""
        is_near = (point - self._from).manhattanLength() < QApplication.startDragDistance()
        if event.type() == QMouseEvent.Type.MouseButtonDblClick:
            self._clicks = 2
            self._next_click.setRemainingTime(QApplication.doubleClickInterval())
        elif self._clicks == 2 and is_near and not self._next_click.hasExpired():
            self._clicks = 3
        else:
            self._clicks = 1
        if self._settle.isActive():
            self._settle.stop()
            if self._clicks != 3:
                self._on_settled()

    def _press_at(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> Press:
        at = self._host.to_page(point)
        layout = self._host.page
        offset, under = layout.caret_at(at), layout.under(at)
        return Press(
            offset=offset,
            under=offset if under is None else under,
            clicks=self._clicks,
            anchor=self._host.anchor,
            shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
            alt=bool(modifiers & Qt.KeyboardModifier.AltModifier),
            is_on_span=under is not None and self._host.shown.has_span_at(under),
            tags=under is not None and (self.tags_by_click or _holds_control(modifiers)),
            edge=self.edge_at(at) if self._clicks == 1 else None,
        )

    def _follow(self, modifiers: Qt.KeyboardModifier) -> None:
        offset = self._host.page.caret_at(self._host.to_page(self._last))
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        self._mean(self.gestures.move(offset, alt=alt))
        if self.gestures.preview is not None:
            self.moved.emit()

    def _show_grip(self) -> None:
        if self._chooses:
            self._host.viewport().setCursor(Qt.CursorShape.CrossCursor)
            return
        has_grip = self.edge_at(self._host.to_page(self._last)) is not None
        shape = Qt.CursorShape.SizeHorCursor if has_grip else Qt.CursorShape.IBeamCursor
        self._host.viewport().setCursor(shape)

    def _on_scroll(self) -> None:
        """Scroll the faster the farther the mouse is past the edge, and take the gesture along."""
        y, height = self._last.y(), self._host.viewport().height()
        bar = self._host.verticalScrollBar()
        bar.setValue(bar.value() + round((y if y < 0 else y - height) / 2))
        self._follow(QApplication.keyboardModifiers())

    def _on_settled(self) -> None:
        self._mean((SelectionMade(),))

    def _mean(self, intents: tuple[Intent, ...]) -> None:
        with self._handling():
            for intent in intents:
                self.meant.emit(intent)
            self.moved.emit()

    @contextmanager
    def _handling(self) -> Iterator[None]:
        self.is_handling = True
        try:
            yield
        finally:
            self.is_handling = False


def _holds_control(modifiers: Qt.KeyboardModifier) -> bool:
    return bool(modifiers & Qt.KeyboardModifier.ControlModifier)


def _is_grip(line: Line, outside_px: float, y: float) -> bool:
    """Whether a point takes hold of an end: at its handle, or just outside the letters."""
    if line.baseline < y <= line.bottom:
        return abs(outside_px) <= _GRIP_PX
    is_beside = line.baseline - line.metrics.above <= y <= line.baseline
    return is_beside and 0 <= outside_px <= _OUTER_GRIP_PX
