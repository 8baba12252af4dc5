"""Which row each of several overlapping spans is drawn on."""

from collections.abc import Sequence


def lanes(ranges: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return the row of each range: 0 is next to the text, and rows never share a code point.

    The shorter of two overlapping ranges lies nearer to the text, so a nested span is always
    inside the line of the one around it. The answer depends on the ranges only, not their order
    (equal ranges apart, which keep their order). O(n²) at worst: give it one cluster of ranges.

    >>> lanes([(0, 10), (2, 4), (6, 8)])
    (1, 0, 0)
    """
    order = sorted(
        range(len(ranges)), key=lambda i: (ranges[i][1] - ranges[i][0], ranges[i][0], i)
    )
    rows = [0] * len(ranges)
    placed: list[int] = []
    for index in order:
        start, end = ranges[index]
        below = [rows[i] for i in placed if ranges[i][0] < end and start < ranges[i][1]]
        rows[index] = max(below, default=-1) + 1
        placed.append(index)
    return tuple(rows)
