"""The links of the picked span, painted between the lines: curves, arrow heads and names.

Where they run is worked out once for what is shown (`link_routes` has the arithmetic) and painted
as often as Qt asks.
"""

from collections.abc import Sequence
from math import atan2, cos, hypot, sin
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from annotator.core.ranges import Range
from annotator.ui.text.layout import Line, PageLayout
from annotator.ui.text.link_routes import Place, Room, Route, Row, place_plate, route
from annotator.ui.text.paint import RADIUS, boxes_of, make_scene, name_stretches
from annotator.ui.text.sheet import MARGIN_PX, Sheet
from annotator.ui.text.shown import ShownSpans
from annotator.ui.theme import Theme

_LINE_PX = 1.4
_DASHES = [4.0, 2.5]
_ROUND_PX = 6.0
_ARROW_PX = 6.5
_ARROW_ANGLE = 0.42
"""Radians between an arrow head's side and its line."""
_PAD_PX = 4.0
_LARGER = 1.22
"""Of the letters of label names: the name of a relation is read, not only recognised."""
_GAP_PX = 2.0
"""How far a name may reach into the air around letters."""
_BESIDE_PX = 30.0
"""Between the end of a line and a name that has no room under it: beyond the links there."""
_MOST_WORDS = 34
"""Letters of the words of a span that is not in view."""


class ShownLink(NamedTuple):
    """A link that begins or ends at the picked span, in code points.

    `name` is the relation's in words, `words` are those of the span that is not the picked one.
    """

    head: Range
    tail: Range
    name: str
    is_proposed: bool = False
    is_incoming: bool = False
    words: str = ""

    @property
    def near(self) -> Range:
        """The picked span."""
        return self.tail if self.is_incoming else self.head

    @property
    def far(self) -> Range:
        """The other one."""
        return self.head if self.is_incoming else self.tail


class Drawn(NamedTuple):
    """A link as it is painted, in pixels of the page."""

    curve: QPainterPath
    arrow: QPolygonF
    plate: QRectF
    text: str
    boxes: tuple[QRectF, ...]
    """Around the letters of the span that is not the picked one."""
    is_proposed: bool
    unit: float = 1.0
    """A pixel at ordinary letter sizes, which grows with the letters."""


class LinkLayer:
    """The links over one view: routed when something else is shown, painted as often as asked."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self.drawn: tuple[Drawn, ...] = ()

    def paint(
        self,
        painter: QPainter,
        links: tuple[ShownLink, ...],
        sheet: Sheet,
        shown: ShownSpans,
        view: QRectF,
        theme: Theme,
    ) -> None:
        """Paint links over the letters; `view` is what of the page is in view."""
        if not links:
            self._key, self.drawn = (), ()
            return
        key = (links, shown, sheet, view.top(), view.height(), view.width())
        if key != self._key:
            self._key, self.drawn = key, drawn_links(links, sheet, shown, view)
        font = plate_font(sheet.metrics.name_font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in self.drawn:
            _paint_curve(painter, item, theme)
        for item in self.drawn:
            _paint_plate(painter, item, font, theme)


def plate_font(name_font: QFont) -> QFont:
    """Return the letters of a relation's name, given those of label names."""
    font = QFont(name_font)
    font.setPixelSize(round(name_font.pixelSize() * _LARGER))
    return font


def drawn_links(
    links: Sequence[ShownLink], sheet: Sheet, shown: ShownSpans, view: QRectF
) -> tuple[Drawn, ...]:
    """Return how links are painted: proposals last, so that they lie over the others."""
    layout = sheet.layout
    lines = list(layout.lines(view.top(), view.bottom()))
    if not lines:
        return ()
    room = Room(MARGIN_PX, sheet.width_px - MARGIN_PX, view.top(), view.bottom())
    rows = _rows(lines, sheet, shown, view)
    metrics = QFontMetricsF(plate_font(sheet.metrics.name_font))
    unit = sheet.metrics.body.unit
    taken: dict[int, list[tuple[float, float]]] = {}
    beside = _Beside(view.right())
    found: list[Drawn] = []
    for track, link in enumerate(sorted(links, key=lambda link: link.is_proposed)):
        near, far = (_places(layout, lines, at) for at in (link.near, link.far))
        gone = link.near if far else link.far
        way = -1 if gone.start < lines[0].start else 1
        path = route(near, far, rows, room, way=way, track=track)
        if path is None:
            continue
        text = link.name if far else _pointer_text(link, way)
        width = metrics.horizontalAdvance(text) + 2 * _PAD_PX
        names = rows[path.row + 1].names if path.row + 1 < len(rows) else ()
        here = taken.setdefault(path.row, [])
        left = place_plate(width, path, (*names, *here), room)
        here.append((left, left + width))
        plate = _plate(QRectF(left, 0, width, metrics.height()), path, rows, beside)
        boxes = tuple(boxes_of(layout, lines, link.far))
        item = Drawn(*_line(path, link, unit), plate, text, boxes, link.is_proposed, unit)
        found.append(item)
    return tuple(found)


