from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.records import Span
from tests.factories import make_document
from tests.ui.text.conftest import Reader
from tests.ui.wheel import turn_wheel

Heard = Callable[[str], list[tuple[object, ...]]]
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def drag(
    qtbot: QtBot, reader: Reader, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = PLAIN
) -> None:
    page = reader.view.viewport()
    qtbot.mousePress(page, LEFT, held, start)
    move(reader, (start + end) / 2, held)
    move(reader, end, held)
    qtbot.mouseRelease(page, LEFT, held, end)


def move(reader: Reader, to: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Move with the button down and a key held, which the toolkit's own helper cannot."""
    page = reader.view.viewport()
    place = QPointF(page.mapToGlobal(to))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), place, LEFT, LEFT, held)
    QApplication.sendEvent(page, event)


def test_a_drag_selects_whole_words(qtbot: QtBot, reader: Reader) -> None:
    drag(qtbot, reader, reader.on("soldiers"), reader.on("killed"))

    assert reader.selected_text == "soldiers were killed"


def test_a_drag_backwards_leaves_the_caret_at_the_beginning(qtbot: QtBot, reader: Reader) -> None:
    drag(qtbot, reader, reader.on("killed"), reader.on("soldiers"))

    assert reader.view.caret == reader.at("soldiers")


def test_a_drag_with_alt_takes_characters(qtbot: QtBot, reader: Reader) -> None:
    drag(qtbot, reader, reader.before("oldiers were"), reader.behind("wer"), ALT)

    assert reader.selected_text == "oldiers wer"


def test_a_drag_takes_characters_where_snapping_is_off(qtbot: QtBot, reader: Reader) -> None:
    reader.view.set_snaps(False)

    drag(qtbot, reader, reader.before("oldiers were"), reader.behind("wer"))

    assert reader.selected_text == "oldiers wer"


def test_a_drag_may_end_in_another_paragraph(qtbot: QtBot, reader: Reader) -> None:
    drag(qtbot, reader, reader.on("crossing"), reader.on("We"))

    assert reader.selected_text == "crossing.\n“We"


def test_a_drag_may_begin_in_the_margin(qtbot: QtBot, reader: Reader) -> None:
    view = reader.view
    at_left = view.viewport().mapTo(view, reader.before("The mission"))
    at_left.setX(3)

    qtbot.mousePress(view, LEFT, pos=at_left)
    qtbot.mouseMove(view, at_left + QPoint(20, 0))
    qtbot.mouseRelease(view, LEFT, pos=view.viewport().mapTo(view, reader.behind("The mission")))

    assert view.anchor == reader.at("The mission")


def test_a_double_click_selects_the_word(qtbot: QtBot, reader: Reader) -> None:
    qtbot.mouseDClick(reader.view.viewport(), LEFT, pos=reader.on("soldiers"))

    assert reader.selected_text == "soldiers"


def test_a_triple_click_selects_the_sentence(qtbot: QtBot, reader: Reader) -> None:
    page, at = reader.view.viewport(), reader.on("answered")

    qtbot.mouseDClick(page, LEFT, pos=at)
    qtbot.mousePress(page, LEFT, pos=at)

    assert reader.selected_text == "🚨 Nobody answered him."


def test_a_triple_click_makes_one_selection_and_not_the_word_before(
    qtbot: QtBot, reader: Reader, heard: Heard
) -> None:
    page, at = reader.view.viewport(), reader.on("answered")

    qtbot.mousePress(page, LEFT, pos=at)
    qtbot.mouseRelease(page, LEFT, pos=at)
    qtbot.mouseDClick(page, LEFT, pos=at)
    qtbot.mousePress(page, LEFT, pos=at)
    qtbot.mouseRelease(page, LEFT, pos=at)

    assert heard("selection_made") == [()]


def test_a_double_click_makes_its_selection_once_no_third_click_follows(
    qtbot: QtBot, reader: Reader
) -> None:
    with qtbot.waitSignal(reader.view.selection_made):
        qtbot.mouseDClick(reader.view.viewport(), LEFT, pos=reader.on("soldiers"))
        qtbot.mouseRelease(reader.view.viewport(), LEFT, pos=reader.on("soldiers"))

    assert reader.selected_text == "soldiers"


def test_a_drag_makes_a_selection(qtbot: QtBot, reader: Reader, heard: Heard) -> None:
    drag(qtbot, reader, reader.on("soldiers"), reader.on("killed"))

    assert heard("selection_made") == [()]


def test_shift_and_a_click_extend_the_selection(qtbot: QtBot, reader: Reader) -> None:
    page = reader.view.viewport()
    qtbot.mouseClick(page, LEFT, pos=reader.before("two"))

    qtbot.mouseClick(page, LEFT, SHIFT, reader.on("killed"))

    assert reader.selected_text == "two soldiers were killed"


def test_a_click_on_plain_text_puts_the_caret(qtbot: QtBot, reader: Reader, heard: Heard) -> None:
    at = reader.at("killed")

    qtbot.mouseClick(reader.view.viewport(), LEFT, pos=reader.before("killed"))

    assert heard("range_selected") == [(at, at, "char")]


def test_a_click_on_a_span_asks_to_pick_it(
    qtbot: QtBot, reader: Reader, heard: Heard, casualty: Span
) -> None:
    reader.show(casualty)

    qtbot.mouseClick(reader.view.viewport(), LEFT, pos=reader.behind("killed"))

    assert heard("span_pick_requested") == [(casualty.end - 1,)]
    assert heard("range_selected") == []


