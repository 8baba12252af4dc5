"""The list at the left of the label set: labels, relations, and the set itself."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.ui.theme import Theme
from annotator.ui.widgets.labels import SMALL, sized
from annotator.ui.widgets.row_ground import paint_ground, parts_of
from annotator.ui.wording import tr

Kind = Literal["caption", "label", "relation", "set"]
Index = QModelIndex | QPersistentModelIndex

_ENTRY = Qt.ItemDataRole.UserRole
_MIME = "application/x-annotator-label-row"
_LEFT = 12
_GAP = 8
_AIR = 5
"""Pixels: the room around what is in a row."""

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Entry(NamedTuple):
    """A row: a caption over others, a label, a relation, or the set.

    `hue` and `place` are the label's, as the theme makes colours of them.
    """

    kind: Kind
    name: str
    title: str
    key: str = ""
    uses: int = 0
    hue: int = -1
    place: int = 0

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        key = tr("key {key}", key=self.key) if self.key else ""
        many = tr("{n} spans", n=f"{self.uses:,}") if self.kind == "label" else ""
        links = tr("{n} links", n=f"{self.uses:,}") if self.kind == "relation" else ""
        return ", ".join(part for part in (self.title, key, many, links) if part)


class LabelRows(QAbstractListModel):
    """The rows of the list. Captions cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these rows; where there are as many as before, what is chosen stays so."""
        new = tuple(entries)
        if len(new) == len(self.entries):
            self.entries = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
        else:
            self.beginResetModel()
            self.entries = new
            self.endResetModel()

    def row_of(self, kind: Kind, name: str) -> int:
        """Return the row of a label or relation by its name, -1 where there is none."""
        found = (at for at, e in enumerate(self.entries) if (e.kind, e.name) == (kind, name))
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return entry if role == _ENTRY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        kind = self.entries[index.row()].kind
        if kind == "caption":
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if kind == "set" else usual | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        mime.setData(_MIME, str(indexes[0].row()).encode())
        return mime


class LabelList(QListView):
    """Labels with colour, key and number of spans, and relations with that of links.

    They are put in order by drag, or by Alt and an arrow. `entry_reached` carries kind and name of
    the row that the person came to, `moved` those of one that goes to a place among its like;
    `renaming_asked` says to go to the name, `removal_asked` that the row shall go.
    """

    entry_reached = Signal(str, str)
    moved = Signal(str, str, int)
    renaming_asked = Signal()
    removal_asked = Signal()

    def __init__(self, rows: LabelRows, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setModel(rows)
        self._delegate = _LabelDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Labels and relations"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        # A move would take the row away by itself; the dialog moves it.
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self._is_told = True

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._delegate.theme = theme
        self.viewport().update()

    def choose(self, kind: Kind, name: str) -> None:
        """Make a row the current one; nobody is told."""
        row = self.rows.row_of(kind, name)
        if row >= 0 and row != self.currentIndex().row():
            self._is_told = False
            self.setCurrentIndex(self.rows.index(row))
            self._is_told = True

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self._is_told:
            entry = self.rows.entries[current.row()]
            self.entry_reached.emit(entry.kind, entry.name)

    def sizeHint(self) -> QSize:
        letters = 30 * self.fontMetrics().averageCharWidth()
        return QSize(letters, sum(self.sizeHintForRow(r) for r in range(len(self.rows.entries))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 3 * self._delegate.row_height)

    # Keys and drags

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self._move_by(_STEPS[key])
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.renaming_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)

    def _move_by(self, step: int) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self.rows.entries):
            self._move(row, row + step)

    def _move(self, row: int, to: int) -> None:
        """Ask to put a row where another of its kind is; beyond them it goes to the end."""
        entry = self.rows.entries[row]
        like = [at for at, other in enumerate(self.rows.entries) if other.kind == entry.kind]
        to = min(max(to, like[0]), like[-1])
        if entry.kind in ("label", "relation") and to != row:
            self.moved.emit(entry.kind, entry.name, to - like[0])

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(_MIME):
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        data = bytes(event.mimeData().data(_MIME).data())
        if event.source() not in (self, None) or not data.isdigit():
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        row, place = int(data), event.position().toPoint()
        # Stopping would be overlooked otherwise: the list goes on to scroll.
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        self._move(row, self._row_for(row, place))

    def _row_for(self, row: int, place: QPoint) -> int:
        """Return where a row goes that is dropped at a place of the viewport."""
        index = self.indexAt(place)
        if not index.isValid():
            return len(self.rows.entries)
        is_below = place.y() > self.visualRect(index).center().y()
        gap = index.row() + is_below
        return gap - 1 if gap > row else gap


class _LabelDelegate(QStyledItemDelegate):
    """Paints a row: swatch, title, key, and how many spans there are."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self._font = sized(1.0)
        self._caption = sized(SMALL, bold=True)
        self._small = sized(SMALL)

    @property
    def row_height(self) -> int:
        """The height of a row, in pixels."""
        return QFontMetrics(self._font).height() + 2 * _AIR

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(_ENTRY)
        above = _AIR if entry.kind == "caption" and index.row() else 0
        return QSize(0, self.row_height + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.kind == "caption":
            self._paint_caption(painter, option, entry)
        else:
            paint_ground(painter, option, self.theme)
            self._paint_entry(painter, option, entry)
        painter.restore()

    def _paint_caption(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        rect, _, _ = parts_of(option)
        painter.setFont(self._caption)
        painter.setPen(self.theme.color("faint"))
        box = rect.adjusted(_LEFT, 0, -_LEFT, -_AIR)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, align, entry.title.upper())

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        rect, _, direction = parts_of(option)
        side = QFontMetrics(self._font).height() * 3 // 4
        left = _LEFT
        if entry.hue >= 0:
            self._paint_swatch(painter, _seen(rect, left, side, direction), entry)
            left += side + _GAP
        right = self._paint_count(painter, rect, entry, direction)
        right += self._paint_key(painter, rect, right, entry, direction)
        painter.setFont(self._font)
        painter.setPen(self.theme.color("text"))
        room = rect.width() - left - right - _GAP
        title = QFontMetrics(self._font).elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        box = QRect(rect.left() + left, rect.top(), room, rect.height())
        whole = QStyle.visualRect(direction, rect, box)
        painter.drawText(whole, align | Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_swatch(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        colors = self.theme.label_colors(entry.hue, entry.place)
        painter.setPen(QPen(colors.edge, 2))
        painter.setBrush(colors.fill)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)

    def _paint_count(
        self, painter: QPainter, rect: QRect, entry: Entry, direction: Qt.LayoutDirection
    ) -> int:
        """Paint how many there are at the end; return the room from the edge, in pixels."""
        if entry.kind == "set":
            return _LEFT
        text = f"{entry.uses:,}"
        width = QFontMetrics(self._small).horizontalAdvance(text)
        painter.setFont(self._small)
        painter.setPen(self.theme.color("faint"))
        box = QRect(rect.right() + 1 - _LEFT - width, rect.top(), width + 1, rect.height())
        align = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QStyle.visualRect(direction, rect, box), align, text)
        return width + _LEFT

    def _paint_key(
        self,
        painter: QPainter,
        rect: QRect,
        right: int,
        entry: Entry,
        direction: Qt.LayoutDirection,
    ) -> int:
        if not entry.key:
            return 0
        metrics = QFontMetrics(self._small)
        width = metrics.horizontalAdvance(entry.key) + metrics.height() * 2 // 3
        height = metrics.height()
        box = QRect(
            rect.right() + 1 - right - _GAP - width,
            rect.center().y() - height // 2,
            width,
            height,
        )
        seen = QStyle.visualRect(direction, rect, box)
        painter.setPen(QPen(self.theme.color("strong_line"), 1))
        painter.setBrush(self.theme.color("window"))
        painter.drawRoundedRect(seen, 4, 4)
        painter.setFont(self._small)
        painter.setPen(self.theme.color("faint"))
        painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, entry.key)
        return width + _GAP


def _seen(rect: QRect, left: int, side: int, direction: Qt.LayoutDirection) -> QRect:
    """Return a square at the beginning of a row, in the middle of its height."""
    box = QRect(rect.left() + left, rect.center().y() - side // 2, side, side)
    return QStyle.visualRect(direction, rect, box)
