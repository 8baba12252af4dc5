import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from annotator.ui.text.measures import LineMetrics, ReadingStyle, measure

LINE = LineMetrics(above=15, below=5, name_height=10, rows=9, unit=1)


@given(rows=st.integers(1, 40), data=st.data())
def test_no_row_reaches_the_names_of_the_next_line(rows: int, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, rows - 1))

    offset, thickness = LINE.row(row, rows)

    assert LINE.below <= offset
    assert offset + thickness <= LINE.below + LINE.rows


def test_eight_rows_have_a_place_each() -> None:
    places = [LINE.row(row, 8)[0] for row in range(8)]

    assert all(lower - upper >= 1 for upper, lower in itertools.pairwise(places))


@pytest.mark.parametrize("spacing", [1.0, 1.5, 1.75, 3.0])
@pytest.mark.parametrize("size_pt", [7, 13, 40])
def test_there_is_room_for_names_and_rows_at_every_setting(
    qapp: QApplication, spacing: float, size_pt: float
) -> None:
    metrics = measure(ReadingStyle(size_pt=size_pt, line_spacing=spacing), qapp.font())

    assert metrics.body.rows >= 4
    assert metrics.heading.rows >= 4


def test_more_characters_to_a_line_make_a_wider_column(qapp: QApplication) -> None:
    narrow, wide = (
        measure(ReadingStyle(measure_chars=chars), qapp.font()).column for chars in (40, 80)
    )

    assert wide == pytest.approx(2 * narrow, abs=2)


def test_a_face_that_the_system_lacks_gives_way_to_one_that_it_has(qapp: QApplication) -> None:
    lacking = measure(ReadingStyle(family="No Such Face"), QFont()).font

    assert lacking.families() == measure(ReadingStyle(), QFont()).font.families()
