"""Data of a file that people write, with the line of each part, for faults in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.core.label_shape import Place


@dataclass
class Located:
    """Plain data, and where its parts begin; lines and columns count from 1.

    `faults` are places with a code and a sentence of what the file itself says twice or in a way
    that is not taken.
    """

    data: object = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[tuple[Place, str, str]] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """Return the line of a part, or of the nearest around it that stands in the file."""
        return line_of(self.lines, place)


def line_of(lines: Mapping[Place, int], place: Place) -> int:
    """Return the line of a place, or of the nearest one around it; 0 where none is known."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 0)


class NotReadableError(Exception):
    """The file is not written in its language at all, at a line and column."""

    def __init__(self, message: str, line: int, column: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.hint = hint
