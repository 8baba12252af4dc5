from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.session import Session
from annotator.app.settings import Settings
from annotator.ui.window import MainWindow
from tests.ui.conftest import MakeWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Select = Callable[[str], None]


def labels(window: MainWindow) -> list[str]:
    return [span.label for span in window.session.spans]


def test_without_a_project_the_welcome_page_is_shown(bare_window: MainWindow) -> None:
    assert bare_window.welcome.isVisible()
    assert not bare_window.article.view.isVisible()


def test_the_title_names_the_article_and_the_project(window: MainWindow) -> None:
    assert window.windowTitle() == "Two soldiers killed – news – annotator"


def test_a_number_key_tags_the_selection(window: MainWindow, qtbot: QtBot, select: Select) -> None:
    select("two soldiers were killed")

    qtbot.keyClick(window.article.view, Qt.Key.Key_3)

    assert labels(window) == ["casualty"]


def test_the_letter_of_a_label_tags_the_selection(
    window: MainWindow, qtbot: QtBot, select: Select
) -> None:
    select("Sunday")

    qtbot.keyClick(window.article.view, Qt.Key.Key_D)

    assert labels(window) == ["date"]


def test_dragging_over_words_and_a_key_tags_them(window: MainWindow, qtbot: QtBot) -> None:
    view, text = window.article.view, window.session.document.text
    first, last = (view.point_of(text.index(word) + 1) for word in ("two", "killed"))
    viewport = view.viewport()

    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(viewport, last)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last)
    qtbot.keyClick(view, Qt.Key.Key_3)

    assert [span.text for span in window.session.spans] == ["two soldiers were killed"]


def test_with_a_sticky_label_a_drag_tags_at_once(window: MainWindow, qtbot: QtBot) -> None:
    view, text = window.article.view, window.session.document.text
    first, last = (view.point_of(text.index(word)) for word in ("two", "killed"))
    window.session.toggle_sticky("casualty")

    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view.viewport(), last)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)

    assert labels(window) == ["casualty"]


def test_a_click_on_a_span_picks_it(window: MainWindow, qtbot: QtBot, select: Select) -> None:
    select("Sunday")
    window.session.tag("date")
    window.session.let_go()
    view = window.article.view
    start = window.session.document.text.index("Sunday") + 2

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.point_of(start))

    assert window.session.picked is not None
    assert window.session.picked.text == "Sunday"


def test_tab_picks_the_next_span_while_the_article_has_the_focus(
    window: MainWindow, qtbot: QtBot, select: Select
) -> None:
    select("Sunday")
    window.session.tag("date")
    window.session.let_go()

    qtbot.keyClick(window.article.view, Qt.Key.Key_Tab)

    assert window.session.picked is not None


def test_shift_tab_picks_the_span_before(window: MainWindow, qtbot: QtBot, select: Select) -> None:
    for words in ("soldiers", "Sunday"):
        select(words)
        window.session.tag("date")

    qtbot.keyClick(window.article.view, Qt.Key.Key_Tab, SHIFT)

    assert window.session.picked is not None
    assert window.session.picked.text == "soldiers"


def test_delete_removes_the_picked_span(window: MainWindow, qtbot: QtBot, select: Select) -> None:
    select("Sunday")
    window.session.tag("date")

    qtbot.keyClick(window.article.view, Qt.Key.Key_Delete)

    assert labels(window) == []


def test_escape_lets_go(window: MainWindow, qtbot: QtBot, select: Select) -> None:
    select("Sunday")
    window.session.tag("date")

    qtbot.keyClick(window.article.view, Qt.Key.Key_Escape)

    assert window.session.picked is None


def test_ctrl_z_takes_back_the_last_change(
    window: MainWindow, qtbot: QtBot, select: Select
) -> None:
    select("Sunday")
    window.session.tag("date")

    qtbot.keyClick(window.article.view, Qt.Key.Key_Z, CTRL)

    assert labels(window) == []


