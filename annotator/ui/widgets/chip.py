"""A rounded button with a swatch of colour, a title and the key that does the same."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.ui.widgets.labels import sized


@dataclass(frozen=True)
class ChipColors:
    """The swatch; and the edge and ground of a chip that is on."""

    swatch: QColor
    edge: QColor
    ground: QColor


class Chip(QAbstractButton):
    """A button in the label bar. While it is on it has a strong edge and a tinted ground."""

    def __init__(
        self,
        title: str,
        *,
        key_text: str = "",
        colors: ChipColors | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._colors = colors
        self._key_text = key_text
        self._is_on = False
        self._title_font = sized(1.05, bold=True)
        self._key_font = sized(0.85)
        self.setAccessibleName(title)

    def set_colors(self, colors: ChipColors) -> None:
        """Paint with other colours from now on."""
        self._colors = colors
        self.update()

    def set_key(self, key_text: str) -> None:
        """Show another key, "" for none."""
        if key_text != self._key_text:
            self._key_text = key_text
            self.updateGeometry()
            self.update()

    def set_on(self, *, is_on: bool) -> None:
        """Mark the chip, or take the mark away; a click alone does neither."""
        if is_on != self._is_on:
            self._is_on = is_on
            self.update()

    @property
    def is_on(self) -> bool:
        """Whether the chip is marked."""
        return self._is_on

    @property
    def key_text(self) -> str:
        """What stands in the little box at the right."""
        return self._key_text

    # Sizes, in pixels

    @property
    def _unit(self) -> float:
        """A quarter of the text's height, so that all distances grow with the font."""
        return QFontMetricsF(self._title_font).height() / 4

    @property
    def _swatch_px(self) -> float:
        return 2.7 * self._unit if self._colors else 0.0

    @property
    def _cap_width(self) -> float:
        if not self._key_text:
            return 0.0
        text = QFontMetricsF(self._key_font).horizontalAdvance(self._key_text)
        return max(text + 2.4 * self._unit, 4.2 * self._unit)

    def sizeHint(self) -> QSize:
        unit = self._unit
        title = QFontMetricsF(self._title_font).horizontalAdvance(self.text())
        width = 5.0 * unit + title
        width += self._swatch_px + 2 * unit if self._colors else 0
        width += self._cap_width + 2 * unit if self._key_text else 0
        return QSize(round(width), round(7.2 * unit))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        unit = self._unit
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_body(painter)
            left = 2.5 * unit
            if self._colors:
                side = self._swatch_px
                box = QRectF(left, (self.height() - side) / 2, side, side)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._colors.swatch)
                painter.drawRoundedRect(box, 0.7 * unit, 0.7 * unit)
                left += side + 2 * unit
            self._paint_title(painter, left)
            if self._key_text:
                self._paint_cap(painter)

    def _paint_body(self, painter: QPainter) -> None:
        palette = self.palette()
        is_on = self._is_on and self._colors is not None
        edge = palette.color(QPalette.ColorRole.Dark)
        ground = palette.color(QPalette.ColorRole.Button)
        if is_on and self._colors is not None:
            edge, ground = self._colors.edge, self._colors.ground
        elif self.isDown() or (self.underMouse() and self.isEnabled()):
            ground = palette.color(QPalette.ColorRole.Midlight)
        width = 2.0 if is_on else 1.0
        if self.hasFocus():
            edge, width = palette.color(QPalette.ColorRole.Accent), 2.0
        painter.setPen(QPen(edge, width))
        painter.setBrush(ground)
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 6, 6)

    def _paint_title(self, painter: QPainter, left: float) -> None:
        painter.setFont(self._title_font)
        painter.setPen(self._ink(QPalette.ColorRole.ButtonText))
        box = QRectF(left, 0, self.width() - left, self.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, align, self.text())

    def _paint_cap(self, painter: QPainter) -> None:
        unit = self._unit
        box = QRectF(0, 0, self._cap_width, 4.6 * unit)
        box.moveCenter(QRectF(self.rect()).center())
        box.moveRight(self.width() - 2.2 * unit)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Dark), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._key_font)
        painter.setPen(self._ink(QPalette.ColorRole.PlaceholderText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key_text)

    def _ink(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role if self.isEnabled() else QPalette.ColorRole.ButtonText)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)
