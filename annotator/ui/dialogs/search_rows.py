"""The hits of a search as a list of any length, of which only what is seen is read."""

from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.app.searching import Hit, Line, lines_of
from annotator.app.session import Session
from annotator.errors import StoreError

HIT_ROLE = Qt.ItemDataRole.UserRole
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Hit` of a row, and its `Line`."""

_PAGE = 32
_KEPT_PAGES = 128

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SearchRows(QAbstractListModel):
    """Hits, in the order in which they were found.

    Pages of lines are read when a row in them is painted and forgotten when many others were
    since, so that a hundred thousand hits cost little more than their numbers.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.hits: list[Hit] = []
        self._articles: Counter[int] = Counter()
        self._pages: OrderedDict[int, tuple[Line, ...]] = OrderedDict()

    # Changing

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.hits = list(hits)
        self._articles = Counter(map(_position, hits))
        self._pages.clear()
        self.endResetModel()

    def append(self, hits: Sequence[Hit]) -> None:
        """Show more behind those that are there."""
        self._put(len(self.hits), len(self.hits), hits)

    def replace(self, hits: Sequence[Hit]) -> None:
        """Show these; what is the same at the beginning and at the end stays as it is."""
        self._change(0, len(self.hits), hits)

    def replace_at(self, position: int, hits: Sequence[Hit]) -> None:
        """Show these for an article, where all are in the order of articles."""
        low = bisect_left(self.hits, position, key=_position)
        high = bisect_left(self.hits, position + 1, key=_position)
        self._change(low, high, hits)

    def _change(self, low: int, high: int, new: Sequence[Hit]) -> None:
        first, last = 0, 0
        old = self.hits[low:high]
        while first < min(len(old), len(new)) and old[first] == new[first]:
            first += 1
        while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
            last += 1
        self._put(low + first, high - last, new[first : len(new) - last])

    def _put(self, low: int, high: int, new: Sequence[Hit]) -> None:
        """Put hits into the place of others; where they are as many, rows stay selected."""
        if not new and high == low:
            return
        self._articles.update(map(_position, new))
        for position, number in Counter(map(_position, self.hits[low:high])).items():
            self._articles[position] -= number
            if not self._articles[position]:
                del self._articles[position]
        if high - low == len(new):
            self.hits[low:high] = new
            self._forget(low)
            self.dataChanged.emit(self.index(low), self.index(high - 1))
            return
        if high > low:
            self.beginRemoveRows(_ROOT, low, high - 1)
            del self.hits[low:high]
            self._forget(low)
            self.endRemoveRows()
        if new:
            self.beginInsertRows(_ROOT, low, low + len(new) - 1)
            self.hits[low:low] = new
            self._forget(low)
            self.endInsertRows()

    def _forget(self, row: int) -> None:
        for number in [number for number in self._pages if number >= row // _PAGE]:
            del self._pages[number]

    # Asking

    @property
    def article_count(self) -> int:
        """How many articles the hits are in."""
        return len(self._articles)

    def line(self, row: int) -> Line | None:
        """Return how a row is listed; None where the project cannot be read any more."""
        number = row // _PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read(number * _PAGE)
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        at = row - number * _PAGE
        return page[at] if at < len(page) else None

    def _read(self, first: int) -> tuple[Line, ...]:
        store = self._session.store
        if store is None:
            return ()
        try:
            return lines_of(store, self.hits[first : first + _PAGE])
        except StoreError:
            return ()

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not 0 <= index.row() < len(self.hits):
            return None
        if role == HIT_ROLE:
            return self.hits[index.row()]
        if role == LINE_ROLE:
            return self.line(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            line = self.line(index.row())
            return line.title if line else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(index.row())
        return None

    def _spoken(self, row: int) -> str:
        """Return a row as a screen reader says it: the words first, then where they stand."""
        line, hit = self.line(row), self.hits[row]
        if line is None:
            return ""
        label = self._session.label_set.find(hit.label) if hit.label else None
        before, words, behind = line.context
        parts = (
            words,
            label.title if label else hit.label,
            f"{before}{words}{behind}".strip(),
            line.title,
        )
        return " – ".join(part for part in parts if part)


def _position(hit: Hit) -> int:
    return hit.position
