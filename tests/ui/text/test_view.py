import pytest
import shiboken6
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from annotator.core.records import Document, Span
from annotator.ui.text.measures import ReadingStyle
from annotator.ui.theme import DARK, LIGHT
from tests.factories import make_document, make_span
from tests.ui.text.conftest import Reader

LONG = "".join(f"Line {n} says that the guards at the ford saw nobody.\n" for n in range(300))


@pytest.fixture
def long_document() -> Document:
    return make_document(LONG)


@pytest.fixture
def middle() -> int:
    return LONG.index("Line 150 ")


def spans_in_the_middle(middle: int) -> tuple[Span, ...]:
    """Eight spans, each around the next, on two lines."""
    return tuple(
        make_span(LONG[middle + n : middle + 100 - n], within=LONG, id=f"s{n}", label="claim")
        for n in range(0, 40, 5)
    )


def test_showing_spans_moves_nothing(reader: Reader, long_document: Document, middle: int) -> None:
    reader.read(long_document)
    reader.view.set_scroll_offset(middle)
    scrolled = reader.view.verticalScrollBar().value()
    places = [reader.view.point_of(middle + n) for n in range(100)]

    reader.show(*spans_in_the_middle(middle), picked="s5")

    assert reader.view.verticalScrollBar().value() == scrolled
    assert [reader.view.point_of(middle + n) for n in range(100)] == places


def test_a_selection_in_view_scrolls_nothing(
    reader: Reader, long_document: Document, middle: int
) -> None:
    reader.read(long_document)
    reader.view.set_scroll_offset(middle)
    scrolled = reader.view.verticalScrollBar().value()

    reader.view.show_selection(middle, middle + 50)

    assert reader.view.verticalScrollBar().value() == scrolled


def test_a_caret_out_of_view_is_scrolled_to(
    reader: Reader, long_document: Document, middle: int
) -> None:
    reader.read(long_document)

    reader.view.show_selection(middle, middle)

    assert reader.view.viewport().rect().contains(reader.view.point_of(middle))


def test_a_picked_span_of_which_a_part_is_in_view_scrolls_nothing(
    reader: Reader, long_document: Document, middle: int
) -> None:
    whole = make_span(LONG[middle:-1], within=LONG, id="s1", label="claim")
    reader.read(long_document, whole)
    reader.view.set_scroll_offset(middle)
    scrolled = reader.view.verticalScrollBar().value()

    reader.show(whole, picked="s1")
    reader.view.show_selection(whole.end, whole.end)

    assert reader.view.verticalScrollBar().value() == scrolled


def test_a_picked_span_out_of_view_is_scrolled_to(
    reader: Reader, long_document: Document, middle: int
) -> None:
    reader.read(long_document)
    span = make_span(LONG[middle : middle + 8], within=LONG, id="s1")

    reader.show(span, picked="s1")
    reader.view.show_selection(span.end, span.end)

    assert reader.view.viewport().rect().contains(reader.view.point_of(span.start))


def test_a_click_never_scrolls(
    qtbot: QtBot, reader: Reader, long_document: Document, middle: int
) -> None:
    reader.read(long_document)
    view = reader.view
    view.set_scroll_offset(middle)
    scrolled = view.verticalScrollBar().value()
    # The window answers a pick by putting the caret at the span's end, wherever that is.
    view.span_pick_requested.connect(lambda _at: view.show_selection(len(LONG), len(LONG)))
    reader.show(make_span(LONG[middle:-1], within=LONG))

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.point_of(middle + 60))

    assert view.caret == len(LONG)
    assert view.verticalScrollBar().value() == scrolled


def test_another_document_is_shown_from_its_top(
    reader: Reader, long_document: Document, middle: int
) -> None:
    reader.read(long_document)
    reader.view.set_scroll_offset(middle)

    reader.read(make_document(LONG.upper()))

    assert (reader.view.scroll_offset, reader.view.caret) == (0, 0)


def test_a_scroll_offset_is_the_line_at_the_top(
    reader: Reader, long_document: Document, middle: int
) -> None:
    reader.read(long_document)

    reader.view.set_scroll_offset(middle)

    assert reader.view.scroll_offset == middle


@pytest.mark.parametrize("size_pt", [9.0, 24.0], ids=["smaller", "larger"])
def test_letters_of_another_size_leave_the_line_at_the_top_there(
    reader: Reader, long_document: Document, middle: int, size_pt: float
) -> None:
    reader.read(long_document)
    reader.view.set_scroll_offset(middle)

    reader.view.set_reading(ReadingStyle(size_pt=size_pt))

    assert reader.view.scroll_offset == middle


