import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.scroll_column import ScrollColumn


@pytest.fixture
def column(app: QApplication, qtbot: QtBot) -> ScrollColumn:
    """A column 400 high in a room of 200."""
    inside = QWidget()
    inside.setMinimumSize(100, 400)
    column = ScrollColumn(inside, "Details")
    qtbot.addWidget(column)
    column.resize(150, 200)
    with qtbot.waitExposed(column):
        column.show()
    return column


def test_the_keyboard_scrolls_what_is_out_of_view(column: ScrollColumn, qtbot: QtBot) -> None:
    column.setFocus()

    qtbot.keyClick(column, Qt.Key.Key_PageDown)

    assert column.verticalScrollBar().value() > 0


def test_tab_stops_at_it_only_while_there_is_something_to_scroll(column: ScrollColumn) -> None:
    assert column.focusPolicy() == Qt.FocusPolicy.TabFocus

    column.resize(150, 500)

    assert column.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_what_is_too_wide_is_scrolled_to_as_well(column: ScrollColumn) -> None:
    column.resize(60, 500)

    assert column.horizontalScrollBar().maximum() > 0
    assert column.focusPolicy() == Qt.FocusPolicy.TabFocus
