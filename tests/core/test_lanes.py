from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.lanes import lanes
from annotator.core.ranges import Range
from tests.strategies import filled_ranges

range_lists = st.lists(filled_ranges(20).map(lambda ends: Range(*ends)), max_size=10)


@given(range_lists)
def test_two_ranges_of_one_row_never_overlap(ranges: list[Range]) -> None:
    rows = lanes(ranges)

    assert not [
        (one, other)
        for one, other in combinations(range(len(ranges)), 2)
        if rows[one] == rows[other] and ranges[one].overlaps(ranges[other])
    ]


@given(range_lists)
def test_a_nested_range_lies_nearer_to_the_text_than_the_one_around_it(
    ranges: list[Range],
) -> None:
    rows = lanes(ranges)

    assert all(
        rows[inner] < rows[outer]
        for inner in range(len(ranges))
        for outer in range(len(ranges))
        if ranges[outer].contains(ranges[inner]) and ranges[outer] != ranges[inner]
    )


@given(range_lists)
def test_every_row_is_the_first_that_lies_beyond_what_is_nearer(ranges: list[Range]) -> None:
    rows = lanes(ranges)

    for index, row in enumerate(rows):
        touching = {rows[i] for i, other in enumerate(ranges) if other.overlaps(ranges[index])}
        assert row == 0 or row - 1 in touching


@given(st.sets(filled_ranges(20), max_size=8), st.integers())
def test_the_rows_do_not_depend_on_the_order_the_ranges_come_in(
    ranges: set[tuple[int, int]], seed: int
) -> None:
    ordered = sorted(ranges)
    shuffled = Random(seed).sample(ordered, len(ordered))

    rows = dict(zip(shuffled, lanes(shuffled), strict=True))

    assert tuple(rows[ends] for ends in ordered) == lanes(ordered)


def test_no_ranges_have_no_rows() -> None:
    assert lanes([]) == ()


def test_equal_ranges_are_stacked_in_the_order_they_come_in() -> None:
    assert lanes([(0, 4), (0, 4), (0, 4)]) == (0, 1, 2)
