"""How a hit looks: its words on one axis with all others, the context on either side."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.app.searching import Line
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.core.offsets import display_text
from annotator.ui.dialogs.search_rows import HIT_ROLE, LINE_ROLE
from annotator.ui.theme import LabelColors, Theme
from annotator.ui.widgets.labels import SMALL, letters, sized
from annotator.ui.widgets.row_ground import paint_ground, parts_of

_AXIS = 0.42
"""Where the words begin, as a part of the room for them and their context."""
_NARROW = 78
"""Below this width, in letters, titles are left to the tip."""
_TITLE = (0.2, 16, 34)
"""The room for titles: a part of the width, and in letters the least and the most."""
_SIDE, _GAP, _AIR = 12, 10, 4
"""Pixels: at the ends of a row, between its parts, above and below."""
_AROUND = 3
"""Pixels of a label's colour around the words."""

Index = QModelIndex | QPersistentModelIndex


class _Room(NamedTuple):
    """Where the parts of a row go, in pixels; `title` may be empty."""

    before: QRect
    behind: QRect
    label: QRect
    title: QRect


class SearchDelegate(QStyledItemDelegate):
    """Paints rows of `SearchRows`; all are equally high."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label_set = DEFAULT_LABEL_SET
        self._plain = sized(1.0)
        self._bold = sized(1.0, bold=True)
        self._small = sized(SMALL)
        self.has_labels = False
        """Whether rows are spans, whose labels are told beside them."""

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme

    def set_label_set(self, label_set: LabelSet) -> None:
        """Take colours and titles from these labels from now on."""
        self._label_set = label_set

    @property
    def row_height(self) -> int:
        """The height of a row in pixels."""
        return QFontMetrics(self._bold).height() + 2 * (_AIR + _AROUND)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, _, direction = parts_of(option)
        line, hit = index.data(LINE_ROLE), index.data(HIT_ROLE)
        painter.save()
        paint_ground(painter, option, self._theme)
        if line is not None:
            room = self._room(rect, direction, is_mirrored=line.is_right_to_left)
            self._paint_words(painter, room, line, hit.label)
            self._paint_notes(painter, room, line, hit.label)
        painter.restore()

    # Where things are

    def _room(self, rect: QRect, direction: Qt.LayoutDirection, *, is_mirrored: bool) -> _Room:
        """Return where the parts are; a text that runs right to left is laid out mirrored."""
        inside = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        title = self._title_px(inside.width())
        label = self._label_px(inside.width())
        taken = sum(part + _GAP for part in (title, label) if part)
        words = QRect(inside.left(), inside.top(), inside.width() - taken, inside.height())
        axis = words.left() + round(words.width() * _AXIS)
        before = QRect(words.left(), words.top(), axis - words.left(), words.height())
        behind = QRect(axis, words.top(), words.right() - axis + 1, words.height())
        at = words.right() + 1 + _GAP
        label_box = QRect(at, rect.top(), label, rect.height())
        title_box = QRect(inside.right() + 1 - title, rect.top(), title, rect.height())
        return _Room(
            *(
                QStyle.visualRect(direction, rect, _mirrored(part, words, is_mirrored))
                for part in (before, behind)
            ),
            *(QStyle.visualRect(direction, rect, part) for part in (label_box, title_box)),
        )

    def _title_px(self, width: int) -> int:
        part, least, most = _TITLE
        if width < letters(_NARROW):
            return 0
        return min(letters(most), max(letters(least), round(width * part)))

    def _label_px(self, width: int) -> int:
        if not self.has_labels:
            return 0
        metrics = QFontMetrics(self._small)
        titles = [metrics.horizontalAdvance(label.title) for label in self._label_set.labels]
        return min(max(titles, default=0), width // 5)

    # Painting

    def _colors(self, label: str) -> LabelColors | None:
        known = self._label_set.find(label) if label else None
        if known is None:
            return None
        return self._theme.label_colors(known.hue, self._label_set.labels.index(known))

    def _paint_words(self, painter: QPainter, room: _Room, line: Line, label: str) -> None:
        """Paint the words where the axis is, and what stands around them as far as there is room.

        Each part is drawn by itself in the direction of the paragraph, so that the words stay
        where they are whatever stands beside them.
        """
        is_rtl, context = line.is_right_to_left, line.context
        painter.setLayoutDirection(_RTL if is_rtl else _LTR)
        words = _elided(self._bold, context.words, room.behind.width() - _AROUND)
        box = _beginning(room.behind, _width(self._bold, words), is_rtl=is_rtl)
        colors = self._colors(label)
        if colors is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.fill)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(box.adjusted(-_AROUND, _AIR, _AROUND, -_AIR), 3, 3)
        painter.setFont(self._bold)
        painter.setPen(colors.ink if colors else self._theme.color("text"))
        painter.drawText(box, _flags(is_at_left=True), words)
        self._paint_around(painter, room, box, line, gap=_AROUND + 1 if colors else 0)

    def _paint_around(
        self, painter: QPainter, room: _Room, box: QRect, line: Line, *, gap: int
    ) -> None:
        is_rtl = line.is_right_to_left
        painter.setFont(self._plain)
        painter.setPen(self._theme.color("text"))
        before = room.before.adjusted(gap if is_rtl else 0, 0, 0 if is_rtl else -gap, 0)
        shown = _elided(
            self._plain, line.context.before, before.width(), Qt.TextElideMode.ElideLeft
        )
        painter.drawText(before, _flags(is_at_left=is_rtl), shown)
        behind = QRect(room.behind)
        if is_rtl:
            behind.setRight(box.left() - gap)
        else:
            behind.setLeft(box.right() + gap)
        if behind.width() > 0:
            shown = _elided(self._plain, line.context.behind, behind.width())
            painter.drawText(behind, _flags(is_at_left=not is_rtl), shown)

    def _paint_notes(self, painter: QPainter, room: _Room, line: Line, label: str) -> None:
        """Paint the label's name, and the article's title faintly."""
        painter.setFont(self._small)
        painter.setLayoutDirection(_LTR)
        if room.label.width():
            known, colors = self._label_set.find(label), self._colors(label)
            painter.setPen(colors.ink if colors else self._theme.color("faint"))
            shown = _elided(self._small, known.title if known else label, room.label.width())
            painter.drawText(room.label, _flags(is_at_left=True), shown)
        if room.title.width():
            painter.setPen(self._theme.color("faint"))
            shown = _elided(self._small, line.title, room.title.width())
            painter.drawText(room.title, _flags(is_at_left=True), shown)


_LTR, _RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def _mirrored(part: QRect, within: QRect, is_mirrored: bool) -> QRect:
    return QStyle.visualRect(_RTL if is_mirrored else _LTR, within, part)


def _beginning(room: QRect, width: int, *, is_rtl: bool) -> QRect:
    """Return the first `width` pixels of a room in the direction of the text."""
    left = room.right() + 1 - width if is_rtl else room.left()
    return QRect(left, room.top(), width, room.height())


def _flags(*, is_at_left: bool) -> int:
    # Absolute: the direction that a text is painted in would turn left and right round.
    side = Qt.AlignmentFlag.AlignLeft if is_at_left else Qt.AlignmentFlag.AlignRight
    align = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    return align.value | Qt.TextFlag.TextSingleLine.value


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text) + 1


def _elided(
    font: QFont, text: str, width: int, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> str:
    return QFontMetrics(font).elidedText(display_text(text), mode, max(0, width))
