"""The article as a widget: it scrolls, has the focus and takes keys; the rest is elsewhere."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from annotator.app.gestures import Intent, LetGo, MoveEdge, PickSpan, SelectionMade, SelectRange
from annotator.core.labels import LabelSet
from annotator.core.ranges import Range
from annotator.core.records import Document, Span
from annotator.ui.text.layout import PageLayout
from annotator.ui.text.measures import ReadingStyle, measure
from annotator.ui.text.paint import make_scene, paint_over_text, paint_under_text
from annotator.ui.text.pointer import Pointer
from annotator.ui.text.sheet import MARGIN_PX, Sheet
from annotator.ui.text.shown import ShownSpans
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.wording import tr
_FRAME_PX = 2
_CARET_PX = 2
_NARROWEST_PX = 240
_NOTCH = 120
_BEYOND_PX = 8
"""How far an outline or a handle reaches beyond its line."""

_EMPTY = Document(id="none", text=" ", text_sha256="")


class TextView(QTextEdit):
    """Shows one document with its spans; says what the person meant, in code points.

    It changes nothing by itself but the scroll position: the window answers each signal by
    showing the state that came of it. Show spans before the selection that goes with them.
    """

    range_selected = Signal(int, int, str)
    """anchor, caret and the unit to grow to: "char", "word" or "sentence"."""
    selection_made = Signal()
    """The selection that was told last stands: the button, or Shift, is up."""
    span_pick_requested = Signal(int)
    edge_moved = Signal(str, str, int)
    """span id, "start" or "end", and where to; snapped already."""
    let_go_requested = Signal()
    zoom_requested = Signal(int)
    """Steps, up or down."""
    context_requested = Signal(int, QPoint)
    """The code point under the pointer, or the caret's, and the place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = ReadingStyle()
        self._theme = LIGHT
        self._ends = (0, 0)
        self._grows_by_key = False
        self._wheel = 0
        self.shown = ShownSpans()
        self._pointer = Pointer(self, self)
        self._pointer.meant.connect(self._on_meant)
        self._pointer.moved.connect(self.viewport().update)
        self._build_frame()
        self._build_editing()
        self._sheet = self._set(_EMPTY)
        self.set_theme(self._theme)

    def _build_frame(self) -> None:
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(_FRAME_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAutoFillBackground(True)
        self.setAccessibleName(tr("Article"))

    def _build_editing(self) -> None:
        """Let Qt move a caret and select, but neither edit nor take drops."""
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setCursorWidth(_CARET_PX)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)

    # What is shown

    def show_document(self, document: Document) -> None:
        """Show another document from its top, without spans, the caret at its beginning."""
        self.shown = ShownSpans()
        self._ends = (0, 0)
        self._sheet = self._set(document)
        self._pointer.restart(document.text)
        self.verticalScrollBar().setValue(0)
        self._describe()

    def show_spans(self, spans: Sequence[Span], picked_id: str, label_set: LabelSet) -> None:
        """Show the spans of the document, in reading order; nothing moves."""
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
        if has_moved and not self._pointer.is_handling:
            self._reveal(caret)

    def set_reading(self, style: ReadingStyle) -> None:
        """Set the text anew in another style; the line at the top stays there."""
        if style != self._style:
            self._style = style
            place = self._top_place()
            self._sheet = self._set(self._sheet.document)
            self._put_cursor(*self._ends)
            self._go_to(*place)

    def set_snaps(self, snaps: bool) -> None:  # noqa: FBT001
        """Say whether a drag takes whole words."""
        self._pointer.gestures.snaps = snaps

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of a theme."""
        self._theme = theme
        palette = QPalette(self.palette())
        for role, token in _ROLES.items():
            palette.setColor(role, theme.color(token))
        # The selection is ours to paint, between the tints and the letters.
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        frame = theme.color("focus" if self.hasFocus() else "surface")
        palette.setColor(QPalette.ColorRole.WindowText, frame)
        self.setPalette(palette)

    @property
    def scroll_offset(self) -> int:
        """The first code point of the line at the top of the view; 0 where nothing is scrolled."""
        return self._top_place()[0]

    def set_scroll_offset(self, offset: int) -> None:
        """Bring the line that holds a code point to the top of the view."""
        self._go_to(offset, 0)

    def point_of(self, offset: int) -> QPoint:
        """Return the middle of a character, in pixels of the viewport."""
        return self._from_page(self.layout_of_page.point_of(offset)).toPoint()

    # For the pointer

    @property
    def layout_of_page(self) -> PageLayout:
        """Where the text is on the page that is shown."""
        return self._sheet.layout

    @property
    def anchor(self) -> int:
        """The code point at which the selection begins, or the caret's."""
        return self._ends[0]

    def to_page(self, point: QPointF) -> QPointF:
        """Return the place on the page of a point of the viewport."""
        return point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _from_page(self, point: QPointF) -> QPointF:
        return point - self.to_page(QPointF())

    def _on_meant(self, intent: Intent) -> None:
        match intent:
            case SelectRange(anchor, caret, unit):
                self.range_selected.emit(anchor, caret, unit)
            case SelectionMade():
                self.selection_made.emit()
            case PickSpan(offset):
                self.span_pick_requested.emit(offset)
            case MoveEdge(span_id, side, offset):
                self.edge_moved.emit(span_id, side, offset)
            case LetGo():
                self.let_go_requested.emit()

    # Setting and scrolling

    def _set(self, document: Document) -> Sheet:
        metrics = measure(self._style, QApplication.font())
        self._page_width = self._room_for(metrics.column + 2 * MARGIN_PX)
        sheet = Sheet(document, metrics, self._page_width)
        mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        if sheet.page.breaks_anywhere:
            mode = QTextOption.WrapMode.WrapAnywhere
        ...
        return sheet
