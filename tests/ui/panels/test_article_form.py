from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.core.labels import DEFAULT_LABEL_SET, Attribute
from annotator.core.records import Source
from annotator.store.store import Store
from annotator.ui.panels.article_form import ArticleForm
from annotator.ui.panels.value_form import ValueForm
from annotator.ui.window import MainWindow
from tests.factories import NOW, make_document
from tests.ui.places import settle

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
TEXT = "Two soldiers were killed on Sunday."
SOURCE = Source(published_at="2023-03-06T00:00:00.000Z")
LABELS = (
    *DEFAULT_LABEL_SET.attributes,
    Attribute(name="topics", type="choices", choices=("war", "peace")),
)


@pytest.fixture
def article(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """An article of 6 March 2023 in a wide window, and one that nobody knows the day of."""
    path = tmp_path / "days.annotator"
    label_set = DEFAULT_LABEL_SET.model_copy(update={"attributes": LABELS})
    documents = [
        (make_document(TEXT, id="d0", title="Two killed", source=SOURCE), ()),
        (make_document("Talks on Sunday.", id="d1", title="Talks"), ()),
    ]
    with Store.create(path, name="days", label_set=label_set, project_id="p1", now=NOW) as store:
        store.import_documents(documents, at=NOW)
    bare_window.resize(1400, 900)
    bare_window.open_path(path)
    qtbot.waitUntil(bare_window.article.view.hasFocus)
    settle()
    return bare_window


def panel(window: MainWindow) -> ArticleForm:
    return window.beside.details.article


def form(window: MainWindow) -> ValueForm:
    shown = panel(window).form
    assert shown is not None
    return shown


def day(window: MainWindow) -> QLineEdit:
    editor = form(window).part("published").editor
    assert isinstance(editor, QLineEdit)
    return editor


def type_day(window: MainWindow, text: str) -> QLineEdit:
    field = day(window)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def tag_sunday(window: MainWindow) -> Callable[[], str]:
    """Tag the word and return what gives its value."""
    start = window.session.text.index("Sunday")
    window.session.select(start, start + 6)
    window.session.tag("date")
    window.session.let_go()
    settle()
    return lambda: window.session.spans[0].attribute("value")


# The day of publication


def test_the_day_is_that_of_the_source_and_says_so(article: MainWindow) -> None:
    part = form(article).part("published")

    assert day(article).text() == "2023-03-06"
    assert part.source == "As the source says."


def test_another_day_has_dates_read_anew_in_one_step(article: MainWindow) -> None:
    value = tag_sunday(article)
    assert value() == "2023-03-05"

    QTest.keyClick(type_day(article, "2023-03-13"), Qt.Key.Key_Return)
    assert value() == "2023-03-12"
    assert article.article.view.hasFocus()

    article.trigger("undo")
    article.session.let_go()
    settle()
    assert value() == "2023-03-05"
    assert day(article).text() == "2023-03-06"


def test_another_day_is_said_above_the_article(article: MainWindow) -> None:
    view = article.article.view
    assert view.byline == "6 March 2023 · 6 words"

    QTest.keyClick(type_day(article, "2023-03-13"), Qt.Key.Key_Return)
    assert view.byline == "13 March 2023 · 6 words"

    article.trigger("zoom_in")
    assert view.byline == "13 March 2023 · 6 words"

    article.trigger("undo")
    assert view.byline == "6 March 2023 · 6 words"


def test_the_day_of_one_article_is_not_said_above_the_next(article: MainWindow) -> None:
    QTest.keyClick(type_day(article, "2023-03-13"), Qt.Key.Key_Return)

    article.trigger("next_document")

    assert article.article.view.byline == "3 words"


def test_a_changed_day_has_a_sign_that_gives_back_the_source(article: MainWindow) -> None:
    QTest.keyClick(type_day(article, "2023-03-13"), Qt.Key.Key_Return)
    settle()
    sign = form(article).part("published").sign
    assert sign.isVisible()
    assert sign.accessibleName() == "Take back published: 2023-03-06"

    QTest.mouseClick(sign, LEFT)
    settle()

    assert day(article).text() == "2023-03-06"
    assert not sign.isVisible()


def test_what_is_no_day_is_said_to_be_none_and_changes_nothing(article: MainWindow) -> None:
    before = article.session.layer

    QTest.keyClick(type_day(article, "last week"), Qt.Key.Key_Return)

    assert form(article).rows[0].fault.text() == "“last week” is no day. Write it as 2023-03-06."
    assert day(article).text() == "last week"
    assert article.session.layer is before


def test_an_unknown_day_is_empty_and_can_be_said(article: MainWindow) -> None:
    article.session.show(1)
    settle()
    assert day(article).text() == ""

    QTest.keyClick(type_day(article, "2023-03-06"), Qt.Key.Key_Return)
    settle()

    assert day(article).text() == "2023-03-06"
    assert not form(article).part("published").field.differs


# Labels of the document


def test_there_is_a_field_for_each_label_that_the_set_declares(article: MainWindow) -> None:
    shown = [part.attribute.name for row in form(article).rows for part in row.parts]

    assert shown == ["published", "genre", "relevant", "topics"]
    assert not form(article).more.isVisible()


def test_document_labels_are_chosen_by_letters_alone(article: MainWindow) -> None:
    genre = form(article).part("genre").editor
    genre.setFocus()

    QTest.keyClicks(genre, "s")
    QTest.keyClicks(QApplication.focusWidget(), "y")
    QTest.keyClicks(QApplication.focusWidget(), "wp")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()

    layer = article.session.layer
    assert layer is not None
    assert {(a.name, a.value) for a in layer.attributes} == {
        ("genre", "statement"),
        ("relevant", "true"),
        ("topics", '["war","peace"]'),
    }
    assert article.article.view.hasFocus()


def test_another_label_set_has_another_form(article: MainWindow) -> None:
    before = form(article)
    document, session = article.session.document, article.session
    assert document is not None
    session.open(_project_without_labels(session.path))
    settle()

    assert form(article) is not before
    assert [part.attribute.name for row in form(article).rows for part in row.parts] == [
        "published"
    ]


def _project_without_labels(beside: Path | None) -> Path:
    assert beside is not None
    path = beside.with_name("bare.annotator")
    label_set = DEFAULT_LABEL_SET.model_copy(update={"attributes": ()})
    with Store.create(path, name="bare", label_set=label_set, project_id="p2", now=NOW) as store:
        store.import_documents([(make_document(TEXT, id="d0"), ())], at=NOW)
    return path


# Note and flag


def test_a_note_on_the_article_is_written_by_leaving_it(article: MainWindow) -> None:
    note = panel(article).note
    note.setFocus()
    QTest.keyClicks(note, "a press release")

    article.article.view.setFocus()

    layer = article.session.layer
    assert layer is not None
    assert layer.note == "a press release"


def test_each_article_has_its_own_note(article: MainWindow) -> None:
    note = panel(article).note
    note.setFocus()
    QTest.keyClicks(note, "a press release")
    QTest.keyClick(note, Qt.Key.Key_Return)

    article.session.show(1)
    settle()

    assert note.toPlainText() == ""


def test_the_flag_is_the_status_of_the_article(article: MainWindow) -> None:
    QTest.mouseClick(panel(article).flag, LEFT)
    settle()

    layer = article.session.layer
    assert layer is not None
    assert layer.status == "flagged"
    assert panel(article).flag.isChecked()

    QTest.mouseClick(panel(article).flag, LEFT)
    settle()
    assert not panel(article).flag.isChecked()


# Going there


def test_shift_v_goes_to_the_first_thing_that_is_not_said(
    article: MainWindow, qtbot: QtBot
) -> None:
    article.session.show(1)
    settle()

    QTest.keyClick(article.article.view, Qt.Key.Key_V, SHIFT)

    qtbot.waitUntil(day(article).hasFocus)


def test_shift_o_goes_to_the_note_on_the_article(article: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(article.article.view, Qt.Key.Key_O, SHIFT)

    qtbot.waitUntil(panel(article).note.hasFocus)


def test_a_picked_span_stays_so_while_one_is_at_the_article(
    article: MainWindow, qtbot: QtBot
) -> None:
    tag_sunday(article)
    article.session.pick(article.session.spans[0].id)
    settle()
    assert not panel(article).isVisible()

    QTest.keyClick(article.article.view, Qt.Key.Key_O, SHIFT)
    qtbot.waitUntil(panel(article).note.hasFocus)
    QTest.keyClicks(panel(article).note, "odd")
    QTest.keyClick(panel(article).note, Qt.Key.Key_Return)
    settle()

    assert article.session.picked is not None
    assert not panel(article).isVisible()
    assert article.beside.details.span.isVisible()


def test_facts_that_the_source_gives_stand_under_the_form(article: MainWindow) -> None:
    assert ("Id", "d0") in panel(article).facts.facts
