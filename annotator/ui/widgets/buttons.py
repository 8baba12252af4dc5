"""Buttons that Return does not press by itself, and the row of them at a dialog's foot."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


def quiet_button(text: str) -> QPushButton:
    """Return a button that Return presses only where it has the focus."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button


def closing_buttons(dialog: QDialog, *others: QPushButton) -> QDialogButtonBox:
    """Return a row with `others` and one that closes `dialog`; Return presses none of them.

    A dialog that applies things at once would otherwise go away when a field is finished.
    """
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    for button in others:
        row.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
    for button in row.buttons():
        if isinstance(button, QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)
    row.rejected.connect(dialog.close)
    return row
