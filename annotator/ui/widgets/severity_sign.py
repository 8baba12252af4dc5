"""Signs of how grave something is, told apart by shape and not by colour alone."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Severity = Literal["error", "warning", "hint"]

TOKENS: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "accent"}
"""The theme's colour of each sign."""


def paint_sign(
    painter: QPainter, box: QRectF, severity: Severity, *, color: QColor, ground: QColor
) -> None:
    """Paint a sign into a square: a full diamond, an open triangle, or a ring with a point.

    `box` is where; `ground` is the colour that cuts into the full one.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 16, box.height() / 16)
    pen = QPen(color, 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _PAINTERS[severity](painter, color, ground)
    painter.restore()


def _diamond(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.setBrush(color)
    corners = ((8, 1.5), (14.5, 8), (8, 14.5), (1.5, 8))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    _exclaim(painter, ground, top=4.6, bottom=11.2)


def _triangle(painter: QPainter, color: QColor, _ground: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = ((8, 2), (14.5, 13.5), (1.5, 13.5))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    _exclaim(painter, color, top=6.2, bottom=11.6)


def _exclaim(painter: QPainter, color: QColor, *, top: float, bottom: float) -> None:
    pen = QPen(color, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(8, top), QPointF(8, bottom - 2.6))
    painter.drawPoint(QPointF(8, bottom))


def _ring(painter: QPainter, color: QColor, _ground: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(2.5, 2.5, 11, 11))
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QRectF(6, 6, 4, 4))


_PAINTERS = {"error": _diamond, "warning": _triangle, "hint": _ring}
