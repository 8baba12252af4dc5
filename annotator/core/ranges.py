"""Half-open ranges `[start, end)` of code points, and an index over many of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple


class Range(NamedTuple):
    """A half-open range; empty where `start == end`, as a caret is."""

    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies in it."""
        return self.end <= self.start

    @property
    def length(self) -> int:
        """How many code points lie in it."""
        return self.end - self.start

    def overlaps(self, other: "Range") -> bool:
        """Whether some code point lies in both."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Range") -> bool:
        """Whether every code point of `other` lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def crosses(self, other: "Range") -> bool:
        """Whether they overlap and neither contains the other."""
        return self.overlaps(other) and not self.contains(other) and not other.contains(self)


class RangeIndex:
    """Answers which of many ranges touch a stretch, in O(log n + hits + depth of nesting).

    The ranges must be sorted by start. Answers are indices into them, ascending.
    """

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]
        self._longer = _nearest_that_ends_later(self._ends)

    def overlapping(self, start: int, end: int) -> list[int]:
        """Return the indices of the ranges that share a code point with `[start, end)`."""
        found: list[int] = []
        index = bisect_left(self._starts, end) - 1
        while index >= 0:
            if self._ends[index] > start:
                found.append(index)
                index -= 1
            else:
                index = self._longer[index]
        return found[::-1]

    def at(self, offset: int) -> list[int]:
        """Return the indices of the ranges that hold the code point at `offset`."""
        return self.overlapping(offset, offset + 1)

    def cluster(self, start: int, end: int) -> list[int]:
        """Return the indices of what overlaps `[start, end)`, directly or through each other."""
        found = self.overlapping(start, end)
        if not found:
            return []
        runs = self._cluster_starts
        first = runs[bisect_right(runs, found[0]) - 1]
        behind = bisect_right(runs, found[-1])
        return list(range(first, runs[behind] if behind < len(runs) else len(self._ends)))

    @cached_property
    def _cluster_starts(self) -> list[int]:
        """The first index of each run of ranges that hang together; sorted, they are runs."""
        reached = accumulate(self._ends, max, initial=0)
        pairs = enumerate(zip(self._starts, reached, strict=False))
        return [index for index, (start, farthest) in pairs if start >= farthest]


def _nearest_that_ends_later(ends: Sequence[int]) -> list[int]:
    """Return for each range the nearest one before it that ends later, -1 where none does.

    What lies between the two ends no later than the range itself, so a search may skip it.
    """
    found: list[int] = []
    for index, end in enumerate(ends):
        before = index - 1
        while before >= 0 and ends[before] <= end:
            before = found[before]
        found.append(before)
    return found
