from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from annotator.ui.window import MainWindow

Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Callable[[type[Dialog]], Dialog]:
    """Finds the dialog of a class that is open over the window, and waits until it is seen."""

    def find(kind: type[Dialog]) -> Dialog:
        dialog = window.findChild(kind)
        assert dialog is not None
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    return find


def button_of(dialog: QDialog, text: str) -> QPushButton:
    """The button of a dialog with that text."""
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text)
