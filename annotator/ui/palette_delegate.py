"""How an action looks in the palette: sign, title with what was typed marked, menu, keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.app.matching import Found
from annotator.core.offsets import OffsetMap, display_text
from annotator.ui.widgets.labels import SMALL, sized
from annotator.ui.wording import tr

ROW_ROLE = Qt.ItemDataRole.UserRole
"""Where an item of the list keeps its `PaletteRow`."""

_BAR = 3
_CHECK = "✓"


@dataclass(frozen=True)
class PaletteRow:
    """An action as a row of the palette; `keys` are written as on key caps."""

    found: Found
    keys: tuple[str, ...] = ()
    is_checked: bool = False

    @property
    def is_possible(self) -> bool:
        """Whether it can be triggered now."""
        return self.found.entry.is_possible

    @property
    def beside(self) -> str:
        """What stands behind the title: the menu, or what it would do if that were possible."""
        entry = self.found.entry
        return entry.menu if self.is_possible else tr("Not now: {help}", help=entry.help)

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        check = tr("checked") if self.is_checked else ""
        parts = (self.found.entry.title, check, self.beside, *self.keys)
        return ", ".join(part for part in parts if part)


class PaletteDelegate(QStyledItemDelegate):
    """Paints rows in the colours of the list; all rows are equally high."""

    def __init__(self) -> None:
        super().__init__()
        self._font = sized(1.0)
        self._small = sized(SMALL)
        self._unit = max(4, QFontMetrics(self._font).height() // 4)

    @property
    def row_height(self) -> int:
        """The height of a row in pixels."""
        return QFontMetrics(self._font).height() + 3 * self._unit

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: PaletteRow = index.data(ROW_ROLE)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        brush = _Brush(painter, option)
        painter.save()
        brush.paint_ground()
        unit, side = self._unit, QFontMetrics(self._font).ascent() + 2
        place = brush.rect.adjusted(2 * unit + _BAR, 0, -3 * unit, 0)
        self._paint_sign(brush, QRect(place.left(), place.top(), side, place.height()), row, icon)
        place.setLeft(place.left() + side + 2 * unit)
        place.setRight(self._paint_keys(brush, place, row.keys if row.is_possible else ()))
        place.setLeft(self._paint_title(brush, place, row) + 3 * unit)
        brush.paint_text(place, row.beside, self._small, QPalette.ColorRole.PlaceholderText)
        painter.restore()

    def _paint_sign(self, brush: "_Brush", place: QRect, row: PaletteRow, icon: object) -> None:
        if row.is_checked:
            brush.paint_text(place, _CHECK, self._font, brush.ink(row))
        elif isinstance(icon, QIcon):
            mode = QIcon.Mode.Normal if row.is_possible else QIcon.Mode.Disabled
            shown = brush.visual(place)
            shown.setHeight(shown.width())
            shown.moveCenter(brush.visual(place).center())
            icon.paint(brush.painter, shown, Qt.AlignmentFlag.AlignCenter, mode)

    def _paint_keys(self, brush: "_Brush", place: QRect, keys: Sequence[str]) -> int:
        """Paint key caps from the end of `place` on; return what is the end before them."""
        metrics, end = QFontMetrics(self._small), place.right()
        for key in reversed(keys):
            width = max(metrics.horizontalAdvance(key) + 2 * self._unit, metrics.height())
            if end - width < place.center().x():
                continue
            height = metrics.height() + self._unit // 2
            cap = QRect(end - width, place.center().y() - height // 2, width, height)
            brush.paint_cap(cap, key, self._small)
            end -= width + self._unit
        return end - self._unit

    def _paint_title(self, brush: "_Brush", place: QRect, row: PaletteRow) -> int:
        """Paint the title, what was typed of it bold and underlined; return where it ends."""
        text = display_text(row.found.entry.title)
        layout = _laid_out(text, row.found.letters, self._font)
        if layout.lineAt(0).naturalTextWidth() > place.width():
            metrics = QFontMetrics(self._font)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            kept = tuple(n for n in row.found.letters if n < len(text) - 1)
            layout = _laid_out(text, kept, self._font)
        width = min(round(layout.lineAt(0).naturalTextWidth()), place.width())
        shown = brush.visual(QRect(place.left(), place.top(), width, place.height()))
        top = shown.top() + (shown.height() - layout.lineAt(0).height()) / 2
        brush.painter.setPen(brush.color(brush.ink(row)))
        brush.painter.setClipRect(brush.visual(place))
        layout.draw(brush.painter, QPointF(shown.left(), top))
        brush.painter.setClipping(False)
        return place.left() + width


class _Brush:
    """A painter for one row that mirrors where the language is written from the right."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self.painter = painter
        self.rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        tints: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        # A style sheet that colours a list changes more of its palette than it names.
        self._current = tints.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
        self._theme = QApplication.palette()
        self._state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        self._direction: Qt.LayoutDirection = (
            option.direction  # pyright: ignore[reportAttributeAccessIssue]
        )

    def visual(self, place: QRect) -> QRect:
        """Return where a place is that was reckoned from the left."""
        return QStyle.visualRect(self._direction, self.rect, place)

    def color(self, role: QPalette.ColorRole) -> QColor:
        """Return a colour of the theme."""
        return self._theme.color(QPalette.ColorGroup.Active, role)

    def ink(self, row: PaletteRow) -> QPalette.ColorRole:
        """Return the colour of what an action is called."""
        is_possible = row.is_possible
        return QPalette.ColorRole.Text if is_possible else QPalette.ColorRole.PlaceholderText

    def paint_ground(self) -> None:
        """Tint the row under the pointer, and the current one, which has a bar too."""
        if self._state & QStyle.StateFlag.State_Selected:
            self.painter.fillRect(self.rect, self._current)
            bar = QRect(self.rect.left(), self.rect.top(), _BAR, self.rect.height())
            self.painter.fillRect(self.visual(bar), self.color(QPalette.ColorRole.Accent))
        elif self._state & QStyle.StateFlag.State_MouseOver:
            self.painter.fillRect(self.rect, self.color(QPalette.ColorRole.Midlight))

    def paint_text(self, place: QRect, text: str, font: QFont, role: QPalette.ColorRole) -> None:
        """Paint one line at the beginning of a place, ended by dots where it is too long."""
        self.painter.setFont(font)
        self.painter.setPen(self.color(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        side = QStyle.visualAlignment(self._direction, Qt.AlignmentFlag.AlignLeft)
        flags = side.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
        self.painter.drawText(self.visual(place), flags, shown)

    def paint_cap(self, place: QRect, key: str, font: QFont) -> None:
        """Paint a key as it looks on a keyboard."""
        box = QRectF(self.visual(place)).adjusted(0.5, 0.5, -0.5, -0.5)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(QPen(self.color(QPalette.ColorRole.Dark), 1))
        self.painter.setBrush(self.color(QPalette.ColorRole.Window))
        self.painter.drawRoundedRect(box, 4, 4)
        self.painter.setFont(font)
        self.painter.setPen(self.color(QPalette.ColorRole.PlaceholderText))
        # Keys are said in one order everywhere: "Ctrl ↵", not "↵ Ctrl".
        self.painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        self.painter.setLayoutDirection(self._direction)


def _laid_out(text: str, letters: Sequence[int], font: QFont) -> QTextLayout:
    """Return one line of text with these code points of it bold and underlined."""
    offsets = OffsetMap(text)
    marked = QTextCharFormat()
    marked.setFontWeight(QFont.Weight.Bold)
    marked.setFontUnderline(True)
    ranges = []
    for letter in letters:
        piece = QTextLayout.FormatRange()
        piece.start = offsets.to_utf16(letter)
        piece.length = offsets.to_utf16(letter + 1) - piece.start
        piece.format = marked
        ranges.append(piece)
    layout = QTextLayout(text, font)
    layout.setFormats(ranges)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout
