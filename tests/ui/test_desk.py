import json
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.ask import ScriptedAsk
from annotator.app.jobs import ImportReport
from annotator.app.projects import recent_projects
from annotator.app.session import Session
from annotator.ui.desk import import_sentence, title_of
from annotator.ui.dialogs.import_report import ImportReportDialog
from annotator.ui.tasks import Tasks
from annotator.ui.window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.dialogs.conftest import button_of

COPY = Qt.DropAction.CopyAction
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(window: MainWindow, *paths: Path) -> None:
    mime = mime_of(*paths)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), COPY, mime, LEFT, NO_KEY))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), COPY, mime, LEFT, NO_KEY))


def write(path: Path, *texts: str) -> Path:
    path.write_text("".join(f"{json.dumps({'text': text})}\n" for text in texts), encoding="utf-8")
    return path


def titles(session: Session) -> list[str]:
    return [row.title for row in session.rows(range(session.document_count))]


def test_articles_dropped_on_a_project_are_added_to_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, write(tmp_path / "more.jsonl", "One.", "Two."))

    qtbot.waitUntil(lambda: window.session.document_count == 5)


def test_the_first_article_that_came_is_brought_into_view(
    window: MainWindow, tmp_path: Path
) -> None:
    window.desk.take([write(tmp_path / "more.jsonl", "One.", "Two.")])

    assert window.session.document is not None
    assert window.session.document.text == "One."


