from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotator.app.actions import ACTIONS
from annotator.app.settings import with_keys
from annotator.ui.dialogs.keys import KeysDialog, columns_of, mouse_ways
from annotator.ui.widgets.labels import letters
from annotator.ui.window import MainWindow
from tests.ui.dialogs.conftest import button_of

MENUS = {"File", "Edit", "Document", "Go", "Spans", "Links", "View", "Help", "Mouse"}


@pytest.fixture
def sheet(window: MainWindow, opened: Callable[..., KeysDialog]) -> KeysDialog:
    window.trigger("show_keys")
    return opened(KeysDialog)


def open_sheet(window: MainWindow, change: Callable[[], object] | None = None) -> KeysDialog:
    sheet = KeysDialog(window.session, window, change=change)
    sheet.open()
    return sheet


def test_the_sheet_has_every_action_that_has_a_key(sheet: KeysDialog) -> None:
    wanted = {a.id for a in ACTIONS if a.keys and not a.id.startswith("tag_")}

    assert wanted <= set(sheet.action_ids)


def test_the_sheet_tells_the_keys_that_the_person_has_chosen(window: MainWindow) -> None:
    settings = with_keys(window.session.settings, "widen", ("W", "Ctrl+J"))
    window.session.change_settings(keys=settings.keys)

    sheet = open_sheet(window)

    assert sheet.keys_of("widen") == ("W", "Ctrl+J")


def test_an_action_that_lost_its_keys_is_not_on_the_sheet(window: MainWindow) -> None:
    settings = with_keys(window.session.settings, "widen", ())
    window.session.change_settings(keys=settings.keys)

    assert "widen" not in open_sheet(window).action_ids


def test_the_sheet_names_the_labels_of_the_project_with_number_and_letter(
    sheet: KeysDialog,
) -> None:
    assert sheet.keys_of("tag_3") == ("3", "K")
    assert "tag_5" not in sheet.action_ids


def test_the_sheet_is_searched_by_the_name_of_an_action(sheet: KeysDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.search, "casualty")

    assert sheet.shown_ids == ("tag_3",)


def test_the_sheet_is_searched_by_a_key(sheet: KeysDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.search, "ctrl+e")

    assert sheet.shown_ids == ("export",)


def test_what_is_found_stands_at_the_left_and_all_comes_back(
    sheet: KeysDialog, qtbot: QtBot
) -> None:
    # What was found stayed in its column, at the right of an empty one.
    sheet.resize(letters(240), sheet.height())
    QApplication.processEvents()
    before = sheet.columns
    assert len(before) > 1

    qtbot.keyClicks(sheet.search, "filter")
    assert sheet.columns == (("Edit",), *[()] * (len(before) - 1))

    sheet.search.clear()
    qtbot.keyClicks(sheet.search, "x")
    qtbot.keyClick(sheet.search, Qt.Key.Key_Backspace)
    assert sheet.columns == before


def test_the_sheet_tells_what_the_mouse_does() -> None:
    ways = dict(mouse_ways())

    assert ways["Point + label key"] == "Tag the phrase there"
    assert ways["Ctrl + click"] == "Tag the phrase with the label used last"
    assert ways["Click with a sticky label"] == "Tag the phrase"


@pytest.mark.parametrize("width", [480, 900, 1280])
def test_the_sheet_never_scrolls_sideways(sheet: KeysDialog, qtbot: QtBot, width: int) -> None:
    sheet.resize(width, 700)

    qtbot.waitUntil(lambda: sheet.area.widget().width() > 0)
    assert sheet.area.horizontalScrollBar().maximum() == 0


def test_columns_come_and_go_with_the_room_there_is(sheet: KeysDialog) -> None:
    letter = sheet.fontMetrics().averageCharWidth()
    sheet.resize(190 * letter, 760)
    wide = sheet.columns
    sheet.resize(60 * letter, 700)

    assert (len(wide), len(sheet.columns)) == (3, 1)
    assert {title for column in wide for title in column} == MENUS
    assert set(sheet.columns[0]) == MENUS


def test_columns_are_about_as_long() -> None:
    sizes = [9, 7, 7, 11, 22, 8, 4, 12]

    columns = columns_of(sizes, 3)

    lengths = [sum(sizes[at] for at in column) for column in columns]
    assert max(lengths) - min(lengths) <= 4
    assert sorted(at for column in columns for at in column) == list(range(8))


def test_down_goes_from_the_search_to_the_sheet(sheet: KeysDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet.search, Qt.Key.Key_Down)

    assert sheet.area.hasFocus()


def test_the_sheet_leads_to_where_keys_are_changed(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[str] = []
    sheet = open_sheet(window, change=lambda: asked.append("keys"))

    qtbot.mouseClick(button_of(sheet, "Change keys…"), Qt.MouseButton.LeftButton)

    assert asked == ["keys"]
    qtbot.waitUntil(lambda: window.findChild(KeysDialog) is None)


def test_the_sheet_offers_no_change_where_nobody_makes_it(window: MainWindow) -> None:
    buttons = open_sheet(window).findChildren(QPushButton)

    assert [button.text().replace("&", "") for button in buttons] == ["Close"]
