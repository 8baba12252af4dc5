from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from annotator.ui.panels.document_rows import ROW_ROLE, second_line, spoken
from annotator.ui.tasks import Tasks
from annotator.ui.window import MainWindow
from tests.ui.conftest import MakeWindow, make_project


def shown_titles(window: MainWindow) -> list[str]:
    rows = window.documents.rows
    return [rows.row(row).title for row in range(rows.count)]


def row_middle(window: MainWindow, row: int) -> QPoint:
    table = window.documents.list
    return table.visualRect(table.model().index(row, 0)).center()


def type_filter(window: MainWindow, qtbot: QtBot, text: str) -> None:
    window.focus_filter()
    qtbot.keyClicks(window.documents.field, text)


def test_the_list_shows_every_article(window: MainWindow) -> None:
    assert shown_titles(window) == ["Two soldiers killed", "Blast near the bridge", "A quiet day"]


def test_a_click_on_a_row_brings_the_article_into_view(window: MainWindow, qtbot: QtBot) -> None:
    viewport = window.documents.list.viewport()

    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=row_middle(window, 2))

    assert window.session.position == 2


def test_the_arrows_move_through_the_list(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.list.setFocus()

    qtbot.keyClick(window.documents.list, Qt.Key.Key_Down)

    assert window.session.position == 1


def test_the_row_of_the_article_in_view_is_the_current_one(window: MainWindow) -> None:
    window.session.show(1)

    assert window.documents.list.currentIndex().row() == 1


def test_a_screen_reader_is_told_what_the_filter_leaves_or_why_it_cannot_be_read(
    window: MainWindow, qtbot: QtBot
) -> None:
    # Both stood in labels beside the field, which nobody hears who types in it.
    field = window.documents.field
    assert field.accessibleDescription() == ""

    type_filter(window, qtbot, "bridge")
    assert field.accessibleDescription() == "1 of 3 articles"

    qtbot.keyClicks(field, " statsu:todo")
    assert field.accessibleDescription().startswith("There is no “statsu:” (character 8).")


def test_typing_into_the_filter_leaves_the_titles_that_hold_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_filter(window, qtbot, "BRIDGE")

    assert shown_titles(window) == ["Blast near the bridge"]


def test_escape_in_the_filter_shows_all_again(window: MainWindow, qtbot: QtBot) -> None:
    type_filter(window, qtbot, "bridge")

    qtbot.keyClick(window.documents.field, Qt.Key.Key_Escape)

    assert len(shown_titles(window)) == 3


def test_the_list_says_how_many_the_filter_leaves(window: MainWindow, qtbot: QtBot) -> None:
    type_filter(window, qtbot, "bridge")

    assert window.documents.count_text == "1 of 3 articles"


def test_a_status_in_the_filter_leaves_the_articles_that_have_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.set_status("done")

    type_filter(window, qtbot, "status:done")

    assert shown_titles(window) == ["Two soldiers killed"]


def test_a_status_chosen_from_the_menu_is_what_typing_it_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.set_status("done")
    type_filter(window, qtbot, "soldiers")

    window.documents.statuses.entries["done"].trigger()

    assert window.documents.field.text() == "status:done soldiers"
    assert shown_titles(window) == ["Two soldiers killed"]


def test_a_status_that_is_typed_is_checked_in_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    type_filter(window, qtbot, "status:flagged,todo")

    assert window.documents.statuses.statuses == {"flagged", "todo"}
    assert window.documents.statuses.text() == "To do, flagged ▾"


def test_a_status_is_unchecked_where_its_word_is_taken_out(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_filter(window, qtbot, "status:todo")

    for _ in "todo":
        qtbot.keyClick(window.documents.field, Qt.Key.Key_Backspace)

    assert window.documents.statuses.statuses == frozenset()
    assert window.documents.statuses.text() == "All statuses ▾"


def test_the_next_article_is_the_next_that_the_filter_leaves(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_filter(window, qtbot, "quiet")

    window.trigger("next_document")

    assert window.session.position == 2


def test_return_in_the_filter_goes_to_the_first_article_it_leaves(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_filter(window, qtbot, "quiet")

    qtbot.keyClick(window.documents.field, Qt.Key.Key_Return)

    assert window.session.position == 2
    assert window.documents.list.hasFocus()


def test_only_the_last_of_several_searches_counts(
    make_window: MakeWindow, project_path: Path, qtbot: QtBot
) -> None:
    window = make_window(tasks=Tasks())
    window.open_path(project_path)

    for text in ("quiet", "bridge"):
        window.documents.filter_edited.emit(text)

    qtbot.waitUntil(lambda: shown_titles(window) == ["Blast near the bridge"])


def test_a_change_shows_in_the_row_at_once(window: MainWindow) -> None:
    index = window.documents.rows.index(0)

    window.session.select(0, 4)
    window.session.tag("actor")

    row = index.data(ROW_ROLE)
    assert (row.status, row.span_count) == ("in_progress", 1)


def test_another_project_empties_the_filter(
    window: MainWindow, sample_path: Path, qtbot: QtBot
) -> None:
    type_filter(window, qtbot, "bridge")

    window.open_path(sample_path)

    assert window.documents.field.text() == ""
    assert window.documents.rows.count == window.session.document_count


def test_the_far_end_of_a_long_list_is_read_as_it_comes_into_view(
    bare_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    titles = tuple(f"Article {n}" for n in range(1_000))
    bare_window.open_path(make_project(tmp_path / "long.annotator", titles))
    table = bare_window.documents.list
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=row_middle(bare_window, 999))

    assert bare_window.session.document is not None
    assert bare_window.session.document.title == "Article 999"


def test_a_row_is_spoken_with_its_status_and_spans(window: MainWindow) -> None:
    row = window.documents.rows.row(0)

    assert spoken(row) == "Two soldiers killed, to do · 69 characters, 0 spans"


def test_the_note_of_a_flagged_article_is_shown(window: MainWindow) -> None:
    row = window.documents.rows.row(0)

    flagged = row.model_copy(update={"status": "flagged", "note": "Who claims\nthis?"})

    assert second_line(flagged) == "flagged: Who claims this?"


# Going on to the article


def test_a_click_on_a_row_leaves_the_keys_to_the_article(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.field.setFocus()
    viewport = window.documents.list.viewport()

    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=row_middle(window, 1))

    assert window.article.view.hasFocus()


def test_return_in_the_list_goes_on_to_the_article(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.list.setFocus()

    qtbot.keyClick(window.documents.list, Qt.Key.Key_Return)

    assert window.article.view.hasFocus()


@pytest.mark.parametrize("part", ["field", "list"])
def test_escape_leads_back_to_the_article(window: MainWindow, qtbot: QtBot, part: str) -> None:
    widget = getattr(window.documents, part)
    widget.setFocus()

    qtbot.keyClick(widget, Qt.Key.Key_Escape)

    assert window.article.view.hasFocus()
