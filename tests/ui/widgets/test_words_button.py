import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.words_button import Edge, WordsButton

WORDS = "the spokeswoman of the northern ministry of foreign affairs"
EDGES: tuple[Edge, ...] = ("none", "line", "dashed", "field")


@pytest.fixture
def button(app: QApplication, qtbot: QtBot) -> WordsButton:
    button = WordsButton(WORDS)
    qtbot.addWidget(button)
    return button


def picture(button: WordsButton) -> QImage:
    return button.grab().toImage()


def test_words_that_have_no_room_beside_each_other_wrap(button: WordsButton) -> None:
    line = button.heightForWidth(button.sizeHint().width())

    assert button.heightForWidth(button.sizeHint().width() // 2) > line
    assert line == button.sizeHint().height()


def test_a_word_that_is_too_long_is_broken_and_not_cut_off(app: QApplication, qtbot: QtBot) -> None:
    button = WordsButton("x" * 60)
    qtbot.addWidget(button)

    assert button.heightForWidth(80) >= 3 * button.fontMetrics().height()


def test_it_is_never_narrower_than_a_few_letters(button: WordsButton) -> None:
    assert 0 < button.minimumSizeHint().width() < button.sizeHint().width()


def test_a_layout_gives_it_the_height_that_its_words_take(app: QApplication, qtbot: QtBot) -> None:
    host, button = QWidget(), WordsButton(WORDS)
    qtbot.addWidget(host)
    layout = QVBoxLayout(host)
    layout.addWidget(button)
    layout.addStretch(1)
    host.resize(120, 400)
    host.show()

    assert button.height() == button.heightForWidth(button.width())


def test_a_key_stands_behind_the_words_and_takes_room(button: WordsButton) -> None:
    before = button.sizeHint().width()

    button.show_words(WORDS, key_text="Y")

    assert button.key_text == "Y"
    assert button.sizeHint().width() > before


def test_a_click_is_told(button: WordsButton, qtbot: QtBot) -> None:
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("edge", EDGES)
def test_the_focus_is_seen_in_every_box(app: QApplication, qtbot: QtBot, edge: Edge) -> None:
    button = WordsButton("Baku", edge=edge)
    other = WordsButton("Other")
    host = QWidget()
    qtbot.addWidget(host)
    layout = QVBoxLayout(host)
    layout.addWidget(button)
    layout.addWidget(other)
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    other.setFocus()
    before = picture(button)

    button.setFocus()
    qtbot.waitUntil(button.hasFocus)

    assert picture(button) != before


def test_each_box_looks_different(app: QApplication, qtbot: QtBot) -> None:
    pictures: list[QImage] = []
    for edge in EDGES:
        button = WordsButton("Baku", edge=edge)
        qtbot.addWidget(button)
        button.resize(120, 28)
        pictures.append(picture(button))

    assert all(one != other for n, one in enumerate(pictures) for other in pictures[:n])
