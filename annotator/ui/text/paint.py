"""Paints spans, selection and names: functions of a painter, what is where, and a theme.

Tints, the selection and the picked span's outline lie under the text; edges, lines, names and
handles are painted after it, all of them outside the letters. Every label has a hue, a style of
edge and a name, so that none of them need be seen for the others to tell.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from annotator.core.ranges import Range
from annotator.ui.text.layout import Line, PageLayout, Piece
from annotator.ui.text.measures import PageMetrics
from annotator.ui.text.names import Anchor, PlacedName, place_names
from annotator.ui.text.shown import Look, ShownSpans
from annotator.ui.theme import Theme

RADIUS = 3.0
_PADDING = 1.0
_SEAM = -0.5
_OUTLINE = 2.0
_KNOB = 4.0
_TICK = 4.0
_NAME_LIFT = 3.0
_FLAG = " ?"
"""Behind the name of a span that is flagged."""

_ROOM_FOR_TWO = 2.0
_ROOM_FOR_STROKES = 1.2
"""Thicknesses of a line; below the last, strokes of neighbouring rows would run together."""


class SpanPiece(NamedTuple):
    """A visual run of a span on a line, with all that its painting takes."""

    span_index: int
    line_number: int
    piece: Piece
    box: QRectF
    """From the top of the tint to the lower side of the edge."""
    thickness: float
    row: int
    look: Look
    is_tinted: bool
    is_flagged: bool = False


@dataclass(frozen=True)
class Scene:
    """What is to be painted in a part of the page, topmost line first."""

    lines: Sequence[Line]
    spans: Sequence[SpanPiece]
    selection: Sequence[QRectF]
    picked: Sequence[SpanPiece]
    """The picked span where it is, or where its dragged end would put it."""


def make_scene(
    layout: PageLayout,
    shown: ShownSpans,
    selection: Range,
    preview: Range | None,
    *,
    top: float,
    bottom: float,
) -> Scene:
    """Find what is between two heights of the page."""
    lines = list(layout.lines(top, bottom))
    boxes = _Boxes(layout, shown, lines)
    spans: list[SpanPiece] = []
    picked: list[SpanPiece] = []
    for index in boxes.indices:
        span = shown.spans[index]
        pieces = boxes.of(index, span.place)
        spans.extend(pieces)
        if span.id == shown.picked_id:
            picked = boxes.of(index, preview) if preview else pieces
    return Scene(lines, spans, boxes_of(layout, lines, selection), picked)


class _Boxes:
    """Finds the boxes of spans on some lines."""

    def __init__(self, layout: PageLayout, shown: ShownSpans, lines: Sequence[Line]) -> None:
        self._layout = layout
        self._shown = shown
        self._lines = lines
        self.indices = shown.overlapping(lines[0].start, lines[-1].end) if lines else []
        spans = [shown.spans[index] for index in self.indices]
        self._seams = {span.start for span in spans} & {span.end for span in spans}
        """Where a span begins and another ends: their boxes must not run into each other."""

    def of(self, index: int, at: Range) -> list[SpanPiece]:
        """Return the pieces that the span at `index` has if it is `at` a range."""
        row, rows = self._shown.row(index)
        look, is_tinted = self._shown.look(index), self._shown.is_tinted(index)
        is_flagged = self._shown.is_flagged(index)
        before = _SEAM if at.start in self._seams else _PADDING
        behind = _SEAM if at.end in self._seams else _PADDING
        found: list[SpanPiece] = []
        for number, line in enumerate(self._lines):
            if line.end <= at.start or at.end <= line.start:
                continue
            offset, thickness = line.metrics.row(row, rows)
            top = line.baseline - line.metrics.above
            bottom = line.baseline + offset + thickness
            for piece in self._layout.pieces(line, *at):
                pads = (behind, before) if piece.is_rtl else (before, behind)
                left, right = piece.left - pads[0], piece.right + pads[1]
                box = QRectF(left, top, right - left, bottom - top)
                found.append(
                    SpanPiece(
                        index, number, piece, box, thickness, row, look, is_tinted, is_flagged
                    )
                )
        return found


def boxes_of(layout: PageLayout, lines: Iterable[Line], selection: Range) -> list[QRectF]:
    """Return the boxes around the letters of a stretch on some lines, without its spans' rows."""
    boxes: list[QRectF] = []
    for line in lines if not selection.is_empty else ():
        top = line.baseline - line.metrics.above - 1
        height = line.metrics.above + line.metrics.below + 2
        boxes.extend(
            QRectF(piece.left, top, piece.right - piece.left, height)
            for piece in layout.pieces(line, *selection)
        )
    return boxes


