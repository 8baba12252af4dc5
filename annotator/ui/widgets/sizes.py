"""How large a dialog opens: as its text needs it, on the screen that there is."""

from PySide6.QtWidgets import QDialog

from annotator.ui.widgets.labels import letters, lines

_MOST = 0.92
"""Of the screen's width and height, so that the window is seen behind it."""


def open_at(dialog: QDialog, *, width: int, height: int) -> None:
    """Give a dialog so many letters of width and lines of height, or what the screen has."""
    screen = dialog.screen().availableSize() * _MOST
    dialog.resize(min(letters(width), screen.width()), min(lines(height), screen.height()))
