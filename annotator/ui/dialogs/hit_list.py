"""The list of places that are to be tagged: a box each, the words in context, a note."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
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

from annotator.app.again import Hit
from annotator.core.labels import LabelSet
from annotator.core.offsets import display_text
from annotator.ui.theme import Theme
from annotator.ui.widgets.labels import SMALL, sized
from annotator.ui.widgets.row_ground import paint_ground, parts_of
from annotator.ui.wording import tr

_HIT = Qt.ItemDataRole.UserRole
_NOTE = Qt.ItemDataRole.UserRole + 1

_LEFT = 12
_GAP = 9
_RIGHT = 12
_AIR = 6
"""Pixels: the room around what is in a row."""
_LED_BY = 0.4
"""How much of a line may stand before the words."""

Index = QModelIndex | QPersistentModelIndex


class HitRows(QAbstractListModel):
    """Places, each of them ticked or not. `ticks_changed` says that some tick is another."""

    ticks_changed = Signal()

    def __init__(self, label_set: LabelSet, *, has_titles: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._label_set = label_set
        self._has_titles = has_titles
        self.hits: Sequence[Hit] = ()
        self._ticks = bytearray()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these places; those that need a second look are not ticked."""
        self.beginResetModel()
        self.hits = hits
        self._ticks = bytearray(hit.is_free for hit in hits)
        self.endResetModel()
        self.ticks_changed.emit()

    @property
    def ticked(self) -> list[Hit]:
        """The places that are ticked, in order."""
        return [hit for hit, is_ticked in zip(self.hits, self._ticks, strict=True) if is_ticked]

    @property
    def tick_count(self) -> int:
        """How many are ticked."""
        return sum(self._ticks)

    def tick_all(self, *, is_ticked: bool) -> None:
        """Tick all of them or none."""
        self._ticks = bytearray([is_ticked]) * len(self.hits)
        self._tell(0, len(self.hits) - 1)

    def toggle(self, row: int) -> None:
        """Tick a place, or no longer."""
        self._ticks[row] = not self._ticks[row]
        self._tell(row, row)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(last), [_CHECK])
        self.ticks_changed.emit()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.hits)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not 0 <= index.row() < len(self.hits):
            return None
        hit = self.hits[index.row()]
        if role == _HIT:
            return hit
        if role == _CHECK:
            return _CHECKED if self._ticks[index.row()] else Qt.CheckState.Unchecked
        if role in (_NOTE, Qt.ItemDataRole.ToolTipRole):
            return self.note_of(hit)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (f"{hit.before}{hit.words}{hit.behind}", self.note_of(hit))
            return " – ".join(part for part in parts if part)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Let a screen reader tick a place."""
        if role != _CHECK or not index.isValid():
            return False
        if bool(self._ticks[index.row()]) != (Qt.CheckState(value) == _CHECKED):
            self.toggle(index.row())
        return True

    def note_of(self, hit: Hit) -> str:
        """Return what stands under a place: what is in the way, and its document."""
        parts = (self._clash_of(hit), hit.title if self._has_titles else "")
        return " · ".join(part for part in parts if part)

    def _clash_of(self, hit: Hit) -> str:
        known = self._label_set.find(hit.clashing) if hit.clashing else None
        label = known.title if known else hit.clashing
        match hit.clash:
            case "crossing":
                return tr("Crosses a span: {label}", label=label)
            case "same_label":
                return tr("Overlaps a span: {label}", label=label)
            case "twin":
                return tr("Tagged here already: {label}", label=label)
            case "nested":
                return tr("Within a span, or around one: {label}", label=label)
            case _:
                return ""


_CHECK = Qt.ItemDataRole.CheckStateRole
_CHECKED = Qt.CheckState.Checked


class HitDelegate(QStyledItemDelegate):
    """Paints rows of `HitRows`; all are equally high."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plain = sized(1.0)
        self._bold = sized(1.0, bold=True)
        self._small = sized(SMALL)

    @property
    def row_height(self) -> int:
        """The height of a row in pixels."""
        return 2 * QFontMetrics(self._bold).height() + 2 * _AIR

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, _, direction = parts_of(option)
        painter.save()
        paint_ground(painter, option, self._theme)
        self._paint_box(painter, self.box_of(rect, direction), index)
        note = index.data(_NOTE)
        place = self._room(rect, direction)
        self._paint_context(painter, place, index.data(_HIT), lines=1 if note else 2)
        if note:
            self._paint_note(painter, place, index.data(_HIT), note)
        painter.restore()

    # Where things are

    def box_of(self, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Return where the box of a row is."""
        height = QFontMetrics(self._bold).height()
        side = max(14, round(height * 0.8))
        top = rect.top() + _AIR + (height - side) // 2
        return QStyle.visualRect(direction, rect, QRect(rect.left() + _LEFT, top, side, side))

    def _room(self, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Return where the words of a row are."""
        left = _LEFT + self.box_of(rect, Qt.LayoutDirection.LeftToRight).width() + _GAP
        inside = rect.adjusted(left, _AIR, -_RIGHT, -_AIR)
        return QStyle.visualRect(direction, rect, inside)

    # Painting

    def _paint_box(self, painter: QPainter, box: QRect, index: Index) -> None:
        is_ticked = index.data(_CHECK) == _CHECKED
        edge = self._theme.color("accent" if is_ticked else "faint")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(edge if is_ticked else self._theme.color("card"))
        painter.drawRoundedRect(box, box.width() / 5, box.width() / 5)
        if is_ticked:
            pen = QPen(self._theme.color("on_accent"), max(1.8, box.width() / 8))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            corners = ((0.24, 0.52), (0.43, 0.72), (0.77, 0.3))
            points = [
                QPointF(box.left() + x * box.width(), box.top() + y * box.height())
                for x, y in corners
            ]
            painter.drawPolyline(points)

    def _paint_context(self, painter: QPainter, place: QRect, hit: Hit, *, lines: int) -> None:
        """Paint the words in bold among what stands around them, on so many lines."""
        layout = self._set(hit, place.width(), lines)
        painter.setPen(self._theme.color("text"))
        layout.draw(painter, QPointF(place.topLeft()))

    def _set(self, hit: Hit, width: int, lines: int) -> QTextLayout:
        plain, bold = QFontMetrics(self._plain), QFontMetrics(self._bold)
        before = plain.elidedText(
            display_text(hit.before), Qt.TextElideMode.ElideLeft, round(width * _LED_BY)
        )
        led = plain.horizontalAdvance(before)
        room = width * lines - led
        words = bold.elidedText(display_text(hit.words), Qt.TextElideMode.ElideRight, room)
        room -= bold.horizontalAdvance(words)
        # Lines break at words and so hold less than they might.
        room -= (lines - 1) * width // 5
        behind = plain.elidedText(
            display_text(hit.behind), Qt.TextElideMode.ElideRight, max(0, room)
        )
        layout = QTextLayout(f"{before}{words}{behind}", self._plain)
        layout.setTextOption(_option())
        layout.setFormats([_bold_at(len16(before), len16(words), self._bold.weight())])
        layout.beginLayout()
        for number in range(lines):
            line = layout.createLine()
            if line.isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, number * bold.height()))
        layout.endLayout()
        return layout

    def _paint_note(self, painter: QPainter, place: QRect, hit: Hit, note: str) -> None:
        metrics = QFontMetrics(self._small)
        painter.setFont(self._small)
        painter.setPen(self._theme.color("faint" if hit.is_free else "warning"))
        shown = metrics.elidedText(display_text(note), Qt.TextElideMode.ElideRight, place.width())
        flags = Qt.AlignmentFlag.AlignBottom.value | Qt.AlignmentFlag.AlignLeft.value
        painter.drawText(place, flags | Qt.TextFlag.TextSingleLine.value, shown)

    # What is done to a row

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick by Space and by a click at the box."""
        rect, _, direction = parts_of(option)
        if isinstance(event, QKeyEvent):
            is_meant = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            room = self.box_of(rect, direction).adjusted(-_LEFT, -_AIR, _GAP // 2, rect.height())
            is_meant = event.button() == Qt.MouseButton.LeftButton and room.contains(
                event.position().toPoint()
            )
        else:
            is_meant = False
        if is_meant and isinstance(model, HitRows):
            model.toggle(index.row())
        return is_meant


def len16(text: str) -> int:
    """Return how long a text is in the units of Qt."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def _bold_at(start: int, length: int, weight: int) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontWeight(weight)
    stretch = QTextLayout.FormatRange()
    stretch.start, stretch.length, stretch.format = start, length, look  # pyright: ignore[reportAttributeAccessIssue]
    return stretch


class HitList(QListView):
    """The rows. `row_reached` carries the row that the person clicked or moved to."""

    row_reached = Signal(int)

    def __init__(self, rows: HitRows, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = HitDelegate(theme, self)
        self.setModel(rows)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Places"))

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def show_row(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        self.setCurrentIndex(self.model().index(row, 0))

    def box_at(self, row: int) -> QPoint:
        """Return the middle of a row's box, in pixels of the viewport."""
        rect = self.visualRect(self.model().index(row, 0))
        return self.delegate.box_of(rect, self.layoutDirection()).center()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.row
        super().keyPressEvent(event)
        if self.row != before:
            self.row_reached.emit(self.row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.row_reached.emit(index.row())
