"""Where the small label names go in the gap above a line of text: numbers in, numbers out."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

_GAP_PX = 5.0


class Anchor(NamedTuple):
    """A name that wants to stand over the beginning of its span.

    `left` and `right` are the span's ends on this line, in pixels; right-to-left text begins at
    the right one. `mark` stands behind the name, also where that is abbreviated.
    """

    key: int
    name: str
    left: float
    right: float
    is_rtl: bool
    mark: str = ""


class PlacedName(NamedTuple):
    """A name, whole or abbreviated, and where its left end stands."""

    key: int
    name: str
    left: float


def place_names(
    anchors: Sequence[Anchor],
    width_of: Callable[[str], float],
    *,
    left_px: float,
    right_px: float,
    guests: Sequence[Anchor] = (),
) -> list[PlacedName]:
    """Return the names of one line, none over another and all between two limits.

    A name that would reach over the next span's beginning is abbreviated. Where two would still
    collide, the one that reads later is pushed on as far as it stands over its span, and left out
    where it cannot: its span has its tint or line all the same. `guests` found no room over the
    line before, on which their spans begin; they take what the others leave.
    """
    placed: list[PlacedName] = []
    taken: list[_Stretch] = []
    in_turn = (*sorted(anchors, key=_reading_order), *sorted(guests, key=_reading_order))
    for anchor in in_turn:
        page = _Stretch(left_px, right_px).seen_from(anchor)
        following = _next_begin(anchor, anchors)
        for name, is_last in _spellings(anchor):
            width = width_of(name)
            limit = page.right if is_last else min(page.right, following - _GAP_PX)
            busy = sorted(stretch.seen_from(anchor) for stretch in taken)
            left = _free_place(_span_of(anchor), width, busy, _Stretch(page.left, limit))
            if left is not None:
                place = _Stretch(left, left + width).seen_from(anchor)
                placed.append(PlacedName(anchor.key, name, place.left))
                taken.append(place)
                break
    return placed


class _Stretch(NamedTuple):
    left: float
    right: float

    def seen_from(self, anchor: Anchor) -> "_Stretch":
        """Return it as it lies in the anchor's direction of reading; twice gives it back."""
        return _Stretch(-self.right, -self.left) if anchor.is_rtl else self


def _span_of(anchor: Anchor) -> _Stretch:
    return _Stretch(anchor.left, anchor.right).seen_from(anchor)


def _reading_order(anchor: Anchor) -> tuple[float, float]:
    """As the spans begin, in the text's own direction; a longer one before those in it."""
    span = _span_of(anchor)
    return span.left, span.left - span.right


def _next_begin(anchor: Anchor, anchors: Sequence[Anchor]) -> float:
    """Return where the first span begins that begins behind this one's end."""
    end = _span_of(anchor).right
    begins = (_Stretch(a.left, a.right).seen_from(anchor).left for a in anchors if a is not anchor)
    return min((begin for begin in begins if begin >= end), default=float("inf"))


def _spellings(anchor: Anchor) -> tuple[tuple[str, bool], ...]:
    """Return what may stand for a name, the longest first, and whether it is the last resort."""
    name = anchor.name
    found = tuple(dict.fromkeys((name, name[:3], name[:1])))
    return tuple((f"{short}{anchor.mark}", len(short) == 1) for short in found)


def _free_place(
    span: _Stretch, width: float, busy: Sequence[_Stretch], page: _Stretch
) -> float | None:
    """Return the free left end nearest to the span's beginning, None where none will do."""
    wanted = max(page.left, span.left)
    left = wanted
    for other in busy:
        if left < other.right + _GAP_PX and other.left - _GAP_PX < left + width:
            left = other.right + _GAP_PX
    is_over_span = left == wanted or left + width <= span.right + _GAP_PX
    return left if is_over_span and left + width <= page.right else None
