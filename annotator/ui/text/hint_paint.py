"""Paints the letters of hints over the beginnings of the places that they lead to."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from annotator.app.hints import Hint, Hints
from annotator.ui.text.layout import Line, PageLayout
from annotator.ui.text.shown import Look
from annotator.ui.theme import Theme

_PAD_PX = 3.0
_APART_PX = 1.0
_RADIUS = 3.0
_SMALLER = 0.82
"""Of the interface's letters: a hint must not hide the word that it stands over."""

_OF_LARGE_TEXT = 9.0
"""Pixels at ordinary letter sizes: who reads large letters is shown large hints."""

_TOUCH_PX = 2.0
"""How far a hint reaches down into the box of its word, so that one sees whose it is."""


class HintStyle(NamedTuple):
    """What hints are drawn with: a theme, how labels look, and letters with their measures."""

    theme: Theme
    look_of: Callable[[str], Look]
    font: QFont
    metrics: QFontMetricsF

    @property
    def height(self) -> float:
        """A hint's, in pixels."""
        return self.metrics.height() + 1

    def width(self, hint: Hint) -> float:
        """Return a hint's, in pixels."""
        return self.metrics.horizontalAdvance(hint.code) + 2 * _PAD_PX

    def colors(self, hint: Hint) -> tuple[QColor, QColor, QColor]:
        """Return ground, edge and letters: the label's that wants the place, or the accent."""
        if not hint.label:
            accent = self.theme.color("accent")
            return accent, self.theme.color("surface"), self.theme.color("on_accent")
        look = self.look_of(hint.label)
        colors = self.theme.label_colors(look.hue, look.style)
        return colors.fill, colors.edge, colors.ink


def hint_style(theme: Theme, look_of: Callable[[str], Look], unit: float = 1.0) -> HintStyle:
    """Return how hints are drawn in a theme, in letters of the interface.

    `unit` is a pixel at ordinary sizes of the article's letters, and grows with them.
    """
    font = QFont(QApplication.font())
    font.setPointSizeF(max(6.0, font.pointSizeF() * _SMALLER))
    font.setBold(True)
    if QFontInfo(font).pixelSize() < _OF_LARGE_TEXT * unit:
        font.setPixelSize(round(_OF_LARGE_TEXT * unit))
    return HintStyle(theme, look_of, font, QFontMetricsF(font))


def paint_hints(
    painter: QPainter, layout: PageLayout, lines: Sequence[Line], hints: Hints, style: HintStyle
) -> None:
    """Paint the hints that what was typed may still lead to, over the lines in view.

    A phrase is underlined as far as it goes. Where places begin together, or close by, their hints
    stand side by side in reading order.
    """
    painter.setFont(style.font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, edge = hints.left, -painter.worldTransform().dy()
    for line in lines:
        for hint in left if hints.kind == "phrases" else ():
            _underline(painter, layout, line, hint, style)
        here = [hint for hint in left if line.start <= hint.start < line.end]
        for hint, box in _boxes(layout, line, here, style):
            # Of a line that is cut off by the view's upper edge the hints are not.
            box.moveTop(max(box.top(), edge))
            _paint_hint(painter, hint, box, len(hints.typed), style)


def _underline(
    painter: QPainter, layout: PageLayout, line: Line, hint: Hint, style: HintStyle
) -> None:
    pen = QPen(style.colors(hint)[1], 1.2, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    y = line.baseline + line.metrics.below
    for piece in layout.pieces(line, hint.start, hint.end):
        painter.drawLine(QLineF(piece.left, y, piece.right, y))


def _boxes(
    layout: PageLayout, line: Line, hints: Sequence[Hint], style: HintStyle
) -> list[tuple[Hint, QRectF]]:
    """Return where a line's hints are, each beside the one before it where both would meet.

    They stand over the letters, as far up as the letters of the line before leave room.
    """
    room = line.metrics.name_height + line.metrics.rows + _TOUCH_PX
    top = line.baseline - line.metrics.above - min(style.height, room) + _TOUCH_PX
    found: list[tuple[Hint, QRectF]] = []
    for hint in hints:
        pieces = layout.pieces(line, hint.start, min(hint.end, line.end))
        if not pieces:
            continue
        width = style.width(hint)
        at = pieces[-1].right - width if line.is_rtl else pieces[0].left
        last = found[-1][1] if found else None
        if last is not None and line.is_rtl:
            at = min(at, last.left() - _APART_PX - width)
        elif last is not None:
            at = max(at, last.right() + _APART_PX)
        found.append((hint, QRectF(at, top, width, style.height)))
    return found


def _paint_hint(painter: QPainter, hint: Hint, box: QRectF, typed: int, style: HintStyle) -> None:
    """Paint one hint; of letters that are typed already only their room is left."""
    ground, edge, letters = style.colors(hint)
    painter.setPen(QPen(edge, 1.0))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    shift = style.metrics.horizontalAdvance(hint.code[:typed])
    painter.setPen(letters)
    at = QPointF(box.left() + _PAD_PX + shift, box.top() + style.metrics.ascent())
    painter.drawText(at, hint.code[typed:])