def test_articles_dropped_on_the_welcome_page_make_a_project_beside_them(
    bare_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(bare_window, write(tmp_path / "news.jsonl", "One."))

    qtbot.waitUntil(lambda: bare_window.session.document_count == 1)
    assert bare_window.session.path == tmp_path / "news.annotator"


def test_a_project_dropped_on_the_window_is_opened(
    window: MainWindow, sample_path: Path, qtbot: QtBot
) -> None:
    drop(window, sample_path)

    qtbot.waitUntil(lambda: window.session.path == sample_path)


def test_a_folder_that_is_dropped_is_read_through(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    inner = tmp_path / "folder" / "inner"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text("A plain article.", encoding="utf-8")

    drop(window, tmp_path / "folder")

    qtbot.waitUntil(lambda: window.session.document_count == 4)


def test_while_files_are_over_the_window_it_says_what_a_drop_does(
    window: MainWindow, tmp_path: Path
) -> None:
    mime = mime_of(tmp_path)
    enter = QDragEnterEvent(QPoint(9, 9), COPY, mime, LEFT, NO_KEY)

    QApplication.sendEvent(window, enter)

    assert enter.isAccepted()
    assert window.drop_hint.isVisible()


def test_text_that_is_dragged_is_not_taken(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("words")
    enter = QDragEnterEvent(QPoint(9, 9), COPY, mime, LEFT, NO_KEY)

    QApplication.sendEvent(window, enter)

    assert not enter.isAccepted()


def test_pasted_text_becomes_an_article_with_its_first_line_as_title(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("\nGuards leave the bridge\n\nThe last guards left.\n")

    window.trigger("paste_article")

    assert window.session.document_count == 4
    assert titles(window.session)[3] == "Guards leave the bridge"


def test_pasting_without_a_project_asks_where_to_make_one(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window(ask=ScriptedAsk(save_path=[tmp_path / "pasted"]))
    QGuiApplication.clipboard().setText("An article.")

    window.trigger("paste_article")

    assert window.session.path == tmp_path / "pasted.annotator"
    assert window.session.document_count == 1


def test_copied_files_are_pasted_as_articles(window: MainWindow, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setMimeData(mime_of(write(tmp_path / "more.jsonl", "One.")))

    window.trigger("paste_article")

    assert window.session.document_count == 4


def test_an_empty_clipboard_is_a_sentence_in_the_status_bar(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("  ")

    window.trigger("paste_article")

    assert window.status.notice.text().startswith("There is no text on the clipboard.")


def test_a_question_that_is_not_answered_changes_nothing(make_window: MakeWindow) -> None:
    window = make_window(ask=ScriptedAsk(open_paths=[()], save_path=[None]))

    window.trigger("open")
    window.trigger("new_project")

    assert not window.session.is_open


def test_a_new_project_gets_the_ending_and_is_remembered(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window(ask=ScriptedAsk(save_path=[tmp_path / "mine"]))

    window.trigger("new_project")

    assert window.session.path == tmp_path / "mine.annotator"
    assert recent_projects() == (tmp_path / "mine.annotator",)


def test_a_new_project_never_takes_the_place_of_another(
    make_window: MakeWindow, project_path: Path
) -> None:
    window = make_window(ask=ScriptedAsk(save_path=[project_path]))
    before = project_path.read_bytes()

    window.trigger("new_project")

    assert project_path.read_bytes() == before
    assert "exists already" in window.session.notice


def test_the_open_dialog_takes_a_project(make_window: MakeWindow, project_path: Path) -> None:
    window = make_window(ask=ScriptedAsk(open_paths=[(project_path,)]))

    window.trigger("open")

    assert window.session.project_name == "news"


def test_the_sample_project_opens_with_its_articles(bare_window: MainWindow) -> None:
    bare_window.trigger("open_sample")

    assert bare_window.session.document_count >= 6
    assert bare_window.session.spans


def test_opening_the_project_that_is_open_leaves_it_open_for_writing(
    window: MainWindow, project_path: Path
) -> None:
    window.open_path(project_path)

    assert window.session.can_edit


def test_files_are_imported_by_the_dialog(
    make_window: MakeWindow, project_path: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "more.jsonl", "One.")
    window = make_window(ask=ScriptedAsk(open_paths=[(file,)]))
    window.open_path(project_path)

    window.trigger("import")

    assert window.session.document_count == 4
    assert window.session.notice == "Imported 1 article with 0 spans."


def test_a_folder_is_imported_by_the_dialog(
    make_window: MakeWindow, project_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    write(tmp_path / "folder" / "more.jsonl", "One.", "Two.")
    window = make_window(ask=ScriptedAsk(open_folder=[tmp_path / "folder"]))
    window.open_path(project_path)

    window.trigger("import_folder")

    assert window.session.document_count == 5


def test_what_an_import_could_not_take_is_shown_in_a_report(
    window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"text": "Good."}\n{"no": "text"}\n', encoding="utf-8")

    window.desk.take([file])

    report = window.findChild(ImportReportDialog)
    assert report is not None
    assert "bad.jsonl, line 2" in report.table.item(0, 1).text()
    assert window.session.document_count == 4


def test_labels_that_the_project_lacks_are_added_when_that_is_wanted(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    span = {"start": 0, "end": 4, "label": "place"}
    file = tmp_path / "places.jsonl"
    file.write_text(json.dumps({"text": "Here it was.", "spans": [span]}), encoding="utf-8")
    window.desk.take([file])
    report = window.findChild(ImportReportDialog)

    qtbot.mouseClick(button_of(report, "Add the labels and import again"), LEFT)

    assert window.session.document_count == 4
    assert window.session.label_set.find("place") is not None
    assert "place" in window.labels.chips


def test_editing_waits_while_articles_are_imported(
    make_window: MakeWindow, project_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window(tasks=Tasks())
    window.open_path(project_path)

    window.desk.take([write(tmp_path / "more.jsonl", "One.")])
    could_edit = window.session.can_edit

    qtbot.waitUntil(lambda: window.session.document_count == 4)
    assert not could_edit
    assert window.session.can_edit


def test_a_project_that_is_damaged_is_told_and_the_open_one_stays(
    make_window: MakeWindow, project_path: Path, tmp_path: Path
) -> None:
    ask = ScriptedAsk()
    window = make_window(ask=ask)
    window.open_path(project_path)
    damaged = tmp_path / "damaged.annotator"
    damaged.write_bytes(b"This is no project." * 100)

    window.open_path(damaged)

    assert len(ask.told) == 1
    assert window.session.path == project_path


def test_closing_a_project_shows_it_among_the_recent_ones(window: MainWindow) -> None:
    window.trigger("close_project")

    assert window.welcome.isVisible()
    assert window.welcome.recent_names == ("news",)


def test_a_long_first_line_is_cut_at_a_word() -> None:
    title = title_of("word " * 40)

    assert len(title) <= 91
    assert title.endswith("word…")


def test_an_import_is_told_in_one_sentence() -> None:
    report = ImportReport(documents=2, spans=1_234, error_count=1, was_cancelled=True)

    assert import_sentence(report) == "Imported 2 articles with 1,234 spans, 1 refused (stopped)."