class _Beside:
    """Puts names behind the ends of lines, one behind the other, as far as the view goes."""

    def __init__(self, right: float) -> None:
        self._right = right
        self._taken: dict[int, float] = {}

    def placed(self, plate: QRectF, number: int, row: Row) -> QRectF:
        """Return where a name goes beside a row; empty where there is no room."""
        left = self._taken.get(number, row.right + _BESIDE_PX)
        if left + plate.width() > self._right:
            return QRectF()
        self._taken[number] = left + plate.width() + _PAD_PX
        middle = (row.top + row.foot) / 2
        return QRectF(left, middle - plate.height() / 2, plate.width(), plate.height())


def _plate(plate: QRectF, path: Route, rows: Sequence[Row], beside: _Beside) -> QRectF:
    """Return where a name stands: in the gap under a line, else beside the text."""
    row = rows[path.row]
    following = rows[path.row + 1 : path.row + 2]
    below = following[0].top if following else row.foot + plate.height() + _GAP_PX
    if below - row.foot < plate.height() - _GAP_PX:
        return beside.placed(plate, path.row, row)
    plate.moveCenter(QPointF(plate.center().x(), (row.foot + below) / 2))
    return plate


def _rows(lines: Sequence[Line], sheet: Sheet, shown: ShownSpans, view: QRectF) -> tuple[Row, ...]:
    """Return the lines in view with what stands over each."""
    top = view.top() - 2 * sheet.metrics.pitch
    scene = make_scene(sheet.layout, shown, Range(0, 0), None, top=top, bottom=view.bottom())
    names = name_stretches(scene, sheet.metrics, width=sheet.width_px)
    return tuple(
        Row(
            line.baseline - line.metrics.above - 1,
            line.baseline + line.metrics.below + 1,
            line.baseline + line.metrics.below + line.metrics.rows,
            tuple(names.get(line.start, ())),
            line.right,
        )
        for line in lines
    )


def _places(layout: PageLayout, lines: Sequence[Line], at: Range) -> list[Place]:
    return [
        Place(number, piece.left, piece.right, piece.is_rtl)
        for number, line in enumerate(lines)
        if line.start < at.end and at.start < line.end
        for piece in layout.pieces(line, *at)
    ]


def _pointer_text(link: ShownLink, way: int) -> str:
    words = link.words if len(link.words) <= _MOST_WORDS else f"{link.words[:_MOST_WORDS]}…"
    return f"{'↑' if way < 0 else '↓'} {link.name}: {words}"


def _line(path: Route, link: ShownLink, unit: float) -> tuple[QPainterPath, QPolygonF]:
    """Return the curve of a link and its arrow head."""
    corners = [QPointF(x, y) for x, y in path.corners]
    if link.is_incoming:
        corners.reverse()
    return _curve(corners), _arrow(corners, unit)


def _curve(corners: Sequence[QPointF]) -> QPainterPath:
    """Return a line through corners, each of them round."""
    path = QPainterPath(corners[0])
    for before, here, behind in zip(corners, corners[1:], corners[2:], strict=False):
        path.lineTo(_toward(here, before))
        path.quadTo(here, _toward(here, behind))
    path.lineTo(corners[-1])
    return path


def _toward(here: QPointF, other: QPointF) -> QPointF:
    """Return a point a little way from one towards another, not beyond their middle."""
    length = hypot(other.x() - here.x(), other.y() - here.y())
    return here if length == 0 else here + (other - here) * min(0.5, _ROUND_PX / length)


def _arrow(corners: Sequence[QPointF], unit: float) -> QPolygonF:
    tip = corners[-1]
    before = next(point for point in reversed(corners[:-1]) if point != tip)
    angle = atan2(before.y() - tip.y(), before.x() - tip.x())
    sides = (angle - _ARROW_ANGLE, angle + _ARROW_ANGLE)
    points = [tip + QPointF(cos(side), sin(side)) * _ARROW_PX * unit for side in sides]
    return QPolygonF([tip, *points])


def _paint_curve(painter: QPainter, item: Drawn, theme: Theme) -> None:
    color = theme.color("accent")
    pen = QPen(color, _LINE_PX * item.unit)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if item.is_proposed:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in item.boxes:
        painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), RADIUS, RADIUS)
    painter.drawPath(item.curve)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(item.arrow)


def _paint_plate(painter: QPainter, item: Drawn, font: QFont, theme: Theme) -> None:
    if item.plate.isEmpty():
        return
    pen = QPen(theme.color("accent"), 1.0)
    if item.is_proposed:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(item.plate, RADIUS, RADIUS)
    painter.setPen(theme.color("accent"))
    painter.setFont(font)
    painter.drawText(item.plate, Qt.AlignmentFlag.AlignCenter, item.text)
