"""A wheel that tests turn."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def turn_wheel(
    over: QWidget, angle: int = -120, *, held: Qt.KeyboardModifier = _NONE
) -> QWheelEvent:
    """Turn the wheel with the pointer in the middle of a widget, by eighths of a degree."""
    at = QPointF(over.rect().center())
    event = QWheelEvent(
        at,
        QPointF(over.mapToGlobal(at)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, event)
    return event
