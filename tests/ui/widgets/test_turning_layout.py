import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.turning_layout import TurningLayout


def boxes(width: int, *, is_filled: bool = True, is_rtl: bool = False) -> list[QRect]:
    """Where three widgets, the widest 100 and each 20 high, are in a room."""
    host = QWidget()
    if is_rtl:
        host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = TurningLayout(host, gap_px=10, is_filled=is_filled)
    parts = [QWidget() for _ in range(3)]
    for part, least in zip(parts, (100, 60, 80), strict=True):
        part.setMinimumSize(least, 20)
        layout.addWidget(part)
    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))
    return [part.geometry() for part in parts]


def test_widgets_that_fit_share_the_row(app: QApplication) -> None:
    assert boxes(350) == [QRect(0, 0, 110, 20), QRect(120, 0, 110, 20), QRect(240, 0, 110, 20)]


def test_widgets_that_do_not_fit_stand_under_each_other(app: QApplication) -> None:
    assert boxes(300) == [QRect(0, 0, 300, 20), QRect(0, 30, 300, 20), QRect(0, 60, 300, 20)]


def test_a_row_that_is_not_filled_stands_in_the_middle(app: QApplication) -> None:
    found = boxes(400, is_filled=False)

    assert (found[0].left(), found[-1].right()) == (40, 359)


def test_a_row_runs_in_the_direction_of_reading(app: QApplication) -> None:
    assert [box.left() for box in boxes(350, is_rtl=True)] == [240, 120, 0]


def test_it_can_be_as_narrow_as_its_widest_widget(app: QApplication) -> None:
    host = QWidget()
    layout = TurningLayout(host)
    for least in (50, 90):
        part = QWidget()
        part.setMinimumSize(least, 20)
        layout.addWidget(part)

    assert layout.minimumSize() == QSize(90, 20)


@pytest.mark.parametrize("width", [400, 90])
def test_a_text_that_wraps_gets_the_height_that_it_takes(
    app: QApplication, qtbot: QtBot, width: int
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = TurningLayout(host)
    labels = [QLabel("some words that wrap in a narrow room"), QLabel("few")]
    for label in labels:
        label.setWordWrap(True)
        layout.addWidget(label)

    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))

    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)
