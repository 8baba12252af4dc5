"""Lays widgets out in a row that goes on in the next one where it is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QStyle, QWidget

from annotator.ui.widgets.item_layout import ItemLayout


class FlowLayout(ItemLayout):
    """Widgets in the direction of reading at their own size, row under row.

    The last `trailing` of them stand at the far end of the last row.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap_px: int = 6, trailing: int = 0
    ) -> None:
        super().__init__(parent, gap_px=gap_px)
        self._trailing = trailing

    def add_before_trailing(self, widget: QWidget) -> None:
        """Add a widget behind all those that do not stand at the far end."""
        self.addWidget(widget)
        item = self._items.pop()
        self._items.insert(len(self._items) - self._trailing, item)
        self.invalidate()

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
        boxes = self._boxes(rect)
        if not is_only_measured:
            for item, box in zip(self._seen, boxes, strict=True):
                item.setGeometry(QStyle.visualRect(direction, rect, box))
        return max((box.bottom() + 1 for box in boxes), default=rect.top()) - rect.top()

    def _boxes(self, rect: QRect) -> list[QRect]:
        """Return where the items go, as if the text ran to the right."""
        boxes: list[QRect] = []
        at, row_height = rect.topLeft(), 0
        for item in self._seen:
            size = item.sizeHint()
            if at.x() > rect.left() and at.x() + size.width() > rect.right() + 1:
                at, row_height = QPoint(rect.left(), at.y() + row_height + self._gap), 0
            boxes.append(QRect(at, size))
            at = QPoint(at.x() + size.width() + self._gap, at.y())
            row_height = max(row_height, size.height())
        last = boxes[len(boxes) - self._trailing :] if self._trailing else []
        row = [box for box in last if box.top() == boxes[-1].top()]
        room = rect.right() - row[-1].right() if row else 0
        height = max((box.height() for box in row), default=0)
        for box in row:
            box.translate(max(0, room), (height - box.height()) // 2)
        return boxes
