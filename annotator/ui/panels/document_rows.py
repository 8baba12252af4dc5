"""The document list as a model that asks for rows only as they come into view."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.app.listed import Listed
from annotator.app.session import DocumentRow, Session
from annotator.core.changes import Changes
from annotator.core.statuses import STATUS_TITLES
from annotator.ui.bridge import SessionBridge
from annotator.ui.wording import counted

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `DocumentRow` of a place in the list."""

_PAGE = 128
_KEPT_PAGES = 64


class DocumentRows(QAbstractListModel):
    """The documents that the filter leaves, in the order that they are sorted by.

    Pages of rows are read when a row in them is painted and forgotten when many others were since,
    so a project of a million documents costs no more than one of a hundred.
    """

    def __init__(self, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session = bridge.session
        self._matches: Listed | None = None
        self._count = 0
        self._pages: OrderedDict[int, tuple[DocumentRow, ...]] = OrderedDict()
        bridge.watch(lambda _changes: self._start_again(), Changes.PROJECT | Changes.DOCUMENTS)
        bridge.watch(lambda _changes: self._look_at_matches(), Changes.MATCHES)
        bridge.watch(lambda _changes: self._look_at_current(), Changes.SPANS | Changes.STATUS)

    def _start_again(self) -> None:
        self.beginResetModel()
        self._matches = self._session.matches
        matches = self._matches
        self._count = self._session.document_count if matches is None else len(matches)
        self._pages.clear()
        self.endResetModel()

    def _look_at_matches(self) -> None:
        """Begin anew where others were found, and not while the person is still typing."""
        if self._session.matches is not self._matches:
            self._start_again()

    def _look_at_current(self) -> None:
        """Take the new status and count of the document in view from the layer that is there."""
        layer = self._session.layer
        row = self.row_of(self._session.position)
        page = self._pages.get(row // _PAGE)
        if layer is None or row < 0 or page is None or self._session.is_looking_back:
            return
        at = row % _PAGE
        new = page[at].model_copy(
            update={"status": layer.status, "span_count": len(layer.spans), "note": layer.note}
        )
        self._pages[row // _PAGE] = (*page[:at], new, *page[at + 1 :])
        index = self.index(row)
        self.dataChanged.emit(index, index)

    # Places

    @property
    def count(self) -> int:
        """How many documents are in the list."""
        return self._count

    def position_at(self, row: int) -> int:
        """Return the document's place in the project, -1 where the list has no such row."""
        if not 0 <= row < self._count:
            return -1
        return row if self._matches is None else self._matches.at(row)

    def row_of(self, position: int) -> int:
        """Return where a document stands in the list, -1 where the filter hides it."""
        if self._matches is None:
            return position if 0 <= position < self._count else -1
        return self._matches.row_of(position)

    def row(self, row: int) -> DocumentRow:
        """Return what is shown at a row of the list."""
        number = row // _PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read(number * _PAGE)
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[row - number * _PAGE]

    def _read(self, first: int) -> tuple[DocumentRow, ...]:
        rows = range(first, min(first + _PAGE, self._count))
        if self._matches is None:
            return self._session.rows(rows)
        return self._session.rows_at(self._matches.between(rows))

    # What Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        if not 0 <= index.row() < self._count:
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title_of(self.row(index.row()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self.row(index.row()))
        return None


def title_of(row: DocumentRow) -> str:
    """Return the title, or the id where a document has none."""
    return row.title or row.id


def second_line(row: DocumentRow) -> str:
    """Return the status with its note, or with the text's length where there is no note."""
    status = STATUS_TITLES[row.status]
    if row.note:
        return f"{status}: {' '.join(row.note.split())}"
    length = counted(row.length, "{n} character", "{n} characters")
    return f"{status} · {length}"


def spoken(row: DocumentRow) -> str:
    """Return a row as a screen reader says it."""
    spans = counted(row.span_count, "{n} span", "{n} spans")
    return f"{title_of(row)}, {second_line(row)}, {spans}"
