from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from annotator.core.ranges import Range
from annotator.ui.panels.find_bar import FindBar
from annotator.ui.theme import LIGHT
from annotator.ui.window import MainWindow
from tests.ui.keyboards import SHIFT
from tests.ui.mouse import LEFT, Mouse

TEXT = (
    "The army said Talks go on. The Army did not.\n\n"
    "Nobody else said so, and the ARMY’s envoy left.\n\n" + "It is so.\n\n" * 60 + "An army again."
)
Find = Callable[[str], None]


@pytest.fixture
def bar(window: MainWindow, qtbot: QtBot) -> FindBar:
    """The bar on an article of our own, opened by its key."""
    QGuiApplication.clipboard().setText(TEXT)
    window.trigger("paste_article")
    window.session.show(window.session.document_count - 1)
    window.article.view.setFocus()
    qtbot.keyClick(window.article.view, "/")
    bar = window.article.finding.bar
    qtbot.waitUntil(bar.field.hasFocus)
    return bar


@pytest.fixture
def find(bar: FindBar, qtbot: QtBot) -> Find:
    """Types into the bar."""
    return lambda words: qtbot.keyClicks(bar.field, words)


def place(window: MainWindow) -> tuple[str, int]:
    """The selected words and which of their kind they are, from 1."""
    start, end = window.session.selection
    words = TEXT[start:end]
    return words, TEXT[:end].casefold().count(words.casefold())


def test_typing_selects_the_first_place_and_counts_them(
    window: MainWindow, bar: FindBar, find: Find
) -> None:
    find("army")

    assert place(window) == ("army", 1)
    assert bar.count.text() == "1 of 4"


def test_the_arrow_steps_through_the_places_and_round_the_end(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("army")

    seen = []
    for _ in range(4):
        qtbot.keyClick(bar.field, Qt.Key.Key_Down)
        seen.append(place(window)[1])

    assert seen == [2, 3, 4, 1]


@pytest.mark.parametrize(
    ("key", "held", "number"),
    [
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 4),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_F3, SHIFT, 4),
        (Qt.Key.Key_Return, SHIFT, 4),
    ],
    ids=["down", "up", "F3", "Shift+F3", "Shift+Return"],
)
def test_keys_step_while_one_types(
    window: MainWindow,
    bar: FindBar,
    find: Find,
    qtbot: QtBot,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    number: int,
) -> None:
    find("army")

    qtbot.keyClick(bar.field, key, held)

    assert place(window)[1] == number
    assert bar.field.hasFocus()