def test_a_click_right_behind_a_span_does_not_pick_it(
    qtbot: QtBot, reader: Reader, heard: Heard, casualty: Span
) -> None:
    reader.show(casualty)

    qtbot.mouseClick(reader.view.viewport(), LEFT, pos=reader.before(" on Sunday"))

    assert heard("span_pick_requested") == []


def test_a_hand_that_trembles_still_clicks(
    qtbot: QtBot, reader: Reader, heard: Heard, casualty: Span
) -> None:
    reader.show(casualty)
    at = reader.on("were")

    drag(qtbot, reader, at, at + QPoint(3, 0))

    assert len(heard("span_pick_requested")) == 1


def test_a_dragged_end_moves_by_words(
    qtbot: QtBot, reader: Reader, heard: Heard, actor: Span
) -> None:
    reader.show(actor, picked=actor.id)

    drag(qtbot, reader, reader.handle(actor, "end"), reader.before("lled on"))

    assert heard("edge_moved") == [(actor.id, "end", reader.at(" on Sunday"))]


def test_a_dragged_start_moves_by_words(
    qtbot: QtBot, reader: Reader, heard: Heard, actor: Span
) -> None:
    reader.show(actor, picked=actor.id)

    drag(qtbot, reader, reader.handle(actor, "start"), reader.before("wo soldiers"))

    assert heard("edge_moved") == [(actor.id, "start", reader.at("two"))]


def test_alt_drags_an_end_by_characters(
    qtbot: QtBot, reader: Reader, heard: Heard, actor: Span
) -> None:
    reader.show(actor, picked=actor.id)

    drag(qtbot, reader, reader.handle(actor, "end"), reader.behind("soldiers we"), ALT)

    assert heard("edge_moved") == [(actor.id, "end", reader.at("re killed"))]


def test_the_ends_of_a_span_that_is_not_picked_cannot_be_dragged(
    qtbot: QtBot, reader: Reader, heard: Heard, actor: Span
) -> None:
    reader.show(actor)

    drag(qtbot, reader, reader.handle(actor, "end"), reader.behind("killed"))

    assert heard("edge_moved") == []


def test_a_drag_from_the_first_letter_of_the_picked_span_selects_in_it(
    qtbot: QtBot, reader: Reader, casualty: Span
) -> None:
    reader.show(casualty, picked=casualty.id)

    drag(qtbot, reader, reader.before("two"), reader.behind("two soldiers"))

    assert reader.selected_text == "two soldiers"


def test_escape_takes_a_dragged_end_back(
    qtbot: QtBot, reader: Reader, heard: Heard, actor: Span
) -> None:
    reader.show(actor, picked=actor.id)
    page = reader.view.viewport()
    qtbot.mousePress(page, LEFT, pos=reader.handle(actor, "end"))
    move(reader, reader.behind("killed"))

    qtbot.keyClick(reader.view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(page, LEFT, pos=reader.behind("killed"))

    assert heard("edge_moved") == []
    assert heard("let_go_requested") == []


def test_the_pointer_shows_that_an_end_can_be_dragged(
    qtbot: QtBot, reader: Reader, actor: Span
) -> None:
    reader.show(actor, picked=actor.id)
    page = reader.view.viewport()

    qtbot.mouseMove(page, reader.handle(actor, "end"))
    at_end = page.cursor().shape()
    qtbot.mouseMove(page, reader.on("Sunday"))

    assert at_end == Qt.CursorShape.SizeHorCursor
    assert page.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_a_drag_past_the_lower_edge_scrolls_on(qtbot: QtBot, reader: Reader) -> None:
    reader.read(make_document("A line of some words.\n" * 200))
    view, page = reader.view, reader.view.viewport()
    qtbot.mousePress(page, LEFT, pos=reader.before("A line"))

    move(reader, QPoint(100, page.height() + 40))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 100)
    qtbot.mouseRelease(page, LEFT, pos=QPoint(100, page.height() + 40))

    assert view.caret > view.scroll_offset


def test_control_and_the_wheel_ask_to_zoom_and_do_not_scroll(reader: Reader, heard: Heard) -> None:
    turn_wheel(reader.view.viewport(), 240, held=Qt.KeyboardModifier.ControlModifier)

    assert heard("zoom_requested") == [(2,)]
    assert reader.view.verticalScrollBar().value() == 0


def test_a_fine_wheel_zooms_once_it_has_turned_a_notch(reader: Reader, heard: Heard) -> None:
    for _ in range(4):
        turn_wheel(reader.view.viewport(), -40, held=Qt.KeyboardModifier.ControlModifier)

    assert heard("zoom_requested") == [(-1,)]


@pytest.mark.parametrize("part", ["soldiers", "قتلا"], ids=["left to right", "right to left"])
def test_a_right_click_tells_the_code_point_under_the_pointer(
    reader: Reader, heard: Heard, part: str
) -> None:
    page, at = reader.view.viewport(), reader.view.point_of(reader.at(part))
    place = page.mapToGlobal(at)

    QApplication.sendEvent(page, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place))

    assert heard("context_requested") == [(reader.at(part), place)]


def test_a_double_click_selects_an_arabic_word(qtbot: QtBot, reader: Reader) -> None:
    qtbot.mouseDClick(reader.view.viewport(), LEFT, pos=reader.on("المتحدث"))

    assert reader.selected_text == "المتحدث"


def test_offsets_behind_an_emoji_are_code_points(qtbot: QtBot, reader: Reader) -> None:
    qtbot.mouseDClick(reader.view.viewport(), LEFT, pos=reader.on("Nobody"))

    assert (reader.view.anchor, reader.selected_text) == (reader.at("Nobody"), "Nobody")
