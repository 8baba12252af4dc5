from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.ui.panels.history import HistoryPanel
from annotator.ui.window import MainWindow

Select = Callable[[str], None]
Click = Qt.MouseButton.LeftButton


@pytest.fixture
def tagged(window: MainWindow, select: Select) -> MainWindow:
    """A window with room for the panel, in whose article two words were tagged."""
    window.resize(1400, 800)
    for words, label in (("Sunday", "date"), ("two soldiers", "actor")):
        select(words)
        window.session.tag(label)
    return window


@pytest.fixture
def panel(tagged: MainWindow, qtbot: QtBot) -> HistoryPanel:
    qtbot.keyClick(tagged.article.view, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    panel = tagged.beside.side.page("history")
    assert isinstance(panel, HistoryPanel)
    qtbot.waitUntil(lambda: panel.list.count() > 1)
    return panel


def rows(panel: HistoryPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_every_step_is_listed_the_newest_first(panel: HistoryPanel) -> None:
    assert rows(panel) == ["Now", "Tag actor “two soldiers”", "Tag date “Sunday”"]


def test_going_down_the_list_shows_the_article_as_it_was(
    tagged: MainWindow, panel: HistoryPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)

    assert [span.label for span in tagged.session.spans] == ["date"]
    assert tagged.session.is_looking_back


def test_going_up_to_now_shows_the_article_as_it_is(
    tagged: MainWindow, panel: HistoryPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)

    assert not tagged.session.is_looking_back
    assert len(tagged.session.spans) == 2


def test_going_back_makes_what_is_shown_the_present(
    tagged: MainWindow, panel: HistoryPanel, qtbot: QtBot
) -> None:
    qtbot.mouseClick(
        panel.list.viewport(), Click, pos=panel.list.visualItemRect(panel.list.item(2)).center()
    )
    qtbot.waitUntil(panel.go_back.isEnabled)

    qtbot.mouseClick(panel.go_back, Click)

    assert [span.label for span in tagged.session.spans] == ["date"]
    assert tagged.session.undo_title == "Go back"
    qtbot.waitUntil(lambda: rows(panel)[1] == "Go back")


def test_a_key_that_would_change_what_was_says_why_not(
    tagged: MainWindow, panel: HistoryPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    tagged.article.view.setFocus()

    qtbot.keyClick(tagged.article.view, Qt.Key.Key_1)

    assert "as it was" in tagged.session.notice


@pytest.mark.parametrize("at", ["list", "go_back"])
def test_one_esc_in_the_panel_leads_back_to_the_article_as_it_is(
    tagged: MainWindow, panel: HistoryPanel, qtbot: QtBot, at: str
) -> None:
    # It led to the article as it was, in which every key was refused until a second Esc.
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    getattr(panel, at).setFocus()

    qtbot.keyClick(getattr(panel, at), Qt.Key.Key_Escape)

    assert not tagged.session.is_looking_back
    assert len(tagged.session.spans) == 2
    assert tagged.article.view.hasFocus()


def test_esc_in_the_article_leads_back_to_now(
    tagged: MainWindow, panel: HistoryPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    tagged.article.view.setFocus()

    qtbot.keyClick(tagged.article.view, Qt.Key.Key_Escape)

    assert not tagged.session.is_looking_back


def test_the_panel_lists_what_happens_while_it_is_shown(
    tagged: MainWindow, panel: HistoryPanel, qtbot: QtBot
) -> None:
    tagged.session.undo()

    qtbot.waitUntil(lambda: rows(panel)[1] == "Undid: Tag actor “two soldiers”")
