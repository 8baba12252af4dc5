import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainterPathStroker

from annotator.core.ranges import Range
from annotator.ui.text.links import Drawn, ShownLink
from annotator.ui.text.measures import ReadingStyle
from annotator.ui.theme import DARK, LIGHT, THEMES, Theme
from tests.factories import make_document, make_span
from tests.ui.text.conftest import TEXT, Reader

LONG = "\n".join(f"Line {number} says nothing of note to anybody." for number in range(80))
MANY = f"The minister spoke.\n{LONG}\nThe mayor answered.\n{LONG}\nThe guard left."


def link(reader: Reader, head: str, tail: str, **values: object) -> ShownLink:
    here, there = (Range(reader.at(part), reader.at(part) + len(part)) for part in (head, tail))
    return ShownLink(here, there, "speaker", words=tail)._replace(**values)


def picture(reader: Reader) -> QImage:
    return reader.view.viewport().grab().toImage()


def drawn(reader: Reader) -> tuple[Drawn, ...]:
    """What is painted of the links, after it was."""
    picture(reader)
    return reader.view.link_layer.drawn


def letters_of(reader: Reader) -> list[QRectF]:
    """The boxes of all words in view."""
    page, view = reader.view.page, reader.view
    height = view.viewport().height()
    top = view.to_page(QPointF()).y()
    return [
        QRectF(piece.left, line.baseline - 8, piece.right - piece.left, 8)
        for line in page.lines(top, top + height)
        for piece in page.pieces(line, line.start, line.end)
    ]


def test_a_link_is_painted(reader: Reader) -> None:
    before = picture(reader)

    reader.view.show_links((link(reader, "We did not fire first", "Gen. Orlo Tanne"),))

    assert picture(reader) != before


def test_links_are_taken_away(reader: Reader) -> None:
    before = picture(reader)
    reader.view.show_links((link(reader, "We did not fire first", "Gen. Orlo Tanne"),))

    reader.view.show_links(())

    assert picture(reader) == before
    assert drawn(reader) == ()


def test_a_proposal_looks_different_from_a_link(reader: Reader) -> None:
    reader.view.show_links((link(reader, "We did not", "Gen. Orlo Tanne"),))
    before = picture(reader)

    reader.view.show_links((link(reader, "We did not", "Gen. Orlo Tanne", is_proposed=True),))

    assert picture(reader) != before


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("We did not fire first", "Gen. Orlo Tanne"),
        ("two soldiers were killed", "soldiers"),
        ("Nobody answered him", "Baku's ministry"),
        ("The mission", "Baku's ministry"),
        ("المتحدث باسم الوزارة", "جنديين قتلا"),
        ("يوم الأحد", "The mission"),
    ],
)
@pytest.mark.parametrize("is_incoming", [False, True])
def test_no_link_is_painted_over_letters(
    reader: Reader, head: str, tail: str, is_incoming: bool
) -> None:
    reader.view.show_links((link(reader, head, tail, is_incoming=is_incoming),))

    (item,) = drawn(reader)

    # A path by itself counts as all that it goes round.
    line = QPainterPathStroker().createStroke(item.curve)
    assert [box for box in letters_of(reader) if line.intersects(box)] == []
    assert [box for box in letters_of(reader) if item.plate.intersects(box)] == []


def test_the_target_is_outlined_and_not_the_picked_span(reader: Reader) -> None:
    reader.view.show_links((link(reader, "We did not", "Gen. Orlo Tanne"),))
    (out,) = drawn(reader)
    reader.view.show_links((link(reader, "We did not", "Gen. Orlo Tanne", is_incoming=True),))
    (back,) = drawn(reader)

    tanne = reader.view.page.point_of(reader.at("Orlo"))
    fire = reader.view.page.point_of(reader.at("did not"))
    assert any(box.contains(tanne) for box in out.boxes)
    assert any(box.contains(fire) for box in back.boxes)


def test_the_arrow_points_at_the_end_of_the_relation(reader: Reader) -> None:
    for is_incoming in (False, True):
        one = link(reader, "We did not", "Gen. Orlo Tanne", is_incoming=is_incoming)
        reader.view.show_links((one,))
        (item,) = drawn(reader)

        page = reader.view.page
        span = [page.rect_of(offset) for offset in range(*one.tail)]
        assert span[0].left() <= item.arrow[0].x() <= span[-1].right()


def test_names_of_links_stand_beside_each_other(reader: Reader) -> None:
    targets = ("Gen. Orlo Tanne", "Gen. Orlo", "Tanne told")
    reader.view.show_links(tuple(link(reader, "We did not", target) for target in targets))

    plates = [item.plate for item in drawn(reader)]

    assert len(plates) == 3
    assert not any(one.intersects(other) for at, one in enumerate(plates) for other in plates[:at])


