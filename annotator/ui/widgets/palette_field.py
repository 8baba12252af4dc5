"""The button in the shape of a field at the right of the menu bar: do anything."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from annotator.ui.widgets.labels import SMALL, sized
from annotator.ui.wording import tr

_LETTERS = 30
"""How many letters of middle width it has room for, where the window has."""
_PART_OF_WINDOW = 4
"""It takes no more than this part of the window's width from the menus."""


class PaletteField(QAbstractButton):
    """A button in the shape of a field, with words at its left and the key at its right.

    Args:
        key_text: The key that does the same, as it is shown.
    """

    def __init__(self, key_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(tr("Do anything…"))
        self.setAccessibleName(tr("Do anything"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._key_text = ""
        self.set_key(key_text)

    @property
    def key_text(self) -> str:
        """The key that stands at the right."""
        return self._key_text

    def set_key(self, key_text: str) -> None:
        """Show another key, or none for ""."""
        self._key_text = key_text
        self.setAccessibleDescription(key_text)
        self.setToolTip(f"{self.accessibleName()} ({key_text})" if key_text else "")
        self.update()

    # Sizes, in pixels

    @property
    def _air(self) -> int:
        """What is left free at either side, so that it grows with the font."""
        return self.fontMetrics().height() // 2

    @property
    def _key_width(self) -> int:
        """The room of the key, which is left out where the words would lose more than half."""
        if not self._key_text:
            return 0
        width = QFontMetrics(sized(SMALL)).horizontalAdvance(self._key_text) + self._air
        words = self.fontMetrics().horizontalAdvance(self.text())
        return width if self.width() - 2 * self._air - width > words / 2 else 0

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wanted = metrics.averageCharWidth() * _LETTERS
        width = min(wanted, self.window().width() // _PART_OF_WINDOW)
        return QSize(width, round(metrics.height() * 1.5))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_body(painter)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            words, key = self.rect().adjusted(self._air, 0, -self._air, 0), QRect(self.rect())
            if self._key_width:
                words.setRight(words.right() - self._key_width)
                key.setLeft(words.right())
                key.setRight(self.rect().right() - self._air)
                self._paint_key(painter, key)
            painter.setFont(self.font())
            shown = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, words.width()
            )
            self._draw(painter, words, shown, Qt.AlignmentFlag.AlignLeft)

    def _paint_key(self, painter: QPainter, place: QRect) -> None:
        painter.setFont(sized(SMALL))
        # Keys are said in one order everywhere: "Ctrl K", not "K Ctrl".
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._draw(painter, place, self._key_text, Qt.AlignmentFlag.AlignRight)
        painter.setLayoutDirection(self.layoutDirection())

    def _draw(self, painter: QPainter, place: QRect, text: str, side: Qt.AlignmentFlag) -> None:
        direction = self.layoutDirection()
        align = QStyle.visualAlignment(direction, side) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QStyle.visualRect(direction, self.rect(), place), align, text)

    def _paint_body(self, painter: QPainter) -> None:
        palette = self.palette()
        edge, width = palette.color(QPalette.ColorRole.Dark), 1.0
        if self.hasFocus():
            edge, width = palette.color(QPalette.ColorRole.Accent), 2.0
        is_lit = self.isDown() or self.underMouse()
        ground = QPalette.ColorRole.Midlight if is_lit else QPalette.ColorRole.Base
        painter.setPen(QPen(edge, width))
        painter.setBrush(palette.color(ground))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
