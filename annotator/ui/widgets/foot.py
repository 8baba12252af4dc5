"""The foot of a page: buttons in a row, or under each other where it is narrow."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from annotator.ui.widgets.turning_layout import TurningLayout


def foot_of(*buttons: QPushButton) -> QWidget:
    """Return a foot with these buttons; Return presses none of them by itself."""
    foot = QWidget()
    foot.setProperty("role", "foot")
    row = TurningLayout(gap_px=8)
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    around = QVBoxLayout(foot)
    around.setContentsMargins(14, 8, 14, 10)
    around.addLayout(row)
    return foot