def test_a_name_does_not_hide_the_name_of_a_label(reader: Reader) -> None:
    spans = [
        make_span(part, within=TEXT, id=f"s{number}")
        for number, part in enumerate(("Baku's ministry", "Gen. Orlo Tanne", "reporters", "We"))
    ]
    reader.show(*spans)
    before = _label_ink(picture(reader))

    reader.view.show_links((link(reader, "killed on Sunday", "Baku's ministry"),))

    assert _label_ink(picture(reader)) >= before * 0.9


def _label_ink(image: QImage) -> int:
    """How many pixels have the ink of an actor's name."""
    ink = LIGHT.label_colors(245, 0).ink
    return sum(
        image.pixelColor(x, y) == ink for y in range(image.height()) for x in range(image.width())
    )


def test_in_close_lines_names_stand_beside_the_text(reader: Reader) -> None:
    close = ReadingStyle(size_pt=9, line_spacing=1.5, show_names=False)
    reader.view.set_reading(close)
    reader.view.window().resize(1400, 600)
    targets = ("Gen. Orlo Tanne", "Tanne told")
    reader.view.show_links(tuple(link(reader, "We did not", target) for target in targets))

    one, other = (item.plate for item in drawn(reader))

    line = reader.view.page.line_of(reader.at("We did not"))
    assert one.left() > line.right
    assert other.left() > one.right()


def test_a_name_without_room_anywhere_is_left_out(reader: Reader) -> None:
    reader.view.set_reading(ReadingStyle(size_pt=9, line_spacing=1.5, show_names=False))
    reader.view.window().resize(300, 600)
    reader.view.show_links((link(reader, "We did not", "Gen. Orlo Tanne"),))

    (item,) = drawn(reader)

    assert item.plate.isEmpty()
    assert not item.curve.isEmpty()


# What is not in view


@pytest.fixture
def many(reader: Reader) -> Reader:
    """A text of many screens, its middle in view."""
    reader.read(make_document(MANY))
    reader.view.set_scroll_offset(reader.at("The mayor") - 300)
    return reader


@pytest.mark.parametrize(
    ("tail", "said"), [("The minister", "↑ speaker: The minister"), ("The guard", "↓ speaker:")]
)
def test_a_target_that_is_not_in_view_is_pointed_to(many: Reader, tail: str, said: str) -> None:
    many.view.show_links((link(many, "The mayor", tail),))

    (item,) = drawn(many)

    assert item.text.startswith(said)
    assert item.boxes == ()
    visible = QRectF(many.view.to_page(QPointF()), many.view.viewport().size())
    assert visible.contains(item.plate)


def test_a_long_name_of_what_is_not_in_view_is_cut(many: Reader) -> None:
    many.view.show_links((link(many, "The mayor", "The minister", words="w" * 200),))

    (item,) = drawn(many)

    assert item.text.endswith("…")
    assert len(item.text) < 60


def test_scrolled_a_link_finds_its_target(many: Reader) -> None:
    many.view.show_links((link(many, "The mayor", "The minister"),))
    assert drawn(many)[0].text.startswith("↑")

    many.view.set_scroll_offset(0)

    (item,) = drawn(many)
    assert item.text == "speaker"
    assert len(item.boxes) == 1


def test_where_neither_end_is_in_view_nothing_is_painted(many: Reader) -> None:
    many.view.show_links((link(many, "The minister", "The guard"),))

    assert drawn(many) == ()


def test_another_document_has_no_links(reader: Reader) -> None:
    reader.view.show_links((link(reader, "We did not", "Gen. Orlo Tanne"),))

    reader.read(make_document("Another text."))

    assert reader.view.links == ()


# The source of a value


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_what_a_value_was_read_from_is_marked(reader: Reader, theme: Theme) -> None:
    reader.view.set_theme(theme)
    before = picture(reader)

    reader.view.show_source(Range(reader.at("two"), reader.at("two") + 3))

    after = picture(reader)
    assert after != before
    assert _has(after, theme.color("warning"))

    reader.view.show_source(Range(0, 0))
    assert picture(reader) == before


def _has(image: QImage, color: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == color for y in range(image.height()) for x in range(image.width())
    )


def test_links_take_on_the_theme(reader: Reader) -> None:
    reader.view.set_theme(DARK)

    reader.view.show_links((link(reader, "We did not fire first", "Gen. Orlo Tanne"),))

    assert _has(picture(reader), DARK.color("accent"))
