"""Which way a text runs.

Source: Unicode Standard Annex #9, "Unicode Bidirectional Algorithm", rules P2 and P3 (the first
strong character decides on a paragraph) and table 4 (the classes that run right to left).
"""

import re
import unicodedata

_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    r"\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STRONG = ("L", "R", "AL")
_REACH = 2_000
"""Code points; a paragraph without a letter in so many has no direction worth looking for."""


def has_right_to_left(text: str) -> bool:
    """Return whether some of the text may run right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def runs_right_to_left(paragraph: str) -> bool:
    """Return whether a paragraph as a whole runs right to left."""
    kinds = (unicodedata.bidirectional(character) for character in paragraph[:_REACH])
    return next((kind for kind in kinds if kind in _STRONG), "L") != "L"
