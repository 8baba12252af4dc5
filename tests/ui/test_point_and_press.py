from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from pytestqt.qtbot import QtBot

from annotator.app.session import NOWHERE
from annotator.store.store import Store
from annotator.ui.window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.keyboards import send, typing
from tests.ui.mouse import CTRL, Mouse

Select = Callable[[str], None]
CONTROL_KEY = Qt.Key.Key_Control


@pytest.fixture
def mouse(window: MainWindow) -> Mouse:
    return Mouse(window)


def tagged(window: MainWindow) -> list[tuple[str, str]]:
    return [(span.label, span.text) for span in window.session.spans]


def press(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    for key in keys:
        qtbot.keyClick(window.article.view, key)


# Pointing and pressing


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("1", ("actor", "soldiers")),
        ("a", ("actor", "soldiers")),
        ("3", ("casualty", "two soldiers were killed")),
        ("k", ("casualty", "two soldiers were killed")),
        ("2", ("claim", "two soldiers were killed on Sunday")),
    ],
)
def test_a_key_tags_the_phrase_under_the_mouse(
    window: MainWindow, mouse: Mouse, qtbot: QtBot, key: str, expected: tuple[str, str]
) -> None:
    mouse.over("soldiers")

    press(window, qtbot, key)

    assert tagged(window) == [expected]


