import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def host(app: QApplication, qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(400, 60)
    return host


@pytest.fixture
def labels(host: QWidget, qtbot: QtBot) -> list[QLabel]:
    """Three labels in a row that is shown."""
    flow = FlowLayout(host, gap_px=5)
    made = [QLabel(text) for text in ("one", "two", "three")]
    for label in made:
        flow.addWidget(label)
    with qtbot.waitExposed(host):
        host.show()
    return made


def test_widgets_stand_beside_each_other_with_a_gap(labels: list[QLabel]) -> None:
    one, two, _ = labels

    assert one.x() == 0
    assert two.x() == one.width() + 5


def test_a_widget_that_is_hidden_leaves_no_gap(labels: list[QLabel], qtbot: QtBot) -> None:
    one, two, three = labels

    one.hide()

    qtbot.waitUntil(lambda: two.x() == 0)
    assert three.x() == two.width() + 5


def test_what_was_never_shown_is_measured_all_the_same(host: QWidget) -> None:
    flow = FlowLayout(host, gap_px=5)
    label = QLabel("one")
    flow.addWidget(label)

    assert flow.sizeHint().width() == label.sizeHint().width()
