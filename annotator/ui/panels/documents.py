"""The document list at the left, with the field that filters it."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.core.changes import Changes
from annotator.core.filters import KEYS, Known
from annotator.errors import AnnotatorError
from annotator.ui.actions import ActionSet
from annotator.ui.bridge import SessionBridge
from annotator.ui.panels.document_delegate import DocumentDelegate
from annotator.ui.panels.document_filter import KeptButton, NameRow, SortButton, StatusButton
from annotator.ui.panels.document_rows import DocumentRows
from annotator.ui.panels.filter_field import FilterField
from annotator.ui.theme import Theme
from annotator.ui.widgets.announcing import announce
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.labels import SMALL, ElidedLabel, TextLabel, letters, show_if
from annotator.ui.widgets.one_column import OneColumn
from annotator.ui.wording import counted, left_to_right, tr


class DocumentsPanel(QFrame):
    """The list, its filter and sorting, and how many documents it shows.

    `document_chosen` carries a document's position; `filter_edited` what is wanted typed;
    `filter_named` what a kept filter is called, "" for what is typed, and what it is to be called;
    `filter_forgotten` a name; `left` says that the person goes on to the article, by a click on its
    row or Return.
    """

    document_chosen = Signal(int)
    filter_edited = Signal(str)
    filter_named = Signal(str, str)
    filter_forgotten = Signal(str)
    left = Signal()

    def __init__(
        self, bridge: SessionBridge, actions: ActionSet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        session = self._session = bridge.session
        self.setProperty("role", "side")
        self.setMinimumWidth(letters(22))
        self.field = FilterField(self._known)
        self.field.setToolTip(_filter_help())
        self.fault = TextLabel(role="error", factor=SMALL, wraps=True)
        self.naming = NameRow()
        self.statuses = StatusButton(session)
        self.sorting = SortButton(session, actions)
        self.kept = KeptButton(session, actions)
        self.rows = DocumentRows(bridge, self)
        self.list = DocumentList(self.rows)
        self._count = ElidedLabel(role="faint", factor=SMALL)
        self._build()
        self._connect()
        bridge.watch(self._refresh_filter, Changes.PROJECT | Changes.MATCHES)
        bridge.watch(
            self._refresh, Changes.PROJECT | Changes.DOCUMENTS | Changes.DOCUMENT | Changes.MATCHES
        )

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 11, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 4)
        top.setSpacing(3)
        for part in (self.field, self.fault, self.naming, self._menus()):
            top.addWidget(part)
        below = QHBoxLayout()
        below.addWidget(self._count, 1)
        below.addWidget(self.kept)
        top.addLayout(below)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)

    def _menus(self) -> QWidget:
        """Return two buttons in a row, or one under the other where they are too wide."""
        host = QWidget()
        flow = FlowLayout(host, gap_px=2)
        for button in (self.statuses, self.sorting):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        host.setSizePolicy(policy)
        return host

    def _connect(self) -> None:
        self.field.textEdited.connect(self.filter_edited)
        self.field.place_changed.connect(self._refresh_faults)
        self.field.left_downwards.connect(self._go_to_list)
        self.statuses.chosen.connect(self.filter_edited)
        self.kept.chosen.connect(self.filter_edited)
        self.kept.rename_asked.connect(self.naming.ask)
        self.kept.forget_asked.connect(self.filter_forgotten)
        self.naming.named.connect(self.filter_named)
        self.naming.field.left.connect(self.field.setFocus)
        self.list.row_chosen.connect(self._on_row_chosen)
        self.list.left.connect(self.left)

    @property
    def count_text(self) -> str:
        """What is said of how many articles are shown."""
        return self._count.text()

    @property
    def fault_text(self) -> str:
        """What is said to be mistyped, "" for nothing."""
        return "" if self.fault.isHidden() else self.fault.text()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self.list.delegate.set_theme(theme)
        self.list.viewport().update()
        self._refresh_faults()

    def end_naming(self) -> None:
        """Ask for no name any more, and go back to the filter."""
        if self.naming.isVisible():
            self.naming.hide()
            self.field.setFocus()

    def _known(self) -> Known:
        try:
            return self._session.known_names
        except AnnotatorError as error:
            self._session.tell(str(error))
            return Known()

    # Drawn from the session

    def _refresh_filter(self, changes: Changes) -> None:
        self.field.show_text(self._session.filter_text)
        self.statuses.refresh()
        self.sorting.refresh()
        self._refresh_faults()
        if changes & Changes.PROJECT:
            self.naming.hide()

    def _refresh_faults(self) -> None:
        """Mark what is mistyped and tell of the first; not of what is still being typed."""
        faults = [
            fault
            for fault in self._session.parsed_filter.faults
            if not (fault.is_unfinished and fault.end == self.field.caret and self.field.hasFocus())
        ]
        self.field.mark(faults)
        self.fault.show_text(left_to_right(faults[0].sentence) if faults else "")
        show_if(self.fault, bool(faults))
        self._announce()

    def _refresh(self, _changes: Changes) -> None:
        self.list.show_current(self.rows.row_of(self._session.position))
        total = self._session.document_count
        if self._session.matches is None or self.rows.count == total:
            text = counted(total, "{n} article", "{n} articles")
        else:
            text = tr("{n:,} of {total:,} articles", n=self.rows.count, total=total)
        self._count.setText(text)
        self._announce()
        self.list.empty_text = tr("No article matches.") if total else ""

    def _announce(self) -> None:
        """Have a screen reader say what is mistyped, or else how much the filter leaves."""
        found = self.count_text if self._session.filter_text.strip() else ""
        announce(self.field, self.fault_text or found)

    def _on_row_chosen(self, row: int) -> None:
        position = self.rows.position_at(row)
        if position >= 0:
            self.document_chosen.emit(position)

    def _go_to_list(self) -> None:
        if self.rows.count:
            # Asked before Qt makes some row the current one because the list has the focus.
            is_shown = self.rows.row_of(self._session.position) >= 0
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not is_shown:
                self._on_row_chosen(0)


def _filter_help() -> str:
    """Return what can be typed, an example for each key."""
    head = tr("Words of the title, and any of these. Ctrl+Space offers them as you type.")
    return "\n".join((head, "", *(f"{key.example}   {key.help}" for key in KEYS)))


class DocumentList(OneColumn):
    """The documents that the filter leaves.

    `row_chosen` carries the row that the person clicked or moved to; `left` follows where they are
    done with the list: a click and Return are, an arrow is not.
    """

    row_chosen = Signal(int)
    left = Signal()

    def __init__(self, rows: DocumentRows, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self.delegate = DocumentDelegate()
        self.setProperty("role", "side")
        self.setAccessibleName(tr("Documents"))
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.set_row_height(self.delegate.row_height)
        self.verticalScrollBar().setSingleStep(self.delegate.row_height // 2)

    def show_current(self, row: int) -> None:
        """Make a row the current one and bring it into view; -1 for none."""
        model = self.selectionModel()
        if row < 0:
            model.clear()
            return
        index = self.model().index(row, 0)
        if index != self.currentIndex():
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        row = self.currentIndex().row()
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if row >= 0 and (row != before or is_return):
            self.row_chosen.emit(row)
            if is_return:
                self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.row_chosen.emit(index.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_on_row = self.indexAt(event.position().toPoint()).isValid()
        if is_on_row and event.button() == Qt.MouseButton.LeftButton:
            self.left.emit()
