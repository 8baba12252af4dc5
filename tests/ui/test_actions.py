from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.actions import ACTIONS, MENU_TITLES, Action
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.ui.actions import cap_text
from annotator.ui.handlers import HANDLERS
from annotator.ui.icons import charmap, icon
from annotator.ui.window import MainWindow

Select = Callable[[str], None]
TITLED = [action for action in ACTIONS if action.icon]


def action_id(action: Action) -> str:
    return action.id


def test_every_action_has_one_handler_and_every_handler_an_action() -> None:
    assert sorted(HANDLERS) == sorted(action.id for action in ACTIONS)


def test_no_key_is_used_twice() -> None:
    # A key of the article would be ambiguous with one of the window, so all are looked at at once.
    letters = [label.key for label in DEFAULT_LABEL_SET.labels]
    keys = [key for action in ACTIONS for key in action.keys] + letters

    used = Counter(QKeySequence(key).toString() for key in keys)

    assert [key for key, times in used.items() if times > 1] == []


@pytest.mark.parametrize("action", TITLED, ids=action_id)
def test_the_icon_of_an_action_is_in_the_icon_font(action: Action) -> None:
    assert action.icon.removeprefix("mdi6.") in charmap()


def test_an_icon_is_drawn_in_the_colour_of_text(app: QApplication) -> None:
    image = icon("mdi6.undo").pixmap(32, 32).toImage()

    inks = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }

    assert inks == {app.palette().windowText().color().name()}


def test_every_menu_of_the_table_is_in_the_menu_bar(window: MainWindow) -> None:
    assert [a.text() for a in window.menuBar().actions()] == list(MENU_TITLES.values())


def test_every_action_is_in_the_menu_that_the_table_names(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    shown = {
        name: [a.objectName() for a in menu.actions() if a.objectName()]
        for name, menu in zip(MENU_TITLES, menus, strict=True)
    }

    assert shown == {
        name: [action.id for action in ACTIONS if action.menu == name] for name in MENU_TITLES
    }


def test_undo_says_what_it_takes_back(window: MainWindow, select: Select) -> None:
    select("soldiers")
    window.session.tag("casualty")
    assert window.actions_["undo"].text() == "&Undo Tag casualty"

    window.session.undo()
    assert window.actions_["redo"].text() == "&Redo Tag casualty"


def test_nothing_can_be_undone_in_an_untouched_project(window: MainWindow) -> None:
    assert not window.actions_["undo"].isEnabled()


def test_tag_actions_are_named_after_the_labels(window: MainWindow) -> None:
    assert window.actions_["tag_3"].text() == "Tag Casualty"
    assert not window.actions_["tag_5"].isVisible()


def test_the_status_of_the_article_is_checked_in_the_menu(window: MainWindow) -> None:
    window.session.set_status("flagged")

    assert window.actions_["mark_flagged"].isChecked()
    assert not window.actions_["mark_todo"].isChecked()


def test_choosing_the_status_again_leaves_it_checked(window: MainWindow) -> None:
    window.actions_["mark_done"].trigger()
    window.actions_["mark_done"].trigger()

    assert window.actions_["mark_done"].isChecked()


def test_changes_cannot_be_made_where_no_project_is_open(bare_window: MainWindow) -> None:
    assert not bare_window.actions_["import"].isEnabled()
    assert bare_window.actions_["open"].isEnabled()


def test_a_key_of_the_article_does_nothing_while_the_list_has_the_focus(
    window: MainWindow, select: Select, qtbot: QtBot
) -> None:
    select("soldiers")
    window.documents.list.setFocus()

    qtbot.keyClick(window.documents.list, Qt.Key.Key_1)

    assert window.session.spans == ()


def test_icons_come_after_the_first_frame(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.actions_["undo"].icon().isNull())


def test_a_checkable_action_shows_its_check_and_not_an_icon(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not window.actions_["toggle_snap"].icon().isNull())

    assert not window.actions_["toggle_snap"].isIconVisibleInMenu()


def test_a_key_cap_is_short() -> None:
    assert cap_text("Ctrl+Return").split() == ["Ctrl", "↵"]
