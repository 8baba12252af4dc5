from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.text.link_routes import Place, Room, Route, Row, nearest, place_plate, route

ROOM = Room(28, 628, 0, 400)
HEIGHT = 40.0
COUNT = 10
ROWS = tuple(Row(n * HEIGHT + 12, n * HEIGHT + 30, n * HEIGHT + 38) for n in range(COUNT))
"""Ten lines: letters from 12 to 30, rows of lines down to 38, names of the next line to 52."""


def routed(near: list[Place], far: list[Place], **values: int) -> Route:
    found = route(near, far, ROWS, ROOM, **values)
    assert found is not None
    return found


def is_upright(found: Route) -> bool:
    return all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(found.corners))


def crossed(found: Route, own: tuple[Place, ...]) -> list[int]:
    """The rows whose letters the link runs over, where these are not its own spans'."""
    return [
        number
        for (x1, y1), (x2, y2) in pairwise(found.corners)
        for number, row in enumerate(ROWS)
        if _overlaps(y1, y2, row.top, row.foot) and _overlaps(x1, x2, ROOM.left, ROOM.right)
        if not any(p.row == number and p.left <= x1 <= p.right for p in own)
    ]


def _overlaps(one: float, other: float, low: float, high: float) -> bool:
    return min(one, other) < high and max(one, other) > low


def test_on_one_line_a_link_runs_in_the_lane_under_it() -> None:
    found = routed([Place(2, 300, 400)], [Place(2, 100, 200)])

    assert found.corners[0][1] == found.corners[-1][1] == ROWS[2].foot
    assert {y for _, y in found.corners[1:-1]} == {ROWS[2].lane}
    assert 300 <= found.corners[0][0] <= 400
    assert 100 <= found.corners[-1][0] <= 200


def test_to_a_nested_span_a_link_hooks_round_the_end_with_more_room() -> None:
    by_right = routed([Place(2, 100, 400)], [Place(2, 180, 260)]).corners
    by_left = routed([Place(2, 100, 400)], [Place(2, 300, 380)]).corners

    assert 180 <= by_right[-1][0] <= 260 < by_right[0][0] <= 400
    assert 100 <= by_left[0][0] < 300 <= by_left[-1][0] <= 380


def test_to_the_span_around_it_a_link_hooks_out() -> None:
    found = routed([Place(2, 120, 260)], [Place(2, 100, 400)])

    assert 120 <= found.corners[0][0] <= 260 < found.corners[-1][0]


def test_between_lines_that_follow_each_other_a_link_runs_in_the_lane_between() -> None:
    found = routed([Place(3, 300, 400)], [Place(2, 100, 200)])

    assert found.corners[0][1] == ROWS[3].top
    assert found.corners[-1][1] == ROWS[2].foot
    assert {y for _, y in found.corners[1:-1]} == {ROWS[2].lane}


def test_upwards_a_link_leaves_where_no_name_stands() -> None:
    rows = list(ROWS)
    rows[3] = rows[3]._replace(names=((300.0, 350.0),))

    found = route([Place(3, 300, 400)], [Place(2, 310, 340)], rows, ROOM)

    assert found is not None
    assert found.corners[0][0] > 350


def test_between_lines_far_apart_a_link_runs_down_the_nearer_margin() -> None:
    left = routed([Place(1, 40, 90)], [Place(6, 60, 120)])
    right = routed([Place(1, 540, 590)], [Place(6, 500, 600)])

    assert min(x for x, _ in left.corners) < ROOM.left
    assert max(x for x, _ in right.corners) > ROOM.right


def test_links_in_the_margin_do_not_lie_over_each_other() -> None:
    one = routed([Place(1, 40, 90)], [Place(6, 60, 120)], track=0)
    other = routed([Place(1, 40, 90)], [Place(7, 60, 120)], track=1)

    assert min(one.corners)[0] != min(other.corners)[0]


