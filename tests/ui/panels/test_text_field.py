import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.panels.text_field import TextField


@pytest.fixture
def field(app: QApplication, qtbot: QtBot) -> TextField:
    field = TextField("Sentence", least=2, most=5, marks=True)
    qtbot.addWidget(field)
    field.resize(260, field.height())
    with qtbot.waitExposed(field):
        field.show()
    return field


def select(field: TextField, start: int, end: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


@pytest.mark.parametrize("text", ["a\u00a0b", "\ufeffa", "a\r\nb", "a\u2028b", "🚨 a"], ids=ascii)
def test_what_nobody_touches_comes_back_as_it_was(field: TextField, text: str) -> None:
    field.show_text(text)

    assert field.typed == text


def test_a_space_that_does_not_break_is_kept_while_one_types(
    field: TextField, qtbot: QtBot
) -> None:
    field.show_text("5\u00a0March")

    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " x")

    assert field.typed == "5\u00a0March x"


def test_lines_are_parted_as_everywhere(field: TextField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "b")

    assert field.typed == "a\n\nb"


@pytest.mark.parametrize("brace", ["{", "}"])
def test_a_brace_over_words_is_put_around_them(field: TextField, qtbot: QtBot, brace: str) -> None:
    field.show_text("The army left.")
    select(field, 4, 8)

    qtbot.keyClicks(field, brace)

    assert field.typed == "The {army} left."


def test_a_brace_without_words_is_a_brace(field: TextField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "{army}")

    assert field.typed == "{army}"


def test_the_field_grows_with_its_text_up_to_some_lines(field: TextField, qtbot: QtBot) -> None:
    low = field.height()
    field.show_text("\n".join("abcd"))
    higher = field.height()
    field.show_text("\n" * 90)

    assert low < higher < field.height() < 2 * higher


def test_a_narrower_field_becomes_higher(field: TextField) -> None:
    field.show_text("The army left the old bridge near the mill.")
    low = field.height()

    field.resize(110, field.height())

    assert field.height() > low


def test_a_fault_is_underlined_where_it_is(field: TextField) -> None:
    field.show_text("🚨 {army")

    field.show_fault(2)

    (marked,) = field.extraSelections()
    assert marked.cursor.selectedText() == "{"


def test_a_fault_that_is_mended_is_underlined_no_more(field: TextField) -> None:
    field.show_text("{army")
    field.show_fault(0)

    field.show_fault(-1)

    assert field.extraSelections() == []


def test_a_text_that_runs_right_to_left_begins_at_the_right(field: TextField) -> None:
    field.show_text("قال الوزير")
    assert field.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight

    field.show_text("The army left.")
    assert field.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft
