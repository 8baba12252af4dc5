"""The row of buttons at the foot of a dialog."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


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
