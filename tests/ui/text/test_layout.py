import pytest
import regex
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from annotator.ui.text.view import TextView
from tests.factories import make_document
from tests.ui.text.conftest import TEXT, Reader

# Without pairs that a face may draw as one, such as "fi" or lam and alef.
MIXED = "The word سلم appeared twice, and قال المتحدث once. 👩‍💻 e\u0301 end"


def graphemes(text: str) -> list[int]:
    """Where each visible character of a text begins."""
    return [m.start() for m in regex.finditer(r"\X", text) if not m.group().isspace()]


@pytest.mark.parametrize(
    "text",
    ["Two soldiers died.\nNobody answered.", MIXED, "قال Ilse Varga من البعثة 2026 ذلك"],
    ids=["left to right", "mixed", "right to left"],
)
def test_the_middle_of_each_character_is_on_it(reader: Reader, text: str) -> None:
    reader.read(make_document(text))
    page = reader.view.page

    found = [page.under(page.point_of(offset)) for offset in graphemes(text)]

    assert found == graphemes(text)


def test_carets_are_never_put_inside_a_character(reader: Reader) -> None:
    reader.read(make_document("a👩‍💻b"))
    page = reader.view.page
    box = page.rect_of(1)

    carets = {page.caret_at(QPointF(box.left() + x, box.center().y())) for x in range(40)}

    assert carets <= {0, 1, 4, 5}


def test_a_point_beside_the_text_is_on_no_character(reader: Reader) -> None:
    page = reader.view.page

    assert page.under(page.point_of(0) - QPointF(20, 0)) is None


def test_a_point_below_the_text_puts_the_caret_in_the_last_line(reader: Reader) -> None:
    page = reader.view.page

    assert page.caret_at(QPointF(10_000, 10_000)) == len(TEXT)


def test_left_to_right_text_in_a_line_is_one_piece(reader: Reader) -> None:
    page = reader.view.page
    start = reader.at("two soldiers")

    (piece,) = page.pieces(page.line_of(start), start, start + len("two soldiers"))

    assert (piece.opens, piece.closes, piece.is_rtl) == (True, True, False)


def test_a_stretch_over_two_lines_opens_in_one_and_closes_in_the_other(reader: Reader) -> None:
    reader.read(make_document("word " * 60))
    page = reader.view.page
    last = page.line_of(0).end

    first_line, second_line = (
        page.pieces(page.line_of(offset), last - 10, last + 10) for offset in (last - 1, last)
    )

    assert [(p.opens, p.closes) for p in first_line + second_line] == [(True, False), (False, True)]


def test_a_stretch_of_mixed_direction_is_several_pieces(reader: Reader) -> None:
    reader.read(make_document("abc قال المتحدث def"))
    page = reader.view.page
    start = reader.at("bc")

    pieces = page.pieces(page.line_of(0), start, reader.at("لمتحدث"))

    # The Arabic words run from right to left, so their first letters are not beside "bc".
    assert len(pieces) == 2
    assert pieces[0].right < pieces[1].left


def test_the_pieces_of_a_stretch_cover_its_characters_and_no_other(reader: Reader) -> None:
    reader.read(make_document(MIXED))
    page, line = reader.view.page, reader.view.page.line_of(0)
    start, end = reader.at("سلم"), reader.at("المتحدث")

    pieces = page.pieces(line, start, end)

    inside = {
        offset
        for offset in graphemes(MIXED)
        if any(p.left <= page.point_of(offset).x() <= p.right for p in pieces)
    }
    assert inside == {offset for offset in graphemes(MIXED) if start <= offset < end}


def test_right_to_left_paragraphs_stand_at_the_right(reader: Reader) -> None:
    page = reader.view.page
    arabic, english = page.line_of(reader.at("قال")), page.line_of(0)

    assert arabic.is_rtl
    assert arabic.left > english.left + 100
    assert page.rect_of(reader.at("قال")).right() == pytest.approx(arabic.right, abs=2)


def test_space_at_the_end_of_a_line_has_no_piece(reader: Reader) -> None:
    reader.read(make_document("word " * 60))
    page = reader.view.page
    line = page.line_of(0)

    assert page.pieces(line, line.end - 1, line.end) == []


def test_a_stretch_without_width_has_a_sliver_to_be_seen_by(reader: Reader) -> None:
    reader.read(make_document("a\u200db قال\u200d"))
    page = reader.view.page

    for joiner in (1, 7):
        (piece,) = page.pieces(page.line_of(joiner), joiner, joiner + 1)
        assert piece.right > piece.left


@pytest.mark.parametrize("separator", [" ", "\n\n"], ids=["one paragraph", "paragraphs"])
def test_offsets_hold_in_a_text_of_a_million_characters(
    qtbot: QtBot, reader: Reader, separator: str
) -> None:
    sentences = (f"Sentence {n} says that nothing at all has changed." for n in range(21_000))
    text = separator.join(sentences)
    reader.read(make_document(text))
    at = text.index("Sentence 20000 ")

    reader.view.set_scroll_offset(at)
    qtbot.mouseDClick(
        reader.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=reader.view.point_of(at + 3),
    )

    assert (reader.view.anchor, reader.selected_text) == (at, "Sentence")


def test_a_huge_paragraph_of_right_to_left_text_stays_at_the_right(reader: Reader) -> None:
    text = "قال المتحدث إن Ilse Varga نفت ذلك. " * 1500
    reader.read(make_document(text))
    page = reader.view.page

    for offset in range(0, len(text), len(text) // 7):
        assert page.line_of(offset).is_rtl


def test_a_text_without_a_single_space_is_shown_within_the_page(view: TextView) -> None:
    view.show_document(make_document("a" * 120_000))

    line = view.page.line_of(60_000)

    assert line.right <= view.viewport().width()
    assert view.page.rect_of(119_999).right() <= view.viewport().width()


def test_a_text_higher_than_a_page_can_be_is_shown_as_far_as_it_goes(reader: Reader) -> None:
    text = "a\n" * 250_000
    reader.read(make_document(text))

    reader.view.set_scroll_offset(len(text) - 1)

    assert reader.view.page.line_of(len(text) - 1).start > 100_000
    assert reader.view.scroll_offset > 100_000