def test_a_place_out_of_sight_is_scrolled_to(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("army")

    qtbot.keyClick(bar.field, Qt.Key.Key_Up)

    visible = window.article.view.visible
    assert visible.start <= window.session.selection.start < visible.end


def test_return_goes_back_with_the_place_in_hand_for_a_label(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("envoy")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(window.article.view.hasFocus)

    qtbot.keyClick(window.article.view, "1")

    assert not bar.isVisible()
    assert [(s.label, s.text) for s in window.session.spans] == [("actor", "envoy")]


def test_escape_goes_back_to_the_article(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("army")

    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)

    assert not bar.isVisible()
    assert window.article.view.hasFocus()
    assert place(window) == ("army", 1)


def test_f3_goes_on_in_the_article_when_the_bar_is_closed(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("army")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)

    qtbot.keyClick(window.article.view, Qt.Key.Key_F3)

    assert place(window) == ("Army", 2)


def test_every_place_is_marked_until_the_bar_is_closed(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    def picture() -> bytes:
        window.session.let_go()
        return bytes(window.article.view.viewport().grab().toImage().constBits())

    find("said")
    marked = picture()
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)

    assert picture() != marked


def test_f3_without_the_bar_marks_nothing_that_nobody_can_take_away(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("the")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    window.session.show(0)
    plain = window.article.view.viewport().grab().toImage()

    qtbot.keyClick(window.article.view, Qt.Key.Key_F3)
    window.session.select(0, 0)

    assert window.article.view.viewport().grab().toImage() == plain


def test_the_search_begins_at_the_caret(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    window.session.select(TEXT.index("Nobody"), TEXT.index("Nobody"))
    qtbot.keyClick(window.article.view, "/")

    find("army")

    assert place(window) == ("ARMY", 3)


def test_a_longer_word_begins_where_the_shorter_one_did(
    window: MainWindow, bar: FindBar, find: Find
) -> None:
    find("t")
    find("alks")

    assert place(window) == ("Talks", 1)


def test_what_stands_nowhere_is_said_and_leaves_the_caret(
    window: MainWindow, bar: FindBar, find: Find
) -> None:
    find("army")
    find("x")

    assert bar.count.text() == "Not found"
    assert window.session.selection == (0, 0)
    assert not bar.following.isEnabled()


def test_emptied_the_bar_says_nothing(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("x")

    qtbot.keyClick(bar.field, Qt.Key.Key_Backspace)

    assert bar.count.text() == ""


def test_the_words_looked_for_last_are_there_again(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("army")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)

    qtbot.keyClick(window.article.view, "/")

    assert bar.field.selectedText() == "army"


def test_another_article_is_looked_through_without_going_anywhere(
    window: MainWindow, bar: FindBar, find: Find
) -> None:
    find("on")

    window.session.show(0)

    assert len(window.article.finding.places) == 2
    assert window.session.selection == (0, 0)


def test_step_with_nothing_looked_for_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.article.view, Qt.Key.Key_F3)

    assert window.status.notice.text().startswith("There is nothing to find")


def test_the_mouse_alone_steps_and_closes(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("army")

    qtbot.mouseClick(bar.following, LEFT)
    second = place(window)[1]
    qtbot.mouseClick(bar.previous, LEFT)
    first = place(window)[1]
    qtbot.mouseClick(bar.close_button, LEFT)

    assert (second, first) == (2, 1)
    assert not bar.isVisible()


def test_a_trembling_mouse_does_not_point_while_a_place_is_in_hand(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("envoy")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)

    Mouse(window).over("Talks")
    qtbot.keyClick(window.article.view, "1")

    assert [s.text for s in window.session.spans] == ["envoy"]


def test_everything_on_the_bar_has_a_name(bar: FindBar) -> None:
    parts = (bar, bar.field, bar.previous, bar.following, bar.close_button)

    assert all(part.accessibleName() for part in parts)


def test_tab_reaches_every_part_of_the_bar(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("army")

    for button in (bar.previous, bar.following, bar.close_button):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert button.hasFocus()


def test_escape_closes_the_bar_from_its_buttons_too(
    window: MainWindow, bar: FindBar, find: Find, qtbot: QtBot
) -> None:
    find("army")
    qtbot.keyClick(bar.field, Qt.Key.Key_Tab)

    qtbot.keyClick(bar.previous, Qt.Key.Key_Escape)

    assert not bar.isVisible()
    assert window.article.view.hasFocus()


def test_the_bar_is_closed_with_the_project(window: MainWindow, bar: FindBar, find: Find) -> None:
    find("army")

    window.trigger("close_project")

    assert not bar.isVisible()


def test_a_place_within_a_span_is_marked_as_others_are(
    window: MainWindow, bar: FindBar, find: Find
) -> None:
    view, second = window.article.view, TEXT.index("Army did not")
    window.session.tag_range(Range(second, second + len("Army did not")), "actor")
    window.session.let_go()
    find("army")
    line = view.page.line_of(second)
    (piece,) = view.page.pieces(line, second, second + len("Army"))
    shift = view.to_page(QPointF())
    image = view.viewport().grab().toImage()
    middle = round(line.baseline - line.metrics.above / 2 - shift.y())

    warning = LIGHT.color("warning").rgb()
    left = round(piece.left - shift.x())
    assert any(image.pixel(x, middle) == warning for x in range(left - 3, left + 4))


def test_another_article_is_searched_from_its_beginning(
    window: MainWindow, bar: FindBar, find: Find
) -> None:
    window.session.select(len(TEXT), len(TEXT))
    bar.field.clear()
    window.article.find()
    find("army")
    window.session.show(0)

    find("q")

    assert window.session.caret == 0
