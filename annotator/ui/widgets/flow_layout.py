"""Lays widgets out in a row that goes on in the next one where it is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QStyle

from annotator.ui.widgets.item_layout import ItemLayout


class FlowLayout(ItemLayout):
    """Widgets in the direction of reading at their own size, row under row."""

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_only_measured=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_only_measured=False)

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [item.sizeHint() for item in self._seen]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        size = QSize()
        for item in self._seen:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, is_only_measured: bool) -> int:
        """Place the items inside `rect`; return the height that they take, in pixels."""
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        at = rect.topLeft()
        row_height = 0
        for item in self._seen:
            size = item.sizeHint()
            if at.x() > rect.left() and at.x() + size.width() > rect.right() + 1:
                at = QPoint(rect.left(), at.y() + row_height + self._gap)
                row_height = 0
            if not is_only_measured:
                item.setGeometry(QStyle.visualRect(direction, rect, QRect(at, size)))
            at = QPoint(at.x() + size.width() + self._gap, at.y())
            row_height = max(row_height, size.height())
        return at.y() + row_height - rect.top()
