"""Where a link runs between the lines of a page: numbers in, numbers out.

A link leaves the letters of a span downwards, or upwards where no name stands, and runs in the lane
between two lines of text, under the rows of lines of the one and over the names of the other. Where
its ends are lines apart it goes down the margin, so that it crosses no letters.
"""

from collections.abc import Sequence
from typing import NamedTuple

_INSET = 5.0
"""How far inside a span's letters a link begins or ends at least, where there is room."""
_BESIDE = 12.0
"""How far inside the nearer end it does, where the other end lies at that side."""
_HOOK = 8.0
"""How far beside a nested span its link leaves the span around it."""
_NAME_AIR = 3.0
_MARGIN = 9.0
_TRACK = 5.0
"""Pixels between the text and the first link in the margin, and between two of them."""
_EDGE_AIR = 4.0


class Row(NamedTuple):
    """A line of text in view, in pixels of the page."""

    top: float
    """Of its letters."""
    foot: float
    """Just under its letters."""
    lane: float
    """Where links may run, between its own rows of lines and the names of the next line."""
    names: tuple[tuple[float, float], ...] = ()
    """From where to where label names stand over it."""
    right: float = 0.0
    """Where its ink ends."""


class Place(NamedTuple):
    """A visual run of a span on a line, which is told by its number among the rows in view."""

    row: int
    left: float
    right: float
    is_rtl: bool = False

    @property
    def middle(self) -> float:
        """Its middle."""
        return (self.left + self.right) / 2

    def within(self, x: float) -> float:
        """Return the nearest to `x` where a link may begin."""
        inset = min(_INSET, (self.right - self.left) / 2)
        return min(max(x, self.left + inset), self.right - inset)


class Room(NamedTuple):
    """What of the page is in view, and where its column of text is."""

    left: float
    right: float
    top: float
    bottom: float


class Route(NamedTuple):
    """The corners of a link from the picked span to the other one, and where its name belongs."""

    corners: tuple[tuple[float, float], ...]
    at: tuple[float, float]
    """Where the name should stand, as near as there is room."""
    row: int
    """Under which of the rows that is."""
    side: int
    """At which side of it there is more of the link: -1 left, 1 right."""


def nearest(near: Sequence[Place], far: Sequence[Place]) -> tuple[Place, Place]:
    """Return the runs of two spans that are the nearest to each other; both have some."""
    pairs = ((one, other) for one in near for other in far)
    return min(pairs, key=lambda pair: (abs(pair[0].row - pair[1].row), _apart(*pair)))


def _apart(one: Place, other: Place) -> float:
    return max(one.left - other.right, other.left - one.right, 0.0)


def route(
    near: Sequence[Place],
    far: Sequence[Place],
    rows: Sequence[Row],
    room: Room,
    *,
    way: int = 0,
    track: int = 0,
) -> Route | None:
    """Return how a link goes from the picked span to the other one; None for no way.

    Args:
        near: The runs of the picked span that are in view.
        far: Those of the other span.
        rows: The lines in view, downwards.
        room: What is in view.
        way: Where the end that is not in view lies: -1 above, 1 below.
        track: How many links are in the margin already.
    """
    if near and far:
        one, other = nearest(near, far)
        if one.row == other.row:
            return _along(one, other, rows[one.row])
        if abs(one.row - other.row) == 1:
            return _across(one, other, rows)
        return _around(one, other, rows, room, track)
    if near:
        edge = near[0] if way < 0 else near[-1]
        return _out(edge, rows, room, way, track)
    if far:
        edge = far[0] if way < 0 else far[-1]
        out = _out(edge, rows, room, way, track)
        at = (out.corners[0][0], rows[edge.row].lane)
        return Route(out.corners[::-1], at, edge.row, -out.side)
    return None


def _along(one: Place, other: Place, row: Row) -> Route:
    """Both on one line: down, along the lane, and up."""
    start, end = _ends_on_a_line(one, other)
    corners = ((start, row.foot), (start, row.lane), (end, row.lane), (end, row.foot))
    return Route(corners, (end, row.lane), other.row, -1 if start < end else 1)


def _ends_on_a_line(one: Place, other: Place) -> tuple[float, float]:
    if other.left >= one.right:
        return one.within(one.right - _BESIDE), other.within(other.left + _BESIDE)
    if other.right <= one.left:
        return one.within(one.left + _BESIDE), other.within(other.right - _BESIDE)
    # One lies in the other: the link hooks round the end of the inner one with more room.
    outer, inner = (one, other) if one.right - one.left > other.right - other.left else (other, one)
    is_left = inner.left - outer.left >= outer.right - inner.right
    beside = outer.within(inner.left - _HOOK if is_left else inner.right + _HOOK)
    inside = inner.within(inner.left + _BESIDE if is_left else inner.right - _BESIDE)
    return (beside, inside) if outer is one else (inside, beside)


