"""Rows of a list that have two lines: what it is, and smaller what is to be known of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.widgets.labels import SMALL, sized

SECOND_ROLE = Qt.ItemDataRole.UserRole + 1
"""Where an item has its second line; the first is what it displays."""

_SIDE, _AIR, _BETWEEN = 14, 6, 2
"""Pixels: beside the lines, above and below them, and between."""


class TwoLines(QStyledItemDelegate):
    """Paints such rows in the colours of the view's palette; all rows are equally high."""

    def __init__(self) -> None:
        super().__init__()
        self._first = sized(1.0, bold=True)
        self._second = sized(SMALL)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        lines = QFontMetrics(self._first).height() + QFontMetrics(self._second).height()
        return QSize(100, lines + 2 * _AIR + _BETWEEN)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        text_role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        ink = palette.color(text_role)
        faint = ink if is_selected else palette.color(QPalette.ColorRole.PlaceholderText)
        place = QRect(rect.left() + _SIDE, rect.top() + _AIR, rect.width() - 2 * _SIDE, 0)
        place = _line(painter, place, str(index.data() or ""), self._first, ink)
        place.translate(0, _BETWEEN)
        _line(painter, place, str(index.data(SECOND_ROLE) or ""), self._second, faint)
        painter.restore()


def _line(painter: QPainter, place: QRect, text: str, font: QFont, color: QColor) -> QRect:
    """Write a line at the top of a place; return the place below it."""
    metrics = QFontMetrics(font)
    box = QRect(place.left(), place.top(), place.width(), metrics.height())
    painter.setFont(font)
    painter.setPen(color)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    align = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignLeft.value
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine.value, shown)
    return QRect(place.left(), box.bottom() + 1, place.width(), 0)
