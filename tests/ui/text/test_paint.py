import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from annotator.core.labels import DEFAULT_LABEL_SET, Label, LabelSet
from annotator.core.records import Span
from annotator.ui.text.measures import ReadingStyle
from annotator.ui.theme import DARK, LIGHT, Theme
from tests.factories import make_document, make_span
from tests.ui.text.conftest import TEXT, Reader

HUES = {label.name: label.hue for label in DEFAULT_LABEL_SET.labels}


def picture(reader: Reader) -> QImage:
    return reader.view.viewport().grab().toImage()


def colors_of(reader: Reader, part: str, *, top: int = -16, bottom: int = 24) -> set[str]:
    """The colours beside and around the letters of `part`, by distance to the baseline."""
    image, page = picture(reader), reader.view.page
    first, last = reader.at(part), reader.at(part) + len(part) - 1
    line = page.line_of(first)
    left, right = sorted((page.point_of(first).x(), page.point_of(last).x()))
    y = round(line.baseline) - reader.view.verticalScrollBar().value()
    return {
        image.pixelColor(x, y + dy).name()
        for x in range(round(left), round(right))
        for dy in range(top, bottom)
    }


def fill(label: str, theme: Theme = LIGHT) -> str:
    return theme.label_colors(HUES[label]).fill.name()


def edge(label: str, theme: Theme = LIGHT) -> str:
    return theme.label_colors(HUES[label]).edge.name()


def test_a_short_span_is_tinted(reader: Reader, casualty: Span) -> None:
    reader.show(casualty)

    assert fill("casualty") in colors_of(reader, casualty.text)


def test_text_beside_a_span_is_not_tinted(reader: Reader, casualty: Span) -> None:
    reader.show(casualty)

    assert fill("casualty") not in colors_of(reader, "Sunday")


def test_a_tint_takes_on_the_theme(reader: Reader, casualty: Span) -> None:
    reader.view.set_theme(DARK)
    reader.show(casualty)

    assert fill("casualty", DARK) in colors_of(reader, casualty.text)


def test_a_long_span_has_a_line_and_no_tint(reader: Reader) -> None:
    long = make_span(TEXT[:70], within=TEXT, label="actor")
    reader.show(long)

    colors = colors_of(reader, "ministry said")
    assert edge("actor") in colors
    assert fill("actor") not in colors


def test_both_a_span_and_the_one_nested_in_it_are_seen(
    reader: Reader, casualty: Span, actor: Span
) -> None:
    reader.show(casualty, actor)

    colors = colors_of(reader, actor.text)
    assert {fill("actor"), fill("casualty"), edge("actor")} <= colors


def test_spans_that_cross_are_both_seen_where_they_overlap(reader: Reader) -> None:
    first = make_span("two soldiers were", within=TEXT, label="actor")
    second = make_span("soldiers were killed on", within=TEXT, label="casualty")
    reader.show(first, second)

    assert {fill("actor"), fill("casualty")} <= colors_of(reader, "soldiers were")


def test_a_span_of_right_to_left_text_is_tinted_on_its_letters(reader: Reader) -> None:
    span = make_span("باسم الوزارة", within=TEXT, label="actor")
    reader.show(span)

    assert fill("actor") in colors_of(reader, span.text)
    assert fill("actor") not in colors_of(reader, "جنديين قتلا")


def test_a_name_stands_above_its_span(reader: Reader, casualty: Span) -> None:
    bare = colors_of(reader, casualty.text, top=-26, bottom=-17)

    reader.show(casualty)

    assert len(colors_of(reader, casualty.text, top=-26, bottom=-17)) > len(bare)


def test_names_can_be_left_out(reader: Reader, casualty: Span) -> None:
    reader.view.set_reading(ReadingStyle(show_names=False))
    reader.show(casualty)

    assert colors_of(reader, casualty.text, top=-26, bottom=-17) == {LIGHT.surface}


