"""Colours to choose a label's from: swatches with names, and any angle between them."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.theme import Theme
from annotator.ui.widgets.labels import SMALL, TextLabel
from annotator.ui.wording import tr

HUES: dict[int, str] = {
    5: tr("Rose"),
    38: tr("Brick red"),
    62: tr("Orange"),
    92: tr("Gold"),
    122: tr("Olive"),
    145: tr("Green"),
    165: tr("Sea green"),
    195: tr("Teal"),
    220: tr("Sky"),
    245: tr("Blue"),
    275: tr("Indigo"),
    305: tr("Purple"),
    335: tr("Magenta"),
}
"""OKLCH angles in degrees and what people call them."""

_ROUND = 360
_GAP = 4
"""Pixels between two swatches."""
_BY_PLACE = tr("The settings choose colours by a label's place in the list, whatever its own.")


def hue_name(hue: int) -> str:
    """Return what the nearest of the named colours is called."""
    return HUES[min(HUES, key=lambda named: _apart(named, hue))]


def _apart(one: int, other: int) -> int:
    between = abs(one - other) % _ROUND
    return min(between, _ROUND - between)


class HuePicker(QWidget):
    """Swatches in the theme's colours and a field for the angle. `picked` carries the angle."""

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.swatches = Swatches(theme)
        self.angle = _Angle()
        self.note = TextLabel(role="faint", factor=SMALL, wraps=True)
        self._hue = -1
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.swatches)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.angle)
        row.addWidget(self.note, 1)
        layout.addLayout(row)
        self.swatches.picked.connect(self.picked)
        self.angle.stepped.connect(lambda: self.picked.emit(self.angle.value()))
        self.angle.editingFinished.connect(self._on_typed)

    def _on_typed(self) -> None:
        if self.angle.value() != self._hue:
            self.picked.emit(self.angle.value())

    def show_hue(self, hue: int, used: Mapping[int, str], *, by_place: bool) -> None:
        """Show a label's colour and which others have; `by_place` says that hues do not count."""
        self._hue = hue
        self.swatches.show_hue(hue, used)
        if self.angle.value() != hue:
            self.angle.setValue(hue)
        self.note.show_text(_BY_PLACE if by_place else hue_name(hue))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self.swatches.theme = theme
        self.swatches.update()


class _Angle(QSpinBox):
    """A hue in degrees, which goes round."""

    stepped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _ROUND - 1)
        self.setWrapping(True)
        self.setSingleStep(5)
        self.setSuffix("°")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setAccessibleName(tr("Hue in degrees"))
        self.setToolTip(self.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(13 * self.fontMetrics().averageCharWidth())

    def stepBy(self, steps: int) -> None:
        super().stepBy(steps)
        self.stepped.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page, and changes no value that it passes over.
        event.ignore()


class Swatches(QWidget):
    """The named colours, one of which may be the label's; a dot marks what another label has.

    It is one stop of Tab; the arrows go from colour to colour. `picked` carries the angle.
    """

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._hue = -1
        self._used: Mapping[int, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_hue(self, hue: int, used: Mapping[int, str]) -> None:
        """Show the label's colour, and which labels have the others."""
        self._hue, self._used = hue, used
        words = self._words(hue) if hue in HUES else hue_name(hue)
        self.setAccessibleName(tr("Colour: {name}", name=words))
        self.setAccessibleDescription(tr("The arrow keys go from colour to colour."))
        self.update()

    def _words(self, hue: int) -> str:
        label = self._used.get(hue, "")
        return tr("{name}, of {label} too", name=HUES[hue], label=label) if label else HUES[hue]

    # Sizes, in pixels

    @property
    def _side(self) -> int:
        return round(1.9 * self.fontMetrics().height())

    def _columns(self, width: int) -> int:
        return max(1, (width + _GAP) // (self._side + _GAP))

    def box_of(self, hue: int) -> QRect:
        """Return where the swatch of one of the named colours is."""
        at, side = list(HUES).index(hue), self._side
        row, column = divmod(at, self._columns(self.width()))
        box = QRect(column * (side + _GAP), row * (side + _GAP), side, side)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def sizeHint(self) -> QSize:
        return QSize(len(HUES) * (self._side + _GAP) - _GAP, self._side)

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * (self._side + _GAP) - _GAP, self._side)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = ceil(len(HUES) / self._columns(width))
        return rows * (self._side + _GAP) - _GAP

    # What the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns(self.width()),
            Qt.Key.Key_Down: self._columns(self.width()),
        }
        step = steps.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and abs(step) == 1:
            step = -step
        hues = list(HUES)
        at = hues.index(min(hues, key=lambda hue: _apart(hue, self._hue))) + step
        if 0 <= at < len(hues):
            self.picked.emit(hues[at])

    def _hue_at(self, place: QPoint) -> int:
        return next((hue for hue in HUES if self.box_of(hue).contains(place)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hue = self._hue_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and hue >= 0:
            self.picked.emit(hue)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hue = self._hue_at(event.pos())
            QToolTip.showText(event.globalPos(), self._words(hue) if hue >= 0 else "", self)
            return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for hue in HUES:
                self._paint_swatch(painter, QRectF(self.box_of(hue)), hue)
            if self.hasFocus():
                nearest = min(HUES, key=lambda hue: _apart(hue, self._hue))
                painter.setPen(QPen(self.theme.color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                box = QRectF(self.box_of(nearest)).adjusted(1, 1, -1, -1)
                painter.drawRoundedRect(box, 7, 7)

    def _paint_swatch(self, painter: QPainter, box: QRectF, hue: int) -> None:
        colors = self.theme.label_colors(hue)
        is_chosen = hue == self._hue
        painter.setPen(QPen(colors.edge, 3 if is_chosen else 1.5))
        painter.setBrush(colors.edge if is_chosen else colors.fill)
        painter.drawRoundedRect(box.adjusted(4.5, 4.5, -4.5, -4.5), 4, 4)
        if is_chosen:
            self._paint_tick(painter, box)
        elif hue in self._used:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.edge)
            painter.drawEllipse(box.center(), box.width() / 9, box.width() / 9)

    def _paint_tick(self, painter: QPainter, box: QRectF) -> None:
        """Paint a tick: colour is never the only sign."""
        painter.setPen(QPen(self.theme.color("card"), box.width() / 12))
        unit, at = box.width() / 16, box.center()
        ends = [at + QPointF(x * unit, y * unit) for x, y in ((-2.6, 0.2), (-0.6, 2.2), (3, -2.2))]
        painter.drawPolyline(ends)
