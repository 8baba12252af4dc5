"""When the list is looked for again."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.ui.tasks import Tasks
from annotator.ui.window import MainWindow
from tests.factories import NOW
from tests.ui.conftest import MakeWindow, make_project
from tests.ui.panels.test_documents import shown_titles, type_filter


def test_articles_that_come_to_the_project_are_sifted_too(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    type_filter(window, qtbot, "blast")
    article = tmp_path / "blast.txt"
    article.write_text("Second blast\n\nNobody was hurt.", encoding="utf-8")

    window.desk.take((article,))

    assert shown_titles(window) == ["Blast near the bridge", "Second blast"]


def test_articles_that_come_to_a_sorted_list_stand_where_they_belong(
    window: MainWindow, tmp_path: Path
) -> None:
    window.trigger("sort_title")
    article = tmp_path / "bread.txt"
    article.write_text("Bread prices\n\nThey rise.", encoding="utf-8")

    window.desk.take((article,))

    assert shown_titles(window)[1:3] == ["Blast near the bridge", "Bread prices"]


def test_what_is_finished_stays_in_the_list_until_it_is_sifted_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_filter(window, qtbot, "status:todo")
    window.session.finish_and_next()
    stays = len(shown_titles(window))

    qtbot.keyClick(window, Qt.Key.Key_F5)

    assert stays == 3
    assert shown_titles(window) == ["Blast near the bridge", "A quiet day"]


def test_done_next_goes_through_the_list_that_is_left(window: MainWindow, qtbot: QtBot) -> None:
    type_filter(window, qtbot, "d sort:title")
    window.session.show(2)

    window.trigger("finish_and_next")

    assert shown_titles(window) == ["A quiet day", "Blast near the bridge", "Two soldiers killed"]
    assert window.session.position == 1


def test_the_sorting_of_a_project_is_there_again_when_it_is_opened(
    window: MainWindow, project_path: Path, sample_path: Path
) -> None:
    window.trigger("sort_title")
    window.open_path(sample_path)

    window.open_path(project_path)

    assert shown_titles(window)[0] == "A quiet day"


def test_a_filter_that_only_got_a_typo_is_not_looked_for_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_filter(window, qtbot, "quiet")
    found = window.session.matches

    window.sifter.set_filter("quiet staus:todo")

    assert window.session.matches is found
    assert window.documents.field.text() == "quiet staus:todo"


def test_typing_on_while_a_search_is_under_way_brings_the_last_only(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window(tasks=Tasks())
    window.open_path(make_project(tmp_path / "long.annotator", ("Quiet", "Bridge") * 3_000))

    for typed in ("q", "qu", "b", "br", "sort:-import br"):
        window.sifter.set_filter(typed)

    qtbot.waitUntil(lambda: window.documents.rows.count == 3_000)
    assert window.documents.rows.position_at(0) == 5_999


def test_closing_the_project_forgets_the_filter(window: MainWindow, qtbot: QtBot) -> None:
    type_filter(window, qtbot, "quiet")

    window.trigger("close_project")

    assert window.documents.field.text() == ""
    assert window.session.matches is None


def test_a_label_that_is_no_more_is_told_in_the_filter(window: MainWindow, qtbot: QtBot) -> None:
    type_filter(window, qtbot, "label:casualty quiet")
    store = window.session.store
    assert store is not None
    left = tuple(label for label in DEFAULT_LABEL_SET.labels if label.name != "casualty")
    store.save_label_set(LabelSet(labels=left), now=NOW)

    window.session.look_again()

    assert window.documents.fault_text.startswith("There is no label “casualty” (character 7).")
    assert shown_titles(window) == ["A quiet day"]
