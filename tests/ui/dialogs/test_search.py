from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.ranges import Range
from annotator.store.store import Store
from annotator.ui.dialogs.search import SearchWindow
from annotator.ui.dialogs.search_rows import LINE_ROLE
from annotator.ui.tasks import Tasks
from annotator.ui.window import MainWindow
from tests.factories import NOW, make_document
from tests.ui.conftest import MakeWindow

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
TEXTS = (
    "The ministry met rebels. Talks went on. The Ministers left.",
    "Nothing happened here.",
    "قالت وزارة الدفاع: ministry 🚨 لا تعليق.",
    f"A quiet day. {'Talks go on and on. ' * 400}The ministry spoke. {'Talks go on. ' * 400}",
)


def make_project(path: Path, texts: tuple[str, ...] = TEXTS) -> Path:
    documents = [
        (make_document(text, id=f"d{n}", title=f"Article {n}"), ()) for n, text in enumerate(texts)
    ]
    with Store.create(
        path, name=path.stem, label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        store.import_documents(documents, at=NOW)
    return path


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    return make_project(tmp_path / "news.annotator")


def search_of(window: MainWindow) -> SearchWindow:
    found = window.findChild(SearchWindow)
    assert found is not None
    return found


def open_search(window: MainWindow, qtbot: QtBot) -> SearchWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.article.view, KEY.Key_F, CTRL | SHIFT)
    search = search_of(window)
    qtbot.waitUntil(search.form.field.hasFocus)
    return search


@pytest.fixture
def search(window: MainWindow, qtbot: QtBot) -> SearchWindow:
    """The search window, which Ctrl+Shift+F has opened over the first article."""
    return open_search(window, qtbot)


@pytest.fixture
def tagged(window: MainWindow) -> MainWindow:
    """The window with two actors and a claim in the first article and an actor in the third."""
    session = window.session
    session.tag_range(Range(4, 12), "actor")
    session.tag_range(Range(13, 23), "claim")
    session.tag_range(Range(40, 53), "actor")
    session.show(2)
    start = TEXTS[2].index("ministry")
    session.tag_range(Range(start, start + 8), "actor")
    session.show(0)
    session.let_go()
    return window


@pytest.fixture
def spans(tagged: MainWindow, qtbot: QtBot) -> SearchWindow:
    """The search window with all spans listed, the first of them chosen and in hand."""
    search = open_search(tagged, qtbot)
    qtbot.mouseClick(search.form.spans, LEFT)
    qtbot.keyClick(search.form.field, KEY.Key_Down)
    return search


def typed(search: SearchWindow, qtbot: QtBot, words: str) -> None:
    search.form.field.clear()
    qtbot.keyClicks(search.form.field, words)


def listed(search: SearchWindow) -> list[tuple[int, str]]:
    """The articles and words that are listed."""
    rows = search.rows
    lines = [rows.data(rows.index(row), LINE_ROLE) for row in range(rows.rowCount())]
    return [(hit.position, line.context.words) for hit, line in zip(rows.hits, lines, strict=True)]


def listed_labels(search: SearchWindow) -> list[str]:
    return [hit.label for hit in search.rows.hits]


def labels(window: MainWindow) -> list[list[str]]:
    store = window.session.store
    assert store is not None
    layers = [store.layer(f"d{n}", window.session.author_id) for n in range(len(TEXTS))]
    return [[span.label for span in layer.spans] for layer in layers]


