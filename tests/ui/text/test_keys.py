from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from annotator.core.records import Span
from tests.factories import make_document
from tests.ui.text.conftest import Reader

Heard = Callable[[str], list[tuple[object, ...]]]
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_an_arrow_moves_the_caret_by_a_character(
    qtbot: QtBot, reader: Reader, heard: Heard
) -> None:
    qtbot.keyClick(reader.view, Qt.Key.Key_Right)

    assert heard("range_selected") == [(1, 1, "char")]


def test_an_arrow_steps_over_a_whole_emoji(qtbot: QtBot, reader: Reader, heard: Heard) -> None:
    reader.read(make_document("👨‍👩‍👧 x"))

    qtbot.keyClick(reader.view, Qt.Key.Key_Right)

    assert heard("range_selected") == [(5, 5, "char")]


def test_control_and_an_arrow_move_by_a_word(qtbot: QtBot, reader: Reader) -> None:
    reader.view.show_selection(reader.at("two"), reader.at("two"))

    qtbot.keyClick(reader.view, Qt.Key.Key_Right, CONTROL)

    assert reader.view.caret == reader.at("soldiers")


def test_shift_extends_the_selection(qtbot: QtBot, reader: Reader) -> None:
    reader.view.show_selection(reader.at("two"), reader.at("two"))

    qtbot.keyClick(reader.view, Qt.Key.Key_Right, SHIFT | CONTROL)

    assert reader.selected_text == "two "


def test_a_selection_made_by_keys_stands_when_shift_comes_up(
    qtbot: QtBot, reader: Reader, heard: Heard
) -> None:
    qtbot.keyPress(reader.view, Qt.Key.Key_Right, SHIFT)
    before = list(heard("selection_made"))

    qtbot.keyRelease(reader.view, Qt.Key.Key_Right, SHIFT)

    assert (before, heard("selection_made")) == ([], [()])


def test_shift_alone_makes_no_selection(qtbot: QtBot, reader: Reader, heard: Heard) -> None:
    qtbot.keyClick(reader.view, Qt.Key.Key_Shift)

    assert heard("selection_made") == []


def test_the_left_arrow_goes_on_in_right_to_left_text(qtbot: QtBot, reader: Reader) -> None:
    start = reader.at("قال")
    reader.view.show_selection(start, start)

    qtbot.keyClick(reader.view, Qt.Key.Key_Left)

    assert reader.view.caret == start + 1


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_End, CONTROL),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
    ],
    ids=["end", "control end", "down", "page down"],
)
def test_the_keys_of_every_editor_move_the_caret(
    qtbot: QtBot, reader: Reader, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(reader.view, key, held)

    assert reader.view.caret > 0


def test_a_caret_that_leaves_the_view_by_a_key_is_scrolled_to(qtbot: QtBot, reader: Reader) -> None:
    text = "A line of some words.\n" * 200
    reader.read(make_document(text))

    qtbot.keyClick(reader.view, Qt.Key.Key_End, CONTROL)

    # The scroll bar's range is brought up to date later, as Qt lays the rest of a text out.
    top, last = reader.view.verticalScrollBar().value(), reader.view.page.line_of(len(text))
    assert top < last.top
    assert last.bottom <= top + reader.view.viewport().height()


def test_escape_asks_to_let_go(qtbot: QtBot, reader: Reader, heard: Heard) -> None:
    qtbot.keyClick(reader.view, Qt.Key.Key_Escape)

    assert heard("let_go_requested") == [()]


@pytest.mark.parametrize(
    "keys", ["Tab", "Shift+Tab", "1", "C", "Delete", "Ctrl+Z", "Ctrl+Up", "Ctrl+Return", "Escape"]
)
def test_the_keys_of_the_window_reach_it(
    qtbot: QtBot, frame: QMainWindow, reader: Reader, keys: str
) -> None:
    action = QAction(frame)
    action.setShortcut(QKeySequence(keys))
    frame.addAction(action)
    pressed = QKeySequence(keys)[0]

    with qtbot.waitSignal(action.triggered, timeout=500):
        qtbot.keyClick(reader.view, pressed.key(), pressed.keyboardModifiers())


def test_a_drag_keeps_escape_from_the_window(
    qtbot: QtBot, frame: QMainWindow, reader: Reader, actor: Span
) -> None:
    action = QAction(frame)
    action.setShortcut(QKeySequence("Escape"))
    frame.addAction(action)
    reader.show(actor, picked=actor.id)
    qtbot.mousePress(
        reader.view.viewport(), Qt.MouseButton.LeftButton, pos=reader.handle(actor, "end")
    )

    with qtbot.assertNotEmitted(action.triggered):
        qtbot.keyClick(reader.view, Qt.Key.Key_Escape)


def test_typing_changes_nothing(qtbot: QtBot, reader: Reader) -> None:
    before = reader.view.document().characterCount()

    qtbot.keyClicks(reader.view, "xyz")
    qtbot.keyClick(reader.view, Qt.Key.Key_Tab)

    assert reader.view.document().characterCount() == before


def test_what_is_copied_comes_from_the_document_and_not_from_the_screen(
    qtbot: QtBot, reader: Reader
) -> None:
    reader.read(make_document("a\u00a0b\u2028c\ufeff"))
    qtbot.keyClick(reader.view, Qt.Key.Key_A, CONTROL)

    qtbot.keyClick(reader.view, Qt.Key.Key_C, CONTROL)

    assert QGuiApplication.clipboard().text() == "a\u00a0b\u2028c\ufeff"