def test_the_runs_that_are_nearest_to_each_other_are_joined() -> None:
    claim = [Place(2, 300, 600), Place(3, 28, 600), Place(4, 28, 200)]

    assert nearest(claim, [Place(4, 400, 500)]) == (claim[2], Place(4, 400, 500))
    assert nearest(claim, [Place(2, 28, 90)]) == (claim[0], Place(2, 28, 90))


@pytest.mark.parametrize(("way", "edge"), [(-1, ROOM.top), (1, ROOM.bottom)])
def test_to_what_is_not_in_view_a_link_runs_to_the_edge(way: int, edge: float) -> None:
    found = routed([Place(4, 100, 200)], [], way=way)

    assert abs(found.corners[-1][1] - edge) < 8
    assert found.corners[-1][0] < ROOM.left


@pytest.mark.parametrize(("way", "edge"), [(-1, ROOM.top), (1, ROOM.bottom)])
def test_from_what_is_not_in_view_a_link_comes_from_the_edge(way: int, edge: float) -> None:
    found = routed([], [Place(4, 100, 200)], way=way)

    assert abs(found.corners[0][1] - edge) < 8
    assert found.corners[-1][1] == ROWS[4].foot


def test_where_neither_end_is_in_view_there_is_no_link() -> None:
    assert route([], [], ROWS, ROOM, way=1) is None


@st.composite
def places(draw: st.DrawFn) -> Place:
    left = draw(st.integers(28, 610))
    width = draw(st.integers(4, 628 - left))
    return Place(draw(st.integers(0, COUNT - 1)), left, left + width, draw(st.booleans()))


@given(one=places(), other=places(), track=st.integers(0, 9))
def test_no_link_runs_over_letters(one: Place, other: Place, track: int) -> None:
    found = routed([one], [other], track=track)

    assert is_upright(found)
    assert crossed(found, (one, other)) == []


@given(here=places(), way=st.sampled_from((-1, 1)), comes=st.booleans())
def test_no_link_to_the_edge_runs_over_letters(here: Place, way: int, comes: bool) -> None:
    found = routed([] if comes else [here], [here] if comes else [], way=way)

    assert is_upright(found)
    assert crossed(found, (here,)) == []


@given(one=places(), other=places())
def test_a_link_begins_and_ends_at_its_spans(one: Place, other: Place) -> None:
    found = routed([one], [other])

    assert one.left <= found.corners[0][0] <= one.right
    assert other.left <= found.corners[-1][0] <= other.right


# The name beside it


def path(x: float, side: int = 1) -> Route:
    return Route(((x, 30), (x, 38), (x + 90 * side, 38)), (x, 38), 0, side)


def test_a_name_stands_beside_the_end_over_the_link() -> None:
    assert place_plate(50, path(200), (), ROOM) == 204
    assert place_plate(50, path(200, -1), (), ROOM) == 146


def test_a_name_gives_way_to_what_stands_there() -> None:
    left = place_plate(50, path(200), ((190, 230),), ROOM)

    assert left >= 230 or left + 50 <= 190


def test_a_name_stays_on_the_page() -> None:
    assert place_plate(50, path(30, -1), (), ROOM) >= ROOM.left - 10
    assert place_plate(50, path(620, 1), (), ROOM) + 50 <= ROOM.right + 10


def test_a_name_without_any_free_place_stands_where_it_belongs() -> None:
    assert place_plate(50, path(200), ((-100, 900),), ROOM) == 204


@given(
    x=st.floats(30, 620),
    width=st.floats(10, 120),
    taken=st.lists(
        st.tuples(st.floats(28, 560), st.floats(5, 60)).map(lambda p: (p[0], p[0] + p[1])),
        max_size=4,
    ),
)
def test_a_name_stands_over_nothing_where_there_is_room(
    x: float, width: float, taken: list[tuple[float, float]]
) -> None:
    left = place_plate(width, path(x), taken, ROOM)

    is_free = all(left + width <= one or other <= left for one, other in taken)
    assert is_free or sum(high - low for low, high in taken) + width > 100