def choose(menu_key: Qt.Key, qtbot: QtBot) -> None:
    """Press a key in the menu that has come up."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    qtbot.keyClick(QApplication.activePopupWidget(), menu_key)


# In articles


def test_words_are_found_in_all_articles_as_they_are_typed(
    search: SearchWindow, qtbot: QtBot
) -> None:
    typed(search, qtbot, "MINISTRY")

    assert listed(search) == [(0, "ministry"), (2, "ministry"), (3, "ministry")]
    assert search.said.text() == "3 places in 3 articles"


def test_the_hits_change_with_every_letter(search: SearchWindow, qtbot: QtBot) -> None:
    typed(search, qtbot, "minist*")
    assert len(search.rows.hits) == 4

    qtbot.keyClick(search.form.field, KEY.Key_Backspace)
    assert search.rows.hits == []
    qtbot.keyClicks(search.form.field, "ers")
    assert listed(search) == [(0, "Ministers")]


def test_what_is_selected_is_looked_for_at_once(
    window: MainWindow, qtbot: QtBot, select: Callable[[str], None]
) -> None:
    select("ministry met")

    search = open_search(window, qtbot)

    assert search.form.field.text() == '"ministry met"'
    assert listed(search) == [(0, "ministry met")]


def test_return_goes_to_the_list_and_then_to_the_place(
    search: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    typed(search, qtbot, "ministry")
    qtbot.keyClick(search.form.field, KEY.Key_Return)
    qtbot.keyClick(search.list, KEY.Key_End)
    qtbot.keyClick(search.list, KEY.Key_Return)

    session, place = window.session, TEXTS[3].index("ministry")
    assert (session.position, session.selection) == (3, Range(place, place + 8))
    assert window.article.view.visible.contains(session.selection)
    assert search.isVisible()
    assert search.list.hasFocus()


def test_a_double_click_shows_the_place(
    search: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    typed(search, qtbot, "ministry")
    rect = search.list.visualRect(search.rows.index(1))

    qtbot.mouseDClick(search.list.viewport(), LEFT, pos=rect.center())

    assert window.session.position == 2
    assert search.isVisible()


def test_ctrl_return_goes_on_to_the_article(
    search: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    typed(search, qtbot, "rebels")
    qtbot.keyClick(search.form.field, KEY.Key_Down)

    qtbot.keyClick(search.list, KEY.Key_Return, CTRL)

    qtbot.waitUntil(window.article.view.hasFocus)
    assert window.session.selection == Range(17, 23)


def test_what_cannot_be_read_is_told_and_the_list_stays(search: SearchWindow, qtbot: QtBot) -> None:
    typed(search, qtbot, "ministry")
    qtbot.keyClicks(search.form.field, " *")

    assert search.fault.isVisible()
    assert search.fault.text().startswith("There is no word before the star (at 10).")
    assert len(search.rows.hits) == 3
    qtbot.keyClick(search.form.field, KEY.Key_Backspace)
    assert not search.fault.isVisible()


def test_nothing_found_is_told(search: SearchWindow, qtbot: QtBot) -> None:
    typed(search, qtbot, "zzz")

    assert search.list.empty_text == "Nothing is found."


def test_parts_of_words_case_and_expressions_are_found_by_switches(
    search: SearchWindow, qtbot: QtBot
) -> None:
    typed(search, qtbot, "Minist")
    assert search.rows.hits == []

    qtbot.mouseClick(search.form.whole, LEFT)
    assert len(search.rows.hits) == 4
    qtbot.mouseClick(search.form.case, LEFT)
    assert listed(search) == [(0, "Minist")]
    qtbot.mouseClick(search.form.expression, LEFT)
    typed(search, qtbot, r"M\w+s")
    assert listed(search) == [(0, "Ministers")]


def test_an_expression_need_not_be_whole_words_unless_that_is_asked_for(
    search: SearchWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(search.form.expression, LEFT)
    assert not search.form.whole.isChecked()

    qtbot.mouseClick(search.form.whole, LEFT)
    qtbot.mouseClick(search.form.expression, LEFT)
    qtbot.mouseClick(search.form.whole, LEFT)
    qtbot.mouseClick(search.form.expression, LEFT)

    assert search.form.whole.isChecked()


def test_an_expression_that_never_ends_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_path(make_project(tmp_path / "long.annotator", ("say", f"say {'a' * 90}", "say")))
    search = open_search(window, qtbot)
    qtbot.mouseClick(search.form.expression, LEFT)

    search.form.show_typed("say|(?:a|aa)+$x")

    assert [hit.position for hit in search.rows.hits] == [0, 1]
    assert "takes too long" in search.fault.text()


def test_the_most_relevant_can_come_first(search: SearchWindow, qtbot: QtBot) -> None:
    typed(search, qtbot, "ministry")

    qtbot.mouseClick(search.form.best, LEFT)

    assert [hit.position for hit in search.rows.hits] == [2, 0, 3]


def test_chosen_places_are_tagged_together_and_one_undo_takes_it_back(
    search: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    typed(search, qtbot, "ministry")
    qtbot.keyClick(search.form.field, KEY.Key_Down)
    qtbot.keyClick(search.list, KEY.Key_A, CTRL)
    assert search.foot.tag.text() == "&Tag 3 as…"

    qtbot.mouseClick(search.foot.tag, LEFT)
    choose(KEY.Key_1, qtbot)

    assert labels(window) == [["actor"], [], ["actor"], ["actor"]]
    assert window.session.notice == "Tagged 3 places; undo takes all back."
    window.trigger("undo")
    assert labels(window) == [[], [], [], []]


# In spans


def test_spans_are_listed_with_their_labels(spans: SearchWindow) -> None:
    assert listed(spans) == [
        (0, "ministry"),
        (0, "met rebels"),
        (0, "The Ministers"),
        (2, "ministry"),
    ]
    assert spans.said.text() == "4 spans in 2 articles"


def test_chips_leave_only_spans_of_their_labels(spans: SearchWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(spans.form.chips["claim"], LEFT)
    assert listed(spans) == [(0, "met rebels")]

    qtbot.mouseClick(spans.form.chips["actor"], LEFT)
    assert len(spans.rows.hits) == 4
    qtbot.mouseClick(spans.form.chips["claim"], LEFT)
    typed(spans, qtbot, "ministry")
    assert listed(spans) == [(0, "ministry"), (2, "ministry")]


def test_return_picks_the_span(spans: SearchWindow, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(spans.list, KEY.Key_End)
    qtbot.keyClick(spans.list, KEY.Key_Return)

    picked = window.session.picked
    assert picked is not None
    assert (window.session.position, picked.text) == (2, "ministry")


def test_chosen_spans_are_relabelled_together_and_one_undo_takes_it_back(
    spans: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(spans.list, KEY.Key_A, CTRL)
    assert spans.foot.relabel.text() == "Re&label 4…"

    qtbot.mouseClick(spans.foot.relabel, LEFT)
    choose(KEY.Key_4, qtbot)

    assert labels(window) == [["date"] * 3, [], ["date"], []]
    assert window.session.notice == "Relabelled 4 spans; undo takes all back."
    window.trigger("undo")
    assert labels(window) == [["actor", "claim", "actor"], [], ["actor"], []]


def test_what_was_relabelled_stays_chosen(spans: SearchWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(spans.list, KEY.Key_Down, SHIFT)
    qtbot.mouseClick(spans.foot.relabel, LEFT)
    choose(KEY.Key_4, qtbot)

    qtbot.waitUntil(lambda: listed_labels(spans) == ["date", "date", "actor", "actor"])
    assert spans.list.chosen == [0, 1]


@pytest.mark.parametrize("at", ["list", "button"])
def test_the_keys_of_undo_and_redo_are_taken_here_too(
    spans: SearchWindow, qtbot: QtBot, at: str
) -> None:
    # The search is a window of its own, of which the keys of the main window know nothing.
    qtbot.waitUntil(spans.isActiveWindow)
    qtbot.keyClick(spans.list, KEY.Key_Delete)
    qtbot.waitUntil(lambda: len(spans.rows.hits) == 3)
    focused = spans.list if at == "list" else spans.foot.leave
    focused.setFocus()

    qtbot.keyClick(focused, KEY.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(spans.rows.hits) == 4)
    assert spans.foot.notice.text() == "Undid: Remove actor"
    qtbot.keyClick(focused, KEY.Key_Z, CTRL | SHIFT)

    qtbot.waitUntil(lambda: len(spans.rows.hits) == 3)


def test_undo_in_the_field_takes_back_what_was_typed_and_no_span(
    spans: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    typed(spans, qtbot, "ministers")
    tagged = labels(window)

    qtbot.keyClick(spans.form.field, KEY.Key_Z, CTRL)

    assert spans.form.field.text() == ""
    assert labels(window) == tagged


def test_what_was_done_is_said_where_the_person_looks(spans: SearchWindow, qtbot: QtBot) -> None:
    # The status line, which says it too, lies behind this window.
    qtbot.keyClick(spans.list, KEY.Key_Delete)

    assert spans.foot.notice.text() == "Removed 1 span; undo brings it back."
    assert spans.foot.notice.isVisible()


def test_delete_removes_what_is_chosen(
    spans: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(spans.list, KEY.Key_Down, SHIFT)

    qtbot.keyClick(spans.list, KEY.Key_Delete)

    assert labels(window) == [["actor"], [], ["actor"], []]
    qtbot.waitUntil(lambda: listed(spans) == [(0, "The Ministers"), (2, "ministry")])
    window.trigger("undo")
    qtbot.waitUntil(lambda: len(spans.rows.hits) == 4)


def test_space_chooses_row_after_row_and_ctrl_passes_over_some(
    spans: SearchWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(spans.list, KEY.Key_Space)
    assert (spans.list.chosen, spans.list.row) == ([], 1)

    qtbot.keyClick(spans.list, KEY.Key_Space)
    qtbot.keyClick(spans.list, KEY.Key_Down, CTRL)
    qtbot.keyClick(spans.list, KEY.Key_Space)
    assert spans.list.chosen == [1, 3]


def test_with_nothing_chosen_nothing_can_be_changed(spans: SearchWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(spans.list, KEY.Key_Space)

    assert not spans.foot.relabel.isEnabled()
    assert not spans.foot.remove.isEnabled()


def test_the_spans_of_somebody_else_can_be_looked_at_only(
    spans: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    typed(spans, qtbot, f"author:{window.session.author_id}")
    qtbot.keyClick(spans.form.field, KEY.Key_Down)
    assert spans.foot.remove.isEnabled()

    typed(spans, qtbot, "author:gold")
    assert spans.rows.hits == []
    assert not spans.foot.remove.isEnabled()


def test_the_arrow_leads_back_to_the_field(spans: SearchWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(spans.list, KEY.Key_Up)

    assert spans.form.field.hasFocus()


# Keeping up


def test_a_span_that_is_tagged_meanwhile_comes_into_the_list(
    spans: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    window.session.tag_range(Range(25, 30), "date")

    qtbot.waitUntil(lambda: len(spans.rows.hits) == 5)
    assert listed(spans)[2] == (0, "Talks")


def test_a_span_that_is_removed_meanwhile_leaves_the_list_and_others_stay_chosen(
    spans: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(spans.list, KEY.Key_End)
    window.session.pick_at(5)
    window.session.remove_picked()

    qtbot.waitUntil(lambda: len(spans.rows.hits) == 3)
    assert spans.list.chosen == [2]


def test_articles_that_come_in_are_searched_too(
    search: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    typed(search, qtbot, "ministry")
    store = window.session.store
    assert store is not None
    store.import_documents([(make_document("A new ministry.", id="new"), ())], at=NOW)

    window.session.look_again()

    qtbot.waitUntil(lambda: len(search.rows.hits) == 4)


def test_another_project_is_searched_for_the_same(
    search: SearchWindow, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    typed(search, qtbot, "ministry")

    window.open_path(make_project(tmp_path / "other.annotator", ("One ministry.",)))

    assert listed(search) == [(0, "ministry")]


def test_it_goes_with_the_project(search: SearchWindow, window: MainWindow) -> None:
    window.trigger("close_project")

    assert not search.isVisible()


def test_it_comes_back_with_what_was_looked_for(
    search: SearchWindow, window: MainWindow, qtbot: QtBot
) -> None:
    typed(search, qtbot, "ministry")
    qtbot.mouseClick(search.foot.leave, LEFT)
    assert not search.isVisible()
    window.session.let_go()

    again = open_search(window, qtbot)

    assert again is search
    assert search.form.field.text() == "ministry"
    assert len(search.rows.hits) == 3


def test_esc_empties_the_field_and_then_closes(search: SearchWindow, qtbot: QtBot) -> None:
    typed(search, qtbot, "ministry")

    qtbot.keyClick(search.form.field, KEY.Key_Escape)
    assert (search.isVisible(), search.rows.hits) == (True, [])
    qtbot.keyClick(search.form.field, KEY.Key_Escape)
    assert not search.isVisible()


def test_the_index_is_made_once_there_is_a_search(search: SearchWindow, window: MainWindow) -> None:
    from annotator.store.searches import Searches

    store = window.session.store
    assert store is not None
    assert Searches(store).unindexed() == 0
    assert not window.openers.indexing.is_running


# Many hits


@pytest.fixture
def crowd(make_window: MakeWindow, tmp_path: Path, qtbot: QtBot) -> SearchWindow:
    """The search window over jobs on threads, with 3,000 places listed."""
    window = make_window(tasks=Tasks())
    texts = tuple("Rebels met. " * 6 for _ in range(500))
    window.open_path(make_project(tmp_path / "many.annotator", texts))
    qtbot.waitUntil(window.article.view.hasFocus)
    search = open_search(window, qtbot)
    typed(search, qtbot, "rebels")
    qtbot.waitUntil(lambda: search.said.text() == "3,000 places in 500 articles")
    return search


def test_only_the_lines_in_view_are_read(crowd: SearchWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(crowd.form.field, KEY.Key_Down)
    qtbot.keyClick(crowd.list, KEY.Key_End)

    assert crowd.list.row == 2999
    assert crowd.rows.line(2999) is not None


def test_many_places_are_tagged_by_a_job_while_edits_wait(
    crowd: SearchWindow, qtbot: QtBot
) -> None:
    window = crowd.parent()
    assert isinstance(window, MainWindow)
    session = window.session
    qtbot.keyClick(crowd.form.field, KEY.Key_Down)
    qtbot.keyClick(crowd.list, KEY.Key_A, CTRL)
    qtbot.mouseClick(crowd.foot.tag, LEFT)
    choose(KEY.Key_1, qtbot)
    assert session.is_busy

    qtbot.waitUntil(lambda: not session.is_busy, timeout=30_000)

    assert session.notice == "Tagged 3,000 places; undo takes all back."
    assert [row.span_count for row in session.rows(range(500))] == [6] * 500


def test_a_job_can_be_stopped(crowd: SearchWindow, qtbot: QtBot) -> None:
    window = crowd.parent()
    assert isinstance(window, MainWindow)
    qtbot.keyClick(crowd.form.field, KEY.Key_Down)
    qtbot.keyClick(crowd.list, KEY.Key_A, CTRL)
    qtbot.mouseClick(crowd.foot.tag, LEFT)
    choose(KEY.Key_1, qtbot)

    qtbot.mouseClick(crowd.foot.leave, LEFT)
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=30_000)

    total = sum(row.span_count for row in window.session.rows(range(500)))
    assert total in (0, 3000)
    assert crowd.isVisible()


def test_typing_on_drops_the_search_before(crowd: SearchWindow, qtbot: QtBot) -> None:
    for word in ("met", "zzz", "rebels"):
        typed(crowd, qtbot, word)

    qtbot.waitUntil(lambda: crowd.said.text() == "3,000 places in 500 articles")
    assert crowd.rows.hits[0] == (0, 0, 6, "", "")


def test_closing_the_window_ends_everything(crowd: SearchWindow, qtbot: QtBot) -> None:
    window = crowd.parent()
    assert isinstance(window, MainWindow)
    typed(crowd, qtbot, "met")

    window.close()

    assert not crowd.isVisible()


# For everybody


def test_it_can_be_read_aloud(spans: SearchWindow) -> None:
    model = spans.rows
    told = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)

    assert told == f"met rebels – Claim – {TEXTS[0]} – Article 0"
    assert spans.list.accessibleName() == "Hits"
    assert spans.form.field.accessibleName() == "Search in spans"


def test_the_keys_alone_lead_from_the_field_to_a_relabelled_span(
    tagged: MainWindow, qtbot: QtBot
) -> None:
    search = open_search(tagged, qtbot)
    qtbot.keyClick(search, KEY.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(search.rows.hits) == 4)
    qtbot.keyClick(search.form.field, KEY.Key_Down)
    qtbot.keyClick(search, KEY.Key_L, Qt.KeyboardModifier.AltModifier)
    choose(KEY.Key_3, qtbot)

    assert labels(tagged)[0] == ["casualty", "claim", "actor"]


def test_a_text_that_runs_right_to_left_is_laid_out_mirrored(
    search: SearchWindow, qtbot: QtBot
) -> None:
    typed(search, qtbot, "ministry")
    rows = search.rows

    mirrored = [rows.data(rows.index(row), LINE_ROLE).is_right_to_left for row in range(3)]

    assert mirrored == [False, True, False]
    for row in range(3):
        image = search.list.grab(search.list.visualRect(rows.index(row))).toImage()
        inked = [x for x in range(image.width()) if _is_inked(image, x)]
        assert min(inked) < image.width() // 2
        assert max(inked) > image.width() // 2


def _is_inked(image: object, x: int) -> bool:
    ground = image.pixel(x, 1)  # type: ignore[attr-defined]
    return any(image.pixel(x, y) != ground for y in range(1, image.height() - 1))  # type: ignore[attr-defined]


def test_a_click_in_a_row_chooses_it(spans: SearchWindow, qtbot: QtBot) -> None:
    rect = spans.list.visualRect(spans.rows.index(2))

    qtbot.mouseClick(spans.list.viewport(), LEFT, pos=rect.center() + QPoint(5, 0))

    assert spans.list.chosen == [2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ministry", "3 places in 3 articles"),
        ("zzz", "Nothing is found."),
        ("*", "There is no word before the star (at 1)."),
    ],
)
def test_a_screen_reader_is_told_how_much_is_found(
    search: SearchWindow, qtbot: QtBot, words: str, said: str
) -> None:
    typed(search, qtbot, words)

    assert search.form.field.accessibleDescription().startswith(said)
