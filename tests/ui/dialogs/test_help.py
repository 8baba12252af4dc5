import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.keys import KeyMap
from annotator.ui.dialogs.help import HelpDialog
from annotator.ui.window import MainWindow


@pytest.fixture
def dialog(app: object, qtbot: QtBot) -> HelpDialog:
    dialog = HelpDialog(KeyMap())
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def titles(dialog: HelpDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_f1_opens_the_first_page(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.article.view, Qt.Key.Key_F1)

    (dialog,) = window.findChildren(HelpDialog)
    assert dialog.text.toPlainText().startswith("First steps")


def test_a_page_is_read_with_the_keys_of_the_person(dialog: HelpDialog) -> None:
    assert "Ctrl+↵" in dialog.text.toPlainText()


def test_going_down_the_list_shows_the_next_page(dialog: HelpDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)

    assert dialog.text.toPlainText().startswith("Tagging")


def test_words_typed_leave_the_pages_that_have_them(dialog: HelpDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "cease-fire")

    assert titles(dialog) == ["The list of articles", "Filters"]


def test_words_that_no_page_has_say_so(dialog: HelpDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "xyzzy")

    assert titles(dialog) == []


def test_a_link_or_a_picture_in_the_text_fetches_nothing(dialog: HelpDialog) -> None:
    dialog.text.show_text("[a](https://example.org) ![b](https://example.org/b.png) <b>c</b>")

    assert "<b>c</b>" in dialog.text.toPlainText()
