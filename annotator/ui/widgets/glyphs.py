"""Small signs drawn in code, told apart by shape and not by colour alone."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Glyph = Literal["ring", "half", "tick", "flag", "minus", "cross"]


def paint_glyph(
    painter: QPainter, box: QRectF, glyph: Glyph, *, color: QColor, ground: QColor
) -> None:
    """Paint a sign into a square `box`; `ground` is the colour that cuts into filled signs."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 16, box.height() / 16)
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _PAINTERS[glyph](painter, color, ground)
    painter.restore()


_DISC = QRectF(2.5, 2.5, 11, 11)


def _ring(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.drawEllipse(_DISC)


def _half(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.drawEllipse(_DISC)
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPie(_DISC, 90 * 16, 180 * 16)


def _disc(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.setBrush(color)
    painter.drawEllipse(_DISC)
    pen = QPen(ground, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)


def _tick(painter: QPainter, color: QColor, ground: QColor) -> None:
    _disc(painter, color, ground)
    painter.drawPolyline(QPolygonF([QPointF(5.2, 8.2), QPointF(7.2, 10.2), QPointF(10.8, 5.9)]))


def _minus(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.drawEllipse(_DISC)
    painter.drawLine(QPointF(5.4, 8), QPointF(10.6, 8))


def _cross(painter: QPainter, color: QColor, ground: QColor) -> None:
    _disc(painter, color, ground)
    painter.drawLine(QPointF(5.8, 5.8), QPointF(10.2, 10.2))
    painter.drawLine(QPointF(10.2, 5.8), QPointF(5.8, 10.2))


def _flag(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.drawLine(QPointF(4, 2), QPointF(4, 14.5))
    painter.setBrush(color)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(4, 2.5),
                QPointF(13, 2.5),
                QPointF(10.6, 5.5),
                QPointF(13, 8.5),
                QPointF(4, 8.5),
            ]
        )
    )


_PAINTERS: dict[Glyph, Callable[[QPainter, QColor, QColor], None]] = {
    "ring": _ring,
    "half": _half,
    "tick": _tick,
    "flag": _flag,
    "minus": _minus,
    "cross": _cross,
}
