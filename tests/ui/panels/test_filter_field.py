"""The field of the filter, with what it offers and marks, in the window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.ui.panels.filter_field import FilterField
from annotator.ui.widgets.offer_list import OfferList
from annotator.ui.window import MainWindow


@pytest.fixture
def field(window: MainWindow, qtbot: QtBot) -> FilterField:
    """The field of the filter, with the focus."""
    window.focus_filter()
    qtbot.waitUntil(window.documents.field.hasFocus)
    return window.documents.field


def offer_list(window: MainWindow) -> OfferList:
    found = window.findChild(OfferList)
    assert found is not None
    return found


# What is offered


def test_a_key_is_offered_from_its_first_letters(field: FilterField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "sta")

    assert field.offers == ("status:",)


def test_words_of_a_title_are_offered_nothing(field: FilterField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "bridge")

    assert field.offers == ()


def test_tab_takes_the_first_offer_and_its_values_are_offered_next(
    field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "sta")

    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert field.text() == "status:"
    assert field.offers[:2] == ("todo", "in_progress")
    assert field.hasFocus()


def test_the_arrows_go_to_an_offer_and_return_takes_it(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "status:")

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(field, key)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "status:in_progress "
    assert window.session.filter_text == "status:in_progress "
    assert field.offers == ()


def test_return_goes_on_to_the_list_where_the_person_has_gone_to_no_offer(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "a")
    assert field.offers

    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "a"
    assert window.documents.list.hasFocus()
    assert field.offers == ()


def test_escape_hides_the_offers_first_and_empties_the_field_next(
    field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "sta")

    qtbot.keyClick(field, Qt.Key.Key_Escape)
    kept = (field.text(), field.offers)
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert kept == ("sta", ())
    assert field.text() == ""


def test_a_click_takes_an_offer_and_the_field_keeps_the_focus(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "label:")
    offers = offer_list(window).list
    place = offers.visualItemRect(offers.item(2)).center()

    qtbot.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert field.text() == "label:casualty "
    assert field.hasFocus()


def test_an_offer_completes_what_is_at_the_caret_and_leaves_the_rest(
    field: FilterField, qtbot: QtBot
) -> None:
    field.insert("🚨 bridge")
    for _ in " bridge":
        qtbot.keyClick(field, Qt.Key.Key_Left)
    qtbot.keyClicks(field, " is:fl")

    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClicks(field, "!")

    assert field.text() == "🚨 is:flagged! bridge"


def test_what_was_taken_can_be_taken_back(field: FilterField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "status:fl")
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    field.undo()

    assert field.text() == "status:fl"


def test_for_a_typo_tab_puts_what_was_meant(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "staus:todo")

    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClicks(field, ",done")

    assert field.text() == "status:todo,done"
    assert window.documents.fault_text == ""


def test_everything_is_offered_where_it_is_asked_for(field: FilterField, qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)

    assert {"status:", "spans>", "sort:"} <= set(field.offers)
    assert field.text() == ""


def test_names_of_the_project_are_offered(field: FilterField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "label:c")

    assert field.offers == ("claim", "casualty")


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_A, Qt.Key.Key_Backspace]
)
def test_other_keys_are_the_fields_own_while_words_are_offered(
    field: FilterField, qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.keyClicks(field, "sta")
    plain = QLineEdit()
    qtbot.addWidget(plain)
    qtbot.keyClicks(plain, "sta")

    for line in (field, plain):
        qtbot.keyClick(line, key)

    assert (field.text(), field.cursorPosition()) == (plain.text(), plain.cursorPosition())


def test_down_goes_to_the_list_where_nothing_is_offered(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Down)

    assert window.documents.list.hasFocus()


def test_tab_leaves_the_field_where_nothing_is_offered(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert window.documents.statuses.hasFocus()


def test_the_offers_go_where_the_focus_goes_elsewhere(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "sta")

    window.article.view.setFocus()

    assert field.offers == ()


@pytest.mark.parametrize("size", [(720, 480), (1280, 820)])
def test_the_offers_lie_within_the_window_under_the_field(
    window: MainWindow, field: FilterField, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    qtbot.keyClick(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)

    place = offer_list(window).geometry()

    assert window.rect().contains(place)
    assert place.top() >= field.mapTo(window, QPoint(0, field.height())).y()


# What is mistyped


def test_a_typo_is_told_under_the_field_with_its_place(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "bridge staus:todo")

    assert window.documents.fault_text == (
        "There is no “staus:” (character 8). Did you mean “status:”?"
    )
    assert window.documents.rows.count == 1


def test_nothing_is_told_of_what_is_still_being_typed(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    told: set[str] = set()
    for letter in "status:todo":
        qtbot.keyClicks(field, letter)
        told.add(window.documents.fault_text)

    assert told == {""}


def test_what_was_not_typed_to_its_end_is_told_once_the_field_is_left(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "status:")

    window.article.view.setFocus()

    assert window.documents.fault_text.startswith("“status:” needs a value (character 1).")


def marked_columns(field: FilterField) -> list[int]:
    """The columns, in pixels, that look otherwise because something is marked."""
    field.clearFocus()
    marked = field.grab().toImage()
    field.mark(())
    plain = field.grab().toImage()
    return [
        x
        for x in range(plain.width())
        if any(marked.pixel(x, y) != plain.pixel(x, y) for y in range(plain.height()))
    ]


@pytest.mark.parametrize("before", ["bridge ", "🚨 ", "קול "], ids=["ascii", "astral", "rtl"])
def test_the_place_of_a_typo_is_underlined(
    window: MainWindow, field: FilterField, qtbot: QtBot, before: str
) -> None:
    field.insert(before)
    qtbot.keyClicks(field, "staus:todo now")

    found = marked_columns(field)

    width = field.fontMetrics().horizontalAdvance("staus:")
    assert found
    assert abs(max(found) - min(found) - width) <= 8


def test_nothing_is_underlined_without_a_typo(field: FilterField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "bridge status:todo now")

    assert marked_columns(field) == []


def test_marking_does_not_disturb_what_an_input_method_is_composing(
    window: MainWindow, field: FilterField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "staus:")
    QApplication.sendEvent(field, QInputMethodEvent("に", []))

    window.session.tell("")
    window.session.read_filter_again()
    committed = QInputMethodEvent("", [])
    committed.setCommitString("日本")
    QApplication.sendEvent(field, committed)

    assert field.text() == "staus:日本"
