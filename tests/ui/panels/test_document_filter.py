"""The menus under the field of the filter, and naming what is typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from annotator.app.ask import ScriptedAsk
from annotator.core.filters import Order
from annotator.ui.window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.panels.test_documents import shown_titles, type_filter


def keep(window: MainWindow, qtbot: QtBot, typed: str, name: str) -> None:
    """Type a filter and keep it under a name, by keys."""
    type_filter(window, qtbot, typed)
    window.trigger("keep_filter")
    qtbot.keyClicks(window.documents.naming.field, name)
    qtbot.keyClick(window.documents.naming.field, Qt.Key.Key_Return)


def _shown(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def entry(menu: QMenu, *way: str) -> QAction:
    """The entry of a menu, or of one inside it, by its texts without mnemonics."""
    found = next(action for action in menu.actions() if _shown(action) == way[0])
    inside = found.menu()
    if len(way) > 1:
        assert isinstance(inside, QMenu)
        return entry(inside, *way[1:])
    return found


def kept_menu(window: MainWindow) -> QMenu:
    window.documents.kept.fill()
    return window.documents.kept.entries_menu


# Sorting


def test_the_list_is_sorted_by_what_is_chosen(window: MainWindow) -> None:
    entry(window.documents.sorting.entries_menu, "Sort by Title").trigger()

    assert shown_titles(window) == ["A quiet day", "Blast near the bridge", "Two soldiers killed"]
    assert window.documents.sorting.text() == "Title ▾"


def test_the_list_can_be_turned_round(window: MainWindow) -> None:
    window.trigger("sort_reverse")

    assert shown_titles(window) == ["A quiet day", "Blast near the bridge", "Two soldiers killed"]
    assert window.documents.sorting.text() == "Import order, reversed ▾"


def test_the_row_in_view_stays_the_current_one_when_the_list_is_sorted(window: MainWindow) -> None:
    window.trigger("sort_title")

    assert window.documents.list.currentIndex().row() == 2
    assert window.session.position == 0


def test_the_next_article_is_the_next_of_the_sorted_list(window: MainWindow, qtbot: QtBot) -> None:
    window.trigger("sort_title")
    window.session.show(2)

    qtbot.keyClick(window.article.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)

    assert window.session.position == 1


def test_sorting_that_is_typed_shows_in_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    type_filter(window, qtbot, "sort:-length")

    assert window.documents.sorting.text() == "Length, reversed ▾"
    assert entry(window.documents.sorting.entries_menu, "Sort by Length").isChecked()


def test_sorting_that_is_chosen_takes_the_typed_one_out_of_the_field(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_filter(window, qtbot, "sort:-length day")

    window.trigger("sort_title")

    assert window.documents.field.text() == "day"
    assert window.session.order == Order(by="title")


@pytest.mark.parametrize(
    ("action", "part"), [("sort_documents", "sorting"), ("kept_filters", "kept")]
)
def test_a_key_opens_the_menu_under_its_button(
    window: MainWindow, qtbot: QtBot, action: str, part: str
) -> None:
    window.session.toggle_documents()

    window.trigger(action)

    menu = getattr(window.documents, part).entries_menu
    qtbot.waitUntil(menu.isVisible)
    assert window.documents.isVisible()
    menu.close()


# Statuses


def test_a_status_menu_shows_what_may_be_seen_where_statuses_are_excluded(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_filter(window, qtbot, "-status:done,skipped,rejected")

    assert window.documents.statuses.statuses == {"todo", "in_progress", "flagged"}
    assert window.documents.statuses.text() == "3 statuses ▾"


# Kept filters


def test_a_filter_is_kept_under_the_name_that_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    keep(window, qtbot, "spans<1 quiet", "Second look")

    assert [(f.name, f.text) for f in window.session.kept_filters] == [
        ("Second look", "spans<1 quiet")
    ]
    assert window.documents.field.hasFocus()
    assert window.documents.naming.isHidden()


def test_escape_keeps_nothing(window: MainWindow, qtbot: QtBot) -> None:
    type_filter(window, qtbot, "quiet")
    window.trigger("keep_filter")
    qtbot.keyClicks(window.documents.naming.field, "No")

    qtbot.keyClick(window.documents.naming.field, Qt.Key.Key_Escape)

    assert window.session.kept_filters == ()
    assert window.documents.naming.isHidden()
    assert window.documents.field.hasFocus()


def test_a_filter_without_a_name_is_asked_for_it_again(window: MainWindow, qtbot: QtBot) -> None:
    keep(window, qtbot, "quiet", "  ")

    assert window.session.notice.startswith("The name of a filter has 1 to 60 characters.")
    assert window.documents.naming.isVisible()


def test_a_kept_filter_is_typed_when_it_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    keep(window, qtbot, "quiet", "Fish & chips")
    window.trigger("clear_filter")

    entry(kept_menu(window), "Fish & chips").trigger()

    assert window.documents.field.text() == "quiet"
    assert shown_titles(window) == ["A quiet day"]
    assert entry(kept_menu(window), "Fish & chips").isChecked()


def test_kept_filters_stand_in_the_order_kept(window: MainWindow, qtbot: QtBot) -> None:
    for name in ("Zebra", "Ape"):
        keep(window, qtbot, name.lower(), name)

    texts = [action.text() for action in kept_menu(window).actions()]

    assert texts[:2] == ["Zebra", "Ape"]


def test_a_kept_filter_gets_another_name_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    keep(window, qtbot, "quiet", "One")

    entry(kept_menu(window), "Rename", "One").trigger()
    qtbot.keyClicks(window.documents.naming.field, "First")
    qtbot.keyClick(window.documents.naming.field, Qt.Key.Key_Return)

    assert [f.name for f in window.session.kept_filters] == ["First"]


def test_a_kept_filter_is_forgotten(window: MainWindow, qtbot: QtBot) -> None:
    keep(window, qtbot, "quiet", "One")

    entry(kept_menu(window), "Forget", "One").trigger()

    assert window.session.kept_filters == ()
    assert entry(kept_menu(window), "No filter is kept yet").isEnabled() is False


@pytest.mark.parametrize(("agrees", "text"), [(True, "bridge"), (False, "quiet")])
def test_a_filter_takes_the_place_of_another_only_when_that_is_agreed_to(
    make_window: MakeWindow, project_path: Path, qtbot: QtBot, agrees: bool, text: str
) -> None:
    ask = ScriptedAsk(confirm=[agrees])
    window = make_window(ask=ask)
    window.open_path(project_path)
    keep(window, qtbot, "quiet", "One")

    keep(window, qtbot, "bridge", "one")

    assert ask.asked == ["Replace the filter “One”?"]
    assert [f.text for f in window.session.kept_filters] == [text]


def test_nothing_can_be_kept_where_nothing_is_typed(window: MainWindow) -> None:
    window.trigger("clear_filter")

    assert not window.actions_["keep_filter"].isEnabled()
    assert not window.actions_["clear_filter"].isEnabled()
