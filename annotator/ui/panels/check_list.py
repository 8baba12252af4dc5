"""The list of findings: moved through by keys, told what was reached and what was meant."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from annotator.checks import Finding
from annotator.ui.panels.check_delegate import CheckDelegate
from annotator.ui.panels.check_rows import CheckRows, Heading, Line
from annotator.ui.theme import Theme
from annotator.ui.wording import tr

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckList(QListView):
    """A row for each finding, under headings that open and close.

    `finding_reached` carries the finding that the person moved to or clicked; `left` says that the
    person goes on to the article, by Return; `ignored` carries one that is no problem (Del).
    """

    finding_reached = Signal(object)
    finding_ignored = Signal(object)
    left = Signal()

    def __init__(self, rows: CheckRows) -> None:
        super().__init__()
        self.rows = rows
        self.delegate = CheckDelegate(self)
        self.setProperty("role", "side")
        self.setModel(rows)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Findings"))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self.delegate.set_theme(theme)
        self.viewport().update()

    @property
    def line(self) -> Line | None:
        """The finding at the current row, None where that is a heading or none."""
        row = self.rows.row(self.currentIndex().row())
        return row if isinstance(row, Line) else None

    def show_finding(self, finding: Finding | None) -> None:
        """Make the row of a finding the current one and bring it into view; None for no row."""
        row = -1 if finding is None else self.rows.row_of(finding)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif row != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(row))

    def show_row(self, row: int) -> None:
        """Make the first finding from a row on the current one, or the last before it."""
        numbers = (*range(row, self.rows.rowCount()), *range(row - 1, -1, -1))
        found = next((n for n in numbers if isinstance(self.rows.row(n), Line)), -1)
        self.setCurrentIndex(self.rows.index(found) if found >= 0 else QModelIndex())

    def point_of(self, row: int) -> QPoint:
        """Return the middle of a row, in pixels of the viewport."""
        return self.visualRect(self.rows.index(row)).center()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What is said of the current row below the list takes some of its room.
        self.scrollTo(self.currentIndex())

    # What the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, line = self.rows.row(self.currentIndex().row()), self.line
        if isinstance(row, Heading) and self._folds(event, row):
            self._toggle(row)
        elif line is not None and event.key() in _RETURN:
            self.finding_reached.emit(line.finding)
            self.left.emit()
        elif line is not None and event.key() == Qt.Key.Key_Delete:
            self.finding_ignored.emit(line.finding)
        else:
            self._move(event)

    def _folds(self, event: QKeyEvent, row: Heading) -> bool:
        """Whether a press opens or closes the findings under a heading."""
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        shuts, opens = keys[::-1] if is_mirrored else keys
        return event.key() in (*_RETURN, Qt.Key.Key_Space, shuts if row.is_open else opens)

    def _move(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        line = self.line
        if self.currentIndex().row() != before and line is not None:
            self.finding_reached.emit(line.finding)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self.rows.row(self.indexAt(event.position().toPoint()).row())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if isinstance(row, Heading):
            self._toggle(row)
        elif row is not None:
            self.finding_reached.emit(row.finding)

    def _toggle(self, row: Heading) -> None:
        at, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.toggle(row.kind)
        self.setCurrentIndex(self.rows.index(at))
        self.verticalScrollBar().setValue(top)
