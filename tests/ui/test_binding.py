import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


def test_a_call_into_qt_keeps_the_references_to_none(qtbot: QtBot) -> None:
    # PySide6 6.12.0 lost one with each call that returns nothing; Python 3.11 aborts at the last.
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(1000):
        thing.setObjectName("thing")

    assert sys.getrefcount(None) > before - 500
