"""Which row each of several overlapping spans is drawn on."""

from collections.abc import Sequence

from annotator.core.ranges import RangeIndex


def lanes(ranges: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return the row of each range: 0 is next to the text, and rows never share a code point.

    The shorter of two overlapping ranges lies nearer to the text, so a nested span is always
    inside the line of the one around it. The answer depends on the ranges only, not their order
    (equal ranges apart, which keep their order). Its cost grows with the pairs that overlap, and
    ranges that do not hang together may be given apart.

    >>> lanes([(0, 10), (2, 4), (6, 8)])
    (1, 0, 0)
    """
    by_start = sorted(range(len(ranges)), key=lambda i: ranges[i])
    index = RangeIndex([ranges[i] for i in by_start])
    rows = [_NOT_PLACED] * len(ranges)
    for i in sorted(by_start, key=lambda i: (ranges[i][1] - ranges[i][0], ranges[i][0], i)):
        below = (rows[by_start[found]] for found in index.overlapping(*ranges[i]))
        rows[i] = max(below, default=_NOT_PLACED) + 1
    return tuple(rows)


_NOT_PLACED = -1