@pytest.mark.parametrize("depth", [1, 3, 8])
def test_no_span_ever_covers_a_letter(reader: Reader, depth: int) -> None:
    text = "mmmmm " * 60
    reader.read(make_document(text))
    letters = ink(reader)
    spans = [
        Span(id=f"s{n}", label="claim", start=n, end=240 - n, text=text[n : 240 - n])
        for n in range(depth)
    ]

    reader.show(*spans)

    assert letters <= ink(reader)


def ink(reader: Reader) -> set[tuple[int, int]]:
    """Where the picture is as dark as letters are."""
    image = picture(reader)
    return {
        (x, y)
        for x in range(0, image.width())
        for y in range(40, 200)
        if image.pixelColor(x, y) == QColor(LIGHT.text)
    }


def test_labels_of_one_hue_are_told_apart_by_their_edges(reader: Reader) -> None:
    labels = tuple(Label(name=f"label{n}", hue=100) for n in range(4))
    one_hue = LabelSet(labels=labels)
    edges: set[tuple[bool, ...]] = set()

    for label in labels:
        span = make_span("two soldiers were killed", within=TEXT, label=label.name)
        reader.view.set_reading(ReadingStyle(show_names=False))
        reader.view.show_spans((span,), "", one_hue)
        edges.add(edge_pattern(reader, span))

    assert len(edges) == 4


def edge_pattern(reader: Reader, span: Span) -> tuple[bool, ...]:
    """Where along and below the foot of a span its edge is drawn."""
    image, page = picture(reader), reader.view.page
    box = page.rect_of(span.start)
    end = page.rect_of(span.end - 1)
    y = round(box.bottom())
    ground = {LIGHT.surface, LIGHT.label_colors(100).fill.name()}
    return tuple(
        image.pixelColor(x, y + dy).name() not in ground
        for dy in range(4)
        for x in range(round(box.left()) + 4, round(end.right()) - 4)
    )


def test_the_picked_span_has_an_outline(reader: Reader, casualty: Span) -> None:
    reader.show(casualty)
    before = colors_of(reader, casualty.text)

    reader.show(casualty, picked=casualty.id)

    assert LIGHT.focus not in before
    assert LIGHT.focus in colors_of(reader, casualty.text)


def test_a_selection_is_seen_over_a_tint(reader: Reader, casualty: Span) -> None:
    reader.show(casualty)

    reader.view.show_selection(casualty.start, casualty.end)

    colors = colors_of(reader, casualty.text, top=-14, bottom=4)
    assert LIGHT.selection in colors
    assert fill("casualty") not in colors


def test_a_span_is_painted_wherever_the_page_is_scrolled(reader: Reader) -> None:
    text = "".join(f"Line {n} of many.\n" for n in range(400))
    reader.read(make_document(text), make_span("Line 300 of", within=text))

    reader.view.set_scroll_offset(reader.at("Line 295 "))

    assert fill("actor") in colors_of(reader, "Line 300 of")


def _differing(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures of the same size are not the same."""
    pixels = [
        [bytes(image.constScanLine(y)) for y in range(image.height())] for image in (one, other)
    ]
    return sum(
        row[x : x + 4] != again[x : x + 4]
        for row, again in zip(*pixels, strict=True)
        if row != again
        for x in range(0, len(row), 4)
    )


def test_a_part_that_is_painted_again_looks_as_before(
    reader: Reader, casualty: Span, actor: Span
) -> None:
    reader.show(casualty, actor)
    whole = picture(reader)
    at = reader.view.point_of(casualty.start)

    part = reader.view.viewport().grab(whole.rect().translated(at - QPoint(10, 10))).toImage()

    right, below = whole.width() - at.x() - 10, whole.height() - at.y() - 10
    again, before = (
        part.copy(0, 0, right, below),
        whole.copy(at.x() - 10, at.y() - 10, right, below),
    )
    # Qt begins the dashes of a line at the edge of what it paints; nothing else may differ.
    assert _differing(again, before) < 0.0005 * right * below
