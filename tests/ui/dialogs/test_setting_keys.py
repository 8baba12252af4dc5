from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.settings import load, with_keys
from annotator.ui.dialogs.setting_keys import KeyRow
from annotator.ui.dialogs.settings import SettingsDialog
from annotator.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def dialog(
    window: MainWindow, opened: Callable[..., SettingsDialog], qtbot: QtBot
) -> SettingsDialog:
    SettingsDialog(window.bridge, window.guard, window, page="Keys").open()
    dialog = opened(SettingsDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def row(dialog: SettingsDialog) -> Callable[[str], KeyRow]:
    return lambda action_id: dialog.keys.rows[action_id]


@pytest.fixture
def widen(row: Callable[[str], KeyRow]) -> KeyRow:
    return row("widen")


def keys(window: MainWindow, action_id: str) -> tuple[str, ...]:
    return window.session.settings.key_map().keys(action_id)


def test_a_key_is_recorded_after_a_click_on_an_action(
    widen: KeyRow, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(widen.button, LEFT)

    qtbot.keyClick(widen.button, "w")

    assert keys(window, "widen") == ("W",)
    assert widen.button.shown == ("W",)


@pytest.mark.parametrize("starting", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_is_recorded_after_return_or_space_on_an_action(
    widen: KeyRow, window: MainWindow, qtbot: QtBot, starting: Qt.Key
) -> None:
    qtbot.keyClick(widen.button, starting)

    qtbot.keyClick(widen.button, Qt.Key.Key_J, CTRL)

    assert keys(window, "widen") == ("Ctrl+J",)


def test_a_recorded_key_is_kept_in_the_file(
    widen: KeyRow, settings_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(widen.button, LEFT)

    qtbot.keyClick(widen.button, "w")

    assert load(settings_path)[0].chosen_keys == {"widen": ("W",)}


@pytest.mark.parametrize(
    ("key", "modifiers", "recorded"),
    [
        (Qt.Key.Key_W, SHIFT, "Shift+W"),
        (Qt.Key.Key_F7, NONE, "F7"),
        (Qt.Key.Key_Space, CTRL, "Ctrl+Space"),
        (Qt.Key.Key_Backspace, CTRL, "Ctrl+Backspace"),
        (Qt.Key.Key_Enter, SHIFT | Qt.KeyboardModifier.KeypadModifier, "Shift+Enter"),
        (Qt.Key.Key_Tab, CTRL, "Ctrl+Tab"),
    ],
)
def test_any_key_can_be_recorded(
    widen: KeyRow,
    window: MainWindow,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    recorded: str,
) -> None:
    qtbot.mouseClick(widen.button, LEFT)

    qtbot.keyClick(widen.button, key, modifiers)

    assert keys(window, "widen") == (recorded,)


def test_tab_is_recorded_and_leaves_the_row_for_nobody(
    widen: KeyRow, row: Callable[[str], KeyRow], window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(row("next_span").button, LEFT)
    qtbot.keyClick(row("next_span").button, Qt.Key.Key_Backspace)
    qtbot.mouseClick(widen.button, LEFT)

    qtbot.keyClick(widen.button, Qt.Key.Key_Tab)

    assert keys(window, "widen") == ("Tab",)
    assert widen.button.hasFocus()


@pytest.mark.parametrize(
    "key",
    [Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_Dead_Acute],
)
def test_a_key_that_only_changes_others_is_waited_past(
    widen: KeyRow, window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.mouseClick(widen.button, LEFT)

    QApplication.sendEvent(widen.button, QKeyEvent(QEvent.Type.KeyPress, key, NONE))
    assert widen.sentence.startswith("Esc leaves the keys")
    qtbot.keyClick(widen.button, "w")

    assert keys(window, "widen") == ("W",)


def test_a_key_that_is_held_down_is_recorded_no_second_time(
    widen: KeyRow, window: MainWindow, qtbot: QtBot
) -> None:
    # Return starts the recording, and repeats itself while it is held.
    qtbot.keyPress(widen.button, Qt.Key.Key_Return)
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE, "\r", True)

    QApplication.sendEvent(widen.button, again)

    assert widen.button.is_recording
    assert keys(window, "widen") == ("E",)


def test_esc_leaves_the_keys_as_they_are(
    widen: KeyRow, dialog: SettingsDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(widen.button, LEFT)
    assert widen.button.shown == ("Press a key…",)

    qtbot.keyClick(widen.button, Qt.Key.Key_Escape)

    assert widen.button.shown == ("E",)
    assert dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_backspace_takes_the_keys_away(
    widen: KeyRow, window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.mouseClick(widen.button, LEFT)

    qtbot.keyClick(widen.button, key)

    assert keys(window, "widen") == ()
    assert widen.button.accessibleName() == "Widen: no key"


def test_a_second_key_is_added_as_an_alternative(
    widen: KeyRow, window: MainWindow, qtbot: QtBot
) -> None:
    widen.button.setFocus()
    qtbot.mouseClick(widen.add, LEFT)
    assert widen.button.shown == ("E", "Press a key…")

    qtbot.keyClick(widen.button, "w")

    assert keys(window, "widen") == ("E", "W")


def test_another_key_is_added_by_keyboard_alone(
    widen: KeyRow, window: MainWindow, qtbot: QtBot
) -> None:
    widen.button.setFocus()
    qtbot.keyClick(widen.button, Qt.Key.Key_Tab)
    assert widen.add.hasFocus()

    qtbot.keyClick(widen.add, Qt.Key.Key_Space)
    qtbot.keyClick(widen.button, "w")

    assert keys(window, "widen") == ("E", "W")


def test_the_key_of_another_action_is_refused_with_a_sentence_that_names_it(
    widen: KeyRow, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(widen.button, LEFT)

    qtbot.keyClick(widen.button, "r")

    assert widen.sentence.startswith("R is the key for “Tag the Same Again”.")
    assert keys(window, "widen") == ("E",)
    assert keys(window, "tag_again") == ("R",)


def test_after_a_refusal_another_key_can_be_pressed_at_once(
    widen: KeyRow, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(widen.button, LEFT)
    qtbot.keyClick(widen.button, "r")

    qtbot.keyClick(widen.button, "w")

    assert keys(window, "widen") == ("W",)
    assert widen.sentence == ""


def test_the_letter_of_a_label_of_the_project_is_refused(
    widen: KeyRow, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(widen.button, LEFT)

    qtbot.keyClick(widen.button, "a")

    assert widen.sentence.startswith("A is the key for “Tag Actor”.")


@pytest.mark.parametrize(
    ("key", "modifiers", "sentence"),
    [
        (Qt.Key.Key_Left, NONE, "Left moves the caret."),
        (Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier, "Alt+F opens the menu “File”."),
        (Qt.Key.Key_Print, NONE, "That key cannot be an action's."),
    ],
)
def test_a_key_that_no_action_can_have_is_refused(
    widen: KeyRow,
    window: MainWindow,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    sentence: str,
) -> None:
    qtbot.mouseClick(widen.button, LEFT)

    qtbot.keyClick(widen.button, key, modifiers)

    assert widen.sentence.startswith(sentence)
    assert keys(window, "widen") == ("E",)


def test_going_elsewhere_ends_the_recording(
    widen: KeyRow, dialog: SettingsDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(widen.button, LEFT)

    qtbot.mouseClick(dialog.search, LEFT)
    qtbot.keyClicks(dialog.search, "w")

    assert not widen.button.is_recording
    assert widen.button.shown == ("E",)


def test_an_action_gets_its_usual_keys_again(
    widen: KeyRow, window: MainWindow, qtbot: QtBot
) -> None:
    assert not widen.reset.isVisible()
    qtbot.mouseClick(widen.button, LEFT)
    qtbot.keyClick(widen.button, "w")

    qtbot.mouseClick(widen.reset, LEFT)

    assert keys(window, "widen") == ("E",)
    assert not widen.reset.isVisible()


def test_the_person_stays_at_the_row_whose_usual_keys_come_back(
    widen: KeyRow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(widen.button, LEFT)
    qtbot.keyClick(widen.button, "w")
    widen.reset.setFocus()

    qtbot.keyClick(widen.reset, Qt.Key.Key_Space)

    assert widen.button.shown == ("E",)
    assert widen.button.hasFocus()


def test_usual_keys_that_another_action_has_by_now_are_refused(
    widen: KeyRow, row: Callable[[str], KeyRow], window: MainWindow, qtbot: QtBot
) -> None:
    for action_id, key in (("widen", "w"), ("export", "e")):
        qtbot.mouseClick(row(action_id).button, LEFT)
        qtbot.keyClick(row(action_id).button, key)

    qtbot.mouseClick(widen.reset, LEFT)

    assert widen.sentence == "E is the key for “Export”."
    assert keys(window, "widen") == ("W",)


def test_all_actions_get_their_usual_keys_and_the_persons_own_back(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    settings = with_keys(window.session.settings, "widen", ("W",))
    window.session.change_settings(keys=with_keys(settings, "undo", ()).keys)

    qtbot.mouseClick(dialog.keys.reset, LEFT)
    assert window.session.settings.keys == ()
    qtbot.mouseClick(dialog.keys.reset, LEFT)

    assert window.session.settings.chosen_keys == {"widen": ("W",), "undo": ()}


def test_with_the_usual_keys_everywhere_there_is_nothing_to_give_back(
    dialog: SettingsDialog,
) -> None:
    assert not dialog.keys.reset.isEnabled()


def test_arrows_go_from_row_to_row_and_tab_stops_at_one(
    row: Callable[[str], KeyRow], dialog: SettingsDialog, qtbot: QtBot
) -> None:
    row("widen").button.setFocus()

    qtbot.keyClick(row("widen").button, Qt.Key.Key_Down)

    assert row("narrow").button.hasFocus()
    stops = [r.button for r in dialog.keys.rows.values() if r.button.focusPolicy() & 1]
    assert stops == [row("narrow").button]


def test_a_row_that_gets_the_focus_comes_into_view(
    row: Callable[[str], KeyRow], dialog: SettingsDialog, qtbot: QtBot
) -> None:
    last = row("about").button
    qtbot.waitUntil(lambda: last.mapTo(dialog, QPoint()).y() > dialog.height())

    last.setFocus()

    assert 0 < last.mapTo(dialog, QPoint()).y() < dialog.height() - last.height()


def test_labels_of_the_project_name_the_actions_that_tag(dialog: SettingsDialog) -> None:
    assert dialog.keys.rows["tag_1"].button.accessibleName() == "Tag Actor: 1, A"
    assert "tag_5" not in dialog.keys.rows


def test_a_screen_reader_is_told_a_button_and_its_keys(widen: KeyRow) -> None:
    interface = QAccessible.queryAccessibleInterface(widen.button)

    assert interface.role() == QAccessible.Role.PushButton
    assert interface.text(QAccessible.Text.Name) == "Widen: E"


def test_keys_that_change_elsewhere_change_on_the_page(widen: KeyRow, window: MainWindow) -> None:
    settings = with_keys(window.session.settings, "widen", ("W", "Ctrl+J"))

    window.session.change_settings(keys=settings.keys)

    assert widen.button.shown == ("W", "Ctrl+J")


def test_keys_that_cannot_be_written_to_the_file_are_told_beneath_the_row(
    widen: KeyRow, settings_path: Path, qtbot: QtBot
) -> None:
    settings_path.parent.parent.joinpath("config").write_text("a file", encoding="utf-8")
    qtbot.mouseClick(widen.button, LEFT)

    qtbot.keyClick(widen.button, "w")

    assert widen.sentence.startswith("The settings could not be written")


def test_titles_wrap_where_there_is_little_room(row: Callable[[str], KeyRow]) -> None:
    button = row("end_out_char").button

    assert button.heightForWidth(200) > button.heightForWidth(900)
