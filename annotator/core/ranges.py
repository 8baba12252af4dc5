"""Half-open ranges `[start, end)` of code points, and an index over many of them."""

from bisect import bisect_left
from collections.abc import Sequence
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
    """Answers which of many ranges touch a stretch, in O(log n + hits) for nested ranges.

    The ranges must be sorted by start. Answers are indices into them, ascending.
    """

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]
        self._farthest = list(accumulate(self._ends, max))

    def overlapping(self, start: int, end: int) -> list[int]:
        """Return the indices of the ranges that share a code point with `[start, end)`."""
        found: list[int] = []
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._farthest[index] > start:
            if self._ends[index] > start:
                found.append(index)
            index -= 1
        return found[::-1]

    def at(self, offset: int) -> list[int]:
        """Return the indices of the ranges that hold the code point at `offset`."""
        return self.overlapping(offset, offset + 1)

    def cluster(self, start: int, end: int) -> list[int]:
        """Return the indices of what overlaps `[start, end)`, directly or through each other."""
        found = self.overlapping(start, end)
        while found:
            left = min(start, self._starts[found[0]])
            right = max(end, max(self._ends[index] for index in found))
            wider = self.overlapping(left, right)
            if len(wider) == len(found):
                break
            start, end, found = left, right, wider
        return found
