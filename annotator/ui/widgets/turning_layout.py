"""Lays widgets out in a row that becomes a column where it does not fit."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QStyle, QWidget

from annotator.ui.widgets.item_layout import ItemLayout


class TurningLayout(ItemLayout):
    """Widgets of equal width beside each other, or under each other where the room is narrow.

    `is_filled` says whether they take all of the width; otherwise they stand in its middle.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap_px: int = 6, is_filled: bool = True
    ) -> None:
        super().__init__(parent, gap_px=gap_px)
        self._is_filled = is_filled

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        """All in one row."""
        width = self._row_width
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        return QSize(self._widest, max((i.minimumSize().height() for i in self._items), default=0))

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return max((box.bottom() + 1 for box in boxes), default=0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item, box in zip(self._items, self._boxes(rect.width()), strict=True):
            place = box.translated(rect.topLeft())
            item.setGeometry(QStyle.visualRect(direction, rect, place))

    @property
    def _widest(self) -> int:
        return max((item.minimumSize().width() for item in self._items), default=0)

    @property
    def _row_width(self) -> int:
        return len(self._items) * (self._widest + self._gap) - self._gap

    def _boxes(self, width: int) -> list[QRect]:
        """Return where the items are in a room that begins at 0, 0."""
        count = len(self._items)
        if count and self._row_width <= width:
            share = (width - self._gap * (count - 1)) // count if self._is_filled else self._widest
            left = 0 if self._is_filled else (width - self._row_width) // 2
            height = max(_height(item, share) for item in self._items)
            step = share + self._gap
            return [QRect(left + at * step, 0, share, height) for at in range(count)]
        boxes: list[QRect] = []
        across = width if self._is_filled else min(width, self._widest)
        top = 0
        for item in self._items:
            height = _height(item, across)
            boxes.append(QRect((width - across) // 2, top, across, height))
            top += height + self._gap
        return boxes


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