def test_undo_brings_the_article_of_the_change_back_into_view(
    window: MainWindow, qtbot: QtBot, select: Select
) -> None:
    select("Sunday")
    window.session.tag("date")
    window.session.show(2)

    qtbot.keyClick(window.article.view, Qt.Key.Key_Z, CTRL)

    assert window.session.position == 0
    assert window.documents.list.currentIndex().row() == 0


def test_ctrl_return_marks_done_and_opens_the_next_one(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.article.view, Qt.Key.Key_Return, CTRL)

    assert window.session.position == 1
    qtbot.waitUntil(lambda: window.status.progress.text() == "1 of 3 done")


def test_ctrl_down_and_up_move_between_articles(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.article.view, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(window.article.view, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(window.article.view, Qt.Key.Key_Up, CTRL)

    assert window.session.position == 1


def test_letters_typed_into_the_filter_tag_nothing(
    window: MainWindow, qtbot: QtBot, select: Select
) -> None:
    select("Sunday")
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)

    qtbot.keyClicks(window.documents.field, "Dac3?")

    assert window.documents.field.text() == "Dac3?"
    assert labels(window) == []


def test_zooming_changes_the_size_of_the_text_and_ctrl_0_gives_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    usual = window.session.settings.font_size_pt

    qtbot.keyClick(window.article.view, Qt.Key.Key_Plus, CTRL)
    assert window.session.settings.font_size_pt == usual + 1

    qtbot.keyClick(window.article.view, Qt.Key.Key_0, CTRL)
    assert window.session.settings.font_size_pt == usual


def test_copy_puts_the_picked_span_on_the_clipboard(
    window: MainWindow, qtbot: QtBot, select: Select
) -> None:
    select("Sunday")
    window.session.tag("date")

    qtbot.keyClick(window.article.view, Qt.Key.Key_C, CTRL)

    assert QApplication.clipboard().text() == "Sunday"


def test_the_panel_at_the_right_gives_way_in_a_narrow_window(window: MainWindow) -> None:
    window.resize(1400, 800)
    assert window.beside.details.isVisible()

    window.resize(900, 640)
    assert not window.beside.details.isVisible()


def test_the_scroll_position_of_an_article_is_kept(
    bare_window: MainWindow, sample_path: Path, qtbot: QtBot
) -> None:
    window = bare_window
    window.open_path(sample_path)
    long = window.session.document_count - 1
    window.session.show(long)
    qtbot.waitUntil(lambda: window.article.view.verticalScrollBar().maximum() > 900)
    window.article.view.verticalScrollBar().setValue(900)
    top = window.article.view.scroll_offset

    window.session.show(0)
    window.session.show(long)

    assert window.article.view.scroll_offset == top > 0


def test_the_window_comes_back_where_it_was(
    bare_window: MainWindow, make_window: MakeWindow, state: QSettings
) -> None:
    bare_window.resize(760, 600)
    bare_window.close()

    again = make_window(session=Session(Settings()), state=state)

    assert (again.width(), again.height()) == (760, 600)


def test_a_project_open_in_another_window_can_only_be_read(
    window: MainWindow, make_window: MakeWindow, project_path: Path, qtbot: QtBot
) -> None:
    second = make_window(session=Session(Settings()))

    second.open_path(project_path)

    qtbot.waitUntil(lambda: second.status.saved.text() == "Read only")
    assert not second.actions_["tag_1"].isEnabled()
    assert "another" in second.status.notice.text().lower()


def test_a_menu_entry_under_the_pointer_says_what_it_does(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["undo"].hover()
    window.actions_["export"].showStatusText(window)

    assert window.status.notice.text() == "Write documents and their spans to a JSONL file."


def test_a_context_menu_offers_the_labels_for_the_span_below_it(
    window: MainWindow, select: Select, qtbot: QtBot
) -> None:
    select("Sunday")
    window.session.tag("date")
    window.session.let_go()
    offset = window.session.document.text.index("Sunday")

    window.article.view.context_requested.emit(offset, QPoint(50, 50))

    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [a.text() for a in menu.actions()][:2] == ["Tag Actor", "Tag Claim"]
    assert window.session.picked is not None
    menu.close()
