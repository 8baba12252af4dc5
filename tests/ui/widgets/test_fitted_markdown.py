import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.fact_text import FactText
from annotator.ui.widgets.fitted_markdown import FittedMarkdown


@pytest.fixture
def view(app: QApplication, qtbot: QtBot) -> FittedMarkdown:
    view = FittedMarkdown("Guideline")
    qtbot.addWidget(view)
    view.resize(240, 10)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_all_of_a_text_is_seen(view: FittedMarkdown, qtbot: QtBot) -> None:
    view.show_text("- a point\n" * 40)

    qtbot.waitUntil(lambda: view.viewport().height() >= view.document().size().height() > 400)
    assert view.verticalScrollBar().maximum() == 0


def test_a_shorter_text_takes_less_room(view: FittedMarkdown, qtbot: QtBot) -> None:
    view.show_text("A word.\n\n" * 40)
    high = view.height()

    view.show_text("A word.")

    qtbot.waitUntil(lambda: view.height() < high / 4)


def test_markup_of_pages_is_shown_and_not_obeyed(view: FittedMarkdown) -> None:
    view.show_text("<b>bold</b> <img src='file:///x.png'> <script>no</script>")

    assert "<b>bold</b>" in view.toPlainText()
    assert "<script>" in view.toPlainText()


def test_a_link_can_neither_be_clicked_nor_reached_by_a_key(view: FittedMarkdown) -> None:
    view.show_text("[there](https://example.org)")

    flags = view.textInteractionFlags()

    assert not flags & Qt.TextInteractionFlag.LinksAccessibleByMouse
    assert not flags & Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    assert not view.openLinks()


def test_keys_that_scroll_are_the_page_s(app: QApplication, qtbot: QtBot) -> None:
    area, view = QScrollArea(), FittedMarkdown("Guideline")
    area.setWidgetResizable(True)
    area.setWidget(view)
    qtbot.addWidget(area)
    area.resize(240, 160)
    with qtbot.waitExposed(area):
        area.show()
    view.show_text("A word.\n\n" * 40)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 200)

    qtbot.keyClick(view, Qt.Key.Key_PageDown)

    assert area.verticalScrollBar().value() > 0


def test_names_and_words_are_shown_as_they_are(app: QApplication, qtbot: QtBot) -> None:
    facts = FactText("Values")
    qtbot.addWidget(facts)

    facts.show_facts([("Effect", "*killed* or <i>injured</i>"), ("Count", "A number.")])

    assert facts.toPlainText() == "Effect\n*killed* or <i>injured</i>\nCount\nA number."