def paint_under_text(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """Paint the tints, the outermost first, the selection over them, and the picked outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    picked = {item.span_index for item in scene.picked}
    for item in sorted(scene.spans, key=_outermost_first):
        if item.is_tinted or item.span_index in picked:
            _fill(painter, item, theme.label_colors(item.look.hue, item.look.style).fill)
    painter.setPen(QPen(theme.color("focus"), 1.0))
    painter.setBrush(theme.color("selection"))
    for box in scene.selection:
        painter.drawRect(box)
    _outline(painter, scene.picked, theme)


def _outermost_first(item: SpanPiece) -> int:
    return -item.row


def _fill(painter: QPainter, item: SpanPiece, color: QColor) -> None:
    painter.setBrush(color)
    if _visual_ends(item) == (True, True):
        painter.drawRoundedRect(item.box, RADIUS, RADIUS)
    else:
        painter.drawPath(_shape(item, item.box, is_filled=True))


def _visual_ends(item: SpanPiece) -> tuple[bool, bool]:
    """Return whether the span ends at the left and at the right of this piece."""
    piece = item.piece
    return (piece.closes, piece.opens) if piece.is_rtl else (piece.opens, piece.closes)


def _shape(item: SpanPiece, box: QRectF, *, is_filled: bool) -> QPainterPath:
    """Return a box that is round where the span ends; where it goes on, an outline is open."""
    ends_left, ends_right = _visual_ends(item)
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    left_radius, right_radius = RADIUS * ends_left, RADIUS * ends_right
    path = QPainterPath(QPointF(left + left_radius, top))
    path.lineTo(right - right_radius, top)
    if ends_right:
        path.quadTo(right, top, right, top + RADIUS)
        path.lineTo(right, bottom - RADIUS)
        path.quadTo(right, bottom, right - RADIUS, bottom)
    elif is_filled:
        path.lineTo(right, bottom)
    else:
        path.moveTo(right, bottom)
    path.lineTo(left + left_radius, bottom)
    if ends_left:
        path.quadTo(left, bottom, left, bottom - RADIUS)
        path.lineTo(left, top + RADIUS)
        path.quadTo(left, top, left + RADIUS, top)
    return path


def paint_over_text(
    painter: QPainter, scene: Scene, metrics: PageMetrics, theme: Theme, *, width: float
) -> None:
    """Paint edges, lines, names, and the handles at the ends of the picked span."""
    for item in scene.spans:
        _edge(painter, item, theme.label_colors(item.look.hue, item.look.style).edge)
    if metrics.shows_names:
        _names(painter, scene, metrics, theme, width)
    _handles(painter, scene.picked, theme)


def _edge(painter: QPainter, item: SpanPiece, color: QColor) -> None:
    """Draw the line along the foot of a piece, in its label's style."""
    y = item.box.bottom() - item.thickness / 2
    inset = 1.5 if item.is_tinted else 0.0
    left, right = item.box.left() + inset, item.box.right() - inset
    styles = len(_STYLES)
    _STYLES[item.look.style % styles](painter, color, item.thickness, QLineF(left, y, right, y))
    if not item.is_tinted:
        _ticks(painter, item, color, y)


def _solid(painter: QPainter, color: QColor, thickness: float, line: QLineF) -> None:
    painter.setPen(_pen(color, thickness))
    painter.drawLine(line)


def _double(painter: QPainter, color: QColor, thickness: float, line: QLineF) -> None:
    """Two thin lines where there is room for them, else one of long strokes and dots."""
    if thickness < _ROOM_FOR_TWO:
        _broken(painter, color, thickness, line, (9.0, 2.5, 2.0, 2.5))
        return
    apart = thickness / 2
    # In the middle of a pixel: on its edge both would be blurred into one thick line.
    line = line.translated(0, floor(line.y1()) + 0.5 - line.y1())
    painter.setPen(_pen(color, thickness / 2))
    painter.drawLine(line.translated(0, -apart))
    painter.drawLine(line.translated(0, apart))


def _dashed(painter: QPainter, color: QColor, thickness: float, line: QLineF) -> None:
    _broken(painter, color, thickness, line, (6.0, 3.0))


def _dotted(painter: QPainter, color: QColor, thickness: float, line: QLineF) -> None:
    _broken(painter, color, thickness, line, (2.0, 2.0))


def _broken(
    painter: QPainter, color: QColor, thickness: float, line: QLineF, strokes_px: Sequence[float]
) -> None:
    pen = _pen(color, thickness)
    if thickness >= _ROOM_FOR_STROKES:
        pen.setDashPattern([stroke / thickness for stroke in strokes_px])
    painter.setPen(pen)
    painter.drawLine(line)


_STYLES: tuple[Callable[[QPainter, QColor, float, QLineF], None], ...] = (
    _solid,
    _double,
    _dashed,
    _dotted,
)


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def _ticks(painter: QPainter, item: SpanPiece, color: QColor, y: float) -> None:
    """Mark where a long span really begins and ends, as its line has no box to show it."""
    box = item.box
    sides = (box.left() + 0.75, box.right() - 0.75)
    painter.setPen(_pen(color, 1.5))
    for is_end, x in zip(_visual_ends(item), sides, strict=True):
        if is_end:
            painter.drawLine(QLineF(x, y, x, y - _TICK))


def _names(
    painter: QPainter, scene: Scene, metrics: PageMetrics, theme: Theme, width: float
) -> None:
    painter.setFont(metrics.name_font)
    for item, name in _placed_names(scene, metrics, width):
        painter.setPen(theme.label_colors(item.look.hue, item.look.style).ink)
        painter.drawText(QPointF(name.left, item.box.top() - _NAME_LIFT), name.name)


def _placed_names(
    scene: Scene, metrics: PageMetrics, width: float
) -> Iterator[tuple[SpanPiece, PlacedName]]:
    """Yield the names that find room, each with the piece that it stands over."""
    font = QFontMetricsF(metrics.name_font)
    opening: dict[int, list[Anchor]] = {}
    for number, item in enumerate(scene.spans):
        if item.piece.opens:
            opening.setdefault(item.line_number, []).append(_anchor(scene, number))
    guests: list[Anchor] = []
    for line_number in range(len(scene.lines)):
        anchors = opening.get(line_number, [])
        names = place_names(
            anchors, font.horizontalAdvance, left_px=0, right_px=width, guests=guests
        )
        for name in names:
            yield scene.spans[name.key], name
        placed = {name.key for name in names}
        homeless = [anchor.key for anchor in anchors if anchor.key not in placed]
        guests = [_anchor(scene, key + 1) for key in homeless if _goes_on(scene, key)]


def name_stretches(
    scene: Scene, metrics: PageMetrics, *, width: float
) -> dict[int, list[tuple[float, float]]]:
    """Return from where to where names stand over a line, by the code point that it begins at."""
    found: dict[int, list[tuple[float, float]]] = {}
    if metrics.shows_names:
        font = QFontMetricsF(metrics.name_font)
        for item, name in _placed_names(scene, metrics, width):
            right = name.left + font.horizontalAdvance(name.name)
            found.setdefault(scene.lines[item.line_number].start, []).append((name.left, right))
    return found


def _anchor(scene: Scene, number: int) -> Anchor:
    item = scene.spans[number]
    name = item.look.name.upper()
    mark = _FLAG if item.is_flagged else ""
    return Anchor(number, name, item.box.left(), item.box.right(), item.piece.is_rtl, mark)


def _goes_on(scene: Scene, number: int) -> bool:
    """Whether the span of a piece has its next piece on the line below."""
    here, behind = scene.spans[number], scene.spans[number + 1 : number + 2]
    return any(
        item.span_index == here.span_index and item.line_number == here.line_number + 1
        for item in behind
    )


def _outline(painter: QPainter, picked: Sequence[SpanPiece], theme: Theme) -> None:
    """Draw around the picked span; under the text, as its neighbours stand close."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("focus"), _OUTLINE))
    for item in picked:
        painter.drawPath(_shape(item, item.box.adjusted(-1, -1, 1, 1), is_filled=False))


def _handles(painter: QPainter, picked: Sequence[SpanPiece], theme: Theme) -> None:
    """Draw what the ends of the picked span are dragged by, below its first and last letter."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("focus"))
    for item in picked:
        sides = (item.box.left() - 1, item.box.right() + 1)
        for is_end, x in zip(_visual_ends(item), sides, strict=True):
            if is_end:
                painter.drawEllipse(QPointF(x, item.box.bottom() + 1), _KNOB, _KNOB)
