"""The list of hits: keys and clicks that go to places, and choose rows."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from annotator.ui.dialogs.search_delegate import SearchDelegate
from annotator.ui.dialogs.search_rows import SearchRows
from annotator.ui.theme import Theme
from annotator.ui.widgets.one_column import OneColumn
from annotator.ui.wording import tr

_LEAST_ROWS = 3
_SELECT = QItemSelectionModel.SelectionFlag


class SearchList(OneColumn):
    """The hits that a search has found.

    `opened` carries a row, and whether the person goes on to the article; `left_upwards` says
    that they go back to the field; `chosen_changed` that other rows are chosen.
    """

    opened = Signal(int, bool)
    removal_wanted = Signal()
    left_upwards = Signal()
    chosen_changed = Signal()

    def __init__(self, rows: SearchRows, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self.delegate = SearchDelegate(theme, self)
        self.setAccessibleName(tr("Hits"))
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.set_row_height(self.delegate.row_height)
        rows.modelReset.connect(self.chosen_changed)
        self.verticalScrollBar().setSingleStep(self.delegate.row_height)
        self.setMinimumHeight(_LEAST_ROWS * self.delegate.row_height)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self.delegate.set_theme(theme)
        self.viewport().update()

    # Which rows are meant

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def show_row(self, row: int) -> None:
        """Make a row the current and only chosen one, and bring it into view."""
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect | _SELECT.Rows)
        self.scrollTo(index)

    @property
    def chosen(self) -> list[int]:
        """The rows that are chosen, ascending."""
        return [row for part in sorted(self._parts, key=_top) for row in _rows_of(part)]

    @property
    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(part.height() for part in self._parts)

    @property
    def _parts(self) -> list[QItemSelectionRange]:
        return self.selectionModel().selection().toList()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    # Keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row >= 0:
            self.opened.emit(
                self.row, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            )
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Select) and self.row >= 0:
            self._toggle_and_go_on()
        elif key == Qt.Key.Key_Up and self.row <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _toggle_and_go_on(self) -> None:
        """Choose the current row as well, or no longer, and make the next one the current."""
        model, index = self.selectionModel(), self.currentIndex()
        model.select(index, _SELECT.Toggle | _SELECT.Rows)
        beneath = index.siblingAtRow(index.row() + 1)
        if beneath.isValid():
            model.setCurrentIndex(beneath, _SELECT.NoUpdate)
            self.scrollTo(beneath)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and the last row by Home and End, not along the one column."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: -1,
        }
        if action not in ends:
            return super().moveCursor(action, modifiers)
        return self.model().index(ends[action] % max(1, self.model().rowCount()), 0)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing for letters: Qt would read every row to find one that begins with them."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index.row(), False)


def _top(part: QItemSelectionRange) -> int:
    return part.top()


def _rows_of(part: QItemSelectionRange) -> range:
    return range(part.top(), part.bottom() + 1)
