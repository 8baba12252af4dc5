"""What lies over an article for a while: an outline, marks, hints."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from annotator.app.hints import Hints
from annotator.core.ranges import Range
from annotator.ui.text.hint_paint import hint_style, paint_hints
from annotator.ui.text.layout import Line, PageLayout
from annotator.ui.text.links import ShownLink
from annotator.ui.text.paint import RADIUS, boxes_of
from annotator.ui.text.shown import Look
from annotator.ui.theme import Theme

_TRACE_PX = 1.4
_TRACE_STROKES = (3.0, 2.0)
"""A stroke and a gap, in thicknesses of the outline."""
_SOURCE_PX = 2.0


class Overlays(NamedTuple):
    """What is laid over a text, in code points; empty where nothing is.

    `trace` outlines faintly what the label `trace_label` would take; `marks` are places in order
    that were searched for, or are about to be tagged; `hints` are letters to type. `source` is what
    the value in hand was read from, and `links` are those of the picked span, which `links` paints.
    """

    trace: Range = Range(0, 0)
    trace_label: str = ""
    marks: Sequence[Range] = ()
    hints: Hints = Hints()
    source: Range = Range(0, 0)
    links: tuple[ShownLink, ...] = ()

    def paint_under(
        self, painter: QPainter, layout: PageLayout, lines: Sequence[Line], theme: Theme
    ) -> None:
        """Paint what lies under the letters: those marks that lines in view hold."""
        painter.setBrush(theme.color("hover"))
        self._paint_marks(painter, layout, lines, theme)

    def _paint_marks(
        self, painter: QPainter, layout: PageLayout, lines: Sequence[Line], theme: Theme
    ) -> None:
        if not self.marks or not lines:
            return
        first = bisect_left(self.marks, lines[0].start, key=_end_of)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(theme.color("warning"), 1.0))
        for mark in self.marks[first:]:
            if mark.start >= lines[-1].end:
                break
            for box in boxes_of(layout, lines, mark):
                painter.drawRect(box)

    def paint_over(
        self,
        painter: QPainter,
        layout: PageLayout,
        lines: Sequence[Line],
        theme: Theme,
        look_of: Callable[[str], Look],
    ) -> None:
        """Paint what lies over the letters: edges of marks, the outline, and hints."""
        # The tint of a span has covered the mark.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_marks(painter, layout, lines, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.trace.is_empty:
            look = look_of(self.trace_label)
            pen = QPen(theme.label_colors(look.hue, look.style).edge, _TRACE_PX)
            pen.setDashPattern(list(_TRACE_STROKES))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for box in boxes_of(layout, lines, self.trace):
                painter.drawRoundedRect(box.adjusted(-1.5, -0.5, 1.5, 0.5), RADIUS, RADIUS)
        if not self.source.is_empty:
            self._paint_source(painter, layout, lines, theme)
        if self.hints.hints:
            unit = lines[-1].metrics.unit if lines else 1.0
            style = hint_style(theme, look_of, unit)
            paint_hints(painter, layout, lines, self.hints, style)

    def _paint_source(
        self, painter: QPainter, layout: PageLayout, lines: Sequence[Line], theme: Theme
    ) -> None:
        color = theme.color("warning")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in boxes_of(layout, lines, self.source):
            painter.setPen(QPen(color, 1.0))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            painter.setPen(QPen(color, _SOURCE_PX))
            painter.drawLine(box.bottomLeft(), box.bottomRight())


def _end_of(mark: Range) -> int:
    return mark.end
