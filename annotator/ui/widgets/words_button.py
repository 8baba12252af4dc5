"""A button of words that wrap, in one of a few boxes, with the key that does the same."""

from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from annotator.ui.widgets.labels import SMALL, sized

Edge = Literal["none", "line", "dashed", "field"]

_LEAST = 5
"""Letters that fit beside each other however narrow it gets; longer words are broken."""
_AT_WORDS = Qt.TextFlag.TextWordWrap.value
_ANYWHERE = _AT_WORDS | Qt.TextFlag.TextWrapAnywhere.value
_RADIUS = 5


class WordsButton(QAbstractButton):
    """Shows all of its words, in as many lines as they take.

    `edge` is the box around them: none, a line, a dashed line for what is only proposed, or that of
    a field with an arrow, which is as wide as there is room.
    """

    def __init__(
        self,
        text: str = "",
        *,
        edge: Edge = "none",
        factor: float = SMALL,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edge: Edge = edge
        self._key_text = ""
        self._is_faint = False
        self._key_font = sized(0.8 * factor)
        self.setFont(sized(factor, bold=bold))
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        wide = QSizePolicy.Policy.Preferred if edge == "field" else QSizePolicy.Policy.Maximum
        policy = QSizePolicy(wide, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, text: str, *, key_text: str = "", is_faint: bool = False) -> None:
        """Show words with a key, "" for none; at no cost where they are shown already."""
        if (text, key_text, is_faint) != (self.text(), self._key_text, self._is_faint):
            self._key_text, self._is_faint = key_text, is_faint
            self.setText(text)
            self.updateGeometry()
            self.update()

    @property
    def key_text(self) -> str:
        """What stands in the little box behind the words."""
        return self._key_text

    # Sizes, in pixels

    @property
    def _air(self) -> int:
        return self.fontMetrics().height() // 3

    @property
    def _cap_width(self) -> int:
        if not self._key_text:
            return 0
        metrics = QFontMetrics(self._key_font)
        return metrics.horizontalAdvance(self._key_text) + metrics.height() * 2 // 3

    @property
    def _beside(self) -> int:
        """What stands beside the words: a key or an arrow, and the air around."""
        metrics = self.fontMetrics()
        arrow = metrics.height() if self.edge == "field" else 0
        cap = self._cap_width + self._air if self._key_text else 0
        return 2 * self._air + arrow + cap

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(words + self._beside, self._height_of(1))

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * _LEAST
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(min(least, words) + self._beside, self._height_of(1))

    def _height_of(self, lines: int) -> int:
        return lines * self.fontMetrics().height() + self._above_and_below

    @property
    def _above_and_below(self) -> int:
        return 8 if self.edge == "field" else 2 * max(2, self._air // 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._beside), 10_000)
        wrap = self._wrap(room.width())
        words = self.fontMetrics().boundingRect(room, wrap, self.text() or " ")
        return max(self._height_of(1), words.height() + self._above_and_below)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_box(painter)
            words, beside = self.rect().adjusted(self._air, 0, -self._air, 0), QRect(self.rect())
            words.setWidth(words.width() - (self._beside - 2 * self._air))
            beside.setLeft(words.right() + self._air)
            beside.setRight(self.rect().right() - self._air)
            painter.setPen(self.palette().color(self._ink))
            self._draw(painter, words)
            if self._key_text:
                self._paint_cap(painter, self._mirrored(beside))
            elif self.edge == "field":
                self._paint_arrow(painter, self._mirrored(beside))

    @property
    def _ink(self) -> QPalette.ColorRole:
        is_faint = self._is_faint and self.isEnabled()
        return QPalette.ColorRole.PlaceholderText if is_faint else QPalette.ColorRole.ButtonText

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _draw(self, painter: QPainter, place: QRect) -> None:
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        align = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        flags = align.value | self._wrap(place.width())
        painter.drawText(self._mirrored(place), flags, self.text())

    def _wrap(self, room: int) -> int:
        """Return how the words wrap: between them, but where one of them alone is too long."""
        widths = map(self.fontMetrics().horizontalAdvance, self.text().split())
        return _ANYWHERE if max(widths, default=0) > room else _AT_WORDS

    def _paint_box(self, painter: QPainter) -> None:
        palette = self.palette()
        is_lit = self.isEnabled() and (self.isDown() or self.underMouse())
        ground = palette.color(QPalette.ColorRole.Midlight if is_lit else QPalette.ColorRole.Button)
        edge, width = palette.color(QPalette.ColorRole.Dark), 1.0
        if self.edge == "field":
            edge = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText)
        style = Qt.PenStyle.DashLine if self.edge == "dashed" else Qt.PenStyle.SolidLine
        if self.hasFocus():
            edge, width = palette.color(QPalette.ColorRole.Accent), 2.0
        elif self.edge == "none":
            style = Qt.PenStyle.NoPen
        elif self.edge == "dashed":
            edge = palette.color(QPalette.ColorRole.Accent)
        if self.edge == "none" and not is_lit:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(ground)
        painter.setPen(QPen(edge, width, style))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _paint_cap(self, painter: QPainter, place: QRect) -> None:
        metrics = QFontMetrics(self._key_font)
        box = QRectF(0, 0, self._cap_width, metrics.height() + 1)
        box.moveCenter(QRectF(place).center())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Dark), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(self._key_font)
        is_on = self.isEnabled()
        role = QPalette.ColorRole.PlaceholderText if is_on else QPalette.ColorRole.ButtonText
        painter.setPen(self.palette().color(role))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key_text)

    def _paint_arrow(self, painter: QPainter, place: QRect) -> None:
        side = self.fontMetrics().height() * 0.22
        at = QPointF(place.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.ButtonText))
        painter.drawPolygon(
            QPolygonF(
                [
                    at + QPointF(-side, -side / 2),
                    at + QPointF(side, -side / 2),
                    at + QPointF(0, side),
                ]
            )
        )
