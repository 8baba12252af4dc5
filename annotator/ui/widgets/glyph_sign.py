"""A small sign that stands beside a line of text."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.glyphs import Glyph, paint_glyph


class GlyphSign(QWidget):
    """A sign as high as a line; what it says stands in words beside it, for who cannot see it."""

    def __init__(self, glyph: Glyph = "ring", token: str = "text") -> None:
        super().__init__()
        self._glyph: Glyph = glyph
        self._token = token
        self._theme: Theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_glyph(self, glyph: Glyph, token: str) -> None:
        """Show a sign in the theme's colour of this name."""
        self._glyph, self._token = glyph, token
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_glyph(
                painter,
                QRectF(self.rect()),
                self._glyph,
                color=self._theme.color(self._token),
                ground=self._theme.color("card"),
            )