def test_two_keys_at_one_place_tag_a_claim_and_the_actor_in_it(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.over("soldiers")

    press(window, qtbot, "21")

    assert tagged(window) == [
        ("claim", "two soldiers were killed on Sunday"),
        ("actor", "soldiers"),
    ]


def test_another_key_on_just_the_same_words_corrects_the_label(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.over("Sunday")

    press(window, qtbot, "14")

    assert tagged(window) == [("date", "Sunday")]


def test_u_takes_a_slip_back_and_the_mouse_still_points_there(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.over("soldiers")

    press(window, qtbot, "2u1")

    assert tagged(window) == [("actor", "soldiers")]


def test_ctrl_z_takes_a_slip_back_and_the_mouse_still_points_there(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.over("soldiers")
    press(window, qtbot, "2")

    ctrl_z(window, qtbot)
    press(window, qtbot, "1")

    assert tagged(window) == [("actor", "soldiers")]


def ctrl_z(window: MainWindow, qtbot: QtBot) -> None:
    """As a hand does it: Ctrl goes down before the letter, and comes up behind it."""
    view = window.article.view
    qtbot.keyPress(view, CONTROL_KEY)
    qtbot.keyClick(view, Qt.Key.Key_Z, CTRL)
    qtbot.keyRelease(view, CONTROL_KEY, CTRL)


def test_with_the_mouse_outside_the_text_a_key_tags_at_the_caret(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    window.session.select(at := window.session.text.index("Sunday"), at)
    mouse.to(QPoint(2, 2))

    press(window, qtbot, "4")

    assert tagged(window) == [("date", "Sunday")]


def test_a_mouse_that_has_left_the_page_points_at_nothing(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    window.session.select(at := window.session.text.index("Sunday"), at)
    mouse.over("ministry")

    mouse.leave()
    press(window, qtbot, "4")

    assert tagged(window) == [("date", "Sunday")]


def test_where_no_word_is_a_key_says_what_to_do(
    window: MainWindow, mouse: Mouse, qtbot: QtBot, tmp_path: Path
) -> None:
    paste(window, "…\n\n…")

    press(window, qtbot, "1")

    assert tagged(window) == []
    assert window.status.notice.text().startswith("Point at a word")


def paste(window: MainWindow, text: str) -> None:
    """Bring a text of one's own into view, by the clipboard."""
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(text)
    window.trigger("paste_article")
    window.session.show(window.session.document_count - 1)
    window.article.view.setFocus()


# What the mouse counts for after a key


def test_a_hand_that_trembles_after_a_key_does_not_point(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.over("ministry")
    qtbot.keyClick(window.article.view, Qt.Key.Key_End)
    qtbot.keyClick(window.article.view, Qt.Key.Key_Left)

    mouse.to(mouse.at("ministry") + QPoint(4, 3))
    press(window, qtbot, "1")

    assert tagged(window) != [("actor", "Baku's ministry")]


def test_a_mouse_that_really_moves_points_again(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.over("ministry")
    qtbot.keyClick(window.article.view, Qt.Key.Key_End)

    mouse.to(mouse.at("ministry") + QPoint(6, 3))
    press(window, qtbot, "1")

    assert tagged(window) == [("actor", "Baku's ministry")]


def test_a_caret_moved_with_control_held_is_what_the_next_key_is_about(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    view = window.article.view
    mouse.over("Talks")
    qtbot.keyPress(view, CONTROL_KEY)
    qtbot.keyClick(view, Qt.Key.Key_Right, CTRL)
    qtbot.keyRelease(view, CONTROL_KEY, CTRL)

    press(window, qtbot, "1")

    assert tagged(window) == [("actor", "Baku's ministry")]


def test_undo_with_the_mouse_elsewhere_leaves_what_came_back_in_hand(
    window: MainWindow, mouse: Mouse, qtbot: QtBot, select: Select
) -> None:
    select("two soldiers")
    window.session.tag("actor")
    window.session.remove_picked()
    mouse.over("Sunday")

    ctrl_z(window, qtbot)
    press(window, qtbot, "3")

    assert tagged(window) == [("casualty", "two soldiers")]


def test_another_article_under_a_resting_mouse_is_not_pointed_at(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.over("Sunday")
    qtbot.keyClick(window.article.view, Qt.Key.Key_Down, CTRL)

    mouse.to(mouse.at("blast") - (mouse.at("blast") - QPoint(5, 5)))
    assert window.session.pointed == NOWHERE


# The picked span


def test_a_span_picked_by_a_click_gets_the_label_while_the_mouse_stays_in_it(
    window: MainWindow, mouse: Mouse, qtbot: QtBot, select: Select
) -> None:
    select("two soldiers were killed on Sunday")
    window.session.tag("claim")
    window.session.let_go()
    mouse.click("killed")

    mouse.over("soldiers")
    press(window, qtbot, "3")

    assert tagged(window) == [("casualty", "two soldiers were killed on Sunday")]


def test_a_span_picked_by_tab_gets_the_label_under_a_resting_mouse(
    window: MainWindow, mouse: Mouse, qtbot: QtBot, select: Select
) -> None:
    select("two soldiers")
    window.session.tag("actor")
    window.session.let_go()
    mouse.over("Sunday")

    qtbot.keyClick(window.article.view, Qt.Key.Key_Tab)
    press(window, qtbot, "3")

    assert tagged(window) == [("casualty", "two soldiers")]


def test_a_mouse_that_moves_out_of_the_picked_span_points_at_the_next_phrase(
    window: MainWindow, mouse: Mouse, qtbot: QtBot, select: Select
) -> None:
    select("two soldiers")
    window.session.tag("actor")
    mouse.click("soldiers")

    mouse.over("Sunday")
    press(window, qtbot, "4")

    assert tagged(window) == [("actor", "two soldiers"), ("date", "Sunday")]


def test_delete_takes_what_was_just_tagged_away(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.over("soldiers")
    press(window, qtbot, "2")

    qtbot.keyClick(window.article.view, Qt.Key.Key_Delete)

    assert tagged(window) == []


# Clicks that tag


def test_ctrl_and_a_click_tag_with_the_label_used_last(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.over("Sunday")
    press(window, qtbot, "43")

    mouse.click("soldiers", CTRL)

    assert tagged(window)[0] == ("casualty", "two soldiers were killed")


def test_a_click_with_a_label_that_sticks_tags(window: MainWindow, mouse: Mouse) -> None:
    window.labels.chips["date"].click()

    mouse.click("Sunday")

    assert tagged(window) == [("date", "Sunday")]


def test_a_click_without_ctrl_or_a_sticky_label_only_puts_the_caret(
    window: MainWindow, mouse: Mouse
) -> None:
    mouse.click("Sunday")

    assert tagged(window) == []


def test_a_click_beside_the_letters_tags_nothing(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    window.session.toggle_sticky("date")

    qtbot.mouseClick(window.article.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))

    assert tagged(window) == []


@pytest.mark.parametrize("sticks", [True, False], ids=["a label sticks", "Ctrl is held"])
def test_a_double_click_tags_the_word_instead_of_the_phrase(
    window: MainWindow, mouse: Mouse, sticks: bool
) -> None:
    if sticks:
        window.session.toggle_sticky("actor")

    mouse.double_click("ministry", Qt.KeyboardModifier.NoModifier if sticks else CTRL)

    assert tagged(window) == [("actor", "ministry")]


def test_a_triple_click_tags_the_sentence_instead(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    window.session.toggle_sticky("claim")
    mouse.double_click("Talks")

    qtbot.mouseClick(
        window.article.view.viewport(), Qt.MouseButton.LeftButton, pos=mouse.at("Talks")
    )

    assert tagged(window) == [("claim", "Talks go on.")]


def test_a_plain_double_click_later_leaves_the_phrase_that_a_click_tagged(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.click("ministry", CTRL)

    with qtbot.waitSignal(window.article.view.selection_made):
        mouse.double_click("ministry")

    assert tagged(window) == [("actor", "Baku's ministry")]


def test_a_drag_inside_a_phrase_that_a_click_tagged_tags_there_too(
    window: MainWindow, mouse: Mouse
) -> None:
    window.session.toggle_sticky("actor")
    mouse.click("ministry")
    mouse.leave()

    mouse.drag("Baku", "Baku")

    assert tagged(window) == [("actor", "Baku's ministry"), ("actor", "Baku")]


def test_a_drag_with_ctrl_held_selects(window: MainWindow, mouse: Mouse) -> None:
    mouse.drag("two", "killed", CTRL)

    assert tagged(window) == []
    assert window.session.selection.length == len("two soldiers were killed")


def test_a_click_on_what_is_tagged_picks_it_while_the_label_sticks(
    window: MainWindow, mouse: Mouse
) -> None:
    window.session.toggle_sticky("date")
    mouse.click("Sunday")
    window.session.let_go()

    mouse.click("Sunday")

    assert len(tagged(window)) == 1
    assert window.session.picked is not None


# The outline


def changed_pixels(window: MainWindow, act: Callable[[], None]) -> int:
    """How many pixels of the page look different after something was done."""
    page = window.article.view.viewport()
    before = page.grab().toImage()
    act()
    after = page.grab().toImage()
    return sum(
        before.pixel(x, y) != after.pixel(x, y)
        for y in range(0, before.height(), 2)
        for x in range(0, before.width(), 3)
    )


def test_ctrl_held_over_a_word_outlines_the_phrase_and_let_go_no_longer(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    view = window.article.view
    mouse.over("ministry")

    shown = changed_pixels(window, lambda: qtbot.keyPress(view, CONTROL_KEY))
    hidden = changed_pixels(window, lambda: qtbot.keyRelease(view, CONTROL_KEY, CTRL))

    assert shown == hidden > 0


def test_a_shortcut_takes_the_outline_away_that_ctrl_has_brought(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    view = window.article.view
    mouse.over("ministry")
    plain = view.viewport().grab().toImage()
    qtbot.keyPress(view, CONTROL_KEY)
    assert view.viewport().grab().toImage() != plain

    qtbot.keyClick(view, Qt.Key.Key_B, CTRL)
    qtbot.keyRelease(view, CONTROL_KEY, CTRL)

    assert view.viewport().grab().toImage() == plain


def test_a_label_that_sticks_outlines_the_phrase_under_the_mouse(
    window: MainWindow, mouse: Mouse
) -> None:
    window.session.toggle_sticky("casualty")

    assert changed_pixels(window, lambda: mouse.over("soldiers")) > 0
    assert changed_pixels(window, mouse.leave) > 0


def test_ctrl_over_another_phrase_moves_the_outline(window: MainWindow, mouse: Mouse) -> None:
    mouse.over("ministry", CTRL)
    first = window.article.view.viewport().grab().toImage()

    mouse.over("Sunday", CTRL)

    assert window.article.view.viewport().grab().toImage() != first


# Chips


def test_a_chip_with_a_span_in_hand_gives_it_the_label(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    mouse.over("Sunday")
    press(window, qtbot, "1")

    window.labels.chips["date"].click()

    assert tagged(window) == [("date", "Sunday")]
    assert window.session.sticky_label == ""


# Projects that take no changes


@pytest.mark.parametrize("key", ["1", "d", "u", "e", "["])
def test_a_key_in_a_busy_project_says_why_it_does_nothing(
    window: MainWindow, mouse: Mouse, qtbot: QtBot, key: str
) -> None:
    mouse.over("Sunday")
    press(window, qtbot, "1")
    before = tagged(window)
    window.session.set_busy(is_busy=True)

    send(typing(key))

    assert tagged(window) == before
    assert "being written to" in window.status.notice.text()


def test_a_click_that_would_tag_says_so_too(window: MainWindow, mouse: Mouse) -> None:
    window.session.set_busy(is_busy=True)

    mouse.click("Sunday", CTRL)

    assert tagged(window) == []
    assert "being written to" in window.status.notice.text()


@pytest.mark.parametrize("key", ["1", "d", "e"])
def test_a_key_in_a_project_that_is_open_elsewhere_says_so(
    make_window: MakeWindow, project_path: Path, qtbot: QtBot, key: str
) -> None:
    with Store.open(project_path):
        window = make_window()
        window.open_path(project_path)
        qtbot.waitUntil(window.article.view.hasFocus)
        window.session.tell("")

        send(typing(key))

        assert window.session.spans == ()
        expected = "" if key == "e" else "This project is open for reading only."
        assert window.session.notice == expected
        window.close()


# While a button is down


def test_keys_in_the_middle_of_a_drag_break_nothing(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    page = window.article.view.viewport()
    qtbot.mousePress(page, Qt.MouseButton.LeftButton, pos=mouse.at("two", 0))
    qtbot.mouseMove(page, mouse.at("killed"))
    press(window, qtbot, "1nf[u")

    qtbot.mouseRelease(page, Qt.MouseButton.LeftButton, pos=mouse.at("killed"))

    spans = window.session.spans
    assert all(s.text == window.session.text[s.start : s.end] for s in spans)


def test_the_outline_under_ctrl_goes_with_the_window_that_loses_the_keys(
    window: MainWindow, mouse: Mouse, qtbot: QtBot
) -> None:
    view = window.article.view
    mouse.over("ministry")
    plain = view.viewport().grab().toImage()
    qtbot.keyPress(view, CONTROL_KEY)
    assert view.viewport().grab().toImage() != plain

    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))

    assert view.viewport().grab().toImage() == plain


def test_escape_with_nothing_in_hand_ends_that_a_label_sticks(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.labels.chips["date"].click()

    qtbot.keyClick(window.article.view, Qt.Key.Key_Escape)

    assert window.session.sticky_label == ""
