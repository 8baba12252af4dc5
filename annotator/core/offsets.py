"""Converts offsets, and nothing else does: Python counts code points, Qt UTF-16 units."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

_ASTRAL = re.compile(r"[\U00010000-\U0010FFFF]")

# What QTextDocument would drop, fold or swap, and what it is shown instead, one unit for one unit.
# U+FEFF at the start is dropped, U+FFFE at the start swaps the bytes of the whole text, and the
# others end a paragraph.
_DISPLAY = {
    0xFEFF: "\u200b",
    0xFFFE: "\u200b",
    0xFDD0: "\u200b",
    0xFDD1: "\u200b",
    0x0D: " ",
    0x00: "\u200b",
}


class OffsetMap:
    """Converts offsets of one text. Python counts code points, Qt counts UTF-16 units.

    Holds only the positions of astral characters, so a text without any costs nothing.

    >>> OffsetMap("a😀b").to_utf16(2)
    3
    """

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._text = text
        self._astral = (
            () if text.isascii() else tuple(match.start() for match in _ASTRAL.finditer(text))
        )
        self._astral_utf16 = tuple(at + index for index, at in enumerate(self._astral))

    @property
    def length_utf16(self) -> int:
        """The text's length in UTF-16 units."""
        return self.length + len(self._astral)

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 offset of a code-point offset."""
        return offset + bisect_left(self._astral, offset)

    def from_utf16(self, offset_utf16: int) -> int:
        """Return the code-point offset; inside a surrogate pair, the pair's start."""
        return offset_utf16 - bisect_left(self._astral_utf16, offset_utf16)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in re.finditer("\n", self._text)))

    def line_and_column(self, offset: int) -> tuple[int, int]:
        r"""Return line and column, both counted from 1, of a code-point offset.

        >>> OffsetMap("ab\ncd").line_and_column(4)
        (2, 2)
        """
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def display_text(text: str) -> str:
    """Return what to give to Qt for `text`: as long, and shown the same, but left as it is.

    Replaces one for one the characters that Qt would drop or turn into something else, so every
    offset stays. The stored text is never altered.
    """
    return text.translate(_DISPLAY)
