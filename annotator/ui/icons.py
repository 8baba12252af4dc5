"""Icons: glyphs of the icon font that qtawesome ships, drawn in the colours of the theme.

Only the font and its table of names are used, not qtawesome's code: importing that costs 0.4 s
and loads eleven fonts, of which the program uses one. The glyphs are painted when they are shown,
in the palette's colours at that moment, so they need no second set for the dark theme.
"""

import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QApplication

from annotator.ui.theme import DARK, LIGHT

_PREFIX = "mdi6."


@lru_cache(maxsize=1)
def _font_folder() -> Path | None:
    spec = find_spec("qtawesome")
    return None if spec is None or spec.origin is None else Path(spec.origin).parent / "fonts"


def _font_file(pattern: str) -> Path | None:
    folder = _font_folder()
    return next(iter(sorted(folder.glob(pattern))), None) if folder else None


@lru_cache(maxsize=1)
def charmap() -> dict[str, str]:
    """Return the icon font's names and their characters; empty where the font is missing."""
    path = _font_file("materialdesignicons6-*charmap*.json")
    if path is None:
        return {}
    codes = json.loads(path.read_bytes())
    return {name: chr(int(code, 16)) for name, code in codes.items()}


@lru_cache(maxsize=1)
def _family() -> str:
    path = _font_file("materialdesignicons6-*.ttf")
    number = -1 if path is None else QFontDatabase.addApplicationFont(str(path))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


def icon(name: str) -> QIcon:
    """Return the icon of a name like "mdi6.undo"; an empty one where there is none."""
    character = charmap().get(name.removeprefix(_PREFIX), "")
    return QIcon(_GlyphEngine(character)) if character and _family() else QIcon()


class _GlyphEngine(QIconEngine):
    """Paints one character of the icon font, as large as it is asked to."""

    def __init__(self, character: str) -> None:
        super().__init__()
        self._character = character

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(max(1, min(rect.width(), rect.height())))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font)
        painter.setPen(_ink(mode))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        return pixmap

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._character)


def _ink(mode: QIcon.Mode) -> QColor:
    is_off = mode == QIcon.Mode.Disabled
    group = QPalette.ColorGroup.Disabled if is_off else QPalette.ColorGroup.Active
    return QApplication.palette().color(group, QPalette.ColorRole.WindowText)


def program_icon() -> QIcon:
    """Return the program's own icon: a line of text with one stretch tagged."""
    found = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            paint_program_icon(painter, QRectF(0, 0, size, size))
        found.addPixmap(pixmap)
    return found


def paint_program_icon(painter: QPainter, rect: QRectF) -> None:
    """Paint the program's icon: a tagged stretch with its label's flag, between plain lines."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 64, rect.height() / 64)
    _rounded(painter, (2, 2, 60, 60), 14, LIGHT.color("accent"))
    paper = LIGHT.color("card")
    faded = QColor(paper)
    faded.setAlphaF(0.55)
    for box in ((13, 14, 26, 5), (13, 45, 38, 5)):
        _rounded(painter, box, 2.5, faded)
    _rounded(painter, (11, 25, 42, 14), 4, paper)
    _rounded(painter, (11, 37, 42, 4), 2, DARK.color("warning"))
    painter.setBrush(DARK.color("warning"))
    painter.drawPolygon(
        QPolygonF(
            [QPointF(43, 11), QPointF(53, 11), QPointF(53, 24), QPointF(48, 20), QPointF(43, 24)]
        )
    )
    painter.restore()


def _rounded(
    painter: QPainter, box: tuple[float, float, float, float], radius: float, color: QColor
) -> None:
    path = QPainterPath()
    path.addRoundedRect(QRectF(*box), radius, radius)
    painter.fillPath(path, color)
