from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.listed import Listed

lists = st.lists(st.integers(0, 60), unique=True, max_size=30)


def listed(*positions: int) -> Listed:
    return Listed(array("q", positions))


@given(lists)
def test_each_document_is_known_to_stand_where_it_does(positions: list[int]) -> None:
    rows = listed(*positions)

    assert [rows.at(row) for row in range(len(rows))] == positions
    assert [rows.row_of(position) for position in positions] == list(range(len(positions)))


@given(lists, st.integers(-1, 70))
def test_what_is_not_in_the_list_has_no_row(positions: list[int], position: int) -> None:
    rows = listed(*sorted(positions)), listed(*positions)

    if position not in positions:
        assert [of.row_of(position) for of in rows] == [-1, -1]


@given(lists.filter(bool))
def test_neighbours_lead_through_the_list_as_it_is_shown(positions: list[int]) -> None:
    rows = listed(*positions)

    forwards = [positions[0]]
    while (found := rows.neighbour(forwards[-1], 1)) >= 0:
        forwards.append(found)
    backwards = [positions[-1]]
    while (found := rows.neighbour(backwards[-1], -1)) >= 0:
        backwards.append(found)

    assert forwards == positions
    assert backwards == positions[::-1]


def test_beside_a_document_that_is_hidden_stands_what_is_nearest_in_import_order() -> None:
    rows = listed(2, 5, 9)

    assert (rows.neighbour(6, -1), rows.neighbour(6, 1)) == (5, 9)
    assert (rows.neighbour(1, -1), rows.neighbour(1, 1)) == (-1, 2)


def test_behind_a_document_that_is_hidden_in_a_sorted_list_stands_its_first() -> None:
    rows = listed(9, 2, 5)

    assert (rows.neighbour(6, -1), rows.neighbour(6, 1)) == (-1, 9)


@pytest.mark.parametrize(
    ("positions", "position", "after"),
    [
        ((2, 5, 9), 5, [9, 2]),
        ((2, 5, 9), 6, [9, 2, 5]),
        ((9, 2, 5), 2, [5, 9]),
        ((9, 2, 5), 7, [9, 2, 5]),
        ((), 0, []),
    ],
)
def test_after_the_last_document_comes_the_first_again(
    positions: tuple[int, ...], position: int, after: list[int]
) -> None:
    assert list(listed(*positions).after(position)) == after


def test_a_stretch_of_rows_has_the_positions_there() -> None:
    assert list(listed(9, 2, 5).between(range(1, 3))) == [2, 5]
