"""How a document looks in the list: a sign of its status, two lines, its spans' number."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.app.session import DocumentRow
from annotator.core.records import Status
from annotator.ui.panels.document_rows import ROW_ROLE, second_line, title_of
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.glyphs import Glyph, paint_glyph
from annotator.ui.widgets.labels import SMALL, sized

GLYPHS: dict[Status, tuple[Glyph, str]] = {
    "todo": ("ring", "faint"),
    "in_progress": ("half", "warning"),
    "done": ("tick", "ok"),
    "flagged": ("flag", "error"),
    "skipped": ("minus", "faint"),
    "rejected": ("cross", "faint"),
}
"""The sign and the theme's colour for each status."""

_BAR = 3
_LEFT = 12
_GAP = 9
_RIGHT = 14
_AIR = 8
"""Pixels: the bar of the current row, and the room around what is in a row."""


class DocumentDelegate(QStyledItemDelegate):
    """Paints rows of `DocumentRows`; all rows are equally high."""

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme = LIGHT
        self._title = sized(1.0, bold=True)
        self._second = sized(SMALL)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme

    @property
    def row_height(self) -> int:
        """The height of a row in pixels."""
        lines = QFontMetrics(self._title).height() + QFontMetrics(self._second).height()
        return lines + 2 * _AIR + 3

    @property
    def _glyph_side(self) -> int:
        return QFontMetrics(self._title).ascent() + 2

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        self._paint_ground(painter, rect, state)
        self._paint_glyph(painter, rect, row)
        right = self._paint_count(painter, rect, row)
        self._paint_lines(painter, rect, row, right)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("row"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), _BAR, rect.height()), theme.color("accent")
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_glyph(self, painter: QPainter, rect: QRect, row: DocumentRow) -> None:
        glyph, token = GLYPHS[row.status]
        middle = rect.top() + _AIR + QFontMetrics(self._title).height() / 2
        side = self._glyph_side
        box = QRectF(rect.left() + _LEFT, middle - side / 2, side, side)
        color, ground = self._theme.color(token), self._theme.color("window")
        paint_glyph(painter, box, glyph, color=color, ground=ground)

    def _paint_count(self, painter: QPainter, rect: QRect, row: DocumentRow) -> int:
        """Paint the number of spans; return where the room left of it ends, in pixels."""
        text = f"{row.span_count:,}"
        metrics = QFontMetrics(self._second)
        width = metrics.horizontalAdvance(text)
        height = QFontMetrics(self._title).height()
        left = rect.right() - _RIGHT - width
        painter.setFont(self._second)
        painter.setPen(self._theme.color("faint"))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(left, rect.top() + _AIR, width, height), align, text)
        return left - _GAP

    def _paint_lines(self, painter: QPainter, rect: QRect, row: DocumentRow, right: int) -> None:
        left = rect.left() + _LEFT + self._glyph_side + _GAP
        top = rect.top() + _AIR
        metrics = QFontMetrics(self._title)
        painter.setFont(self._title)
        painter.setPen(self._theme.color("text"))
        place = QRect(left, top, right - left, metrics.height())
        _draw_elided(painter, place, title_of(row), metrics)
        metrics = QFontMetrics(self._second)
        painter.setFont(self._second)
        painter.setPen(self._theme.color("faint"))
        place = QRect(left, place.bottom() + 4, rect.right() - _RIGHT - left, metrics.height())
        _draw_elided(painter, place, second_line(row), metrics)


def _draw_elided(painter: QPainter, place: QRect, text: str, metrics: QFontMetrics) -> None:
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    align = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeft.value
    painter.drawText(place, align | Qt.TextFlag.TextSingleLine.value, shown)
