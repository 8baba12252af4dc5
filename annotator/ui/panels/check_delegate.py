"""How findings look in their list: a heading with a count, a sign, the words, the reason."""

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.core.offsets import OffsetMap, display_text
from annotator.ui.panels.check_rows import ROW_ROLE, Heading, Index, Line
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.labels import SMALL, sized
from annotator.ui.widgets.row_ground import paint_ground, parts_of
from annotator.ui.widgets.severity_sign import TOKENS, paint_sign

_SIDE, _GAP, _AIR, _BETWEEN = 12, 8, 5, 2
"""Pixels: at the ends of a row, between its parts, above and below, between its lines."""
_LED_BY = 0.3
"""How much of a line may stand before the words."""


class CheckDelegate(QStyledItemDelegate):
    """Paints rows of `CheckRows`: headings of one line, findings of two."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._plain, self._bold = sized(1.0), sized(1.0, bold=True)
        self._small, self._head = sized(SMALL), sized(SMALL, bold=True)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(ROW_ROLE), Heading):
            return QSize(100, QFontMetrics(self._head).height() + 2 * _AIR + 4)
        lines = QFontMetrics(self._bold).height() + QFontMetrics(self._small).height()
        return QSize(100, lines + 2 * _AIR + _BETWEEN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, _, direction = parts_of(option)
        row = index.data(ROW_ROLE)
        painter.save()
        paint_ground(painter, option, self._theme)
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, direction, row)
        elif isinstance(row, Line):
            self._paint_finding(painter, rect, direction, row)
        painter.restore()

    # Headings

    def _paint_heading(
        self, painter: QPainter, rect: QRect, direction: Qt.LayoutDirection, row: Heading
    ) -> None:
        metrics = QFontMetrics(self._head)
        side = metrics.ascent()
        inside = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        arrow = QRect(inside.left(), rect.center().y() - side // 2, side, side)
        count = f"{row.number:,}"
        width = metrics.horizontalAdvance(count)
        title = inside.adjusted(side + _GAP, 0, -width - _GAP, 0)
        at = QRect(inside.right() + 1 - width, inside.top(), width, inside.height())
        self._paint_arrow(
            painter, QStyle.visualRect(direction, rect, arrow), direction, is_open=row.is_open
        )
        painter.setFont(self._head)
        painter.setPen(self._theme.color("faint"))
        place = QStyle.visualRect(direction, rect, title)
        shown = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _flags(direction), shown)
        painter.drawText(QStyle.visualRect(direction, rect, at), _flags(direction), count)

    def _paint_arrow(
        self, painter: QPainter, box: QRect, direction: Qt.LayoutDirection, *, is_open: bool
    ) -> None:
        middle, reach = QRectF(box).center(), box.width() * 0.32
        ahead = -reach if direction == Qt.LayoutDirection.RightToLeft else reach
        corners = (
            ((-reach, -reach / 2), (reach, -reach / 2), (0, reach * 0.8))
            if is_open
            else ((-ahead / 2, -reach), (-ahead / 2, reach), (ahead * 0.8, 0))
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("faint"))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))

    # Findings

    def _paint_finding(
        self, painter: QPainter, rect: QRect, direction: Qt.LayoutDirection, row: Line
    ) -> None:
        theme, first = self._theme, QFontMetrics(self._bold)
        side = first.ascent() + 2
        sign = QRect(rect.left() + _SIDE, rect.top() + _AIR, side, first.height())
        sign = QStyle.visualRect(direction, rect, sign)
        box = QRectF(sign.left(), sign.center().y() - side / 2, side, side)
        severity = row.finding.severity
        color = theme.color("faint" if row.is_ignored else TOKENS[severity])
        paint_sign(painter, box, severity, color=color, ground=theme.color("window"))
        room = rect.adjusted(_SIDE + side + _GAP, _AIR, -_SIDE, 0)
        place = QStyle.visualRect(direction, rect, room)
        painter.setPen(theme.color("faint" if row.is_ignored else "text"))
        self._layout(row, place.width()).draw(painter, QPointF(place.topLeft()))
        second = QFontMetrics(self._small)
        below = QRect(
            place.left(), place.top() + first.height() + _BETWEEN, place.width(), second.height()
        )
        painter.setFont(self._small)
        painter.setPen(theme.color("faint"))
        reason = display_text(row.reason)
        shown = second.elidedText(reason, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, _flags(direction), shown)

    def _layout(self, row: Line, width: int) -> QTextLayout:
        """Return the words in bold among what stands around them, on one line."""
        plain, bold = QFontMetrics(self._plain), QFontMetrics(self._bold)
        around = [display_text(part) for part in row.context]
        lead = _elided(plain, around[0], Qt.TextElideMode.ElideLeft, round(width * _LED_BY))
        room = width - plain.horizontalAdvance(lead)
        words = _elided(bold, around[1], Qt.TextElideMode.ElideRight, room)
        room -= bold.horizontalAdvance(words) + 1
        rest = _elided(plain, around[2], Qt.TextElideMode.ElideRight, max(0, room))
        layout = QTextLayout(f"{lead}{words}{rest}", self._plain)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        stretch = QTextLayout.FormatRange()
        stretch.start, stretch.length = _length16(lead), _length16(words)  # pyright: ignore[reportAttributeAccessIssue]
        look = QTextCharFormat()
        look.setFontWeight(self._bold.weight())
        stretch.format = look  # pyright: ignore[reportAttributeAccessIssue]
        layout.setFormats([stretch])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        return layout


def _elided(metrics: QFontMetrics, text: str, mode: Qt.TextElideMode, width: int) -> str:
    return metrics.elidedText(text, mode, width)


def _length16(text: str) -> int:
    return OffsetMap(text).length_utf16


def _flags(direction: Qt.LayoutDirection) -> int:
    side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
    align = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    return align.value | Qt.TextFlag.TextSingleLine.value
