"""What may be typed next, in a list under the field in which one types."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.widgets.labels import SMALL, letters, sized

_HELP_ROLE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 9
_AIR, _SIDE, _EDGE, _BAR = 4, 8, 5, 3
"""Pixels: above and below a word, beside it, around the list, and the bar of the current row."""

Index = QModelIndex | QPersistentModelIndex


class OfferList(QFrame):
    """Words, each with what it means, over the window; the field keeps the focus.

    It lies in the window and is none of its own, so that no key is lost to it. No word is the
    current one until the person goes to it. `chosen` carries the row that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, field: QWidget, name: str) -> None:
        super().__init__(field.window())
        self.hide()
        self._field = field
        self.setProperty("role", "card")
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._painted_by = _OfferDelegate(self.list)
        self.list.setItemDelegate(self._painted_by)
        self.list.itemClicked.connect(lambda item: self.chosen.emit(self.list.row(item)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.addWidget(self.list)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the list, from the top; none while it is hidden."""
        count = 0 if self.isHidden() else self.list.count()
        return tuple(self.list.item(row).text() for row in range(count))

    @property
    def current_row(self) -> int:
        """The row that the person has gone to, -1 for none."""
        return self.list.currentRow()

    def offer(self, offers: Sequence[tuple[str, str]]) -> None:
        """Show words with their meanings; hidden without any."""
        self._painted_by.make_room([word for word, _ in offers])
        self.list.clear()
        for word, meaning in offers:
            item = QListWidgetItem(word)
            item.setData(_HELP_ROLE, meaning)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word} {meaning}".rstrip())
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        if offers:
            self._lay_out()
            self.show()
            self.raise_()
        else:
            self.hide()

    def step(self, direction: int) -> None:
        """Go to the next word (1) or the one before (-1); beyond the ends to none."""
        rows = self.list.count() + 1
        row = (self.list.currentRow() + 1 + direction) % rows - 1
        self.list.setCurrentRow(row)
        item = self.list.item(row) if row >= 0 else None
        if item is not None and QAccessible.isActive():
            said = item.data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    def _lay_out(self) -> None:
        """Lie under the field, as wide as the words need it and the window has room."""
        window = self.window()
        place = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        rows = min(_MOST_ROWS, self.list.count())
        height = rows * self.list.sizeHintForRow(0) + 2 * _EDGE + 6
        height = min(height, window.height() - place.y() - _EDGE)
        wanted = self.list.sizeHintForColumn(0) + 2 * _EDGE + 24
        width = min(max(self._field.width(), wanted), window.width() - 2 * _EDGE)
        left = place.x()
        if self._field.isRightToLeft():
            left += self._field.width() - width
        left = max(_EDGE, min(left, window.width() - width - _EDGE))
        self.setGeometry(QRect(QPoint(left, place.y()), QSize(width, height)))


class _OfferDelegate(QStyledItemDelegate):
    """Paints a word, and behind the longest of them what each means."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = 0

    def make_room(self, words: Sequence[str]) -> None:
        """Let the meanings begin behind the longest of these words."""
        metrics = QFontMetrics(QApplication.font())
        self._column = max(map(metrics.horizontalAdvance, words), default=0) + _SIDE + letters(2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        meaning = QFontMetrics(sized(SMALL)).horizontalAdvance(_meaning(index))
        height = QFontMetrics(QApplication.font()).height() + 2 * _AIR
        return QSize(self._column + meaning + 2 * _SIDE, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        side: Qt.LayoutDirection = option.direction  # pyright: ignore[reportAttributeAccessIssue]
        theme = QApplication.palette()
        painter.save()
        _paint_ground(painter, option)
        word = QRect(rect.left() + _SIDE, rect.top(), self._column - _SIDE, rect.height())
        painter.setPen(theme.color(QPalette.ColorRole.Text))
        painter.setFont(QApplication.font())
        _write(painter, QStyle.visualRect(side, rect, word), str(index.data()), side)
        meaning = rect.adjusted(self._column, 0, -_SIDE, 0)
        painter.setPen(theme.color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(sized(SMALL))
        _write(painter, QStyle.visualRect(side, rect, meaning), _meaning(index), side)
        painter.restore()


def _meaning(index: Index) -> str:
    return str(index.data(_HELP_ROLE) or "")


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Tint the row under the pointer, and the current one, which has a bar too."""
    rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
    state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
    side: Qt.LayoutDirection = option.direction  # pyright: ignore[reportAttributeAccessIssue]
    tints: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
    theme = QApplication.palette()
    if state & QStyle.StateFlag.State_Selected:
        # The list has not the focus, but the person goes through it all the same.
        active = QPalette.ColorGroup.Active
        painter.fillRect(rect, tints.color(active, QPalette.ColorRole.Highlight))
        bar = QStyle.visualRect(side, rect, QRect(rect.left(), rect.top(), _BAR, rect.height()))
        painter.fillRect(bar, theme.color(QPalette.ColorRole.Accent))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.color(QPalette.ColorRole.Midlight))


def _write(painter: QPainter, place: QRect, text: str, direction: Qt.LayoutDirection) -> None:
    """Write one line at the beginning of a place, ended by dots where it is too long."""
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
    flags = side.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
    painter.drawText(place, flags, shown)