def test_letters_of_another_size_keep_the_selection(reader: Reader) -> None:
    reader.view.show_selection(3, 9)

    reader.view.set_reading(ReadingStyle(size_pt=20))

    assert (reader.view.textCursor().anchor(), reader.view.textCursor().position()) == (3, 9)


def test_a_wider_window_lays_nothing_out_again(frame: QMainWindow, reader: Reader) -> None:
    frame.resize(1000, 600)
    line = reader.view.page.line_of(0)
    before = (line.left, line.right, line.end)

    frame.resize(1600, 600)

    line = reader.view.page.line_of(0)
    assert (line.left, line.right, line.end) == before


def test_the_column_stands_in_the_middle(frame: QMainWindow, reader: Reader) -> None:
    frame.resize(1400, 600)
    view = reader.view

    line = view.page.line_of(0)
    left = view.viewport().mapTo(view, QPoint(round(line.left), 0)).x()

    column = 2 * (view.width() / 2 - left)
    assert 500 < column < 900


def test_lines_break_where_a_narrow_window_ends(frame: QMainWindow, reader: Reader) -> None:
    frame.resize(400, 600)

    view = reader.view
    assert view.page.line_of(0).right <= view.viewport().width()
    assert view.viewport().width() <= 400


def test_a_narrower_window_leaves_the_line_at_the_top_there(
    frame: QMainWindow, reader: Reader, long_document: Document, middle: int
) -> None:
    reader.read(long_document)
    reader.view.set_scroll_offset(middle)

    frame.resize(430, 600)

    assert reader.view.scroll_offset == middle


def test_the_title_stands_above_the_text(reader: Reader) -> None:
    reader.read(make_document("A text."))
    without = reader.view.page.line_of(0).baseline

    reader.read(make_document("A text.", title="A title of its own"))

    assert reader.view.page.line_of(0).baseline > without + 20


def test_a_text_that_begins_with_its_title_has_it_once_and_large(reader: Reader) -> None:
    reader.read(make_document("The title\n\nA text.", title="The title"))

    heading, body = (reader.view.page.line_of(offset) for offset in (0, 11))
    assert heading.metrics.above > body.metrics.above
    assert heading.baseline < 80


def test_a_span_may_lie_in_the_heading(qtbot: QtBot, reader: Reader) -> None:
    document = make_document("The title\n\nA text.", title="The title")
    reader.read(document, make_span("title", within=document.text))

    with qtbot.waitSignal(reader.view.span_pick_requested) as picked:
        qtbot.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=reader.on("title"))

    assert picked.args == [document.text.index("title") + 2]


def test_a_screen_reader_is_told_which_span_is_picked(reader: Reader, casualty: Span) -> None:
    reader.show(casualty, picked=casualty.id)

    assert reader.view.accessibleName() == "Article"
    assert reader.view.accessibleDescription() == "casualty: two soldiers were killed"


def test_a_screen_reader_is_told_that_nothing_is_picked_any_more(
    reader: Reader, casualty: Span
) -> None:
    reader.show(casualty, picked=casualty.id)

    reader.show(casualty)

    assert reader.view.accessibleDescription() == ""


def test_the_caret_is_two_pixels_wide_in_every_document(reader: Reader) -> None:
    reader.read(make_document("Another text."))

    assert reader.view.cursorWidth() >= 2


def test_who_comes_by_tab_sees_a_frame_around_the_article(reader: Reader) -> None:
    view = reader.view
    view.clearFocus()
    without = view.grab().toImage().pixelColor(0, 0)

    view.setFocus(Qt.FocusReason.TabFocusReason)

    framed = view.grab().toImage().pixelColor(0, 0)
    assert (without, framed) == (LIGHT.color("surface"), LIGHT.color("focus"))


def test_a_dark_theme_darkens_the_page_and_its_margins(reader: Reader) -> None:
    reader.view.set_theme(DARK)

    image = reader.view.grab().toImage()
    corners = [image.pixelColor(5, 300), image.pixelColor(image.width() // 2, 590)]
    assert corners == [DARK.color("surface")] * 2


def test_a_font_of_the_interface_does_not_change_the_text(reader: Reader) -> None:
    before = reader.view.point_of(60)
    font = reader.view.font()
    font.setPointSize(30)

    reader.view.setFont(font)

    assert reader.view.point_of(60) == before


def test_the_view_is_small_enough_for_a_small_window(reader: Reader) -> None:
    assert reader.view.minimumSizeHint().width() <= QSize(300, 0).width()


def test_a_document_that_is_shown_no_longer_is_freed(reader: Reader) -> None:
    before = reader.view.document()

    reader.read(make_document("Another text."))

    assert not shiboken6.isValid(before)
