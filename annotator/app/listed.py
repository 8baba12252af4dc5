"""The documents that the list shows, in its order."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain, islice
from operator import lt

from annotator.app.spanning import Direction


class Listed:
    """Documents by their position in the project, in the order of the list; never changed.

    To know at which row each stands, it is searched by halves where the list is in the order of
    import, and asked of a table where it is not. Making that takes a twentieth of a second for a
    million documents; any thread may do it.
    """

    def __init__(self, positions: "array[int]") -> None:
        self._positions = positions
        self._is_ascending = all(map(lt, positions, islice(positions, 1, None)))
        self._rows = array("I") if self._is_ascending else _rows_by_position(positions)

    def __len__(self) -> int:
        return len(self._positions)

    def at(self, row: int) -> int:
        """Return the position of the document at a row."""
        return self._positions[row]

    def between(self, rows: range) -> "array[int]":
        """Return the positions of the documents at a stretch of rows."""
        return self._positions[rows.start : rows.stop]

    def row_of(self, position: int) -> int:
        """Return the row at which a document stands, -1 where the list does not have it."""
        if not self._is_ascending:
            return self._rows[position] - 1 if 0 <= position < len(self._rows) else -1
        row = bisect_left(self._positions, position)
        is_there = row < len(self) and self._positions[row] == position
        return row if is_there else -1

    def neighbour(self, position: int, direction: Direction) -> int:
        """Return the position of the document behind or before another in the list, else -1.

        Beside one that the list does not have stands what would if it had; in a list that is
        sorted otherwise than by import, that is the first behind it.
        """
        row = self._row_behind(position) if direction > 0 else self._row_before(position)
        return self._positions[row] if 0 <= row < len(self) else -1

    def after(self, position: int) -> Iterator[int]:
        """Yield the positions behind a document, and then those before it from the first on."""
        behind = self._row_behind(position)
        before = behind - 1 if self.row_of(position) >= 0 else behind
        rows = chain(range(behind, len(self)), range(before))
        return (self._positions[row] for row in rows)

    def _row_behind(self, position: int) -> int:
        if self._is_ascending:
            return bisect_right(self._positions, position)
        return self.row_of(position) + 1

    def _row_before(self, position: int) -> int:
        if self._is_ascending:
            return bisect_left(self._positions, position) - 1
        return max(self.row_of(position), 0) - 1


def _rows_by_position(positions: "array[int]") -> "array[int]":
    """Return the row of each position, counted from 1; 0 for those that are not there."""
    rows = array("I", bytes(4 * (max(positions) + 1)))
    for row, position in enumerate(positions, 1):
        rows[position] = row
    return rows