def _across(one: Place, other: Place, rows: Sequence[Row]) -> Route:
    """On two lines that follow each other: through the lane between them."""
    upper = min(one.row, other.row)
    lane = rows[upper].lane
    start = _foot_or_top(one, rows, upper, other.middle)
    end = _foot_or_top(other, rows, upper, start[0])
    corners = (start, (start[0], lane), (end[0], lane), end)
    return Route(corners, (end[0], lane), upper, -1 if start[0] < end[0] else 1)


def _foot_or_top(
    place: Place, rows: Sequence[Row], upper: int, toward: float
) -> tuple[float, float]:
    """Return where a link leaves a run into the lane under the row `upper`."""
    if place.row == upper:
        return place.within(toward), rows[upper].foot
    row = rows[place.row]
    return _free_x(place, row, toward), row.top


def _free_x(place: Place, row: Row, toward: float) -> float:
    """Return where over a run no name stands, the nearest to `toward`."""
    wanted = (toward, place.right, place.middle, place.left)
    candidates = [place.within(x) for x in wanted]
    free = [x for x in candidates if not any(_is_over(x, name) for name in row.names)]
    behind = place.within(place.left if place.is_rtl else place.right)
    return free[0] if free else behind


def _is_over(x: float, name: tuple[float, float]) -> bool:
    return name[0] - _NAME_AIR < x < name[1] + _NAME_AIR


def _around(one: Place, other: Place, rows: Sequence[Row], room: Room, track: int) -> Route:
    """Lines apart: down into the lane, to the margin, along it, and back in another lane."""
    by_left = one.left + other.left - 2 * room.left
    by_right = 2 * room.right - one.right - other.right
    is_left = by_left <= by_right
    margin = _margin(room, track, is_left=is_left)
    start = one.within(one.left if is_left else one.right)
    end = other.within(other.left if is_left else other.right)
    here, there = rows[one.row], rows[other.row]
    corners = (
        (start, here.foot),
        (start, here.lane),
        (margin, here.lane),
        (margin, there.lane),
        (end, there.lane),
        (end, there.foot),
    )
    return Route(corners, (end, there.lane), other.row, -1 if is_left else 1)


def _out(place: Place, rows: Sequence[Row], room: Room, way: int, track: int) -> Route:
    """To what is not in view: to the margin, and along it to the edge of the view."""
    is_left = place.left - room.left <= room.right - place.right
    margin = _margin(room, track, is_left=is_left)
    start = place.within(place.left if is_left else place.right)
    row = rows[place.row]
    edge = room.top + _EDGE_AIR if way < 0 else room.bottom - _EDGE_AIR
    corners = ((start, row.foot), (start, row.lane), (margin, row.lane), (margin, edge))
    first, last = _whole(rows, room)
    at = first if way < 0 else last
    return Route(corners, (margin, rows[at].lane), at, 1 if is_left else -1)


def _whole(rows: Sequence[Row], room: Room) -> tuple[int, int]:
    """Return the first and the last row under which there is a whole gap in view."""
    inside = [at for at, row in enumerate(rows) if room.top < row.foot and row.lane < room.bottom]
    return (inside[0], inside[-1]) if inside else (0, len(rows) - 1)


def _margin(room: Room, track: int, *, is_left: bool) -> float:
    away = _MARGIN + _TRACK * (track % 3)
    return room.left - away if is_left else room.right + away


def place_plate(
    width: float,
    route: Route,
    taken: Sequence[tuple[float, float]],
    room: Room,
    *,
    air: float = 4.0,
) -> float:
    """Return the left end of a name of some width: beside the link's end, over nothing taken.

    `taken` are stretches in the gap between the lines. The nearest free place counts; where none
    is, the name stands where it belongs.
    """
    x, side = route.at[0], route.side
    first = x + air if side > 0 else x - air - width
    second = x - air - width if side > 0 else x + air
    low, high = room.left - _MARGIN, room.right + _MARGIN - width
    edges = [edge + air for _, edge in taken] + [edge - air - width for edge, _ in taken]
    wanted = [first, second, *sorted(edges, key=lambda left: abs(left - first))]
    kept = [min(max(left, low), max(low, high)) for left in wanted]
    # Pushed back onto the page, a name must not lie over the end of its link.
    inside = [
        at for left, at in zip(wanted, kept, strict=True) if at == left or not at < x < at + width
    ]
    free = (
        left
        for left in inside
        if all(left + width + air <= one or other + air <= left for one, other in taken)
    )
    return next(free, (inside or kept)[0])
