from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.app.session import Session
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.ranges import Range
from annotator.store.store import Store
from annotator.ui.dialogs.tag_again import TagAgainDialog
from annotator.ui.tasks import Tasks
from annotator.ui.theme import LIGHT
from annotator.ui.window import MainWindow
from tests.factories import NOW, make_document
from tests.ui.conftest import MakeWindow

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXTS = (
    "Rebels met. Baku said no.\nRebels' leader left; the Rebels stayed. Rebels.",
    "Nothing happened here.",
    "In Baku 🚨 the Rebels spoke; Rebelsville did not.",
)
LONG = f"Rebels met. {'Talks go on and on. ' * 400}Rebels spoke. {'Talks go on. ' * 400}"


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


@pytest.fixture
def tagged(window: MainWindow) -> MainWindow:
    """The window with "Rebels" tagged and picked at the beginning of the first article."""
    window.session.tag_range(Range(0, 6), "actor")
    return window


def dialog_of(window: MainWindow) -> TagAgainDialog:
    found = [dialog for dialog in window.findChildren(TagAgainDialog) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def press(tagged: MainWindow, qtbot: QtBot) -> Callable[[], TagAgainDialog]:
    """Presses R in the article and waits for the dialog."""

    def press_r(modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> TagAgainDialog:
        qtbot.keyClick(tagged.article.view, Qt.Key.Key_R, modifier)
        dialog = dialog_of(tagged)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.list.hasFocus)
        return dialog

    return press_r


@pytest.fixture
def dialog(press: Callable[[], TagAgainDialog]) -> TagAgainDialog:
    return press()


def starts(session: Session) -> list[int]:
    return [span.start for span in session.spans if span.label == "actor"]


def ticks(dialog: TagAgainDialog) -> list[int]:
    return [hit.place.start for hit in dialog.rows.ticked]


def marked(window: MainWindow) -> int:
    """How many points of the article have the colour of marks."""
    image = window.article.view.viewport().grab().toImage()
    color = LIGHT.color("warning").rgba().to_bytes(4, "little")
    return bytes(image.constBits()).count(color)


# In the article


def test_r_and_return_tag_every_other_place(
    dialog: TagAgainDialog, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    assert starts(window.session) == [0, 26, 51, 66]
    assert window.session.notice == "Tagged 3 places; undo takes all back."
    assert not dialog.isVisible()


def test_one_undo_takes_all_back(dialog: TagAgainDialog, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    window.trigger("undo")

    assert starts(window.session) == [0]


def test_the_span_stays_picked(dialog: TagAgainDialog, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    assert window.session.picked is not None
    assert window.session.picked.start == 0


def test_esc_leaves_all_as_it_was(dialog: TagAgainDialog, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert starts(window.session) == [0]


def test_space_unticks_the_current_place(
    dialog: TagAgainDialog, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    assert starts(window.session) == [0, 26, 66]


def test_space_ticks_again(dialog: TagAgainDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert ticks(dialog) == [51, 66]

    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert ticks(dialog) == [26, 51, 66]


def test_the_mouse_unticks_and_tags(
    dialog: TagAgainDialog, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.list.viewport(), LEFT, pos=dialog.list.box_at(0))
    qtbot.mouseClick(dialog.tag, LEFT)

    assert starts(window.session) == [0, 51, 66]


def test_a_click_beside_the_box_only_looks_at_the_place(
    dialog: TagAgainDialog, qtbot: QtBot
) -> None:
    beside = dialog.list.box_at(1) + QPoint(80, 0)

    qtbot.mouseClick(dialog.list.viewport(), LEFT, pos=beside)

    assert dialog.list.row == 1
    assert ticks(dialog) == [26, 51, 66]


def test_the_mouse_leaves(dialog: TagAgainDialog, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.leave, LEFT)

    assert not dialog.isVisible()
    assert starts(window.session) == [0]


def test_one_box_ticks_none_and_all(dialog: TagAgainDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.all, Qt.Key.Key_Space)
    assert (ticks(dialog), dialog.all.checkState()) == ([], Qt.CheckState.Unchecked)
    assert not dialog.tag.isEnabled()

    qtbot.keyClick(dialog.all, Qt.Key.Key_Space)
    assert (ticks(dialog), dialog.all.checkState()) == ([26, 51, 66], Qt.CheckState.Checked)


def test_the_box_for_all_shows_that_only_some_are_ticked(
    dialog: TagAgainDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)

    assert dialog.all.checkState() == Qt.CheckState.PartiallyChecked
    assert dialog.tag.text() == "Tag 2"


def test_with_nothing_ticked_return_does_nothing(
    dialog: TagAgainDialog, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.all, Qt.Key.Key_Space)

    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert starts(window.session) == [0]


def test_a_place_that_crosses_a_span_is_listed_unticked_with_the_reason(
    tagged: MainWindow, press: Callable[[], TagAgainDialog]
) -> None:
    picked = tagged.session.picked
    assert picked is not None
    tagged.session.tag_range(Range(21, 29), "claim")
    tagged.session.pick(picked.id)

    dialog = press()

    assert ticks(dialog) == [51, 66]
    assert dialog.rows.note_of(dialog.rows.hits[0]) == "Crosses a span: Claim"
    assert dialog.said.text() == "3 other places in this article, 1 overlaps a span"


def test_a_place_inside_a_claim_is_listed_unticked_and_all_ticks_it(
    tagged: MainWindow, press: Callable[[], TagAgainDialog], qtbot: QtBot
) -> None:
    picked = tagged.session.picked
    assert picked is not None
    tagged.session.tag_range(Range(26, 64), "claim")
    tagged.session.pick(picked.id)

    dialog = press()
    before = ticks(dialog)
    qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.all.height() // 2))

    assert (before, ticks(dialog)) == ([66], [26, 51, 66])


def test_where_there_is_no_other_place_a_sentence_says_so(
    window: MainWindow, qtbot: QtBot, select: Callable[[str], None]
) -> None:
    select("Baku")
    window.session.tag("actor")

    qtbot.keyClick(window.article.view, Qt.Key.Key_R)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert window.session.notice.startswith("No other place in this article")
    assert window.findChildren(TagAgainDialog) == []


def test_what_is_ticked_is_marked_in_the_article_until_the_dialog_closes(
    tagged: MainWindow, press: Callable[[], TagAgainDialog], qtbot: QtBot
) -> None:
    before = marked(tagged)
    dialog = press()
    three = marked(tagged)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    two = marked(tagged)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)

    assert before < two < three
    assert marked(tagged) == before


def test_the_dialog_stands_within_the_window_and_covers_no_marked_place(
    dialog: TagAgainDialog, window: MainWindow
) -> None:
    view, frame = window.article.view, dialog.frameGeometry()

    assert window.frameGeometry().contains(frame.center())
    for hit in dialog.rows.hits:
        at = view.viewport().mapToGlobal(view.point_of(hit.place.start))
        assert not frame.contains(at)


@pytest.fixture
def long_dialog(tmp_path: Path, bare_window: MainWindow, qtbot: QtBot) -> TagAgainDialog:
    bare_window.open_path(make_project(tmp_path / "long.annotator", (LONG,)))
    qtbot.waitUntil(bare_window.article.view.hasFocus)
    bare_window.session.tag_range(Range(0, 6), "actor")
    qtbot.keyClick(bare_window.article.view, Qt.Key.Key_R)
    dialog = dialog_of(bare_window)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus)
    return dialog


def test_the_article_stays_where_it_is_until_the_person_goes_to_a_place(
    long_dialog: TagAgainDialog, bare_window: MainWindow, qtbot: QtBot
) -> None:
    view, there = bare_window.article.view, LONG.rindex("Rebels")
    assert view.scroll_offset == 0

    beside = long_dialog.list.box_at(0) + QPoint(80, 0)
    qtbot.mouseClick(long_dialog.list.viewport(), LEFT, pos=beside)

    assert view.visible.contains(Range(there, there + 6))


def test_the_article_comes_back_to_where_it_was(
    long_dialog: TagAgainDialog, bare_window: MainWindow, qtbot: QtBot
) -> None:
    beside = long_dialog.list.box_at(0) + QPoint(80, 0)
    qtbot.mouseClick(long_dialog.list.viewport(), LEFT, pos=beside)

    qtbot.keyClick(long_dialog.list, Qt.Key.Key_Return)

    assert bare_window.article.view.scroll_offset == 0
    assert len(bare_window.session.spans) == 2


# In the project


@pytest.fixture
def everywhere(press: Callable[..., TagAgainDialog]) -> TagAgainDialog:
    return press(SHIFT)


def test_shift_r_lists_the_places_of_all_articles_with_their_titles(
    everywhere: TagAgainDialog,
) -> None:
    notes = [everywhere.rows.note_of(hit) for hit in everywhere.rows.hits]

    assert notes == ["Article 0", "Article 0", "Article 0", "Article 2"]
    assert everywhere.said.text() == "4 other places in 2 articles"


def test_all_articles_are_tagged_and_one_undo_takes_it_back(
    everywhere: TagAgainDialog, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(everywhere.list, Qt.Key.Key_Return)
    session = window.session
    assert session.store is not None
    assert [row.span_count for row in session.rows(range(3))] == [4, 0, 1]

    window.trigger("undo")

    assert [row.span_count for row in session.rows(range(3))] == [1, 0, 0]


def test_the_list_of_articles_shows_what_was_tagged_in_those_out_of_view(
    everywhere: TagAgainDialog, window: MainWindow, qtbot: QtBot
) -> None:
    rows = window.documents.rows
    assert rows.row(2).span_count == 0

    qtbot.keyClick(everywhere.list, Qt.Key.Key_Return)
    assert (rows.row(2).span_count, rows.row(2).status) == (1, "in_progress")
    window.trigger("undo")
    assert (rows.row(2).span_count, rows.row(2).status) == (0, "todo")


def test_where_the_project_has_no_other_place_a_sentence_says_so(
    window: MainWindow, qtbot: QtBot, select: Callable[[str], None]
) -> None:
    select("Baku said")
    window.session.tag("claim")

    qtbot.keyClick(window.article.view, Qt.Key.Key_R, SHIFT)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert window.session.notice.startswith("No other place in the project")
    assert window.findChildren(TagAgainDialog) == []


MANY = tuple(f"Rebels met, {n} Rebels." for n in range(150))


@pytest.fixture
def busy_window(make_window: MakeWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window with jobs on threads, on a project with 300 places, one of them tagged."""
    window = make_window(tasks=Tasks())
    window.open_path(make_project(tmp_path / "many.annotator", MANY))
    qtbot.waitUntil(window.article.view.hasFocus)
    window.session.tag_range(Range(0, 6), "actor")
    return window


@pytest.fixture
def many(busy_window: MainWindow, qtbot: QtBot) -> TagAgainDialog:
    qtbot.keyClick(busy_window.article.view, Qt.Key.Key_R, SHIFT)
    dialog = dialog_of(busy_window)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: len(dialog.rows.hits) == 299 and dialog.list.hasFocus())
    return dialog


def test_many_places_are_tagged_by_a_job_while_edits_wait(
    many: TagAgainDialog, busy_window: MainWindow, qtbot: QtBot
) -> None:
    session = busy_window.session
    qtbot.keyClick(many.list, Qt.Key.Key_Return)
    assert session.is_busy

    qtbot.waitUntil(lambda: not session.is_busy)

    assert session.notice == "Tagged 299 places; undo takes all back."
    assert [row.span_count for row in session.rows(range(150))] == [2] * 150
    assert session.picked is not None


def test_a_job_that_was_stopped_leaves_all_as_it_was_or_has_done_all(
    many: TagAgainDialog, busy_window: MainWindow, qtbot: QtBot
) -> None:
    session = busy_window.session
    qtbot.keyClick(many.list, Qt.Key.Key_Return)

    qtbot.mouseClick(many.leave, LEFT)
    qtbot.waitUntil(lambda: not session.is_busy)

    total = sum(row.span_count for row in session.rows(range(150)))
    assert total == (300 if session.notice.startswith("Tagged") else 1)
    if isValid(many):
        many.close()


def test_closing_the_dialog_ends_the_search(busy_window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(busy_window.article.view, Qt.Key.Key_R, SHIFT)
    dialog = dialog_of(busy_window)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    busy_window.tasks.close()
    assert not isValid(dialog) or not dialog.isVisible()
    assert not busy_window.session.is_busy


def test_it_can_be_read_aloud(everywhere: TagAgainDialog) -> None:
    model = everywhere.rows
    spoken = model.data(model.index(3, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "In Baku 🚨 the Rebels spoke; Rebelsville did not. – Article 2"
    assert everywhere.list.accessibleName() == "Places"


def test_a_screen_reader_can_untick_a_place(everywhere: TagAgainDialog) -> None:
    model, check = everywhere.rows, Qt.ItemDataRole.CheckStateRole

    model.setData(model.index(0, 0), Qt.CheckState.Unchecked, check)

    assert len(model.ticked) == 3
    assert model.data(model.index(0, 0), check) == Qt.CheckState.Unchecked
