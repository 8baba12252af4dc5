"""What lies behind a row of a list: whether it is chosen, pointed at or has the focus."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from annotator.ui.theme import Theme

_BAR_PX = 3


def parts_of(
    option: QStyleOptionViewItem,
) -> tuple[QRect, QStyle.StateFlag, Qt.LayoutDirection]:
    """Return where a row is, what state it has and which way the window runs."""
    return option.rect, option.state, option.direction  # pyright: ignore[reportAttributeAccessIssue]


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Paint what lies behind a row, with a bar at the beginning of a chosen one."""
    rect, state, direction = parts_of(option)
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.color("row"))
        bar = QRect(rect.left(), rect.top(), _BAR_PX, rect.height())
        painter.fillRect(QStyle.visualRect(direction, rect, bar), theme.color("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.color("hover"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
