from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.app.settings import PAGES, Settings, load, page_of
from annotator.ui.dialogs.settings import SettingsDialog
from annotator.ui.window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, opened: Callable[..., SettingsDialog]) -> SettingsDialog:
    window.trigger("settings")
    return opened(SettingsDialog)


def shown(dialog: SettingsDialog) -> list[str]:
    return [name for name, row in dialog.rows.items() if row.isVisible()]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_has_an_editor_with_a_name(dialog: SettingsDialog, name: str) -> None:
    assert dialog.rows[name].editor.accessibleName() == Settings.model_fields[name].title


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_its_settings(dialog: SettingsDialog, page: str) -> None:
    dialog.pages.setCurrentRow(PAGES.index(page))

    assert shown(dialog) == [name for name in Settings.model_fields if page_of(name) == page]


def test_a_search_finds_settings_of_every_page(dialog: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "line")

    assert {"measure_chars", "line_spacing"} <= set(shown(dialog))
    assert "theme" not in shown(dialog)


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
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(box, wheel)

    assert window.session.settings.measure_chars == 70
