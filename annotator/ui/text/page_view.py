"""A set page as a widget: centred, scrolled, in a theme; it knows nothing of spans."""

from math import ceil

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from annotator.core.records import Document
from annotator.ui.text.layout import PageLayout
from annotator.ui.text.measures import ReadingStyle, measure
from annotator.ui.text.sheet import MARGIN_PX, Sheet
from annotator.ui.theme import LIGHT, Theme

_FRAME_PX = 2
_CARET_PX = 2
_NARROWEST_PX = 240
_ROLES = {
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.HighlightedText: "text",
}
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_KEEPS_FRAME = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_NOTHING = Document(id="nothing", text=" ", text_sha256="")


class PageView(QTextEdit):
    """Shows one document, read only, with a caret that the keyboard moves.

    Offsets are code points. The scroll position is the person's: nothing here changes it but
    `set_scroll_offset` and, for the line at the top to stay there, another size of the letters.
    """

    left = Signal()
    """The focus has gone elsewhere in the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = ReadingStyle()
        self._metrics = measure(self._style, QApplication.font())
        self._theme = LIGHT
        self._ends = (0, 0)
        self._has_frame = False
        self._build_frame()
        self._build_editing()
        self._sheet = self._set(_NOTHING)
        self.set_theme(self._theme)

    def _build_frame(self) -> None:
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(_FRAME_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAutoFillBackground(True)

    def _build_editing(self) -> None:
        """Let Qt move a caret and select, but neither edit nor take drops."""
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)

    @property
    def page(self) -> PageLayout:
        """Where the text is on the page that is shown."""
        return self._sheet.layout

    @property
    def anchor(self) -> int:
        """The code point at which the selection begins, or the caret's."""
        return self._ends[0]

    @property
    def caret(self) -> int:
        """The code point before which the caret stands."""
        return self._ends[1]

    def set_reading(self, style: ReadingStyle) -> None:
        """Set the text anew in another style; the line at the top stays there."""
        if style != self._style:
            self._style = style
            self._metrics = measure(style, QApplication.font())
            place = self._top_place()
            self._sheet = self._set(self._sheet.document, self._sheet.published)
            self._put_cursor(*self._ends)
            self._go_to(*place)

    @property
    def byline(self) -> str:
        """What stands in the line below the title: when, by whom and how long."""
        return self._sheet.byline

    def show_published(self, day: str) -> None:
        """Say on which day the document was published, "" where only its source does."""
        if day != self._sheet.published:
            self._sheet.say_published(day)
            self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of a theme."""
        self._theme = theme
        palette = QPalette(self.palette())
        for role, token in _ROLES.items():
            palette.setColor(role, theme.color(token))
        # The selection is painted between the tints and the letters, not by Qt over the tints.
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        frame = theme.color("focus" if self._has_frame else "surface")
        palette.setColor(QPalette.ColorRole.WindowText, frame)
        self.setPalette(palette)
        # Under a style sheet Qt hands a palette that was set down to no child.
        self.viewport().setPalette(palette)

    # Scrolling

    @property
    def scroll_offset(self) -> int:
        """The first code point of the line at the top of the view; 0 where nothing is scrolled."""
        return self._top_place()[0]

    def set_scroll_offset(self, offset: int) -> None:
        """Bring the line that holds a code point to the top of the view."""
        self._go_to(offset, 0)

    def point_of(self, offset: int) -> QPoint:
        """Return the middle of a character, in pixels of the viewport."""
        return (self.page.point_of(offset) - self.to_page(QPointF())).toPoint()

    def to_page(self, point: QPointF) -> QPointF:
        """Return the place on the page of a point of the viewport."""
        return point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _top_place(self) -> tuple[int, float]:
        """Return where the first line in view begins, and how far below the upper edge it is."""
        y = self.verticalScrollBar().value()
        line = self.page.line_at(y) if y else None
        return (line.start, line.top - y) if line else (0, 0.0)

    def _go_to(self, offset: int, below_px: float) -> None:
        self._scroll_to(self.page.line_of(offset).top - below_px if offset or below_px else 0.0)

    def _scroll_to(self, y: float) -> None:
        bar = self.verticalScrollBar()
        if y > bar.maximum():
            # Qt lays out the rest when it is idle, and tells the scroll bar later still.
            layout = self.document().documentLayout()
            layout.documentSizeChanged.emit(layout.documentSize())
        bar.setValue(ceil(y))

    def _put_cursor(self, anchor: int, caret: int) -> None:
        """Move Qt's cursor, which would scroll to it, and stay where we are."""
        self._ends = (anchor, caret)
        offsets, bar = self._sheet.offsets, self.verticalScrollBar()
        cursor = QTextCursor(self.document())
        cursor.setPosition(offsets.to_utf16(anchor))
        cursor.setPosition(offsets.to_utf16(caret), QTextCursor.MoveMode.KeepAnchor)
        value = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(value)

    # Setting

    def _set(self, document: Document, published: str = "") -> Sheet:
        sheet = Sheet(document, self._metrics, self._room_for(self._metrics.column), published)
        if self.wordWrapMode() != sheet.page.wrap_mode:
            self.setWordWrapMode(sheet.page.wrap_mode)
        self.setLineWrapColumnOrWidth(sheet.width_px)
        self._take(sheet.page.document)
        self.setCursorWidth(_CARET_PX)
        self._place_column(sheet.width_px)
        return sheet

    def _take(self, document: QTextDocument) -> None:
        """Show another set text and free the one before, which the binding would keep for ever."""
        before = self.document()
        is_ours = before.parent() is self
        document.setParent(self)
        self.setDocument(document)
        if is_ours:
            shiboken6.delete(before)

    def _room_for(self, column: float) -> int:
        """Return the width of the page: the column and its margins, or what there is."""
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * _FRAME_PX - bar
        return int(max(_NARROWEST_PX, min(column + 2 * MARGIN_PX, room)))

    def _place_column(self, width_px: int) -> None:
        """Centre the page by a margin, so that a wider window lays nothing out again."""
        left = max(0, (self.width() - 2 * _FRAME_PX - width_px) // 2)
        if self.viewportMargins().left() != left:
            self.setViewportMargins(left, 0, 0, 0)

    def _fit(self) -> None:
        width_px = self._room_for(self._sheet.metrics.column)
        self._place_column(width_px)
        if width_px != self._sheet.width_px:
            place = self._top_place()
            self.setLineWrapColumnOrWidth(width_px)
            self._sheet.set_width(width_px)
            self._go_to(*place)

    # Events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        elif isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        elif isinstance(event, QMouseEvent):
            return self._take_from_margin(event)
        return super().event(event)

    def _take_from_margin(self, event: QMouseEvent) -> bool:
        """Handle in the viewport what the mouse does in the margin beside it."""
        at = self.viewport().mapFrom(self, event.position())
        moved = QMouseEvent(
            event.type(),
            at,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
        return self.viewportEvent(moved)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret, and a frame for who came by the keyboard and has to find it."""
        super().focusInEvent(event)
        if event.reason() not in _KEEPS_FRAME:
            self._show_frame(is_shown=event.reason() in _BY_KEYBOARD)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _KEEPS_FRAME:
            self._show_frame(is_shown=False)
            self.left.emit()

    def _show_frame(self, *, is_shown: bool) -> None:
        self._has_frame = is_shown
        self.set_theme(self._theme)

    def changeEvent(self, event: QEvent) -> None:
        """Pass on what changes, but for the interface's font, in which Qt would set the text."""
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            super().changeEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy from the document, as Qt alters the characters of the text it is given."""
        mime = QMimeData()
        mime.setText(self._sheet.document.text[min(self._ends) : max(self._ends)])
        return mime
