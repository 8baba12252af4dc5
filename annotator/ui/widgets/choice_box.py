"""A box to choose one of a few from, for pages that scroll."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """As wide as there is room, at least so many letters, however long its longest choice is."""

    def __init__(self, *, letters: int) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page, and does not change a value that it passes over.
        event.ignore()
