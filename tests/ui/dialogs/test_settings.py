from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.app.settings import PAGES, Settings, choice_titles, load, page_of
from annotator.ui.dialogs.settings import SettingsDialog
from annotator.ui.window import MainWindow
from tests.ui.wheel import turn_wheel

SETTINGS = [name for name in Settings.model_fields if name != "keys"]


@pytest.fixture
def dialog(window: MainWindow, opened: Callable[..., SettingsDialog]) -> SettingsDialog:
    window.trigger("settings")
    return opened(SettingsDialog)


def shown(dialog: SettingsDialog) -> list[str]:
    return [name for name, row in dialog.rows.items() if row.isVisible()]


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_has_an_editor_with_a_name(dialog: SettingsDialog, name: str) -> None:
    assert dialog.rows[name].editor.accessibleName() == Settings.model_fields[name].title


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_its_settings(dialog: SettingsDialog, page: str) -> None:
    dialog.pages.setCurrentRow(PAGES.index(page))

    assert shown(dialog) == [name for name in SETTINGS if page_of(name) == page]
    assert dialog.keys.isVisible() == (page == "Keys")


def test_a_search_finds_settings_of_every_page(dialog: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "line")

    assert {"measure_chars", "line_spacing"} <= set(shown(dialog))
    assert "theme" not in shown(dialog)


@pytest.mark.parametrize("name", ["theme", "label_palette"])
def test_one_of_a_few_is_chosen_by_its_title(dialog: SettingsDialog, name: str) -> None:
    box = dialog.rows[name].editor
    assert isinstance(box, QComboBox)

    assert [box.itemText(row) for row in range(box.count())] == list(choice_titles(name).values())


def test_a_choice_is_applied_at_once(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.rows["label_palette"].editor, Qt.Key.Key_Down)

    assert window.session.settings.label_palette == "colour_blind"


def test_a_search_finds_actions_by_their_names(dialog: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "widen")

    assert dialog.keys.rows["widen"].isVisible()
    assert not dialog.keys.rows["export"].isVisible()


def test_a_search_finds_actions_by_their_keys(dialog: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "ctrl+e")

    rows = dialog.keys.rows.items()
    assert [action_id for action_id, row in rows if row.isVisible()] == ["export"]
    assert shown(dialog) == []


def test_a_search_that_finds_nothing_says_so(dialog: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "zebra")

    assert dialog.nothing.isVisible()
    assert not dialog.keys.isVisible()


@pytest.mark.parametrize("words", ["line length", "ctrl+e"])
def test_down_goes_from_the_search_to_what_it_found(
    dialog: SettingsDialog, qtbot: QtBot, words: str
) -> None:
    found = {
        "line length": lambda: dialog.rows["measure_chars"].editor,
        "ctrl+e": lambda: dialog.keys.rows["export"].button,
    }
    qtbot.keyClicks(dialog.search, words)

    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)

    assert found[words]().hasFocus()


def test_choosing_a_page_ends_a_search(dialog: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "line")

    dialog.pages.setCurrentRow(PAGES.index("Tagging"))

    assert dialog.search.text() == ""
    assert "snap_to_words" in shown(dialog)


def test_a_switch_is_applied_at_once(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot, settings_path: Path
) -> None:
    dialog.pages.setCurrentRow(PAGES.index("Tagging"))
    box = dialog.rows["snap_to_words"].editor

    box.click()

    assert not window.session.snaps
    assert load(settings_path)[0].snap_to_words is False


def test_a_step_of_a_number_is_applied_at_once(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    dialog.pages.setCurrentRow(PAGES.index("Reading"))

    qtbot.keyClick(dialog.rows["measure_chars"].editor, Qt.Key.Key_Up)

    assert window.session.settings.measure_chars == 71


def test_a_name_is_taken_when_the_field_is_left(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    field = dialog.rows["author"].editor
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "Ada")
    assert window.session.author_id == "me"

    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert window.session.author_id == "Ada"
    assert dialog.isVisible()


def test_a_name_that_cannot_be_is_refused_with_a_sentence(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    field = dialog.rows["author"].editor
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)

    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "me"
    assert "author" in dialog.rows["author"].refusal.text()
    assert "author" in window.session.notice


def test_a_setting_that_changes_elsewhere_changes_in_the_dialog(
    dialog: SettingsDialog, window: MainWindow
) -> None:
    window.trigger("zoom_in")

    assert dialog.rows["font_size_pt"].editor.value() == window.session.settings.font_size_pt


def test_a_setting_can_be_changed_after_the_dialog_was_closed(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    # The dialog once went on watching the settings after it was gone.
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))

    window.trigger("zoom_in")

    assert window.session.settings.font_size_pt == 14


def test_the_wheel_over_a_number_leaves_it_as_it_is(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    dialog.pages.setCurrentRow(PAGES.index("Reading"))
    dialog.search.setFocus()
    box = dialog.rows["measure_chars"].editor

    turn_wheel(box, 120)

    assert window.session.settings.measure_chars == 70


def test_a_sentence_about_a_value_goes_with_the_next_that_is_taken(
    dialog: SettingsDialog, qtbot: QtBot
) -> None:
    field = dialog.rows["author"].editor
    assert isinstance(field, QLineEdit)
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "x")

    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert not dialog.rows["author"].refusal.isVisible()


def test_the_dialog_can_be_opened_on_a_page(window: MainWindow) -> None:
    dialog = SettingsDialog(window.bridge, window.guard, window, page="Keys")
    dialog.open()

    assert dialog.keys.isVisible()
