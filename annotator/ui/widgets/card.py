"""A rounded box that holds a few rows."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Card(QFrame):
    """A box with a thin edge; rows are put under each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 10, 12, 12)
        self._rows.setSpacing(8)

    def add(self, row: QWidget) -> None:
        """Put `row` under the others."""
        self._rows.addWidget(row)

    def insert(self, at: int, row: QWidget) -> None:
        """Put `row` above those from `at` on, counted from 0."""
        self._rows.insertWidget(at, row)

    def clear(self) -> None:
        """Take all rows out."""
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a line one pixel thick that parts what is above from what is below."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line
